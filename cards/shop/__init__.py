"""What is asked → what is printed: files are found, stages run, processes kept."""

from cards.shop import layouts, options, printing

__all__ = ["layouts", "options", "printing"]
