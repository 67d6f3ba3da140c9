"""Runs and a measure → lines: each word is measured once, at size 1, and a line end is one bisection."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pyphen

from cards import fonts, marks
from cards.exercise import Run

#: Words up to this many letters are never divided: hyphens cost readers more than they gain the page.
WHOLE_WORD = 14
#: Compounds up to this many characters are not divided at their hyphens: it gains no type, and some
#: readers of the file take such a hyphen for one that the line break made.
WHOLE_COMPOUND = 16
#: Letters between the break points of a word that no hyphenation knows (a link, a code).
FORCED = 10
#: A jump in the prefix sums, in em, that no measure bridges: a hard break.
HARD_BREAK = 1e6
#: Pieces that a line must have to lend one to a lonely last word.
LENDING = 3
#: Two widths in em closer than this are one width.
SLACK = 1e-6

_BREAK_AFTER = re.compile(r"(?<=\w[-–—/])(?=\w)|(?<=[—…])(?=\w)")
_WORDS = re.compile(
    r"\n|[^\S\n\u00a0\u202f\u2007]+|[^\s]+(?:[\u00a0\u202f\u2007]+[^\s]+)*|[\u00a0\u202f\u2007]+"
)


@dataclass(frozen=True, slots=True)
class Faces:
    """The four faces of running text."""

    regular: str
    bold: str
    italic: str
    bold_italic: str

    def of(self, run: Run) -> str:
        """Choose the face of a run."""
        if run.bold:
            return self.bold_italic if run.italic else self.bold
        return self.italic if run.italic else self.regular


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a word in one face, or a drawn mark."""

    text: str
    face: str
    #: Em.
    width: float
    #: Name of the mark drawn instead of glyphs; empty for glyphs.
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """What stays together on a line: a word, or a part of one that may be divided after it."""

    stretches: tuple[Stretch, ...]
    #: Em, without the blank or the hyphen.
    width: float
    #: Em of the blank behind it; 0 where the next piece follows at once.
    blank: float = 0.0
    #: The hyphen drawn if a line ends here; None where none is.
    hyphen: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Measured text, in em: where each piece starts and ends if all stood on one endless line."""

    pieces: tuple[Piece, ...]
    starts: tuple[float, ...]
    ends: tuple[float, ...]
    #: The widest piece: the least measure that this text can be set to.
    widest: float


def measure_text(runs: tuple[Run, ...], faces: Faces, lang: str = "en") -> Text:
    """Turn runs into measured text, ready to be broken at any measure."""
    pieces: list[Piece] = []
    starts: list[float] = []
    ends: list[float] = []
    x = 0.0
    for piece, after in _pieces(runs, faces, lang):
        pieces.append(piece)
        starts.append(x)
        ends.append(x + piece.width + (piece.hyphen.width if piece.hyphen else 0.0))
        x += piece.width + piece.blank + after
    widest = max((end - start for start, end in zip(starts, ends, strict=True)), default=0.0)
    return Text(tuple(pieces), tuple(starts), tuple(ends), widest)


def count_lines(text: Text, measure: float) -> tuple[int, float]:
    """Break measured text at a measure in em; return how many lines and the widest of them."""
    starts, ends = text.starts, text.ends
    here, total, count, widest = 0, len(starts), 0, 0.0
    while here < total:
        start = starts[here]
        there = bisect_right(ends, start + measure + SLACK, here)
        if there == here:
            there += 1
        width = ends[there - 1] - start
        if width > widest:
            widest = width
        here = there
        count += 1
    return count, widest


def break_lines(text: Text, measure: float) -> tuple[tuple[int, int], ...]:
    """Break measured text at a measure in em; return first and past-the-last piece of each line.

    The fewest lines, as greedy breaking gives them; where the last would hold one lonely word, the line
    before lends it another.
    """
    lines = tuple(_greedy(text, measure))
    if len(lines) < 2 or lines[-1][1] - lines[-1][0] > 1:
        return lines
    *others, (first, seam), (_, past) = lines
    lent = seam - 1
    lends = seam - first >= LENDING and text.pieces[lent].blank > 0
    if not lends or text.ends[past - 1] - text.starts[lent] > measure + SLACK:
        return lines
    return (*others, (first, lent), (lent, past))


def balance_lines(text: Text, measure: float) -> tuple[tuple[int, int], ...]:
    """Break as few lines as the measure allows, then even them out: for titles and leads."""
    count = count_lines(text, measure)[0]
    low, high = 0.0, measure
    for _ in range(12):
        middle = (low + high) / 2
        lines, widest = count_lines(text, middle)
        if lines > count or widest > middle + SLACK:
            low = middle
        else:
            high = middle
    return tuple(_greedy(text, high))


def line_stretches(text: Text, line: tuple[int, int], *, last: bool) -> tuple[Stretch, ...]:
    """Turn a line's pieces into stretches with their blanks, neighbours of one face joined.

    A line that is not the last ends in its blank, which takes no room but keeps words apart for whoever
    reads the text back; a divided word ends in its hyphen.
    """
    joined: list[Stretch] = []
    for index in range(*line):
        piece = text.pieces[index]
        for stretch in piece.stretches:
            _join(joined, stretch)
        closing = index == line[1] - 1
        if piece.blank and not (closing and last):
            face = piece.stretches[-1].face
            _join(joined, Stretch(" ", face, piece.blank))
        if closing and not last and piece.hyphen:
            _join(joined, piece.hyphen)
    return tuple(joined)


def _greedy(text: Text, measure: float) -> Iterator[tuple[int, int]]:
    starts, ends = text.starts, text.ends
    here, total = 0, len(starts)
    while here < total:
        there = max(here + 1, bisect_right(ends, starts[here] + measure + SLACK, here))
        yield here, there
        here = there


def _join(joined: list[Stretch], stretch: Stretch) -> None:
    if joined and joined[-1].face == stretch.face and not (joined[-1].mark or stretch.mark):
        before = joined[-1]
        joined[-1] = Stretch(before.text + stretch.text, stretch.face, before.width + stretch.width)
    else:
        joined.append(stretch)


def _pieces(runs: tuple[Run, ...], faces: Faces, lang: str) -> Iterator[tuple[Piece, float]]:
    """Yield each piece with the jump behind it; stretches of touching runs make one piece."""
    pending: tuple[Piece, ...] = ()
    for run in runs:
        face = faces.of(run)
        for token in _WORDS.findall(run.text):
            if token == "\n":
                yield from _with_jump(pending, HARD_BREAK)
                pending = ()
            elif token.isspace() and token[0] not in "\u00a0\u202f\u2007":
                yield from _with_jump(_with_blank(pending, fonts.face(face).widths[32]), 0.0)
                pending = ()
            else:
                pending = _attach(
                    pending, tuple(piece for piece in _word(token, face, lang) if piece.stretches)
                )
    yield from _with_jump(pending, 0.0)


def _attach(pending: tuple[Piece, ...], word: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Join a word to what stands before it without a blank: a bold label and its colon are one piece."""
    if not pending or not word:
        return pending or word
    before, after = pending[-1], word[0]
    seam = Piece(before.stretches + after.stretches, before.width + after.width, after.blank, after.hyphen)
    return (*pending[:-1], seam, *word[1:])


