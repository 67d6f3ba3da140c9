"""A finished card → what breaks a rule of its look: order, columns, title, lead, descenders, least type."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from cards import fonts
from cards.exercise import Exercise, Kind, plain
from cards.layout import Layout
from cards.makeup import copyedit
from cards.makeup.made import Made
from cards.page import Page, Role, TextLine
from cards.vocabulary import labels

#: Lead: the least part of the body's type, the greatest of the title's.
LEAD_LEAST, LEAD_MOST = 0.75, 0.6
#: Points of type that a card for a wall keeps to, but for its link and its credit.
WALL = 12.0
#: Points by which two lengths may differ.
NEAR = 0.05


def broken(made: Made, exercise: Exercise, layout: Layout) -> Iterator[str]:
    """Yield in words what is broken, each beginning with the rule's name."""
    for page in made.pages:
        yield from _title(page, layout)
        yield from _lead(page, made, exercise, layout)
        yield from _descenders(page)
        if layout.name.startswith("wall"):
            yield from _floor(page)
        if not (layout.poster or layout.station or layout.art):
            yield from _order(page, exercise)
            yield from _columns(page)


def lines(page: Page, *roles: Role) -> list[TextLine]:
    return [item for item in page.items if isinstance(item, TextLine) and (not roles or item.role in roles)]


def groups(page: Page) -> dict[int, list[TextLine]]:
    found: dict[int, list[TextLine]] = defaultdict(list)
    for line in lines(page):
        found[line.group].append(line)
    return found


def _title(page: Page, layout: Layout) -> Iterator[str]:
    for some in groups(page).values():
        title = [line for line in some if line.role is Role.TITLE]
        if len(title) > 1 and layout.art is None:
            yield from (f"letter: {line.text!r} alone" for line in title if len(line.text.strip()) == 1)


def _lead(page: Page, made: Made, exercise: Exercise, layout: Layout) -> Iterator[str]:
    words = " ".join(plain(copyedit.edit(exercise, layout, ()).opening).split())
    title = max((line.size for line in lines(page, Role.TITLE)), default=0.0)
    if not words or not title or page is not made.pages[0] or layout.art:
        return
    for some in groups(page).values():
        if " ".join(" ".join(line.text for line in some).split()) != words or some[0].size == made.reach.size:
            continue
        size = some[0].size
        if size > LEAD_MOST * title + NEAR:
            yield f"lead: {size:.1f} pt beside a title of {title:.1f}"
        if size < LEAD_LEAST * made.reach.size - NEAR:
            yield f"lead: {size:.1f} pt beside a body of {made.reach.size:.1f}"


def _descenders(page: Page) -> Iterator[str]:
    every = [line for line in lines(page) if line.text.strip()]
    for upper in lines(page, Role.TITLE):
        foot = upper.at.y + _ink(upper)[1]
        for lower in every:
            if lower.at.y > upper.at.y + NEAR and _meet(upper, lower) and lower.at.y - _ink(lower)[0] < foot:
                yield f"descenders: {upper.text.strip()!r} stands in {lower.text.strip()!r}"


def _ink(line: TextLine) -> tuple[float, float]:
    """Return the points of ink over and under a line's baseline."""
    reaches = [fonts.ink(char, one.face) for one in line.glyphs for char in set(one.text) if char.strip()]
    over, under = max((r[0] for r in reaches), default=0.0), max((r[1] for r in reaches), default=0.0)
    return over * line.size, under * line.size


def _meet(one: TextLine, other: TextLine) -> bool:
    return one.at.x < other.at.x + other.width and other.at.x < one.at.x + one.width


def _floor(page: Page) -> Iterator[str]:
    for line in lines(page):
        small = line.size < WALL - NEAR and line.text.strip()
        if small and line.role is not Role.LINK:
            yield f"floor: {line.size:.1f} pt {line.text.strip()[:30]!r}"


def _headings(page: Page, exercise: Exercise) -> Iterator[tuple[Kind, TextLine, int]]:
    words = labels(exercise.lang)
    told = {}
    for section in exercise.sections:
        if heading := copyedit.printed_heading(section, words):
            told.setdefault(" ".join(heading.split()).casefold(), section.kind)
    for number, line in enumerate(lines(page)):
        text = " ".join(line.text.split()).casefold()
        if line.role is Role.HEADING and text in told:
            yield told[text], line, number


def _order(page: Page, exercise: Exercise) -> Iterator[str]:
    kinds = [section.kind for section in exercise.sections]
    if Kind.SETUP not in kinds or Kind.EXECUTION not in kinds:
        return
    if kinds.index(Kind.SETUP) > kinds.index(Kind.EXECUTION):
        return
    found = list(_headings(page, exercise))
    setup = [(line, number) for kind, line, number in found if kind is Kind.SETUP]
    execution = [(line, number) for kind, line, number in found if kind is Kind.EXECUTION]
    if not setup or not execution:
        return
    (one, first), (other, second) = setup[0], execution[0]
    beside = abs(one.at.x - other.at.x) > page.trim.width / 4
    before = one.at.x < other.at.x if beside else one.at.y < other.at.y
    if not before or first > second:
        yield "order: the execution stands before the set-up"


def _columns(page: Page) -> Iterator[str]:
    """Yield sections that go on in another column without their heading."""
    kinds = (Role.HEADING, Role.PARAGRAPH, Role.LIST_BODY)
    body = lines(page, *kinds)
    heading = ""
    for upper, lower in pairwise(body):
        if upper.role is Role.HEADING:
            heading = upper.text.strip()
        jumped = lower.at.x > upper.at.x + page.trim.width / 4 and lower.at.y < upper.at.y - lower.size
        if heading and jumped and lower.role is Role.LIST_BODY:
            yield f"columns: {heading!r} goes on at {lower.text.strip()[:30]!r}"
