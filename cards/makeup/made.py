"""A card as it leaves the make-up: its pages, what they measure, and what is to be said of them."""

from __future__ import annotations

from dataclasses import dataclass

from cards.diagnostics import CardsError, Diagnostic
from cards.makeup.legibility import Reach
from cards.page import Page


class OversetError(CardsError):
    """Text does not fit a design, whatever is given up."""


@dataclass(frozen=True, slots=True)
class Made:
    """A card, made up."""

    pages: tuple[Page, ...]
    reach: Reach
    diagnostics: tuple[Diagnostic, ...]