def _with_blank(pieces: tuple[Piece, ...], blank: float) -> tuple[Piece, ...]:
    if not pieces:
        return ()
    last = pieces[-1]
    return (*pieces[:-1], Piece(last.stretches, last.width, blank))


def _with_jump(pieces: tuple[Piece, ...], jump: float) -> Iterator[tuple[Piece, float]]:
    for index, piece in enumerate(pieces):
        yield piece, jump if index == len(pieces) - 1 else 0.0


@lru_cache(maxsize=1 << 15)
def _word(word: str, face: str, lang: str) -> tuple[Piece, ...]:
    parts = [word] if len(word) <= WHOLE_COMPOUND else [part for part in _BREAK_AFTER.split(word) if part]
    return tuple(piece for part in parts for piece in _divided(part, face, lang))


def _divided(part: str, face: str, lang: str) -> Iterator[Piece]:
    if len(part) <= WHOLE_WORD:
        yield _piece(part, face)
        return
    syllables = _syllables(part, lang)
    hyphenated = all(syllable.isalpha() for syllable in syllables[:-1])
    for index, syllable in enumerate(syllables):
        dividing = hyphenated and index < len(syllables) - 1
        yield _piece(syllable, face, _hyphen(face) if dividing else None)


def _syllables(word: str, lang: str) -> list[str]:
    letters = re.fullmatch(r"\W*\w+\W*", word)
    if letters and pyphen.language_fallback(lang):
        divided: list[str] = _dictionary(lang).inserted(word, "\n").split("\n")
        if max(map(len, divided)) <= WHOLE_WORD:
            return divided
    return [word[at : at + FORCED] for at in range(0, len(word), FORCED)]


@lru_cache(maxsize=8)
def _dictionary(lang: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=pyphen.language_fallback(lang), left=4, right=4)


def _piece(text: str, face: str, hyphen: Stretch | None = None) -> Piece:
    stretches = tuple(_stretches(text, face))
    return Piece(stretches, sum(stretch.width for stretch in stretches), 0.0, hyphen)


def _stretches(text: str, face: str) -> Iterator[Stretch]:
    """Yield what can be set; a character that nobody has is left out here and named by `makeup.lacking`."""
    for part, owner in fonts.split(text, face):
        known = fonts.face(owner)
        if known.covers(part):
            yield Stretch(part, owner, known.width(part))
            continue
        for char in part:
            if ord(char) in known.widths:
                yield Stretch(char, owner, known.widths[ord(char)])
            elif char in marks.DRAWN:
                yield Stretch(char, owner, marks.WIDTH, marks.DRAWN[char])


@lru_cache(maxsize=64)
def _hyphen(face: str) -> Stretch:
    # The soft hyphen tells whoever reads the text back that the word goes on; it looks like a hyphen.
    char = "\u00ad" if fonts.face(face).widths.get(0xAD) else "-"
    return Stretch(char, face, fonts.face(face).width(char))
