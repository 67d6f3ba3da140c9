"""Entries of front matter → the fields of an exercise, with what is wrong in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cards.diagnostics import Diagnostic, Location, Severity
from cards.exercise import Kind, Muscles, Picture, PrintWish, Video
from cards.manuscript.front_matter import Entry, Plain
from cards.manuscript.video import VideoError, canonical
from cards.vocabulary import ENGLISH, fold, language_names, languages
from cards.words import nearest

#: The names that cuecard reads; "name" is another for "title", "images" for "image".
KNOWN = (
    "title", "name", "description", "video", "equipment", "muscles", "level", "tags", "group", "lang",
    "image", "images", "author", "source", "print",
)  # fmt: skip

_LIKENESS = 0.72


@dataclass(frozen=True, slots=True)
class Fields:
    """What the front matter says, understood; empty where it says nothing."""

    title: str = ""
    description: str = ""
    video: Video | None = None
    equipment: tuple[str, ...] = ()
    muscles: Muscles = field(default_factory=Muscles)
    level: str | None = None
    tags: tuple[str, ...] = ()
    group: str | None = None
    lang: str | None = None
    images: tuple[Picture, ...] = ()
    author: str | None = None
    source: str | None = None
    print: PrintWish = field(default_factory=PrintWish)
    extra: Mapping[str, object] = field(default_factory=dict)


def read_fields(entries: Iterable[Entry], file: str) -> tuple[Fields, list[Diagnostic]]:
    """Turn entries into fields; what has the wrong type or form is left out and named."""
    reader = _FieldReader(file)
    found = reader.sorted_out(entries)
    fields = Fields(
        title=reader.line_of_text(found.get("title") or found.get("name")) or "",
        description=reader.line_of_text(found.get("description")) or "",
        video=reader.video(found.get("video")),
        equipment=reader.texts(found.get("equipment")),
        muscles=reader.muscles(found.get("muscles")),
        level=reader.line_of_text(found.get("level")),
        tags=reader.texts(found.get("tags")),
        group=reader.line_of_text(found.get("group")),
        lang=reader.language(found.get("lang")),
        images=(*reader.pictures(found.get("image")), *reader.pictures(found.get("images"))),
        author=reader.line_of_text(found.get("author")),
        source=reader.line_of_text(found.get("source")),
        print=reader.wish(found.get("print")),
        extra=reader.extra,
    )
    return fields, reader.diagnostics


class _FieldReader:
    """Reads one file's entries and gathers what is wrong with them."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.diagnostics: list[Diagnostic] = []
        self.extra: dict[str, object] = {}

    def sorted_out(self, entries: Iterable[Entry]) -> dict[str, Entry]:
        """Part the known entries from the others, which are kept; name what is double or nearly known."""
        found: dict[str, Entry] = {}
        for entry in entries:
            name = entry.key.strip().lower()
            if name not in KNOWN:
                near = _nearest(name)
                if near:
                    self._say(
                        entry,
                        Severity.HINT,
                        f'"{entry.key}" is not a known name',
                        f'did you mean "{near}"?',
                    )
                self.extra[entry.key] = entry.value
                continue
            if name in found:
                self._say(entry, Severity.WARNING, f'"{name}" stands twice', "the first is used; delete one")
                continue
            found[name] = entry
        if "title" in found and "name" in found:
            self._say(found["name"], Severity.HINT, '"title" and "name" say the same', "the title is used")
            self.extra["name"] = found["name"].value
        return found

    def line_of_text(self, entry: Entry | None) -> str | None:
        """Read a value that is one text; its line breaks and blanks in a row become one blank."""
        if entry is None or entry.value is None:
            return None
        if entry.text is None:
            self._expected(entry, "text")
            return None
        return one_line(entry.text) or None

    def texts(self, entry: Entry | None) -> tuple[str, ...]:
        """Read a list of texts, or one text that commas divide."""
        if entry is None or entry.value is None:
            return ()
        if entry.text is not None:
            return _parted(entry.text)
        return self._listed(entry, entry.value)

    def muscles(self, entry: Entry | None) -> Muscles:
        """Read a list of muscles, which are primary, or lists of primary and secondary ones."""
        if entry is None or not isinstance(entry.value, dict):
            return Muscles(self.texts(entry))
        named = {str(key).strip().lower(): value for key, value in entry.value.items()}
        for key in named.keys() - {"primary", "secondary"}:
            self._say(entry, Severity.WARNING, f'"muscles" has no "{key}"', 'write "primary" and "secondary"')
        return Muscles(*(self._listed(entry, named.get(key)) for key in ("primary", "secondary")))

    def video(self, entry: Entry | None) -> Video | None:
        """Read an id or a link, or a list of which the first is printed; name the others."""
        if entry is None or entry.value in (None, ""):
            return None
        links = [entry.text] if entry.text is not None else entry.value
        if not isinstance(links, list) or not all(isinstance(link, str | int) for link in links):
            self._expected(entry, "an id, a link or a list of them")
            return None
        videos = [video for link in links if (video := self._canonical(entry, str(link)))]
        if len(videos) > 1:
            others = ", ".join(video.url for video in videos[1:])
            self._say(entry, Severity.HINT, f"only the first video is printed, not {others}")
        return videos[0] if videos else None

    def language(self, entry: Entry | None) -> str | None:
        """Read a language's code ("de", "de-AT") or own name; a warning if its words are not at hand."""
        written = self.line_of_text(entry)
        if entry is None or not written:
            return None
        code = re.split(r"[-_]", written.lower())[0]
        code = language_names().get(fold(written), code)
        if not re.fullmatch(r"[a-z]{2,3}", code):
            self._expected(entry, 'a language\'s code such as "en"')
            return None
        if code not in languages():
            known = ", ".join(languages())
            message = f'the language "{code}" is not at hand: headings are read and printed as {ENGLISH}'
            self._say(entry, Severity.WARNING, message, f"at hand are {known}")
        return code

    def pictures(self, entry: Entry | None) -> tuple[Picture, ...]:
        """Read a path, a list of paths, or a list of entries with `path` and `alt`."""
        if entry is None or entry.value is None:
            return ()
        if entry.text is not None:
            return (Picture(entry.text.strip(), "", entry.line),) if entry.text.strip() else ()
        pictures = []
        for value in entry.value if isinstance(entry.value, list) else [entry.value]:
            path = value.get("path") or value.get("src") if isinstance(value, dict) else value
            alt = value.get("alt") if isinstance(value, dict) else ""
            if not isinstance(path, str) or not path.strip() or not isinstance(alt or "", str):
                self._expected(entry, "a path, or a list of paths")
                continue
            pictures.append(Picture(path.strip(), one_line(alt or ""), entry.line))
        return tuple(pictures)

    def wish(self, entry: Entry | None) -> PrintWish:
        """Read `layout`, a name, and `hide`, a list of kinds."""
        if entry is None or entry.value is None:
            return PrintWish()
        if not isinstance(entry.value, dict):
            self._expected(entry, '"layout" and "hide"')
            return PrintWish()
        for key in entry.value.keys() - {"layout", "hide"}:
            self._say(entry, Severity.WARNING, f'"print" has no "{key}"', 'write "layout" or "hide"')
        layout = entry.value.get("layout")
        if layout is not None and not isinstance(layout, str):
            self._expected(entry, 'a layout\'s name after "layout"')
            layout = None
        hide = self._kinds(entry, self._listed(entry, entry.value.get("hide")))
        return PrintWish(layout or None, hide, entry.line)

    def _kinds(self, entry: Entry, names: Iterable[str]) -> tuple[Kind, ...]:
        kinds = []
        for name in names:
            if name.lower() in Kind.__members__.values():
                kinds.append(Kind(name.lower()))
            else:
                message = f'"hide" names "{name}", which is no kind of section'
                self._say(entry, Severity.WARNING, message, "kinds are " + ", ".join(Kind))
        return tuple(kinds)

    def _canonical(self, entry: Entry, link: str) -> Video | None:
        try:
            return canonical(link)
        except VideoError as bad:
            self._say(entry, Severity.ERROR, str(bad), bad.hint)
            return None

    def _listed(self, entry: Entry, value: Plain) -> tuple[str, ...]:
        if value is None:
            return ()
        if isinstance(value, str):
            return _parted(value)
        if not isinstance(value, list) or not all(isinstance(text, str | int | float) for text in value):
            mixed = isinstance(value, list)
            self._expected(entry, "a list of texts alone" if mixed else "a list of texts")
            return ()
        return tuple(text for text in (one_line(str(each)) for each in value) if text)

    def _expected(self, entry: Entry, what: str) -> None:
        found = (
            "a list"
            if isinstance(entry.value, list)
            else "entries"
            if isinstance(entry.value, dict)
            else "another"
        )
        self._say(entry, Severity.ERROR, f'"{entry.key}" wants {what}, and has {found}')

    def _say(self, entry: Entry, severity: Severity, message: str, hint: str = "") -> None:
        place = Location(self._file, entry.line, entry.column)
        self.diagnostics.append(Diagnostic(place, severity, message, hint))


def _nearest(name: str) -> str:
    """Return the known name that one is like, holds as a part ("video_url") or begins with ("language")."""
    parts = re.split(r"[\W_]+", name)
    held = (known for known in KNOWN if known in parts or (name.startswith(known) and len(known) > 3))
    return nearest(name, KNOWN, _LIKENESS) or next(held, "")


def one_line(text: str) -> str:
    """Bring a text onto one line, with one blank where several or a line break stood; soft hyphens go."""
    return re.sub(r"[ \t\n\r\f\v\x00-\x1f\x7f\x85\u2028\u2029]+", " ", text.replace("\xad", "")).strip(" ")


def _parted(text: str) -> tuple[str, ...]:
    return tuple(part for part in map(one_line, re.split(r"[,;\n]", text)) if part)
