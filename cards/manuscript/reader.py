"""Markdown text of one exercise file → Exercise and diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from cards.diagnostics import CardsError, Diagnostic, Location, Severity, error
from cards.exercise import Exercise, Kind, Section, Step
from cards.language import by_sample, detect, is_at_hand
from cards.limits import COLLECTION
from cards.manuscript import decoding
from cards.manuscript.body import prepared, unfenced, words_in
from cards.manuscript.callouts import told_callouts
from cards.manuscript.columns import NO_FIELDS, NONE, TEXT, Column, Renamed, columns_of
from cards.manuscript.decoding import cleaned, decoded, refuse_collection, refuse_excess
from cards.manuscript.demonstration import demonstrated
from cards.manuscript.elements import Flow
from cards.manuscript.field_cautions import caution_sections, safety_section
from cards.manuscript.field_names import field_of
from cards.manuscript.fields import KNOWN, read_fields
from cards.manuscript.findings import (
    about_empty,
    about_fields,
    about_language,
    about_sections,
    about_starter,
    about_text,
    about_title,
)
from cards.manuscript.front_matter import Entry, divide
from cards.manuscript.headings import candidates, title_heading, with_all_headings
from cards.manuscript.ink import has_words
from cards.manuscript.joining import joined
from cards.manuscript.notation import Notes
from cards.manuscript.record import Record
from cards.manuscript.records import Data, data_in, data_of, is_data, is_workbook
from cards.manuscript.sections import parts_of, sections_of, with_bold_words, with_fields
from cards.manuscript.several import Piece, divided_exercises, shared_entries
from cards.manuscript.steps import drawn_lines_out, named_steps, steps_of
from cards.manuscript.titles import read_stem

#: What a name of data may be told to mean: a field, the text itself, or nothing.
FIELDS = (*KNOWN, "primary", "secondary", TEXT, NONE)

#: Exercises of a file by which its language is told.
_ENOUGH = 20


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, read."""

    exercise: Exercise
    #: Sorted by place.
    diagnostics: tuple[Diagnostic, ...]
    #: Whether the language was found in the text, not told by the file.
    lang_is_guessed: bool = False


@dataclass(frozen=True, slots=True)
class DataReading:
    """A data file, its exercises read."""

    readings: tuple[Reading, ...]
    #: The names of its records, and what became of them.
    columns: tuple[Column, ...] = ()
    #: All names that it holds, as they are written.
    names: frozenset[str] = frozenset()
    #: Names whose field was told, and that it does not hold.
    unmet: tuple[str, ...] = ()


def decode(data: bytes, file: str) -> str:
    """Turn a file's bytes into text; CardsError says where they are none."""
    return decoded(data, file).text


def is_readable(data: bytes, file: str) -> bool:
    """Say whether bytes may be text, UTF-8, UTF-16 or what Windows wrote of old, or a workbook."""
    return is_workbook(file) or decoding.is_text(data)


def read_one(data: bytes, file: str) -> Reading:
    """Turn a file's bytes into one reading; where the file holds several exercises, a warning says so."""
    if is_data(file):
        first, *others = read_bytes(data, file)
        return _with(first, [_first_of_several(file, 1 + len(others), others[0])] if others else ())
    found = decoded(data, file)
    return _with(read(found.text, file), found.diagnostics)


def reads_as_data(file: str) -> bool:
    """Say whether a file is read as data, by the end of its name."""
    return is_data(file)


def may_hold_several(data: bytes, file: str) -> bool:
    """Say whether a file is read as several exercises; CardsError where it is no text."""
    return is_data(file) or len(divided_exercises(cleaned(decoded(data, file).text))) > 1


def read_bytes(data: bytes, file: str) -> tuple[Reading, ...]:
    """Turn a file's bytes, of one exercise or of several, into readings; CardsError if there is none."""
    if is_data(file):
        return read_data(data, file).readings
    found = decoded(data, file)
    first, *others = read_all(found.text, file)
    return (_with(first, found.diagnostics), *others)


def read_data(data: bytes, file: str, fields: Mapping[str, str] = NO_FIELDS) -> DataReading:
    """Turn a data file's bytes into readings; `fields` says which field some of its names mean.

    CardsError where none can be read.
    """
    renamed = Renamed(fields)
    found = data_in(data, file, renamed)
    first, *others = _readings_of(found, file)
    readings = (_with(first, found.diagnostics), *others)
    return DataReading(readings, columns_of(found.records, renamed), found.names, renamed.unmet(found.names))


