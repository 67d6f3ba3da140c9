"""A movement told in TOML → a drawing of its postures, and the words for it."""

__all__ = ["drawn", "sheet", "shelf"]
