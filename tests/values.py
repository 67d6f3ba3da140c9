"""Exercises, and what stands on a finished page, each in one call."""

from conftest import SQUAT

from cards.exercise import Exercise
from cards.layout import Layout
from cards.makeup.card import Made
from cards.manuscript import reader
from cards.manuscript.reader import Reading
from cards.page import Colour, Page, Role, TextLine
from cards.shop import layouts

#: Points in a millimetre.
MM = 72 / 25.4
BODY = "AtkinsonHyperlegible-Regular"
BLACK, WHITE, RED = Colour(0, 0, 0), Colour(1, 1, 1), Colour(1, 0, 0)


def exercise(text: str = SQUAT, file: str = "goblet-squat.md") -> Exercise:
    """Return what a whole file says."""
    return reader.read(text, file).exercise


def reading(
    body: str, file: str = "goblet-squat.md", matter: str = "description: A squat.\n", fence: str = "---"
) -> Reading:
    """Read a body below front matter, which with its fences has three lines unless another is given."""
    return reader.read(f"{fence}\n{matter}{fence}\n{body}", file)


def design(name: str) -> Layout:
    """Return a design that comes along."""
    return layouts.load(name)


def only(made: Made) -> Page:
    """Return the page of a card that has one."""
    (page,) = made.pages
    return page


def lines(page: Page, *roles: Role) -> list[TextLine]:
    """Return a page's lines of text in their order, of all roles or of these."""
    return [item for item in page.items if isinstance(item, TextLine) and (not roles or item.role in roles)]


def words(page: Page) -> str:
    """Return all that can be read on a page."""
    return " ".join(" ".join(line.text for line in lines(page)).split())


def at(page: Page, text: str) -> TextLine:
    """Return the first line that has a text in it."""
    return next(line for line in lines(page) if text in line.text)
