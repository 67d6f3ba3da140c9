"""A German card has no English word on it, on any design."""

import re
import tomllib
from dataclasses import astuple
from pathlib import Path

import pytest

from cards.makeup.card import Made
from cards.page import Figure, Image, Role, TextLine
from cards.shop import layouts
from cards.shop.cards import set_card
from cards.shop.options import card_order
from cards.shop.sources import LIBRARY, Source, load
from cards.vocabulary import labels

TEXT = """---
title: Schlittenschub
lang: de
description: Kräftigt Beine und Gesäß.
video: https://youtu.be/dQw4w9WgXcQ
ausrüstung: [Kabelzug, Kurzhantel, Matte]
muskeln: {primär: [Gesäß, Quadrizeps], sekundär: [Waden, Bauch]}
stufe: Fortgeschrittene
gruppe: Kniebeuge
figure: bodyweight-squat
caution: [breath-hold, stop-signs]
dose: {sets: 3, reps: "8", load: leicht, rest: 60 s, tempo: langsam, side: beide, frequency: täglich}
---
## Ziel

Kräftigt Beine und Gesäß.

## Ausgangsposition

1. **Stelle dich hin:** Die Füße sind hüftbreit.

## Ausführung

1. **Schiebe:** Strecke die Hüfte.
2. **Halte:** Eine Sekunde lang.
3. **Kehre um:** Langsam und ruhig.

## Häufige Fehler

- **Runder Rücken:** Hebe die Brust.

## Atmung

Beim Schieben aus.

## Tipps

- Blick nach vorn.

## Varianten

- **Leichter:** Weniger Gewicht.
- **Schwerer:** Mehr Gewicht.

## Sicherheit

Bei Schmerzen aufhören.
<!-- howto -->

### Stelle dich hin
Hüftbreit.

### Schiebe
Strecke die Hüfte.

### Kehre um
Langsam.
"""
#: Words that English has and German has not, of those that a card might say.
ENGLISH = {
    "the", "and", "with", "your", "of", "to", "for", "are", "is", "from", "watch", "demo", "see",
    "page", "setup", "setts", "reps", "rest", "work", "load", "side", "hold", "notes", "out", "instead",
    "easier", "harder", "also", "mistakes", "breathing", "tip", "tips", "safety", "variations",
    "muscles", "worked", "main", "step", "end", "left", "right", "leg", "legs", "knee",
    "knees", "beginner", "intermediate", "advanced", "purpose", "front", "back", "upper", "lower",
    "glutes", "quads", "calves", "chest", "shoulders", "then", "bar", "machine", "bench",
    "cable", "dumbbell", "read", "scan", "date", "each", "both", "equipment", "squat", "hinge",
}  # fmt: skip


def words_of(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[^\W\d_]{2,}", text)}


def written(text: str) -> str:
    """Return what its author says in German: the body, and the values of the front matter."""
    _, matter, body = text.split("---\n", 2)
    lines = [line for line in matter.splitlines() if not line.startswith(("figure:", "caution:", "lang:"))]
    return re.sub(r"\w+:", "", "\n".join(lines)) + body


def allowed(text: str) -> set[str]:
    """Return the words that a German card may hold: its author's, its language's, its standard lines'."""
    told = labels("de")
    own = " ".join(str(value) for value in astuple(told) if not isinstance(value, dict))
    lines = tomllib.loads((LIBRARY / "cautions.toml").read_text(encoding="utf-8"))["lines"]
    cautions = " ".join(line["de"] for line in lines.values())
    return words_of(written(text)) | words_of(own) | words_of(cautions)


def said(pages: Made | tuple[object, ...]) -> tuple[str, str]:
    """Return what is printed on pages, and what is told of their pictures."""
    items = [item for page in pages for item in page.items]  # type: ignore[attr-defined]
    printed = " ".join(
        item.text for item in items if isinstance(item, TextLine) and item.role is not Role.LINK
    )
    told = " ".join(item.alt for item in items if isinstance(item, Figure | Image))
    return printed, told


@pytest.mark.parametrize("name", [name for name in layouts.names() if not name.endswith("-mono")])
def test_no_word_of_a_german_card_is_english(name: str) -> None:
    source = Source("schlittenschub.md", TEXT.encode())
    card, pages = set_card(card_order(layout=name), source)
    assert pages, card.diagnostics
    printed, told = said(pages)
    assert words_of(printed) - allowed(TEXT) == set(), printed
    assert words_of(printed) & ENGLISH == set(), printed
    assert words_of(told) & ENGLISH == set(), told


def german() -> list[Path]:
    return sorted(path for path in (LIBRARY / "de").rglob("*.md") if path.parent.name != "decks")


@pytest.mark.parametrize(
    "name", ["wall-a4", "poster-a4", "station-a4", "handout-a5", "index-5x8", "index-5x8-full"]
)
def test_no_word_of_the_german_library_is_english(name: str) -> None:
    for path in german()[::6]:
        card, pages = set_card(card_order(layout=name), load(str(path)))
        assert pages, card.diagnostics
        printed, told = said(pages)
        body = path.read_text(encoding="utf-8").split("---", 2)[2]
        assert words_of(printed) & ENGLISH - words_of(body) == set(), (path.stem, printed)
        assert words_of(told) & ENGLISH == set(), (path.stem, told)
