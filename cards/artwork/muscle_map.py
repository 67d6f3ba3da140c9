"""The muscles that an exercise trains → a map of the body with those lit, its legend, and both in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cards.artwork.muscle_body import Body, Region, body, joined
from cards.artwork.muscle_places import covers, everyday, known_words, places, printed
from cards.artwork.muscle_style import STYLES as STYLES
from cards.artwork.muscle_style import Style as Style
from cards.artwork.muscle_style import mixed as mixed
from cards.artwork.muscle_style import on_ground as on_ground
from cards.colour import Colour
from cards.diagnostics import Diagnostic, Location, Severity
from cards.drawing import Drawing, Hatch, Ink
from cards.exercise import Muscles
from cards.geometry import Rect, Size
from cards.vocabulary import labels
from cards.words import suggest

#: Millimetres of height from which fingers are parted, and the parts of hatched muscles; from which the parts
#: of all muscles are; from which muscles are; from which there is a map: below, words alone say it better.
FINE, FULL, PLAIN, LEAST = 40.0, 26.0, 18.0, 14.0

#: Regions too narrow to be lit on a small map; the same muscle has a wider one on the other side.
NARROW = ("front.triceps", "back.inner-forearms", "back.outer-ankles")
#: Regions with fingers.
FINGERED = ("front.palm", "back.hand-back")
#: Hands and feet stay pale at rest, so that they do not draw the eye.
PALE = ("front.palm", "back.hand-back", "front.feet", "back.feet")

#: Points of a millimetre.
_MM = 72 / 25.4
#: Millimetres of a hatch's bars and from one to the next: on maps of 24 mm and more, on smaller ones, and in
#: regions that are too narrow for more than three bars.
_BARS, _SMALL_BARS, _FINE_BARS = (0.17, 0.56), (0.15, 0.44), (0.12, 0.34)
#: A region is too narrow where its widest circle is less than this part of a hatch's pitch.
_TOO_NARROW = 1.4
#: Millimetres of height below which bars stand closer.
_FEW_BARS = 24.0
#: Millimetres of the outline, of the lines between white muscles, of the rim around hatched ones, of the
#: white around black ones; the height up to which they stay so, for larger maps have heavier lines.
_OUTLINE, _LEAD, _RIM, _HALO, _USUAL = 0.12, 0.11, 0.1, 0.16, 45.0
#: Millimetres of a rim in regions that have no room for a heavier one.
_HAIRLINE = 0.05
#: The outline of a map in lines is so many times as heavy.
_BOLD = 1.8
#: How much ink a tint has that stands for bars on the smallest maps.
_TINT = 0.45


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the legend: a square as the map has it, and the muscles that it stands for."""

    swatch: Drawing
    words: str


@dataclass(frozen=True, slots=True)
class Mapped:
    """A map in two drawings of one size, to be laid one over the other."""

    #: The body at rest: the same for all cards of a style and size.
    base: Drawing
    #: The muscles that work.
    lit: Drawing
    #: Main muscles, then the others; one entry where the text does not tell them apart.
    legend: tuple[Key, ...]
    #: What the map says, in the card's language.
    alt: str


# While a card looks for its type, one map is drawn again and again.
@lru_cache(maxsize=16)
def draw(
    muscles: Muscles, lang: str, style: Style, millimetres: float, form: str = "standard"
) -> Mapped | None:
    """Draw the map for some muscles, so many millimetres high, on a body of the form "standard" or "soft".

    None where no muscle is known, and where the map would be smaller than `LEAST`. The map is about as wide
    as high: `Drawing.shape` tells.
    """
    if millimetres < LEAST:
        return None
    drawn = body(form)
    main = _places(muscles.primary, lang)
    also = [place for place in _places(muscles.secondary, lang) if place not in main]
    inks = _Inks(drawn, style, millimetres).lit(main, also)
    if not inks:
        return None
    return Mapped(
        _base(style, form, _step(millimetres)),
        Drawing(drawn.size, inks),
        _legend(muscles, lang, style),
        alt_text(muscles, lang),
    )


def muscles_in(muscles: Muscles, lang: str) -> Muscles:
    """Return muscles by the names that a card of a language prints."""
    every = (muscles.primary, muscles.secondary, muscles.stretched)
    return Muscles(*(tuple(dict.fromkeys(printed(word, lang) for word in words)) for words in every))


