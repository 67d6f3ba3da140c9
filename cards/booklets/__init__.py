"""Exercises and Pages → cover, contents, dividers, indexes and folios; doses → a training plan."""

from cards.booklets import pages, plan

__all__ = ["pages", "plan"]
