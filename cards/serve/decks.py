"""A deck file ↔ the words and lists of which a page puts a deck together."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from typing import TypeAlias

from cards.serve.project import RefusedError

Deck: TypeAlias = dict[str, object]

_NAME = re.compile(r"[A-Za-z0-9_-]+")
#: Cards of one deck.
MOST_CARDS = 1_000


def is_deck(content: Mapping[str, object]) -> bool:
    """Say whether a file in TOML is a deck, by its keys."""
    return ("cards" in content or "groups" in content) and "extends" not in content


def opened(data: bytes) -> Deck:
    """Turn a deck file into a deck whose cards all stand in one list, each with what its group asks.

    RefusedError for a file that cannot be read.
    """
    try:
        content = tomllib.loads(data.decode("utf-8-sig"))
    except ValueError as problem:
        raise RefusedError(422, f"this deck cannot be read: {problem}") from None
    cards = _cards(content.pop("cards", []), {})
    for group in _tables(content.pop("groups", [])):
        name, held = group.pop("name", ""), group.pop("cards", [])
        cards += _cards(held, {**group, "group": name})
    return {**content, "cards": cards}


def has_comments(data: bytes) -> bool:
    """Say whether lines of a file are for people alone: they are lost when a page writes it anew."""
    return any(line.lstrip().startswith(b"#") for line in data.splitlines())


def written(deck: Mapping[str, object]) -> bytes:
    """Turn a deck into its file; RefusedError for what no deck can hold."""
    content = dict(deck)
    cards = _tables(content.pop("cards", []))
    if not cards or len(cards) > MOST_CARDS:
        raise RefusedError(422, f"a deck has 1 to {MOST_CARDS} cards: tick the exercises that belong in it")
    parts = [_lines(content)]
    for card in cards:
        if not str(card.get("exercise", "")).strip():
            raise RefusedError(422, "a card of this deck names no exercise")
        parts.append("[[cards]]\n" + _lines(card))
    try:
        return "\n".join(part for part in parts if part).encode()
    except UnicodeEncodeError:
        raise RefusedError(422, "the deck holds a sign that no file can hold") from None


def _cards(found: object, common: Mapping[str, object]) -> list[Deck]:
    listed = found if isinstance(found, list) else []
    own = [{"exercise": one} if isinstance(one, str) else dict(one) for one in listed if one]
    return [{**common, **card} for card in own]


def _tables(found: object) -> list[Deck]:
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise RefusedError(422, "the cards and groups of a deck are lists of tables")
    return [dict(one) for one in found]


def _lines(table: Mapping[str, object]) -> str:
    """Write the keys of a table, one a line; what is empty is left out."""
    return "".join(
        f"{_key(name)} = {_value(value)}\n" for name, value in table.items() if value not in ("", [])
    )


def _key(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise RefusedError(422, f'"{name}" is not the name of a key')
    return name


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # What JSON escapes TOML escapes alike; one sign more may not stand as it is.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, int) or (isinstance(value, float) and abs(value) < 1e15):
        return str(value)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return f"[{', '.join(map(_value, value))}]"
    raise RefusedError(422, "this deck holds a value that is written by hand alone: change it in its file")
