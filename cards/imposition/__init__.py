"""Pages → Sheets: several on one, both sides, folded, with marks, on any stock."""

from cards.imposition import n_up, printer, saddle

__all__ = ["n_up", "printer", "saddle"]
