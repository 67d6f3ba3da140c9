"""A movement as it is drawn → its postures, each a drawing of its own, without its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cards.drawing import Drawing
from cards.figures.inks import Outline, inked
from cards.figures.pieces import Role
from cards.figures.themes import Theme
from cards.geometry import Rect, Size

#: Units of blank kept round what is drawn: half of the widest line, and a paper line beside it.
_BLANK = 16


@dataclass(frozen=True, slots=True)
class Frame:
    """One posture of a movement; its drawing's upper edge is the height of the tallest, all share a floor."""

    posture: Drawing
    #: Units of blank over what is drawn.
    blank: float

    @property
    def cropped(self) -> Drawing:
        """The posture without the blank over it."""
        size = self.posture.size
        lifted = tuple(
            replace(
                ink,
                path=_lowered(ink.path, -round(self.blank)),
                box=ink.box.moved(0, -round(self.blank)) if ink.box else None,
            )
            for ink in self.posture.inks
        )
        return Drawing(Size(size.width, size.height - round(self.blank)), lifted)


def parted(outlines: Sequence[Outline], height: int, theme: Theme) -> tuple[Frame, ...]:
    """Part a movement's outlines into its postures: all shapes of one stand equally far to the right."""
    groups: dict[int, list[Outline]] = {}
    for one in outlines:
        groups.setdefault(one.x, []).append(replace(one, x=0))
    return tuple(_frame(group, height, theme) for group in groups.values())


def _frame(outlines: Sequence[Outline], height: int, theme: Theme) -> Frame:
    shapes = [one for one in outlines if one.role is not Role.NUMERAL]
    boxes = [_box(one) for one in shapes]
    left = round(min(box.x for box in boxes)) - _BLANK
    right = max(box.right for box in boxes) + _BLANK
    top = max(0.0, min(box.y for box in boxes) - _BLANK)
    inks = inked([replace(one, x=-left) for one in shapes], theme)
    return Frame(Drawing(Size(right - left, height), tuple(inks)), top)


def _lowered(path: str, dy: int) -> str:
    """Move a written path downward by whole units."""
    out, down = [], False
    for word in path.split():
        if word.lstrip("-").isdigit():
            out.append(f"{int(word) + dy}" if down else word)
            down = not down
        else:
            out.append(word)
            down = False
    return " ".join(out)


def _box(outline: Outline) -> Rect:
    """Return a box round a written path's places."""
    numbers = [int(word) for word in outline.path.split() if word.lstrip("-").isdigit()]
    xs, ys = numbers[::2], numbers[1::2]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
