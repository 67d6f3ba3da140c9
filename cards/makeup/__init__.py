"""Exercise, Layout and artwork → Page: every item at its final place."""

from cards.makeup import card, foot, postures

__all__ = ["card", "foot", "postures"]
