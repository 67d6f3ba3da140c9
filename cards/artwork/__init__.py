"""Pictures, and the muscles that an exercise trains → drawings ready to be placed."""

from cards.artwork import bitmap, muscle_map, pictures

__all__ = ["bitmap", "muscle_map", "pictures"]
