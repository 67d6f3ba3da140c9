"""The ways a figure is inked: in colour, in black and white, on a dark ground, as lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cards.colour import Colour
from cards.drawing import Hatch
from cards.figures.pieces import Role


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what a shape is; what has an outline instead of a fill; hatches for muscles."""

    name: str
    paper: Colour
    fills: Mapping[Role, Colour]
    hatches: Mapping[Role, Hatch] = field(default_factory=dict)
    #: Shapes drawn as paper with an outline of this colour, and its width.
    outlines: Mapping[Role, tuple[Colour, float]] = field(default_factory=dict)
    #: The colour of the jaw's edge.
    chin: Colour | None = None

    def __hash__(self) -> int:
        return hash(self.name)

    def on(self, paper: Colour) -> Theme:
        """Return the theme on another ground."""
        return replace(self, paper=paper)

    def accented(self, colour: Colour) -> Theme:
        """Return the theme with another colour for what works and what moves."""
        second, far = (_between(colour, self.fills[role]) for role in (Role.SECOND, Role.MUSCLE_FAR))
        accents = dict.fromkeys((Role.MUSCLE, Role.ARROW, Role.MARK, Role.NUMERAL), colour)
        return replace(self, fills={**self.fills, **accents, Role.SECOND: second, Role.MUSCLE_FAR: far})


def _between(one: Colour, other: Colour) -> Colour:
    pairs = ((one.red, other.red), (one.green, other.green), (one.blue, other.blue))
    return Colour(*(round((a + b) / 2, 3) for a, b in pairs))


def _rgb(code: str) -> Colour:
    parts = (round(int(code[at : at + 2], 16) / 255, 3) for at in (0, 2, 4))
    return Colour(*parts)


_WHITE, _BLACK = _rgb("ffffff"), _rgb("000000")
#: Bars on paper: 1.1 mm from one to the next, wide for what is trained first, thin for what is trained also.
_PITCH, _WIDE, _THIN = 3.1, 1.75, 0.75

COLOUR = Theme(
    "colour",
    _WHITE,
    {
        Role.NEAR: _rgb("10304a"),
        Role.FAR: _rgb("8a9fb0"),
        Role.GHOST: _rgb("cdd7df"),
        Role.MUSCLE: _rgb("ff8a1f"),
        Role.SECOND: _rgb("ffcf8a"),
        Role.MUSCLE_FAR: _rgb("ffb876"),
        Role.SECOND_FAR: _rgb("ffdfb4"),
        Role.IRON: _rgb("333d47"),
        Role.IRON_FAR: _rgb("8a9fb0"),
        Role.WIRE: _rgb("333d47"),
        Role.FRAME: _rgb("aeb9c2"),
        Role.PAD: _rgb("c8d2d9"),
        Role.CLOTH: _rgb("0e8a7d"),
        Role.CABLE: _rgb("333d47"),
        Role.BAND: _rgb("0e8a7d"),
        Role.FLOOR: _rgb("b3bec7"),
        Role.RING: _rgb("b3bec7"),
        Role.SHADOW: _rgb("e3e9ed"),
        Role.ARROW: _rgb("d4420a"),
        Role.MARK: _rgb("d4420a"),
        Role.NUMERAL: _rgb("d4420a"),
    },
)
DARK = Theme(
    "dark",
    _rgb("10304a"),
    {
        Role.NEAR: _WHITE,
        Role.FAR: _rgb("7d97ab"),
        Role.GHOST: _rgb("36546d"),
        Role.MUSCLE: _rgb("ffa742"),
        Role.SECOND: _rgb("ffd8ae"),
        Role.MUSCLE_FAR: _rgb("c98d4a"),
        Role.SECOND_FAR: _rgb("c0a48f"),
        Role.IRON: _rgb("c9d4dc"),
        Role.IRON_FAR: _rgb("7d97ab"),
        Role.WIRE: _rgb("c9d4dc"),
        Role.FRAME: _rgb("4d6a80"),
        Role.PAD: _rgb("5f7b90"),
        Role.CLOTH: _rgb("5fd3c4"),
        Role.CABLE: _rgb("c9d4dc"),
        Role.BAND: _rgb("5fd3c4"),
        Role.FLOOR: _rgb("4d6a80"),
        Role.RING: _rgb("4d6a80"),
        Role.SHADOW: _rgb("1d4260"),
        Role.ARROW: _rgb("ffa742"),
        Role.MARK: _rgb("ffa742"),
        Role.NUMERAL: _rgb("ffa742"),
    },
)
_INK = dict.fromkeys(
    (
        Role.NEAR,
        Role.IRON,
        Role.WIRE,
        Role.CABLE,
        Role.BAND,
        Role.FLOOR,
        Role.ARROW,
        Role.MARK,
        Role.NUMERAL,
        Role.RING,
    ),
    _BLACK,
)
_ON_WHITE = {Role.MUSCLE_FAR: Hatch(_BLACK, _WIDE * 0.6, _PITCH), Role.SECOND_FAR: Hatch(_BLACK, 0.5, _PITCH)}
_THIN_LINE = dict.fromkeys(
    (Role.FAR, Role.GHOST, Role.IRON_FAR, Role.FRAME, Role.PAD, Role.CLOTH), (_BLACK, 0.55)
)
MONO = Theme(
    "mono",
    _WHITE,
    {**_INK, Role.MUSCLE: _BLACK, Role.SECOND: _BLACK, Role.MUSCLE_FAR: _WHITE, Role.SECOND_FAR: _WHITE},
    {
        Role.MUSCLE: Hatch(_WHITE, _WIDE, _PITCH),
        Role.SECOND: Hatch(_WHITE, _THIN, _PITCH),
        **_ON_WHITE,
    },
    {**_THIN_LINE, Role.SHADOW: (_BLACK, 0.3)},
)
LINE = Theme(
    "line",
    _WHITE,
    {
        **_INK,
        Role.MUSCLE: _WHITE,
        Role.SECOND: _WHITE,
        Role.MUSCLE_FAR: _WHITE,
        Role.SECOND_FAR: _WHITE,
    },
    {Role.MUSCLE: Hatch(_BLACK, _WIDE, _PITCH), Role.SECOND: Hatch(_BLACK, _THIN, _PITCH), **_ON_WHITE},
    {
        **_THIN_LINE,
        Role.NEAR: (_BLACK, 0.62),
        Role.FAR: (_rgb("777777"), 0.4),
        Role.FRAME: (_rgb("777777"), 0.4),
        Role.PAD: (_rgb("777777"), 0.4),
        Role.SHADOW: (_rgb("777777"), 0.3),
    },
    chin=_BLACK,
)
THEMES = {theme.name: theme for theme in (COLOUR, DARK, MONO, LINE)}
