"""A project in a browser: its exercises, decks and designs, and the card as it will print."""

__all__ = ["app", "running"]
