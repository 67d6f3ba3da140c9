"""Pictures → drawings ready to be placed."""

from cards.artwork import bitmap, pictures

__all__ = ["bitmap", "pictures"]
