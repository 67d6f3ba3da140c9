"""Runs and a measure → lines: each word is measured once, at size 1, and a line end is one bisection."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

import pyphen

from cards import fonts
from cards.exercise import Run
from cards.typesetting import icons

#: Words up to this many letters are never divided: hyphens cost readers more than they gain the page.
WHOLE_WORD = 16
#: Compounds up to this many characters are not divided at their hyphens: it gains no type, and some
#: readers of the file take such a hyphen for one that the line break made.
WHOLE_COMPOUND = 18
#: A word that no hyphenation knows (a link, a code) is broken from this many characters on, and how often.
UNKNOWN, FORCED = 24, 10
#: A jump in the prefix sums, in em, that no measure bridges: a hard break.
HARD_BREAK = 1e6
#: Pieces that a line must have to lend one to a lonely last word.
LENDING = 3
#: Two widths in em closer than this are one width.
SLACK = 1e-6

_BREAK_AFTER = re.compile(r"(?<=\w[-–—/])(?=\w)|(?<=[—…])(?=\w)")
#: A word, no-break blanks included, and the blanks behind it.
_WORDS = re.compile(r"((?:[^\s]|[\u00a0\u202f\u2007])*)([^\S\u00a0\u202f\u2007]*)")
_FACE_AND_MARK = attrgetter("face", "mark")


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
    """What stays together on a line: a word, or a part of one that may be divided after it; widths in em."""

    stretches: tuple[Stretch, ...]
    #: Without the blank or the hyphen.
    width: float
    #: The hyphen drawn if a line ends here; None where none is.
    hyphen: Stretch | None
    #: The blank behind it; 0 where the next piece follows at once.
    blank: float
    #: What it takes at a line's end.
    room: float
    #: What is set of it within a line, its blank included.
    spaced: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Measured text, in em: where each piece starts and ends if all stood on one endless line."""

    pieces: tuple[Piece, ...]
    starts: tuple[float, ...]
    ends: tuple[float, ...]
    #: The widest piece: the least measure that this text can be set to.
    widest: float


def measure_text(runs: tuple[Run, ...], faces: Faces, lang: str = "en") -> Text:
    """Turn runs into measured text, ready to be broken at any measure; words of touching runs make one."""
    pieces: list[Piece] = []
    starts: list[float] = []
    x = 0.0
    touching = False
    for run in runs:
        face = faces.of(run)
        for word, gap in _WORDS.findall(run.text):
            if not (word or gap):
                continue
            if touching and pieces:
                new: tuple[Piece, ...] = (pieces.pop(),)
                x = starts.pop()
                if word:
                    new = _joined(new[0], _word(word, face, lang, ""))
                if gap:
                    new = (*new[:-1], _spaced(new[-1], face))
            else:
                new = _word(word, face, lang, gap[:1])
            for piece in new:
                pieces.append(piece)
                starts.append(x)
                x += piece.width + piece.blank
            touching = not gap and (touching or bool(new))
            if "\n" in gap:
                x += HARD_BREAK
    ends = [start + piece.room for start, piece in zip(starts, pieces, strict=True)]
    widest = max([piece.room for piece in pieces], default=0.0)
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
    pieces = text.pieces[line[0] : line[1]]
    if not pieces:
        return ()
    stretches = [stretch for piece in pieces[:-1] for stretch in piece.spaced]
    closing = pieces[-1]
    stretches += closing.stretches if last else closing.spaced
    if closing.hyphen and not last:
        stretches.append(closing.hyphen)
    joined: list[Stretch] = []
    for (face, mark), group in groupby(stretches, _FACE_AND_MARK):
        some = list(group)
        if mark or len(some) == 1:
            joined += some
        else:
            joined.append(Stretch("".join([s.text for s in some]), face, sum([s.width for s in some])))
    return tuple(joined)


def _greedy(text: Text, measure: float) -> Iterator[tuple[int, int]]:
    starts, ends = text.starts, text.ends
    here, total = 0, len(starts)
    while here < total:
        there = max(here + 1, bisect_right(ends, starts[here] + measure + SLACK, here))
        yield here, there
        here = there


def _joined(before: Piece, word: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Join a word to what stands before it without a blank: a bold label and its colon are one piece."""
    if not word:
        return (before,)
    after = word[0]
    return (_piece(before.stretches + after.stretches, after.hyphen), *word[1:])


def _spaced(piece: Piece, face: str) -> Piece:
    return _piece(piece.stretches, None, Stretch(" ", face, fonts.face(face).widths[32]))


@lru_cache(maxsize=1 << 15)
def _word(word: str, face: str, lang: str, gap: str) -> tuple[Piece, ...]:
    """Turn a word into its pieces, the last with a blank if a gap follows."""
    parts = [word] if len(word) <= WHOLE_COMPOUND else _BREAK_AFTER.split(word)
    every = (piece for part in parts if part for piece in _divided(part, face, lang))
    pieces = tuple(piece for piece in every if piece.stretches)
    return (*pieces[:-1], _spaced(pieces[-1], face)) if gap and pieces else pieces


def _divided(part: str, face: str, lang: str) -> Iterator[Piece]:
    if sum(map(str.isalnum, part)) <= WHOLE_WORD:
        yield _piece(tuple(_stretches(part, face)))
        return
    syllables = _syllables(part, lang)
    hyphenated = all(syllable.isalpha() for syllable in syllables[:-1])
    for index, syllable in enumerate(syllables):
        dividing = hyphenated and index < len(syllables) - 1
        yield _piece(tuple(_stretches(syllable, face)), _hyphen(face) if dividing else None)


def _syllables(word: str, lang: str) -> list[str]:
    letters = re.fullmatch(r"\W*\w+\W*", word)
    if letters and pyphen.language_fallback(lang):
        divided: list[str] = _dictionary(lang).inserted(word, "\n").split("\n")
        if max(map(len, divided)) <= WHOLE_WORD:
            return divided
    if len(word) <= UNKNOWN:
        return [word]
    return [word[at : at + FORCED] for at in range(0, len(word), FORCED)]


@lru_cache(maxsize=8)
def _dictionary(lang: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=pyphen.language_fallback(lang), left=4, right=4)


def _piece(
    stretches: tuple[Stretch, ...], hyphen: Stretch | None = None, space: Stretch | None = None
) -> Piece:
    width = sum(stretch.width for stretch in stretches)
    return Piece(
        stretches,
        width,
        hyphen,
        blank=space.width if space else 0.0,
        room=width + (hyphen.width if hyphen else 0.0),
        spaced=(*stretches, space) if space else stretches,
    )


def _stretches(text: str, face: str) -> Iterator[Stretch]:
    """Yield what can be set; a character that nobody has is left out here and named by `sorts`."""
    for part, owner in fonts.split(text, face):
        known = fonts.face(owner)
        if known.covers(part):
            yield Stretch(part, owner, known.width(part))
            continue
        for char in part:
            if ord(char) in known.widths:
                yield Stretch(char, owner, known.widths[ord(char)])
            elif char in icons.DRAWN:
                yield Stretch(char, owner, icons.WIDTH, icons.DRAWN[char])


@lru_cache(maxsize=64)
def _hyphen(face: str) -> Stretch:
    # The soft hyphen tells whoever reads the text back that the word goes on; it looks like a hyphen.
    char = "\u00ad" if fonts.face(face).widths.get(0xAD) else "-"
    return Stretch(char, face, fonts.face(face).width(char))
