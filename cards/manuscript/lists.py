"""Lists as Markdown parts them → lists as their author meant them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from cards.exercise import Item, Listing, Paragraph, plain

_T = TypeVar("_T")


def as_meant(blocks: Iterable[_T]) -> Iterator[_T | Listing]:
    """Put bullets that stand too far left under the numbered label that they belong to.

    "1. **Grip:**", "- wide", "2. **Stance:**" are three lists to Markdown and one to their author.
    """
    held: list[Item] = []
    line = 0
    for block in blocks:
        if isinstance(block, Listing) and held and _takes(held[-1], block):
            held[-1] = replace(held[-1], blocks=(*held[-1].blocks, block))
        elif isinstance(block, Listing) and held and _goes_on(held[-1], block):
            held.extend(block.items)
        else:
            if held:
                yield Listing(tuple(held), line)
            held = []
            if isinstance(block, Listing):
                held, line = list(block.items), block.line
            else:
                yield block
    if held:
        yield Listing(tuple(held), line)


def _takes(last: Item, inner: Listing) -> bool:
    return last.number is not None and inner.items[0].number is None and _is_label(last)


def _is_label(item: Item) -> bool:
    """Say whether an item is only a label, so that something must follow."""
    if len(item.blocks) != 1 or not isinstance(item.blocks[0], Paragraph):
        return False
    runs = item.blocks[0].runs
    return all(run.bold for run in runs) or plain(runs).rstrip().endswith(":")


def _goes_on(last: Item, following: Listing) -> bool:
    """Say whether a list counts on where one with bullets under its last label stopped."""
    if last.number is None or following.items[0].number != last.number + 1:
        return False
    return any(isinstance(block, Listing) for block in last.blocks)


def put_item(items: list[Item], item: Item, depth: int) -> None:
    """Add an item to a list, below the last one if it stands in a list inside that."""
    if depth < 2 or not items:
        items.append(item)
        return
    last = items[-1]
    held = last.blocks[-1] if last.blocks else None
    if isinstance(held, Listing):
        inner = list(held.items)
        put_item(inner, item, depth - 1)
        items[-1] = replace(last, blocks=(*last.blocks[:-1], Listing(tuple(inner), held.line)))
    else:
        items[-1] = replace(last, blocks=(*last.blocks, Listing((item,), item.line)))