def _readings_of(data: Data, file: str) -> tuple[Reading, ...]:
    words = (str(entry.value) for record in data.records[:_ENOUGH] for entry in record.facts)
    around = by_sample(words)
    return _all_of((partial(_read_record, record, file, around) for record in data.records), file)


def _read_record(record: Record, file: str, around: str) -> Reading:
    source = _Source(record.body, record.line, record.facts, file, record.title, True, record.slug, around)
    return _with(_read(source), record.diagnostics)


def read_all(text: str, file: str) -> tuple[Reading, ...]:
    """Turn a file's text, of one exercise or of several, into one reading for each exercise.

    A file whose name ends as data does (.json, .jsonl, .csv, .tsv, .yaml) is read as data. Exercises that
    cannot be read are named in the first reading; CardsError where none can be.
    """
    refuse_collection(text, file)
    if is_data(file):
        return _readings_of(data_of(text, file), file)
    text = cleaned(text)
    pieces = divided_exercises(text)
    if len(pieces) < 2:
        return (read(text, file),)
    if len(pieces) > COLLECTION:
        message = f"the file has {len(pieces):,} exercises; one has at most {COLLECTION:,}"
        raise error(file, message, "divide it", code="too-large")
    opening = divide(pieces[0].front_matter, file) if pieces[0].front_matter else None
    common = shared_entries(opening.entries or ()) if opening else ()
    around = by_sample((text,))
    return _all_of((partial(_read_piece, piece, common, file, around) for piece in pieces), file)


def read(text: str, file: str) -> Reading:
    """Turn one file's text into its exercise and what is to be said of it.

    `file` is the path as the user gave it, "-" for standard input. CardsError where the file cannot be read.
    """
    text = cleaned(text)
    refuse_excess(text, file)
    divided = divide(text, file)
    reading = _read(_Source(unfenced(divided.body), divided.body_line, divided.entries, file))
    lines = [piece.line for piece in divided_exercises(text)]
    if len(lines) < 2:
        return reading
    message = f"this file seems to hold {len(lines)} exercises (lines {', '.join(map(str, lines))})"
    hint = (
        "print each with `cuecard wall`, or one by its name behind #; `cuecard split` writes a file for each"
    )
    said = Diagnostic(Location(file, lines[0]), Severity.WARNING, message, hint, code="several-exercises")
    return _with(reading, (said,))


def _first_of_several(file: str, count: int, second: Reading) -> Diagnostic:
    message = f"the file holds {count} exercises: this is the first"
    hint = f'"{file}#{second.exercise.slug}" is the second; `cuecard wall` prints all'
    return Diagnostic(Location(file), Severity.WARNING, message, hint, code="several-exercises")


def with_safety(reading: Reading, line: str) -> Reading:
    """Add a line to what an exercise says of safety."""
    exercise, lang = reading.exercise, reading.exercise.lang
    sections = tuple(with_fields(exercise.sections, (safety_section(line, lang),), lang))
    return replace(reading, exercise=replace(exercise, sections=sections))


def _with(reading: Reading, more: Iterable[Diagnostic]) -> Reading:
    return replace(reading, diagnostics=tuple(sorted((*reading.diagnostics, *more))))


def _all_of(readers: Iterable[Callable[[], Reading]], file: str) -> tuple[Reading, ...]:
    """Read every exercise of a file; name those that cannot be read beside the first that can."""
    readings: list[Reading] = []
    refused: list[Diagnostic] = []
    for reader in readers:
        try:
            readings.append(reader())
        except CardsError as problem:
            refused.extend(problem.diagnostics)
    if not readings:
        raise CardsError(*refused) if refused else error(file, "the file has no exercise", code="no-exercise")
    if refused:
        readings[0] = _with(readings[0], (replace(one, severity=Severity.WARNING) for one in refused))
    return tuple(readings)


def _read_piece(piece: Piece, common: Sequence[Entry], file: str, around: str) -> Reading:
    """Read one exercise of several; what the file says of all counts for each."""
    refuse_excess(piece.text, file)
    divided = divide(piece.text, file) if piece.text.startswith(("---", "+++")) else None
    if divided and divided.entries is not None:
        line = piece.line + divided.body_line - 1
        moved = tuple(replace(one, line=one.line + piece.line - 1) for one in divided.entries)
        return _read(_Source(divided.body, line, moved, file, piece.title, True, around=around))
    group = (
        ()
        if any(field_of(one.key) == "group" for one in common) or not piece.collection
        else (Entry("group", piece.collection, piece.collection, piece.line),)
    )
    return _read(_Source(piece.text, piece.line, (*common, *group), file, piece.title, True, around=around))


