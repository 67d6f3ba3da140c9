"""Every kind of equipment by its name."""

from __future__ import annotations

from cards.figures import prop_bars, prop_cables, prop_cardio, prop_furniture, prop_machines, prop_weights
from cards.figures.props import Prop

_GROUPS = (prop_bars, prop_weights, prop_furniture, prop_cables, prop_machines, prop_cardio)

#: Kinds by the name that a file calls them.
KINDS: dict[str, type[Prop]] = {
    kind.KIND: kind
    for group in _GROUPS
    for kind in vars(group).values()
    if isinstance(kind, type) and issubclass(kind, Prop) and kind is not Prop
}
