"""A movement as it is drawn → its postures, each a drawing of its own with its step's number apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cards.drawing import Drawing
from cards.figures.inks import Outline, inked
from cards.figures.pieces import Role
from cards.figures.themes import Theme
from cards.geometry import Rect, Size

#: Units of blank kept round what is drawn: half of the widest line, and a paper line beside it.
_BLANK = 16
#: Units by which a shape may begin before its posture's number, which marks where a posture begins.
_BEFORE = 40


@dataclass(frozen=True, slots=True)
class Frame:
    """One posture of a movement; its drawing's upper edge is the height of the tallest, all share a floor."""

    posture: Drawing
    #: The step that it shows; None where a movement has one posture alone.
    numeral: Drawing | None
    #: Units of blank over what is drawn.
    blank: float

    @property
    def cropped(self) -> Drawing:
        """The posture without the blank over it."""
        size = self.posture.size
        lifted = tuple(
            replace(
                ink,
                path=_moved(ink.path, 0, -round(self.blank)),
                box=ink.box.moved(0, -round(self.blank)) if ink.box else None,
            )
            for ink in self.posture.inks
        )
        return Drawing(Size(size.width, size.height - round(self.blank)), lifted)


def parted(outlines: Sequence[Outline], height: int, theme: Theme) -> tuple[Frame, ...]:
    """Part a movement's outlines into its postures; what has no numbers is one posture."""
    numerals = sorted((one for one in outlines if one.role is Role.NUMERAL), key=lambda one: _box(one).x)
    groups = tuple(_numbers(numerals))
    others = [one for one in outlines if one.role is not Role.NUMERAL]
    starts = [_box(group[0]).x - _BEFORE for group in groups] or [0.0]
    shapes: list[list[Outline]] = [[] for _ in starts]
    for one in others:
        box = _box(one)
        middle = box.x + box.width / 2
        shapes[max((at for at, start in enumerate(starts) if start <= middle), default=0)].append(one)
    return tuple(
        _frame(mine, groups[at] if groups else (), height, theme) for at, mine in enumerate(shapes) if mine
    )


def _numbers(numerals: Sequence[Outline]) -> Iterator[tuple[Outline, ...]]:
    """Yield the digits of each number: those of one stand closer than two postures ever do."""
    group: list[Outline] = []
    for one in numerals:
        if group and _box(one).x - _box(group[-1]).x > 100:
            yield tuple(group)
            group = []
        group.append(one)
    if group:
        yield tuple(group)


def _frame(outlines: Sequence[Outline], digits: Sequence[Outline], height: int, theme: Theme) -> Frame:
    boxes = [_box(one) for one in outlines]
    left = min(box.x for box in boxes) - _BLANK
    right = max(box.right for box in boxes) + _BLANK
    top = max(0.0, min(box.y for box in boxes) - _BLANK)
    size = Size(right - left, height)
    posture = Drawing(size, tuple(inked([_placed(one, -left, 0) for one in outlines], theme)))
    return Frame(posture, _numeral(digits, theme) if digits else None, top)


def _numeral(digits: Sequence[Outline], theme: Theme) -> Drawing:
    boxes = [_box(one) for one in digits]
    left, top = min(box.x for box in boxes) - _BLANK, min(box.y for box in boxes) - _BLANK
    right, foot = max(box.right for box in boxes) + _BLANK, max(box.bottom for box in boxes) + _BLANK
    return Drawing(
        Size(right - left, foot - top), tuple(inked([_placed(one, -left, -top) for one in digits], theme))
    )


def _placed(outline: Outline, dx: float, dy: float) -> Outline:
    x, y = round(dx), round(dy)
    box = outline.box
    return replace(
        outline,
        path=_moved(outline.path, x, y),
        keys=_moved(outline.keys, x, y),
        root=_moved(outline.root, x, y),
        box=(box[0] + x, box[1] + y, box[2], box[3]) if box else None,
    )


def _moved(path: str, dx: int, dy: int) -> str:
    """Move a written path by whole units."""
    out, across = [], True
    for word in path.split():
        if word.lstrip("-").isdigit():
            out.append(f"{int(word) + (dx if across else dy)}")
            across = not across
        else:
            out.append(word)
            across = True
    return " ".join(out)


def _box(outline: Outline) -> Rect:
    """Return a box round a written path's places."""
    numbers = [int(word) for word in outline.path.split() if word.lstrip("-").isdigit()]
    xs, ys = numbers[::2], numbers[1::2]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
