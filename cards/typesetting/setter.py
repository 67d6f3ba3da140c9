"""What texts are set with in a layout and a language: faces, quotation marks, hyphenation."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from cards.exercise import Run
from cards.layout import Layout
from cards.typesetting.measured import Faces, Text, measure_text, one_face
from cards.typesetting.typography import Quotes, typographic
from cards.vocabulary import labels


@dataclass(frozen=True, slots=True)
class Setter:
    """What every text of a card, or of a booklet, is set with."""

    layout: Layout
    faces: Faces
    quotes: Quotes
    lang: str
    #: Em of body type that a table may be wide at least; a wider one is set as labelled lines.
    widest_table: float = math.inf

    def text(self, runs: tuple[Run, ...]) -> Text:
        """Measure runs in the text faces."""
        return _set(runs, self.faces, self.quotes, self.lang)

    def words(self, words: str) -> Text:
        """Measure words in the regular text face."""
        return _measured(words, self.faces, self.quotes, self.lang)

    def faced(self, runs: tuple[Run, ...], face: str, bold: str = "") -> Text:
        """Measure runs in one face, whatever stands out in them; bold words in another, if it is told."""
        strong = bold or face
        return _set(runs, Faces(face, strong, face, strong), self.quotes, self.lang)

    def display(self, words: str) -> Text:
        """Measure words in the display face."""
        return _measured(words, one_face(self.layout.display_face), self.quotes, self.lang)

    def label(self, words: str) -> Text:
        """Measure words in the labels' face."""
        return _measured(words, one_face(self.layout.label_face), self.quotes, self.lang)


def make_setter(layout: Layout, lang: str) -> Setter:
    """Settle what the texts of a language are set with in a layout."""
    words = labels(lang)
    quotes = Quotes(*words.quotes_double, *words.quotes_single)
    return Setter(layout, Faces(*layout.text_faces), quotes, lang)


@lru_cache(maxsize=1 << 8)
def _set(runs: tuple[Run, ...], faces: Faces, quotes: Quotes, lang: str) -> Text:
    """Measure runs once for all the sizes that are tried."""
    return measure_text(typographic(runs, quotes), faces, lang)


@lru_cache(maxsize=1 << 13)
def _measured(words: str, faces: Faces, quotes: Quotes, lang: str) -> Text:
    """Measure words once: a booklet names each card in many places."""
    return measure_text(typographic((Run(words),), quotes), faces, lang)
