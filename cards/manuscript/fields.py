"""Entries of front matter, of data or of the text → the fields of an exercise, with what is wrong in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cards.diagnostics import Diagnostic, Location, Severity
from cards.exercise import (
    FigureRequest,
    Muscles,
    OtherExercise,
    Picture,
    Prescription,
    PrintRequest,
    Section,
    Video,
)
from cards.manuscript.field_cautions import CAUTION, SAFETY, cautions_of, names_cautions
from cards.manuscript.field_dose import prescription_of
from cards.manuscript.field_muscles import muscles_of
from cards.manuscript.field_names import (
    DOSE_FIELDS,
    SECTION_FIELDS,
    bare_name,
    field_of,
    names,
    part_of,
    readable,
)
from cards.manuscript.field_others import others_of
from cards.manuscript.field_pictures import figure_of, pictures_of
from cards.manuscript.field_print import print_request_of
from cards.manuscript.field_sections import sections_of
from cards.manuscript.field_sorting import (
    DRAFTS,
    flattened,
    holds_entries,
    inner_entries,
    is_machines,
    means_something,
)
from cards.manuscript.field_text import one_line, texts_of, without_marks, words_of
from cards.manuscript.field_videos import Videos, videos_among
from cards.manuscript.front_matter import Entry, Plain
from cards.manuscript.records import is_data
from cards.vocabulary import ENGLISH, fold, language_names, languages
from cards.words import nearest

#: The usual names of what the front matter may say; others of each are in the table of names.
KNOWN = (
    "title", "name", "description", "video", "video_label", "equipment", "muscles", "stretches", "level",
    "tags", "group", "lang", "image", "images", "credit", "figure", "author", "source", "print", "aliases",
    "draft", "published", "dose", "caution", *DOSE_FIELDS,
    *(name for name in SECTION_FIELDS if name != "conclusion"),
)  # fmt: skip

_LIKENESS = 0.72


@dataclass(frozen=True, slots=True)
class Fields:
    """What the entries say, understood; empty where they say nothing."""

    title: str = ""
    description: str = ""
    video: Video | None = None
    equipment: tuple[str, ...] = ()
    muscles: Muscles = field(default_factory=Muscles)
    level: str | None = None
    tags: tuple[str, ...] = ()
    group: str | None = None
    aliases: tuple[str, ...] = ()
    easier: tuple[OtherExercise, ...] = ()
    harder: tuple[OtherExercise, ...] = ()
    cautions: tuple[str, ...] = ()
    draft: bool = False
    lang: str | None = None
    images: tuple[Picture, ...] = ()
    credit: str | None = None
    figure: FigureRequest = field(default_factory=FigureRequest)
    author: str | None = None
    source: str | None = None
    print: PrintRequest = field(default_factory=PrintRequest)
    prescription: Prescription = field(default_factory=Prescription)
    #: Text that became sections, in the order of a card.
    sections: tuple[Section, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


def read_fields(
    entries: Iterable[Entry], file: str, facts: Iterable[Entry] = ()
) -> tuple[Fields, list[Diagnostic]]:
    """Turn entries, and facts of the text, into fields; what has the wrong type or form is named."""
    reader = _FieldReader(file)
    reader.sort_out(entries)
    reader.sort_out(facts)
    description, purposes = reader.description()
    group, tags = reader.group_and_tags()
    fields = Fields(
        title=reader.line_of_text("title") or "",
        description=description,
        video=reader.video(),
        equipment=reader.texts("equipment"),
        muscles=reader.muscles(),
        level=reader.level(),
        tags=tags,
        group=group,
        aliases=reader.texts("aliases"),
        easier=others_of(reader._found.get("easier", ())),
        harder=others_of(reader._found.get("harder", ())),
        cautions=cautions_of(reader._found.get(CAUTION, ()), reader._say),
        draft=reader.draft(),
        lang=reader.language(),
        images=reader.pictures(),
        credit=reader.joined("credit"),
        figure=reader.figure(),
        author=reader.joined("author"),
        # Without a picture, whose credit it is nobody else knows.
        source=reader.joined("source") or reader.joined("credit"),
        print=reader.wish(),
        prescription=reader.prescription(),
        sections=reader.sections(purposes),
        extra=reader.extra,
    )
    return fields, reader.diagnostics


class _FieldReader:
    """Reads one file's entries and gathers what is wrong with them."""

    def __init__(self, file: str) -> None:
        self._file = file
        # Data of programs are not Markdown: their signs are what they are.
        self._words = one_line if is_data(file) else without_marks
        self._found: dict[str, list[Entry]] = {}
        self.diagnostics: list[Diagnostic] = []
        self.extra: dict[str, object] = {}

    def sort_out(self, entries: Iterable[Entry], in_doses: bool = False) -> None:
        """Part the entries by their fields; keep those that mean none, and name what people would miss."""
        written: set[str] = set()
        for entry in entries:
            name = field_of(entry.key)
            name = SAFETY if name == CAUTION and not names_cautions(entry) else name
            if entry.key.strip().lower() in written:
                message = f'duplicate key "{entry.key.strip().lower()}"'
                hint = "the first is used; delete one"
                self._say(entry, Severity.WARNING, message, hint, code="duplicate-key")
                continue
            written.add(entry.key.strip().lower())
            if holds_entries(entry, name):
                self.sort_out(inner_entries(entry), bare_name(entry.key) in names().doses)
            elif is_machines(entry, name):
                self.extra[entry.key] = entry.value
            elif not name:
                self._keep(entry, in_doses)
            else:
                self._found.setdefault(name, []).append(entry)
        for found in self._found.values():
            found.sort(key=lambda entry: names().ranks.get(bare_name(entry.key), 99))

    def _keep(self, entry: Entry, in_doses: bool) -> None:
        self.extra[entry.key] = entry.value
        if not means_something(entry.value):
            return
        if (in_doses or bare_name(entry.key) in names().noted) and (words := words_of(entry.value)):
            note = replace(entry, value=f"{readable(entry.key)}: {words}", text=None)
            self._found.setdefault("notes", []).append(note)
            return
        key = entry.key.strip().lower()
        near = _nearest(key)
        hint = f'did you mean "{near}"?' if near else "write it in the text, if people are to read it"
        message = f'"{entry.key}" is not a known name: it is not printed'
        if key in ("deck", "cards"):
            hint = 'a deck is a file of its own that ends in .toml, with the line cards = ["squat", "plank"]'
        entry = replace(entry, column=entry.key_column or entry.column)
        self._say(entry, Severity.WARNING, message, hint, code="unknown-key")

    def line_of_text(self, name: str) -> str | None:
        """Read a value that is one text; its line breaks and blanks in a row become one blank."""
        entries = self._found.get(name, [])
        texts = [(entry, text) for entry in entries if (text := self._line(entry))]
        for entry, text in texts[1:]:
            if text != texts[0][1]:
                message = f'"{texts[0][0].key}" and "{entry.key}" mean the same'
                self._say(entry, Severity.HINT, message, f'"{texts[0][0].key}" is used', code="duplicate-key")
            self.extra[entry.key] = entry.value
        return texts[0][1] if texts else None

    def _line(self, entry: Entry) -> str | None:
        if entry.value is None:
            return None
        if entry.text is None:
            self._expected(entry, "text")
            return None
        # What looks like a tag in a title is the author's: a title holds no HTML.
        is_title = field_of(entry.key) == "title" and self._words is without_marks
        text = entry.text.replace("<", "&lt;") if is_title else entry.text
        return self._words(one_line(text)) or None

    def description(self) -> tuple[str, Sequence[Entry]]:
        """Read the description; further texts of its kind, such as a summary, tell the purpose."""
        entries = [entry for entry in self._found.get("description", []) if entry.value is not None]
        if not entries:
            return "", ()
        first, *others = entries
        told = self._line(first) or ""
        if "<" in told:
            told = one_line(re.sub(r"<[^<>]*>", " ", told))
        return told, [entry for entry in others if (self._line(entry) or "") not in told]

    def texts(self, name: str) -> tuple[str, ...]:
        """Read lists of texts, or texts that commas divide; each text once."""
        if name not in self._found:
            return ()
        found: dict[str, str] = {}
        for entry in self._found[name]:
            value = flattened(entry.value) if name == "equipment" else entry.value
            for text in self.listed(entry, entry.text if entry.text is not None else value):
                found.setdefault(text.casefold(), text)
        return tuple(found.values())

    def joined(self, name: str) -> str | None:
        """Read texts of any form as one, with commas; None where there are none."""
        if name not in self._found:
            return None
        values = (entry.text or entry.value for entry in self._found[name])
        return ", ".join(dict.fromkeys(text for value in values for text in texts_of(value))) or None

    def level(self) -> str | None:
        """Read the level; a bare number is told with its name, as it says nothing alone."""
        entries = [entry for entry in self._found.get("level", []) if words_of(entry.value) or entry.text]
        if not entries:
            return None
        told = {id(entry): one_line(entry.text or words_of(entry.value)) for entry in entries}
        # Where one says it in words, that is the level, and not the number beside it.
        entries.sort(key=lambda entry: bool(re.fullmatch(r"[\d./]+", told[id(entry)])))
        first, *others = entries
        words = self._words(told[id(first)].replace("⭐", "★"))
        for entry in others:
            if words_of(entry.value).casefold() != words.casefold():
                message = f'"{entry.key}" is not printed: "{first.key}" is the level'
                self._say(entry, Severity.WARNING, message, code="duplicate-key")
        return (
            f"{readable(first.key.partition('(')[0])} {words}" if re.fullmatch(r"[\d./]+", words) else words
        )

    def group_and_tags(self) -> tuple[str | None, tuple[str, ...]]:
        """Read the group, of several texts the first, and the tags, which the others join."""
        tags = [text.lstrip("#") for text in self.texts("tags")]
        groups = self.texts("group")
        return (groups[0] if groups else None), tuple(dict.fromkeys((*tags, *groups[1:])))

    def muscles(self) -> Muscles:
        """Read muscles, which are primary unless they are named, listed or described as secondary."""
        if self._found.keys().isdisjoint(("muscles", "primary", "secondary", "stretches")):
            return Muscles()
        return muscles_of(self._found, self.listed, self._say)

    def video(self) -> Video | None:
        """Read ids and links, of which the first is printed; name the others."""
        label = next(iter(self._found.get("video_label", [])), None)
        words = self.line_of_text("video_label") or ""
        return Videos(self._say).first(self._found.get("video") or videos_among(self._found), label, words)

    def draft(self) -> bool:
        """Say whether the file is marked as a draft, or as not published."""
        if self._found.keys().isdisjoint(("draft", "published", "status")):
            return False
        drafts = [entry.value for entry in self._found.get("draft", [])]
        published = [entry.value for entry in self._found.get("published", [])]
        status = [words_of(entry.value).casefold() for entry in self._found.get("status", [])]
        return True in drafts or False in published or any(word in DRAFTS for word in status)

    def language(self) -> str | None:
        """Read a language's code ("de", "de-AT") or own name; a warning if it is not supported."""
        written = self.line_of_text("lang")
        if not written:
            return None
        entry = self._found["lang"][0]
        code = re.split(r"[-_]", written.lower())[0]
        code = language_names().get(fold(written), code)
        if not re.fullmatch(r"[a-z]{2,3}", code):
            self._expected(entry, 'a language\'s code such as "en"')
            return None
        if code not in languages():
            known = ", ".join(languages())
            message = f'the language "{code}" is not supported: headings are read and printed as {ENGLISH}'
            hint = f"supported languages: {known}"
            self._say(entry, Severity.WARNING, message, hint, code="unknown-language")
        return code

    def pictures(self) -> tuple[Picture, ...]:
        """Read a path, a list of paths, or a list of entries with `path` and `alt`."""
        return pictures_of(self._found["image"], self._expected) if "image" in self._found else ()

    def figure(self) -> FigureRequest:
        """Read the name of a movement's drawing, or what tells it."""
        return figure_of(self._found.get("figure", ()), self._say)

    def prescription(self) -> Prescription:
        """Read how much is to be done; an exercise's notes may be several."""
        return prescription_of(self._found, self._words)

    def sections(self, purposes: Sequence[Entry]) -> tuple[Section, ...]:
        """Turn fields of text into sections, in the order of a card."""
        if purposes:
            self._found.setdefault("purpose", []).extend(purposes)
        return sections_of(self._found, self._file, self._say)

    def wish(self) -> PrintRequest:
        """Read `layout`, a name, and `hide`, a list of kinds."""
        entry = next(iter(self._found.get("print", [])), None)
        if entry is None or entry.value is None:
            return PrintRequest()
        if not isinstance(entry.value, dict):
            self._expected(entry, '"layout" and "hide"')
            return PrintRequest()
        return print_request_of(entry, self.listed, self._expected, self._say)

    def listed(self, entry: Entry, value: Plain) -> tuple[str, ...]:
        """Read one value as a list of texts; what cannot be one is named."""
        things = value if isinstance(value, list) else [value]
        if any(isinstance(thing, list) for thing in things) and not isinstance(things[0], list):
            self._expected(entry, "a list of texts alone")
            return ()
        if any(isinstance(thing, dict) and part_of(thing, "name") is None for thing in things):
            self._expected(entry, "a list of texts")
            return ()
        return texts_of(value)

    def _expected(self, entry: Entry, what: str) -> None:
        found = (
            "a list" if isinstance(entry.value, list) else "entries" if isinstance(entry.value, dict) else ""
        )
        message = f'"{entry.key}" must be {what}' + (f", not {found}" if found else "")
        self._say(entry, Severity.ERROR, message, code="bad-value")

    def _say(self, entry: Entry, severity: Severity, message: str, hint: str = "", *, code: str) -> None:
        place = Location(self._file, entry.line, entry.column)
        self.diagnostics.append(Diagnostic(place, severity, message, hint, code=code))


def _nearest(name: str) -> str:
    """Return the usual name that one is like, holds as a part ("my_sets") or begins with ("language")."""
    parts = re.split(r"[\W_]+", name)
    held = (known for known in KNOWN if known in parts or (name.startswith(known) and len(known) > 3))
    return nearest(name, KNOWN, _LIKENESS) or next(held, "")
