"""Markdown text of one exercise file → Exercise and diagnostics."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards.blocks import Element, Flow, Heading, read_flow
from cards.diagnostics import Diagnostic, Location, Severity, error
from cards.exercise import Exercise, Kind, Section
from cards.fields import Fields, one_line, read_fields
from cards.headings import candidates, with_all_headings
from cards.limits import FILE_BYTES, FILE_LINES, HEADINGS
from cards.markdown import block_tokens, shared
from cards.matter import divide
from cards.places import Places
from cards.sections import Part, parts_of, sections_of
from cards.steps import drawn_lines_out, steps_of
from cards.titles import UNNAMED, read_stem
from cards.vocabulary import detect, is_phrase

_HOWTO = re.compile(r"<!--\s*howto\s*-->", re.IGNORECASE)
_HASHES = re.compile(r"^ {0,3}#{1,6}[ \t]", re.MULTILINE)
_FENCED = re.compile(
    r"\s*(```+|~~~+)[ \t]*(?:markdown|md)[ \t]*\n(.*)\n[ \t]*\1[ \t]*\s*", re.DOTALL | re.IGNORECASE
)

#: Signs that are no text: they become blanks. A line break of another system stays one.
_UNTEXT: dict[int, str | None] = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), 127, *range(128, 160), 0x2028, 0x2029], " "
)
_UNTEXT |= {0xAD: None, 0xFEFF: None}
_NEEDS_CLEANING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u2028\u2029\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, read."""

    exercise: Exercise
    #: Sorted by place.
    diagnostics: tuple[Diagnostic, ...]


def decode(data: bytes, file: str) -> str:
    """Turn a file's bytes, UTF-8 with or without a mark, into text; CardsError says where they are not."""
    if len(data) > FILE_BYTES:
        raise _too_long(file, len(data))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise error(file, "the file is UTF-16", "save it as UTF-8", line=1)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as broken:
        line = data.count(b"\n", 0, broken.start) + 1
        column = broken.start - data.rfind(b"\n", 0, broken.start)
        message = f"the file is not UTF-8: byte {data[broken.start]:#04x} begins no letter"
        raise error(file, message, "save it as UTF-8", line=line, column=column) from None


def read(text: str, file: str) -> Reading:
    """Turn one file's text into its exercise and what is to be said of it.

    `file` is the path as the user gave it, "-" for standard input. CardsError where the file cannot be read.
    """
    text = _cleaned(text)
    _refuse_excess(text, file)
    divided = divide(text, file)
    fields, said = read_fields(divided.entries or (), file)
    main, howto = _flows(_unfenced(divided.body), divided.body_line, file)
    lang = fields.lang or detect(candidates(main.elements or howto.elements))
    title, elements = _title_heading(main.elements, fields.title, lang)
    parts = parts_of(with_all_headings(elements, lang))
    steps, strayed = steps_of(drawn_lines_out(howto.elements), lang)
    if not (parts or steps or strayed or main.elements):
        raise error(
            file, "the file has no text", "write the exercise below the front matter", line=divided.body_line
        )
    stem = read_stem(file, fields.description, title, lang)
    sections = (
        *sections_of(parts, lang, title or stem.title),
        *sections_of(strayed, lang),
        *_notes(main, howto),
    )
    if divided.entries is None:
        said.append(_no_matter(file))
    else:
        said.extend(_missing(fields, file))
    if not title:
        said.append(_guessed(stem.title or UNNAMED, file))
    said.extend(_about_sections(sections, strayed, file))
    said.extend(_about_text(main, howto, file))
    exercise = Exercise(
        title=title or stem.title or UNNAMED,
        slug=stem.slug,
        file=file,
        description=fields.description,
        video=fields.video,
        equipment=fields.equipment or ((stem.equipment,) if stem.equipment else ()),
        muscles=fields.muscles,
        level=fields.level,
        tags=fields.tags,
        group=fields.group,
        lang=lang,
        images=fields.images,
        author=fields.author,
        source=fields.source,
        print=fields.print,
        extra=fields.extra,
        sections=sections,
        steps=tuple(steps),
    )
    return Reading(exercise, tuple(sorted(said)))


