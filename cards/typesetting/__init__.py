"""Runs, measure and style → lines, galleys, and the largest size that fits."""

from cards.typesetting import copyfit, galley, lines

__all__ = ["copyfit", "galley", "lines"]
