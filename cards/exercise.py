"""What the author said: an exercise as its reader understands it, in the author's order and words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from cards.toml_places import Keys, Place


#: Measures of how much, of which a prescription takes one from one source.
_AMOUNTS = ("reps", "hold", "work", "duration")


class Kind(StrEnum):
    """What a section is for; the canonical kinds of an exercise's text."""

    PURPOSE = "purpose"
    EQUIPMENT = "equipment"
    SETUP = "setup"
    EXECUTION = "execution"
    BREATHING = "breathing"
    TIPS = "tips"
    MISTAKES = "mistakes"
    VARIATIONS = "variations"
    SAFETY = "safety"
    MUSCLES = "muscles"
    SUMMARY = "summary"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; a hard break is a line feed."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    #: The address behind a link, as written; None where there is none.
    link: str | None = None
    #: Line in the file, from 1, of the run's first character; 0 where unknown.
    line: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    runs: tuple[Run, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: what stands behind one number or bullet."""

    blocks: tuple[Block, ...]
    #: The author's own number; None behind a bullet.
    number: int | None = None
    #: A task's box: ticked or empty; None where there is no box.
    checked: bool | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, numbered or bulleted; its items may hold further lists."""

    items: tuple[Item, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, every cell's text kept; an empty cell has no runs."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    line: int = 0
    #: Of each column "left", "center" or "right"; "" where its author chose none.
    align: tuple[str, ...] = ()
    #: Whether the first row is the head of the columns.
    head: bool = True


@dataclass(frozen=True, slots=True)
class Quote:
    """Words set apart by the author."""

    blocks: tuple[Block, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """An image by its path as written, and the words that stand for it."""

    path: str
    alt: str = ""
    line: int = 0
    #: Who made it, as it is to be printed; empty for what the exercise says of its pictures.
    credit: str = ""


Block: TypeAlias = Paragraph | Listing | Table | Quote | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under one heading, or under none."""

    kind: Kind
    #: As written, colon and all; None where the author wrote none.
    heading: str | None
    blocks: tuple[Block, ...]
    #: Line in the file, from 1, of the heading or else of the first text.
    line: int = 0
    #: How many headings it stands under: 0 for a section of the exercise, 1 for a part of one.
    depth: int = 0

    @property
    def text(self) -> str:
        """The section's words in reading order, without its heading; blocks on lines of their own."""
        return "\n".join(block_texts(self.blocks))


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the short version."""

    name: str
    blocks: tuple[Block, ...]
    line: int = 0

    @property
    def text(self) -> str:
        """The step's words in reading order, without its name."""
        return "\n".join(block_texts(self.blocks))


@dataclass(frozen=True, slots=True)
class Video:
    """A demonstration: its shortest canonical link and what is known of it."""

    #: In ASCII alone (RFC 3986), as codes and PDF links need it.
    url: str
    #: "youtube", "vimeo" or "web".
    provider: str
    #: The provider's own id; the link itself for "web".
    id: str
    #: Seconds into the video; None for the beginning.
    start: int | None = None
    #: What it leads to.
    kind: Literal["video", "page", "sound"] = "video"
    #: The link in the letters in which it was written, where those are not the link's own.
    words: str = ""
    #: What stands under the code; empty for what suits the kind.
    label: str = ""


@dataclass(frozen=True, slots=True)
class Muscles:
    """Muscles in the author's words."""

    primary: tuple[str, ...] = ()
    secondary: tuple[str, ...] = ()
    #: Those of the primary ones that are stretched, not trained.
    stretched: tuple[str, ...] = ()

    @property
    def trained(self) -> tuple[str, ...]:
        """The primary ones that are trained."""
        return tuple(name for name in self.primary if name not in self.stretched)


@dataclass(frozen=True, slots=True)
class OtherExercise:
    """An exercise that this one leads to, by its name."""

    name: str
    #: Line in the file, from 1, that names it; 0 where unknown.
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """What the file itself asks of its print: a layout by name, kinds to leave out."""

    layout: str | None = None
    hide: tuple[Kind, ...] = ()
    #: Line in the file, from 1, of what is asked; 0 where there is none.
    line: int = 0


@dataclass(frozen=True, slots=True)
class Prescription:
    """How much of an exercise someone is to do, in their coach's words; empty where nothing is said."""

    #: The exercise's number in a circuit.
    station: str = ""
    sets: str = ""
    reps: str = ""
    load: str = ""
    tempo: str = ""
    work: str = ""
    rest: str = ""
    hold: str = ""
    side: str = ""
    frequency: str = ""
    duration: str = ""
    notes: str = ""

    def completed(self, other: Prescription) -> Prescription:
        """Return this prescription, and another's words where it has none.

        One that says how many, how long or how far takes no other measure, and one with a time of work takes
        neither sets nor sides: 40 seconds at a station are not 8 to 12 repetitions of it, nor 40 a leg.
        """
        unasked = {name for name in _AMOUNTS if any(getattr(self, one) for one in _AMOUNTS)}
        if self.work:
            unasked |= {"sets", "side"}
        said = zip(fields(self), astuple(self), astuple(other), strict=True)
        return Prescription(
            **{one.name: own or ("" if one.name in unasked else others) for one, own, others in said}
        )


@dataclass(frozen=True, slots=True)
class FigureRequest:
    """What a file says of the drawing of its movement; nothing: the one that is named as the file is."""

    #: A drawing's name, "none" for none.
    name: str = ""
    #: The drawing itself, told by the keys of a file of figures; None where it is not.
    told: Mapping[str, object] | None = None
    #: The line of the file that says so.
    line: int = field(default=0, compare=False)
    #: Where the values that tell it are written, by the keys and numbers that lead to each; may lack some.
    places: Mapping[Keys, Place] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise file, understood."""

    title: str
    slug: str
    #: The path as given, "-" for standard input.
    file: str
    description: str = ""
    video: Video | None = None
    equipment: tuple[str, ...] = ()
    muscles: Muscles = Muscles()
    level: str | None = None
    tags: tuple[str, ...] = ()
    group: str | None = None
    #: Other names of the exercise.
    aliases: tuple[str, ...] = ()
    #: Exercises that lead to this one, and those to which it leads.
    easier: tuple[OtherExercise, ...] = ()
    harder: tuple[OtherExercise, ...] = ()
    #: Words that name standard lines of safety.
    cautions: tuple[str, ...] = ()
    #: Whether its author does not hold it ready to be printed.
    draft: bool = False
    #: Language of the text, an ISO 639-1 code.
    lang: str = "en"
    images: tuple[Picture, ...] = ()
    figure: FigureRequest = field(default_factory=FigureRequest)
    #: Who made its pictures, as it is to be printed.
    credit: str | None = None
    author: str | None = None
    source: str | None = None
    print: PrintRequest = PrintRequest()
    #: Front-matter keys that cuecard does not know, as read.
    extra: Mapping[str, object] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    steps: tuple[Step, ...] = ()
    #: From the file, and from the deck in which the card is printed, whose words win.
    prescription: Prescription = Prescription()


def plain(runs: tuple[Run, ...]) -> str:
    """Join runs into their plain words."""
    return "".join(run.text for run in runs)


def block_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield the plain text of each paragraph, item, row and picture, in reading order."""
    for block in blocks:
        match block:
            case Paragraph(runs):
                yield plain(runs)
            case Listing(items):
                for item in items:
                    yield from block_texts(item.blocks)
            case Table(rows):
                for row in rows:
                    yield "\t".join(plain(cell) for cell in row)
            case Quote(inner):
                yield from block_texts(inner)
            case Picture(_, alt):
                if alt:
                    yield alt


def execution_items(exercise: Exercise) -> Iterator[Item]:
    """Yield the items of all lists of an execution, in order."""
    for section in exercise.sections:
        for block in section.blocks if section.kind is Kind.EXECUTION else ():
            if isinstance(block, Listing):
                yield from block.items


def fingerprint(exercise: Exercise) -> str:
    """Turn what an exercise says into seven characters that change with it."""
    parts = [exercise.title, exercise.description, exercise.video.url if exercise.video else ""]
    for section in exercise.sections:
        parts += [section.heading or "", *block_texts(section.blocks)]
    for step in exercise.steps:
        parts += [step.name, step.text]
    parts += filter(None, astuple(exercise.prescription))
    return hashlib.sha256("\x1f".join(parts).encode(errors="replace")).hexdigest()[:7]
