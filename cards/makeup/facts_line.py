"""Equipment, level and group → one line: words, three dots and a word, a name in capitals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cards import fonts
from cards.exercise import Exercise
from cards.geometry import Point
from cards.page import Colour, Disc, Item
from cards.typesetting.lines import Look, Text, balance_lines, measure_words, set_display, whole
from cards.vocabulary import Labels

#: In em of the type: between two facts, a dot's diameter, from one dot's middle to the next one's, from the
#: dots to their word, baseline to baseline, the tracking of capitals.
APART, DOT, PITCH, AFTER, LEADING, TRACKING = 1.25, 0.56, 0.66, 0.36, 1.25, 0.09
#: Weight of an empty dot's ring, in em.
RING = 0.07
#: The part of its type that a line keeps where it shrinks.
FACTS_LEAST = 0.8
#: Dots of a level.
DOTS = 3


@dataclass(frozen=True, slots=True)
class Facts:
    """What an exercise takes, in the card's words; empty where nothing is said."""

    equipment: str
    #: Only where no map tells them.
    muscles: str
    #: 1 to 3; 0 where the level is in words of the author's own.
    level: int
    level_word: str
    group: str


#: An exercise of which nothing is told.
NOTHING = Facts("", "", 0, "", "")


@dataclass(frozen=True, slots=True)
class FactsLook:
    """How facts are set: faces of words and of capitals, colours, the most and the least type in points."""

    face: str
    capitals: str
    colour: Colour
    accent: Colour
    most: float
    least: float


@dataclass(frozen=True, slots=True)
class _Fact:
    text: Text
    #: 0 for no dots.
    dots: int
    face: str
    #: Em added after each letter.
    tracking: float
    #: Em on one line, dots and tracking included.
    width: float
    lines: int = 1


@dataclass(frozen=True, slots=True)
class FactsLine:
    """Facts on one line or more, in points of type."""

    rows: tuple[tuple[_Fact, ...], ...]
    look: FactsLook
    size: float
    #: Points that a line may be wide.
    width: float

    @property
    def height(self) -> float:
        """Points from the first line's capitals to the last baseline; 0 where there is nothing to say."""
        lines = sum(max(fact.lines for fact in row) for row in self.rows)
        capital = fonts.face(self.look.face).cap_height
        return (capital + LEADING * (lines - 1)) * self.size if self.rows else 0.0

    @property
    def reach(self) -> float:
        """Points of the widest line, as far as it may be wide."""
        return min(self.width, max((_width(row) for row in self.rows), default=0.0) * self.size)


def facts_of(exercise: Exercise, words: Labels, *, muscles: bool = False) -> Facts:
    """Gather the facts of an exercise in the card's language, with or without its main muscles."""
    level = (exercise.level or "").strip()
    known = {"beginner": words.beginner, "intermediate": words.intermediate, "advanced": words.advanced}
    name = level.casefold()
    steps = ((key, word.casefold()) for key, word in known.items())
    number = next((number for number, told in enumerate(steps, 1) if name in told), 0)
    equipment, trained = (
        ", ".join(_once(some)) for some in (exercise.equipment, exercise.muscles.primary if muscles else ())
    )
    group = (exercise.group or "").replace("-", " ").upper()
    return Facts(_opened(equipment), _opened(trained), number, _opened(known.get(name, level)), group)


def _once(words: Iterable[str]) -> Iterator[str]:
    """Yield words, each once however it is written."""
    seen = set()
    for word in words:
        if word and word.casefold() not in seen:
            seen.add(word.casefold())
            yield word


def _opened(words: str) -> str:
    return words[:1].upper() + words[1:]


def set_facts(facts: Facts, width: float, look: FactsLook) -> FactsLine:
    """Set facts on one line of a width in points, smaller if need be, else on as many as they take."""
    parts = tuple(_facts(facts, look))
    if not parts:
        return FactsLine((), look, look.most, width)
    size = min(look.most, width / _width(parts))
    if size >= look.least:
        return FactsLine((parts,), look, size, width)
    # On several lines they need not be small; what is wider than its line goes over more of them.
    size = min(look.most, width / max(_narrowest(part) for part in parts))
    rows: list[tuple[_Fact, ...]] = []
    for part in parts:
        if part.width * size > width and not part.dots and not part.tracking:
            rows.append((replace(part, lines=len(balance_lines(part.text, width / size))),))
        elif rows and rows[-1][-1].lines == 1 and _width((*rows[-1], part)) * size <= width:
            rows[-1] = (*rows[-1], part)
        else:
            rows.append((part,))
    return FactsLine(tuple(rows), look, size, width)


def _narrowest(fact: _Fact) -> float:
    """Return the em of the width that a fact needs at least: one with dots or in capitals is not parted."""
    return fact.width if fact.dots or fact.tracking else fact.text.widest


def _width(row: tuple[_Fact, ...]) -> float:
    return sum(part.width for part in row) + APART * (len(row) - 1)


def _facts(facts: Facts, look: FactsLook) -> Iterator[_Fact]:
    for words, dots, face, tracking in (
        (facts.equipment, 0, look.face, 0.0),
        (facts.muscles, 0, look.face, 0.0),
        (facts.level_word, facts.level, look.face, 0.0),
        (facts.group, 0, look.capitals, TRACKING),
    ):
        text = measure_words(words, face)
        if text.pieces:
            width = text.natural + (PITCH * (DOTS - 1) + DOT + AFTER if dots else 0.0)
            yield _Fact(text, dots, face, tracking, width + tracking * len(words))


def draw_facts(line: FactsLine, at: Point, numbers: Iterator[int]) -> Iterator[Item]:
    """Turn facts into items, their first baseline starting at a place."""
    y = at.y
    for row in line.rows:
        x = at.x
        for fact in row:
            yield from _fact(fact, Point(x, y), line, numbers)
            x += (fact.width + APART) * line.size
        y += LEADING * line.size * max(fact.lines for fact in row)


def _fact(fact: _Fact, at: Point, line: FactsLine, numbers: Iterator[int]) -> Iterator[Item]:
    look, size, x = line.look, line.size, at.x
    middle = at.y - fonts.face(fact.face).cap_height / 2 * size
    for dot in range(DOTS if fact.dots else 0):
        centre = Point(x + DOT / 2 * size, middle)
        if dot < fact.dots:
            yield Disc(centre, DOT / 2 * size, fill=look.accent)
        else:
            yield Disc(centre, (DOT - RING) / 2 * size, stroke=look.accent, weight=RING * size)
        x += PITCH * size
    x += (DOT - PITCH + AFTER) * size if fact.dots else 0.0
    words = Look(size, look.colour, tracking=fact.tracking)
    lines = whole(fact.text) if fact.lines == 1 else balance_lines(fact.text, line.width / size)
    yield from set_display(lines, Point(x, at.y), LEADING * size, words, next(numbers))
