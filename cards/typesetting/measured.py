"""Runs → measured text: each word is measured once, at size 1, and knows where it may be divided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import pyphen

from cards import fonts
from cards.exercise import Run
from cards.typesetting import icons
from cards.typesetting.characters import ZERO_WIDTH_SPACE, with_ink
from cards.vocabulary import small_words

#: Words up to this many letters are never divided: hyphens cost readers more than they gain the page.
WHOLE_WORD = 16
#: Compounds up to this many characters are not divided at their hyphens: it gains no type, and some
#: readers of the file take such a hyphen for one that the line break made.
WHOLE_COMPOUND = 18
#: A word that no hyphenation knows (a link, a code) is broken from this many characters on, and how often.
UNKNOWN, FORCED = 24, 10
#: A jump in the prefix sums, in em, that no measure bridges: a hard break.
HARD_BREAK = 1e6

_BREAK_AFTER = re.compile(r"(?<=\w[-–—/])(?=\w)|(?<=[—…])(?=\w)")
#: A word, no-break blanks included, and the blanks behind it.
_WORDS = re.compile(r"((?:[^\s]|[\u00a0\u202f\u2007])*)([^\S\u00a0\u202f\u2007]*)")


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
    """Part of a word in one face, or an icon."""

    text: str
    face: str
    #: Em.
    width: float
    #: Name of the icon drawn instead of glyphs; empty for glyphs.
    icon: str = ""


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
    #: Whether it is a small word, such as an article, that is read with what follows.
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Measured text, in em: where each piece starts and ends if all stood on one endless line."""

    pieces: tuple[Piece, ...]
    starts: tuple[float, ...]
    ends: tuple[float, ...]
    #: The widest piece: the least measure that this text can be set to.
    widest: float

    @property
    def natural(self) -> float:
        """The width in em if all pieces stand on one line."""
        return self.ends[-1] if self.ends else 0.0

    def part(self, first: int, past: int) -> Text:
        """Return some of the pieces as a text of their own; a divided word keeps its hyphen."""
        start = self.starts[first]
        pieces = self.pieces[first:past]
        if past < len(self.pieces) and pieces[-1].hyphen:
            pieces = (*pieces[:-1], _piece((*pieces[-1].stretches, pieces[-1].hyphen)))
        return Text(
            pieces,
            tuple(at - start for at in self.starts[first:past]),
            tuple(at - start for at in self.ends[first:past]),
            self.widest,
        )


def indented(text: Text, width: float) -> Text:
    """Return a text that leaves so many em blank at its beginning, for something else to stand there."""
    room = _piece((Stretch("", "", width),))
    return Text(
        (room, *text.pieces),
        (0.0, *(start + width for start in text.starts)),
        (width, *(end + width for end in text.ends)),
        max(text.widest, width),
    )


#: A text of which nothing would be seen.
EMPTY = Text((), (), (), 0.0)


def one_face(name: str) -> Faces:
    """Return faces that are all the same: what stands out stands out by its place."""
    return Faces(name, name, name, name)


def text_faces(family: str) -> Faces:
    """Turn a family's name into its four faces."""
    return Faces(*fonts.styles(family))


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Words that touch, each with its face, and the blank behind the last of them."""

    words: tuple[tuple[str, str], ...]
    blank: str
    #: The face of the blank.
    face: str


def measure_text(runs: tuple[Run, ...], faces: Faces, lang: str = "en") -> Text:
    """Turn runs into measured text, ready to be broken at any measure; words of touching runs make one.

    A text of which nothing would be seen has no pieces.
    """
    pieces: list[Piece] = []
    starts: list[float] = []
    x = 0.0
    for cluster in _clusters(runs, faces):
        for piece in _pieces(cluster, lang):
            pieces.append(piece)
            starts.append(x)
            x += piece.width + piece.blank
        if "\n" in cluster.blank and pieces:
            x += HARD_BREAK
    if not any(_seen(stretch) for piece in pieces for stretch in piece.stretches):
        return EMPTY
    ends = [start + piece.room for start, piece in zip(starts, pieces, strict=True)]
    return Text(tuple(pieces), tuple(starts), tuple(ends), max(piece.room for piece in pieces))


def blank_text(face: str) -> Text:
    """Return a text of which nothing is seen, and which takes a line all the same."""
    width = fonts.face(face).width("\u00a0")
    return Text((_piece((Stretch("\u00a0", face, width),)),), (0.0,), (width,), width)


def _clusters(runs: tuple[Run, ...], faces: Faces) -> Iterator[_Cluster]:
    words: list[tuple[str, str]] = []
    for run in runs:
        face = faces.of(run)
        for word, blank in _WORDS.findall(run.text):
            if word:
                words.append((word, face))
            if blank:
                yield _Cluster(tuple(words), blank, face)
                words = []
    if words:
        yield _Cluster(tuple(words), "", "")


def _pieces(cluster: _Cluster, lang: str) -> tuple[Piece, ...]:
    if len(cluster.words) == 1:
        ((word, face),) = cluster.words
        if face == cluster.face or not cluster.blank:
            return _word(word, face, lang, cluster.blank[:1])
    pieces = tuple(_joined(cluster, lang))
    return (*pieces[:-1], _spaced(pieces[-1], cluster.face)) if pieces and cluster.blank else pieces


def _joined(cluster: _Cluster, lang: str) -> Iterator[Piece]:
    """Join words that no blank parts: a bold label and its colon are one piece."""
    touching: list[Stretch] = []
    for word, face in cluster.words:
        first, *others = _word(word, face, lang, "") or (None,)
        if first is None:
            continue
        touching += first.stretches
        if others:
            yield _piece(tuple(touching), first.hyphen)
            yield from others[:-1]
            touching = list(others[-1].stretches)
    if touching:
        yield _piece(tuple(touching))


def _seen(stretch: Stretch) -> bool:
    return bool(stretch.icon) or (stretch.width > 0 and not stretch.text.isspace())


def _spaced(piece: Piece, face: str) -> Piece:
    return _piece(piece.stretches, None, Stretch(" ", face, fonts.face(face).widths[32]))


@lru_cache(maxsize=1 << 15)
def _word(word: str, face: str, lang: str, gap: str) -> tuple[Piece, ...]:
    """Turn a word into its pieces, the last with a blank if a gap follows."""
    words = map(with_ink, word.split(ZERO_WIDTH_SPACE))
    parts = [
        part for one in words for part in ([one] if len(one) <= WHOLE_COMPOUND else _BREAK_AFTER.split(one))
    ]
    every = (piece for part in parts if part for piece in _divided(part, face, lang))
    pieces = tuple(piece for piece in every if piece.stretches)
    if not gap or not pieces:
        return pieces
    leads = word.casefold() in small_words(lang)
    return (*pieces[:-1], replace(_spaced(pieces[-1], face), leads=leads))


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
    """Yield what can be set; a character that nobody has is left out here and named by `coverage`."""
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
