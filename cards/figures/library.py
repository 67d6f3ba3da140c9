"""Files of figures → movements by name; what extends another is put together, cycles are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

from cards.diagnostics import CardsError, Diagnostic, Location, Severity, error
from cards.exercise import FigureRequest
from cards.figures import viewing
from cards.figures.merging import Content, merged, swapped
from cards.figures.movement import Detail, Frame, Movement
from cards.figures.muscles import NAMES as MUSCLES
from cards.figures.pose import Pose, older
from cards.figures.props import SPOTS, Prop
from cards.figures.reading import follow, pose, prop, wrong
from cards.figures.strip import postures
from cards.table import Entry, Table, clean
from cards.toml import Document, parse
from cards.toml import read as read_toml
from cards.toml_places import Keys, Place

VIEWS = {"side": 0.0, "front": 90.0, "back": 270.0, "three-quarter": 38.0}
#: What is no part of a pose in a frame.
_OF_FRAMES = ("pose", "swap", "says", "partner")
#: What is said of one exercise's text, and is not handed on to who extends it.
_OF_TEXTS = ("cues", "return", "shows")
_MOST_FRAMES = 6
#: Figures that one may extend in a row, pieces of equipment, and values of a figure told elsewhere; those of
#: the library have 2, 7 and 155.
_MOST_BASES, _MOST_PROPS, _MOST_VALUES = 20, 24, 2_000


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that files tell, not yet read: tables by name."""

    movements: Mapping[str, Table] = field(default_factory=dict)
    poses: Mapping[str, Table] = field(default_factory=dict)
    #: Files that could not be read.
    findings: tuple[Diagnostic, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The movements' names, sorted."""
        return tuple(sorted(self.movements))

    def movement(self, name: str) -> Movement:
        """Read a movement; CardsError with file, line and hint for what is not right."""
        if name not in self.movements:
            near = get_close_matches(name, self.movements, 1)
            hint = f'did you mean "{near[0]}"?' if near else "see the list of figures"
            raise error(clean(name), "there is no such figure", hint, code="unknown-figure")
        table = self._whole(name, self.movements)
        movement = read(name, table, self)
        if table.has("view"):
            return movement
        seen = viewing.best([one.skeleton for one in postures(movement)], movement.train)
        return replace(movement, view=seen)

    def posture(self, entry: Entry) -> Content:
        """Return what a named pose says."""
        name = clean(str(entry.value))
        if name not in self.poses:
            near = get_close_matches(name, self.poses, 1)
            hint = f'did you mean "{near[0]}"?' if near else f"choose one of {', '.join(sorted(self.poses))}"
            raise error(entry.path, f'there is no pose "{name}"', hint, line=entry.line, code="unknown-pose")
        return self._whole(name, self.poses).content

    def _whole(self, name: str, tables: Mapping[str, Table]) -> Table:
        """Return a table with all that it extends."""
        own = tables[name]
        chain = [own]
        met = [name]
        while (base := chain[-1].content.get("extends")) is not None:
            if not isinstance(base, Entry) or not isinstance(base.value, str) or base.value not in tables:
                said = clean(str(getattr(base, "value", "")))
                near = get_close_matches(said, tables, 1)
                hint = f'did you mean "{near[0]}"?' if near else "name another of the same files"
                raise wrong(chain[-1], f'"{clean(met[-1])}" extends what is not there', hint)
            met.append(base.value)
            if base.value in met[:-1] or len(met) > _MOST_BASES:
                way = " → ".join(map(clean, met if len(met) < 6 else (*met[:3], "…", met[-1])))
                circle = base.value in met[:-1]
                what = "goes round in a circle" if circle else f"goes further than {_MOST_BASES} figures"
                hint = "remove one" if circle else "extend one of the first"
                raise error(
                    base.path, f"extends {what}: {way}", hint, line=base.line, code="extends-in-circle"
                )
            chain.append(tables[base.value])
        content: Content = {}
        for table in reversed(chain):
            kept = ("extends",) if table is own else ("extends", *_OF_TEXTS)
            told = {key: value for key, value in table.content.items() if key not in kept}
            content = merged(content, told) if tables is self.poses else {**content, **told}
        return Table(own.name, own.path, content, line=own.line)


def open_library(folders: Iterable[Path]) -> Library:
    """Gather all files of figures below folders; a later folder's names win over an earlier one's."""
    movements: dict[str, Table] = {}
    poses: dict[str, Table] = {}
    findings: list[Diagnostic] = []
    for folder in folders:
        here: dict[str, Table] = {}
        for path in sorted(folder.glob("*.toml")):
            told: dict[str, Table] = {}
            try:
                add_file(str(path), told, poses)
            except CardsError as problem:
                findings += problem.diagnostics
            for name in told.keys() & here.keys():
                place, other = Location(told[name].path, told[name].line), Path(here[name].path).name
                message = f'"{clean(name)}" is told in {other} too, which counts'
                findings.append(
                    Diagnostic(place, Severity.WARNING, message, "rename one of the two", code="same-name")
                )
            here = {**told, **here}
        movements |= here
    return Library(movements, poses, tuple(findings))


def add_file(path: str, movements: dict[str, Table], poses: dict[str, Table]) -> None:
    """Add a file's movements and poses; CardsError where it cannot be read."""
    _add(read_toml(path), movements, poses)


def add_text(path: str, text: str, movements: dict[str, Table], poses: dict[str, Table]) -> None:
    """Add the movements and poses of a text; CardsError where it is not TOML."""
    _add(parse(text, path).table(), movements, poses)


def add_record(path: str, name: str, request: FigureRequest, movements: dict[str, Table]) -> None:
    """Add a movement that another file tells, under a name; CardsError where it is beyond the limits."""
    here = Place(request.line, 0)
    found = list(islice(_placed(request.told, (name,), here, request.places), _MOST_VALUES + 1))
    if len(found) > _MOST_VALUES:
        message = f"a figure has at most {_MOST_VALUES:,} values, and this one has more"
        raise error(
            path, message, f"write one to {_MOST_FRAMES} frames", line=request.line, code="bad-figure"
        )
    places = {(name,): here, **dict(found)}
    _add(Document(path, {name: request.told or {}}, places).table(), movements, {})


def _placed(
    value: object, keys: Keys, here: Place, places: Mapping[Keys, Place]
) -> Iterator[tuple[Keys, Place]]:
    """Yield the place of every value inside one: its own, or else that of what it stands in."""
    inner = (
        value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, one in inner:
        place = places.get((*keys[1:], key), here)
        yield (*keys, key), place
        yield from _placed(one, (*keys, key), place, places)


def _add(top: Table, movements: dict[str, Table], poses: dict[str, Table]) -> None:
    for name, value in top.content.items():
        if not isinstance(value, Table):
            line = value.line if isinstance(value, Entry) else 0
            raise error(
                top.path, f'"{name}" is outside of a figure', f"write [{name}]", line=line, code="bad-figure"
            )
        if name == "pose":
            for inner, table in value.content.items():
                if not isinstance(table, Table):
                    raise wrong(value, f'"{inner}" is outside of a pose', "write [pose.NAME]")
                poses[inner] = table
        else:
            movements[name] = value


def read(name: str, table: Table, library: Library) -> Movement:
    """Read a movement from its table."""
    frames = _frames(table, library)
    # Frames are checked posture by posture, with what they take from elsewhere.
    rest = {key: value for key, value in table.content.items() if key not in ("frames", "all", "body")}
    table = Table(table.name, table.path, rest, line=table.line)
    title = table.text("name") if table.has("name") else name.replace("-", " ").capitalize()
    train, second = (_muscles(table, key) for key in ("train", "second"))
    movement = Movement(
        name, title, frames, train, second, _view(table),
        follow(table, "follow") if table.has("follow") else (),
        _props(table),
        Location(table.path, table.line),
        travel=table.flag("travel"),
        hold=table.flag("hold") if table.has("hold") else len(frames) == 1 and not table.flag("travel"),
        mirror=table.flag("mirror"),
        ghost=table.flag("ghost"),
        detail=_detail(table),
        accepted=_accepted(table),
        slow=table.flag("slow"),
        circle=table.flag("circle"),
        beside=_pair(table, "beside", (60.0, 0.0)),
        gap=table.number("gap", 0, 60) if table.has("gap") else 9.0,
        cues=_cues(table, len(frames)),
        shows=_shows(table, len(frames)),
    )  # fmt: skip
    movement = replace(movement, return_step=_return_step(table, movement))
    table.has("extends")
    table.finish()
    return movement


def _frames(table: Table, library: Library) -> tuple[Frame, ...]:
    tables = table.tables("frames")
    if not 1 <= len(tables) <= _MOST_FRAMES:
        raise wrong(table, f'"{table.name}" has no frames' if not tables else "has too many frames",
                    f"write one to {_MOST_FRAMES} frames")  # fmt: skip
    shared = table.table("all").content if table.has("all") else {}
    elderly = table.has("body") and table.one_of("body", {"older": True, "usual": False})
    before: Content | None = None
    says = ""
    out = []
    for number, frame in enumerate(tables, 1):
        own = {key: value for key, value in frame.content.items() if key not in _OF_FRAMES}
        named = frame.content.get("pose")
        if isinstance(named, Entry) and named.value != "same":
            content = merged(library.posture(named), shared)
            says = str(named.value)
        elif before is None:
            stand = Entry("pose", "pose", "stand", table.path, table.line, 0)
            content = merged(library.posture(stand), shared)
            says = "stand"
        else:
            content = before
        if frame.flag("swap"):
            content = swapped(content)
        content = merged(content, own)
        before = content
        # What was asked of one frame's tables is not asked of the next: each has its own.
        whole = Table(f"{table.name}.frames", frame.path, content, line=frame.line or table.line)
        words = frame.text("says") if frame.has("says") else says
        posture = pose(whole)
        if elderly:
            posture = older(posture)
        place = Location(frame.path, frame.line)
        out.append(Frame(posture, number, words, place, _partner(frame, library)))
    return tuple(out)


def _partner(frame: Table, library: Library) -> Pose | None:
    """Read a second person's posture: a pose by name, with what differs."""
    if not frame.has("partner"):
        return None
    said = frame.table("partner")
    named = said.content.get("pose", Entry("pose", "pose", "stand", said.path, said.line, 0))
    base = library.posture(named) if isinstance(named, Entry) else {}
    own = {key: value for key, value in said.content.items() if key != "pose"}
    said.asked.update(said.content)
    return pose(Table(said.name, said.path, merged(base, own), line=said.line))


def _props(table: Table) -> tuple[Prop, ...]:
    tables = table.tables("props")
    if len(tables) > _MOST_PROPS:
        message = f"has {len(tables):,} pieces of equipment"
        raise table.wrong("props", message, f"write at most {_MOST_PROPS}")
    return tuple(map(prop, tables))


def _muscles(table: Table, key: str) -> tuple[str, ...]:
    # Each once, however often it is said.
    return tuple(dict.fromkeys(table.all_of(key, {name: name for name in MUSCLES})))


def _accepted(table: Table) -> tuple[tuple[str, str], ...]:
    if not table.has("accepted"):
        return ()
    inner = table.table("accepted")
    return tuple((entry.key, inner.text(entry.key)) for entry in inner.entries())


def _view(table: Table) -> tuple[float, float]:
    if not table.has("view"):
        return (0.0, 0.0)
    entry = table.content["view"]
    if isinstance(entry, Entry) and isinstance(entry.value, str):
        return (table.one_of("view", VIEWS), 0.0)
    if isinstance(entry, Entry) and isinstance(entry.value, list):
        azimuth, elevation = table.numbers("view", -360, 360, count=2)
        if not 0 <= elevation <= 89:
            raise entry.wrong("is not right", "the second number is from 0 to 89 degrees above the horizon")
        return (azimuth, elevation)
    return (table.number("view", -360, 360), 0.0)


def _pair(table: Table, key: str, usual: tuple[float, float]) -> tuple[float, float]:
    if not table.has(key):
        return usual
    x, y = table.numbers(key, -150, 150, count=2)
    return (x, y)


def _cues(table: Table, frames: int) -> tuple[int, ...]:
    """Read the steps of the short version that frames show: rising, one for each."""
    if not table.has("cues"):
        return ()
    cues = tuple(int(cue) for cue in table.numbers("cues", 1, 99, count=frames))
    if list(cues) != sorted(set(cues)):
        raise table.entry("cues").wrong("must rise", "write the number of a later step for a later frame")
    return cues


def _return_step(table: Table, movement: Movement) -> int:
    """Read the step of the short version that goes back to where a movement of two postures began."""
    if not table.has("return"):
        return 0
    step, entry = int(table.number("return", 2, 99)), table.entry("return")
    if len(movement.frames) != 2 or movement.travel or movement.hold or movement.ghost or movement.circle:
        raise entry.wrong("has no way back", "leave it out: it is for two frames, there and back")
    if movement.cues and step <= movement.cues[-1]:
        raise entry.wrong("must be a later step", f"write a number above {movement.cues[-1]}")
    return step


def _shows(table: Table, frames: int) -> tuple[int, ...]:
    """Read the items of the execution that bring frames about: none is earlier than the one before it."""
    if not table.has("shows"):
        return ()
    shows = tuple(int(item) for item in table.numbers("shows", 0, 99, count=frames))
    if list(shows) != sorted(shows):
        raise table.entry("shows").wrong(
            "must not fall", "write the number of a later item for a later frame"
        )
    return shows


def _detail(table: Table) -> Detail | None:
    if not table.has("detail"):
        return None
    inner = table.table("detail")
    return Detail(
        inner.one_of("at", {name: name for name in SPOTS}),
        inner.number("radius", 3, 30) if inner.has("radius") else 9.0,
        inner.number("scale", 1.2, 5) if inner.has("scale") else 2.4,
        _view(inner) if inner.has("view") else None,
        int(inner.number("only", 1, _MOST_FRAMES)) if inner.has("only") else 0,
    )
