"""Lists as Markdown parts them → lists as their author meant them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from cards.exercise import Block, Item, Listing, Paragraph, plain

_T = TypeVar("_T")


def as_meant(blocks: Iterable[_T]) -> Iterator[_T]:
    """Put bullets that stand too far left under the numbered label that they belong to.

    "1. **Grip:**", "- wide", "2. **Stance:**" are three lists to Markdown and one to their author.
    """
    held: Listing | None = None
    for block in blocks:
        if not isinstance(block, Listing):
            if held:
                yield held  # type: ignore[misc]
                held = None
            yield block
        elif held and _takes(held, block):
            held = _with_inner(held, block)
        elif held and _goes_on(held, block):
            held = Listing((*held.items, *block.items), held.line)
        else:
            if held:
                yield held  # type: ignore[misc]
            held = block
    if held:
        yield held  # type: ignore[misc]


def _takes(outer: Listing, inner: Listing) -> bool:
    last = outer.items[-1]
    return last.number is not None and inner.items[0].number is None and _is_label(last)


def _is_label(item: Item) -> bool:
    """Say whether an item is only a label, so that something must follow."""
    if len(item.blocks) != 1 or not isinstance(item.blocks[0], Paragraph):
        return False
    runs = item.blocks[0].runs
    return all(run.bold for run in runs) or plain(runs).rstrip().endswith(":")


def _with_inner(outer: Listing, inner: Listing) -> Listing:
    *others, last = outer.items
    blocks: tuple[Block, ...] = (*last.blocks, inner)
    return Listing((*others, replace(last, blocks=blocks)), outer.line)


def _goes_on(outer: Listing, following: Listing) -> bool:
    """Say whether a list counts on where one with bullets under its last label stopped."""
    last, first = outer.items[-1], following.items[0]
    holds_list = any(isinstance(block, Listing) for block in last.blocks)
    return holds_list and last.number is not None and first.number == last.number + 1