def alt_text(muscles: Muscles, lang: str) -> str:
    """Say which muscles work or are stretched, for someone who does not see the map."""
    main, also = _listed(muscles.primary, lang), _listed(_others(muscles, lang), lang)
    words = labels(lang)
    if muscles.stretched and not muscles.trained:
        return words.muscles_stretched.format(muscles=", ".join(filter(None, (main, also))))
    if main and also:
        return words.muscles_main_and_also.format(main=main, also=also)
    return words.muscles_worked.format(muscles=main or also) if main or also else ""


def unknown(muscles: Muscles, lang: str, at: Location) -> tuple[Diagnostic, ...]:
    """Name each word that lights nothing on the map, once, with the known word nearest to it."""
    words = dict.fromkeys((*muscles.primary, *muscles.secondary))
    return tuple(
        Diagnostic(
            at,
            Severity.WARNING,
            f'the muscle map does not know the muscle "{word}", and does not show it',
            suggest(word, known_words(lang), 'use an everyday word such as "chest" or "lower back"', 0.7),
            code="unknown-muscle",
        )
        for word in words
        if everyday(word, lang) is None
    )


def _places(words: Iterable[str], lang: str) -> list[str]:
    known = (everyday(word, lang) for word in words)
    return list(dict.fromkeys(place for name in known if name for place in places()[name]))


def _others(muscles: Muscles, lang: str) -> tuple[str, ...]:
    """Return the secondary muscles that are not primary ones too."""
    main = {everyday(word, lang) or word for word in muscles.primary}
    return tuple(word for word in muscles.secondary if (everyday(word, lang) or word) not in main)


def _listed(words: Iterable[str], lang: str) -> str:
    return ", ".join(dict.fromkeys(printed(word, lang) for word in words))


def _legend(muscles: Muscles, lang: str, style: Style) -> tuple[Key, ...]:
    listed = ((muscles.primary, False), (_others(muscles, lang), True))
    words = ((_listed(names, lang), hatched) for names, hatched in listed)
    return tuple(Key(_swatch(style, hatched), text[:1].upper() + text[1:]) for text, hatched in words if text)


@lru_cache(maxsize=16)
def _swatch(style: Style, hatched: bool) -> Drawing:
    square, box = "1 1 m 19 1 l 19 19 l 1 19 l h", Rect(1, 1, 18, 18)
    fill, hatch = (style.tint, _hatch(style, _BARS)) if hatched else (style.lit, None)
    return Drawing(Size(20, 20), (Ink(square, fill, hatch, style.lit, 2.0, box),))


def _hatch(style: Style, bars: tuple[float, float], grown: float = 1.0) -> Hatch:
    weight, pitch = bars
    return Hatch(style.lit, round(weight * grown * _MM, 3), round(pitch * grown * _MM, 3))


def _step(millimetres: float) -> int:
    """Return the size that bases of about one size are drawn for, so that they are one form in a file."""
    return int(millimetres) // 2 * 2 if millimetres < 40 else int(millimetres) // 10 * 10


@lru_cache(maxsize=32)
def _base(style: Style, form: str, millimetres: int) -> Drawing:
    drawn = body(form)
    return Drawing(drawn.size, _Inks(drawn, style, millimetres).base())