@dataclass(frozen=True, slots=True)
class _Source:
    """What one exercise is read from."""

    body: str
    #: Line of the file on which the body begins.
    line: int
    #: None where there is no front matter.
    entries: tuple[Entry, ...] | None
    file: str
    #: The title that stands outside of the body; empty where none does.
    title: str = ""
    #: Whether the file is data or holds other exercises too, so that its name tells nothing of this one.
    is_part: bool = False
    #: What data say that its file is called; empty where they do not.
    slug: str = ""
    #: The language of the file, where it holds other exercises too; empty where none stands out.
    around: str = ""

    @property
    def named_after(self) -> str:
        """The path whose name may tell the title."""
        return (f"{self.slug}.md" if self.slug else "-") if self.is_part else self.file


def _read(source: _Source) -> Reading:
    file = source.file
    notes = Notes(file)
    body = prepared(source.body, source.line, notes)
    fields, said = read_fields(source.entries or (), file, body.facts)
    main, howto = body.flows(notes)
    told = fields.sections or (source.is_part and fields.description)
    if main.is_empty and howto.is_empty and not told:
        raise _without_text(source, source.title or fields.title)
    spoken = main.elements or howto.elements
    keys = (entry.key for entry in source.entries or ()) if source.is_part else ()
    texts = words_in(spoken, fields.sections)
    lang = fields.lang or detect(candidates(spoken), texts, keys, source.around)
    given = source.title or fields.title
    named = given if has_words(given) else ""
    title, elements = title_heading(main.elements, named, source.named_after, lang)
    stem = read_stem(source.named_after, fields.description, title, lang)
    parts = parts_of(told_callouts(with_all_headings(elements, lang), lang))
    parts = with_bold_words(parts, lang)
    video, parts, about_video = demonstrated(parts, main, fields.video, lang, file)
    steps, strayed = steps_of(drawn_lines_out(howto.elements), lang)
    told_in_text = sections_of(parts, lang, title or stem.title)
    cautions = caution_sections(fields.cautions, lang, (*told_in_text, *fields.sections))
    sections = (
        *with_fields(told_in_text, (*fields.sections, *cautions), lang),
        *sections_of(strayed, lang),
        *_notes(main, howto),
    )
    steps = steps or _steps_told(fields.sections)
    if not (any(section.text for section in sections) or steps or fields.description):
        what, hint = "the file has no text but its title", "write the exercise below it"
        raise error(file, what, hint, line=source.line, code="no-text")
    if video is not fields.video or notes.tags:
        fields = replace(fields, video=video, tags=tuple(dict.fromkeys((*fields.tags, *notes.tags))))
    exercise = joined(file, fields, stem, title, lang, sections, steps)
    said += [*notes.diagnostics, *main.diagnostics, *howto.diagnostics, *about_video]
    said.extend(about_fields(fields, source.entries is not None, file))
    said.extend(about_title(title, stem.title, Location(file, source.line if source.is_part else 1), given))
    said.extend(about_sections(sections, strayed, file, is_at_hand(lang)))
    said.extend(about_empty(parts, file))
    said.extend(about_starter(source.body, source.line, fields.description or "", file))
    if not fields.lang:
        said.extend(about_language(lang, file))
    said.extend(about_text((main, howto), video, file))
    return Reading(exercise, tuple(sorted(said)), lang_is_guessed=not fields.lang)


def _without_text(source: _Source, title: str) -> CardsError:
    what, hint = "the file has no text", "write the exercise below the front matter"
    if source.is_part and title:
        what, hint = f'the exercise "{title}" has no text', "write its steps"
        if reads_as_data(source.file):
            hint += ', under the name "steps"'
    return error(source.file, what, hint, line=source.line, code="no-text")


def _steps_told(sections: Sequence[Section]) -> list[Step]:
    """Return the steps that a field tells, each with its name; none where they have no names."""
    told = next((section for section in sections if section.kind is Kind.EXECUTION), None)
    return named_steps(told.blocks) if told else []


def _notes(*flows: Flow) -> tuple[Section, ...]:
    notes = tuple(note for flow in flows for note in flow.notes)
    return (Section(Kind.OTHER, None, notes, notes[0].line),) if notes else ()
