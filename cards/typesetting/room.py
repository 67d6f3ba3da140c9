"""What a page offers to its text, and how the text fills it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

from cards.typesetting.block import Block
from cards.typesetting.depths import Depths, measures_of, set_depths


class Pictures(Protocol):
    """What copyfit needs of pictures that stand over the text; lengths in points."""

    @property
    def least_width(self) -> float:
        """The width at which no picture is too small to be of use."""

    @property
    def narrow(self) -> bool:
        """Whether they stand over the first column alone, however the columns are filled."""

    def depth(self, width: float) -> float:
        """Return the height that they take at a width, the blank under them included."""


@dataclass(frozen=True, slots=True)
class Head:
    """The masthead as copyfit sees it: it grows with the lead, and never below what it holds besides."""

    lead: Block | None
    #: Points the lead may be wide.
    width: float
    #: Points of height that everything over and under the lead takes.
    fixed: float
    #: Points of height that the code beside it takes.
    least: float
    #: Whether it stands beside the columns, and takes nothing from them.
    beside: bool

    def height(self, size: float) -> float:
        """Return the height in points that the masthead takes from the columns at a type size."""
        if self.beside:
            return 0.0
        return max(self.least, self.fixed + self.lead_depth(size).blocks[0] * size)

    def lead_depth(self, size: float) -> Depths:
        """Return the lead's depth at a size, as of a column with one block."""
        if self.lead is None or self.beside or not size:
            return Depths([0.0], math.inf)
        return set_depths((measures_of(self.lead),), self.width, size)

    def bound(self, height: float, depth: float, lead_depth: float) -> float:
        """Return the size at which masthead and a column of given depths in em just fill a height."""
        if self.beside:
            return height / depth if depth else math.inf
        under_code = (height - self.least) / depth if depth else math.inf
        whole = depth + lead_depth
        return min(under_code, (height - self.fixed) / whole if whole else math.inf)


@dataclass(frozen=True, slots=True)
class Room:
    """What the page offers, in points."""

    width: float
    #: Masthead and columns together.
    height: float
    gutter: float
    head: Head
    #: The largest type allowed.
    ceiling: float
    #: Pictures over the columns, or over the main one alone where there is one; None without any.
    pictures: Pictures | None = None
    #: Whether the pictures stand at the right instead, in a width that is not counted here.
    aside: bool = False

    def under(self, width: float) -> float:
        """Return the height for masthead and columns under pictures that are so many points wide."""
        return self.height - (self.pictures.depth(width) if self.pictures and not self.aside else 0.0)

    def over_first(self, columns: int) -> float:
        """Return the height that pictures take of the first of so many columns alone."""
        pictures, width = self.pictures, self.column(columns)
        if not pictures or self.aside or columns == 1 or not pictures.narrow or width < pictures.least_width:
            return 0.0
        return pictures.depth(width)

    def column(self, columns: int) -> float:
        """Return the width of each of so many columns."""
        return (self.width - self.gutter * (columns - 1)) / columns


@dataclass(frozen=True, slots=True)
class Column:
    """A column and the numbers of its blocks, counted over all galleys."""

    #: Points.
    width: float
    blocks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """The largest type found, in points, and the columns that hold the blocks at that size."""

    size: float
    #: The columns of each page.
    pages: tuple[tuple[Column, ...], ...]
    arrangement: str
    #: Whether pictures stand over the first column alone, and others beside it up to their tops.
    beside: bool = False