def _cleaned(text: str) -> str:
    """Leave one kind of line break, and no sign that is neither text nor blank; lines stay where they are."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _NEEDS_CLEANING.search(text):
        text = re.sub("[\ud800-\udfff]", "\ufffd", text.translate(_UNTEXT))
    return text


def _refuse_excess(text: str, file: str) -> None:
    if len(text) > FILE_BYTES:
        raise _too_long(file, len(text))
    lines = text.count("\n")
    if lines > FILE_LINES:
        message = f"the file has {lines:,} lines; an exercise has at most {FILE_LINES:,}"
        raise error(file, message, "divide it, one exercise a file")
    headings = len(_HASHES.findall(text))
    if headings > HEADINGS:
        message = f"the file has {headings:,} headings; an exercise has at most {HEADINGS:,}"
        raise error(file, message, "divide it, one exercise a file")


def _too_long(file: str, size: int) -> Exception:
    message = f"the file has {size:,} bytes; an exercise has at most {FILE_BYTES:,}"
    return error(file, message, "divide it, one exercise a file")


def _unfenced(body: str) -> str:
    """Free a body that is wholly a block of Markdown code, as programs copy it; lines stay where they are."""
    match = _FENCED.fullmatch(body) if "```" in body or "~~~" in body else None
    return body[: match.start(2)].count("\n") * "\n" + match[2] + "\n" if match else body


def _flows(body: str, first_line: int, file: str) -> tuple[Flow, Flow]:
    """Read what stands before and after the howto mark; links and footnotes of one serve the other."""
    between = shared()
    mark = _HOWTO.search(body)
    texts = (body[: mark.start()], body[mark.end() :]) if mark else (body, "")
    lines = (first_line, first_line + body.count("\n", 0, mark.end()) if mark else first_line)
    tokens = [block_tokens(text, between) if text else [] for text in texts]
    main, howto = (
        read_flow(found, Places(text, line), between, file)
        for found, text, line in zip(tokens, texts, lines, strict=True)
    )
    return main, howto


def _title_heading(elements: Sequence[Element], title: str, lang: str) -> tuple[str, Sequence[Element]]:
    """Return the title, and the elements without the level-1 heading that says it."""
    headings = [element for element in elements if isinstance(element, Heading)]
    first = headings[0] if headings else None
    if first is None or first.level != 1 or is_phrase(first.text, lang):
        return title, elements
    words = one_line(first.text)
    if title and title.casefold() != words.casefold():
        return title, elements
    return title or words, [element for element in elements if element is not first]


def _notes(*flows: Flow) -> tuple[Section, ...]:
    notes = tuple(note for flow in flows for note in flow.notes)
    return (Section(Kind.OTHER, None, notes, notes[0].line),) if notes else ()


def _no_matter(file: str) -> Diagnostic:
    hint = 'write "---", "video: …", "description: …" and "---" in the first lines'
    message = "the file has no front matter, so the card has neither video nor description"
    return Diagnostic(Location(file, 1), Severity.WARNING, message, hint)


def _missing(fields: Fields, file: str) -> Iterator[Diagnostic]:
    if not fields.description:
        yield Diagnostic(
            Location(file, 1), Severity.HINT, "no description", 'add "description: …" to the front matter'
        )


def _guessed(title: str, file: str) -> Diagnostic:
    message = "no title" if file == "-" else f'no title: "{title}" is guessed from the file\'s name'
    return Diagnostic(Location(file, 1), Severity.HINT, message, 'add "title: …" to the front matter')


def _about_sections(sections: Sequence[Section], strayed: Sequence[Part], file: str) -> Iterator[Diagnostic]:
    strays = {part.heading.line for part in strayed if part.heading and part.blocks}
    for section in sections:
        if section.heading is None:
            continue
        place = Location(file, section.line)
        if section.kind is Kind.OTHER:
            message = f'what "{section.heading}" is for cannot be told: it is printed under its own heading'
            yield Diagnostic(place, Severity.HINT, message, 'use a usual heading, such as "Setup" or "Tips"')
        if not section.blocks:
            yield Diagnostic(place, Severity.HINT, f'nothing stands under "{section.heading}"')
        if section.line in strays:
            message = f'the section "{section.heading}" stands behind the steps'
            yield Diagnostic(place, Severity.WARNING, message, "move it above <!-- howto -->")


def _about_text(main: Flow, howto: Flow, file: str) -> Iterator[Diagnostic]:
    for flow in (main, howto):
        for address, words, line in flow.links:
            message = f'the link "{words}" leads to {address}' if words else f"a picture leads to {address}"
            if words != address:
                yield Diagnostic(Location(file, line), Severity.HINT, message, "paper keeps only the words")
        for what, line in flow.dropped:
            if what.startswith("<"):
                yield Diagnostic(
                    Location(file, line), Severity.WARNING, f"what stands in {what} is not printed"
                )
            elif not any(address in what for other in (main, howto) for address, _, _ in other.links):
                shown = " ".join(what.split())
                yield Diagnostic(Location(file, line), Severity.HINT, f'no text uses the link "{shown}"')
