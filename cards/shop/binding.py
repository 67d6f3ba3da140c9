"""The key `parts` of a deck or a project → the parts of a booklet."""

from __future__ import annotations

from collections.abc import Mapping

from cards.parts import WHOLE, Part
from cards.table import Table

_PARTS: Mapping[str, Part] = {str(part): part for part in Part}


def parts_of(table: Table) -> tuple[Part, ...] | None:
    """Return the parts that a table names, in the order of a booklet; None where it names none.

    CardsError, with its line, for a word that is no part, and for a list without the cards.
    """
    if not table.has("parts"):
        return None
    named = table.all_of("parts", _PARTS)
    if Part.CARDS not in named:
        raise table.entry("parts").wrong("leaves out the cards", 'write "cards" among the parts')
    return tuple(part for part in WHOLE if part in named)
