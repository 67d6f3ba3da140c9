"""Exercises and Pages → cover, contents, dividers, indexes and folios."""
