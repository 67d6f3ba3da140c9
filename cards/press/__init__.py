"""Sheets → a PDF, and the proof of what was printed."""

from cards.press import plate, press, proof

__all__ = ["plate", "press", "proof"]