class _Inks:
    """The inks of a body in a style at a size."""

    def __init__(self, drawn: Body, style: Style, millimetres: float) -> None:
        self._body = drawn
        self._style = style
        self._height = millimetres

    def base(self) -> tuple[Ink, ...]:
        """Draw the body at rest, from the outline inward."""
        drawn, style = self._body, self._style
        if self._height < PLAIN:
            return (self._edged(style.rest),)
        if style.lines:
            return self._leaded() if self._height >= FULL else (self._edged(style.paper),)
        muscles = self._resting()
        pale = [region for name, region in muscles.items() if name in PALE]
        others = [region for name, region in muscles.items() if name not in PALE]
        return (
            self._edged(style.outline),
            Ink(drawn.outline.path, style.paper),
            Ink(joined([drawn.ground, *pale]).path, style.ground),
            Ink(joined(others).path, style.rest),
        )

    def lit(self, main: Sequence[str], also: Sequence[str]) -> tuple[Ink, ...]:
        """Draw the muscles that work, the main ones last; nothing where there are none."""
        first = self._covered(main)
        solid = self._shown(first, whole=self._height < FULL or self._style.lines)
        others = self._shown(self._covered(also) - first, whole=self._height < FINE)
        inks = self._hatched(tuple(others.values()))
        if solid:
            among_lines = self._style.lines and self._height >= FULL
            rim = self._on_paper(_HALO) if among_lines else 0.0
            paper = self._style.paper if rim else None
            inks.append(Ink(joined(solid.values()).path, self._style.lit, None, paper, rim))
        return tuple(inks)

    def _hatched(self, regions: Sequence[Region]) -> list[Ink]:
        style, rim = self._style, self._on_paper(max(_RIM, self._height * _RIM / _USUAL))
        if not regions:
            return []
        if self._height < PLAIN and not style.lines:
            # Bars would be too few to be seen as such.
            return [Ink(joined(regions).path, mixed(style.lit, style.paper, _TINT), None, style.lit, rim)]
        groups: dict[Hatch | None, list[Region]] = {}
        for region in regions:
            groups.setdefault(self._bars(region.room), []).append(region)
        return [self._barred(joined(some), hatch, rim) for hatch, some in groups.items()]

    def _barred(self, region: Region, hatch: Hatch | None, rim: float) -> Ink:
        style = self._style
        if hatch or style.tint != style.paper:
            return Ink(region.path, style.tint, hatch, style.lit, rim, region.box)
        # Without a tint a rim alone would be one line more among others: bars, with a rim that leaves room.
        rim = self._on_paper(_HAIRLINE)
        return Ink(region.path, style.tint, self._hatch(_FINE_BARS), style.lit, rim, region.box)

    def _bars(self, room: float) -> Hatch | None:
        """Return the coarsest hatch of which enough is seen beside a rim; None where none is."""
        for bars in (_BARS if self._height >= _FEW_BARS else _SMALL_BARS, _FINE_BARS):
            if room >= self._on_paper(_TOO_NARROW * bars[1]):
                return self._hatch(bars)
        return None

    def _hatch(self, bars: tuple[float, float]) -> Hatch:
        return _hatch(self._style, bars, max(1.0, self._height / _USUAL))

    def _covered(self, wanted: Sequence[str]) -> set[str]:
        """Return the names of the regions at some places, without those that would be too narrow."""
        small = NARROW if self._height < FULL else ()
        found = {name for name in self._body.regions if any(covers(place, name) for place in wanted)}
        return {name for name in found if not any(covers(narrow, name) for narrow in small)}

    def _shown(self, names: set[str], *, whole: bool) -> dict[str, Region]:
        """Return regions by their names; whole, a muscle all of whose parts are among them is one region."""
        shown = {name: region for name, region in self._body.regions.items() if name in names}
        for muscle, region in self._body.united.items():
            parts = [name for name in self._body.regions if covers(muscle, name)]
            fine = muscle in FINGERED and self._height >= FINE
            if names.issuperset(parts) and not fine and (whole or muscle in FINGERED):
                for part in parts:
                    del shown[part]
                shown[muscle] = region
        return shown

    def _resting(self) -> dict[str, Region]:
        whole = self._height < FULL or self._style.lines
        return self._shown(set(self._body.regions), whole=whole)

    def _leaded(self) -> tuple[Ink, ...]:
        """Draw white muscles on black, each grown until a thin line is left between them."""
        style = self._style
        grown = max(0.0, self._body.gap - self._on_paper(max(_LEAD, self._height * _LEAD / _USUAL)))
        pieces = joined((self._body.ground, *self._resting().values()))
        return (
            self._edged(style.outline, grown),
            Ink(pieces.path, style.paper, None, style.paper, grown),
        )

    def _edged(self, fill: Colour, grown: float = 0.0) -> Ink:
        """Draw the whole body with its outline; half of it lies under the muscles, where they are drawn."""
        line = max(_OUTLINE, self._height * _OUTLINE / _USUAL) * (_BOLD if self._style.lines else 1.0)
        covered = self._height >= (FULL if self._style.lines else PLAIN)
        weight = round((2 if covered else 1) * self._on_paper(line) + grown, 2)
        return Ink(self._body.outline.path, fill, None, self._style.outline, weight)

    def _on_paper(self, millimetres: float) -> float:
        """Turn a length on paper into the drawing's units."""
        return round(millimetres * self._body.size.height / self._height, 2)
