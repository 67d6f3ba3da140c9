"""Exercises and Pages → cover, contents, dividers, indexes and folios."""

from cards.booklets import pages

__all__ = ["pages"]
