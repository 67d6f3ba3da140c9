"""Markdown exercise files → printed cards."""

__version__ = "0.1.0"
