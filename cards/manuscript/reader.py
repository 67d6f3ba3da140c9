"""Markdown text of one exercise file → Exercise and diagnostics."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cards.diagnostics import Diagnostic, error
from cards.exercise import Exercise, Kind, Section, Step, block_texts
from cards.language import detect, is_at_hand
from cards.limits import BLANKS, FILE_BYTES, FILE_LINES, HEADINGS
from cards.manuscript.blocks import read_flow
from cards.manuscript.elements import Callout, Divide, Element, Flow, Heading
from cards.manuscript.fields import Fields, one_line, read_fields
from cards.manuscript.findings import (
    about_empty,
    about_fields,
    about_language,
    about_sections,
    about_text,
    about_title,
)
from cards.manuscript.front_matter import divide
from cards.manuscript.headings import candidates, with_all_headings
from cards.manuscript.ink import has_words
from cards.manuscript.markdown import Places, block_tokens, shared
from cards.manuscript.notation import Notes, as_markdown
from cards.manuscript.sections import parts_of, sections_of, with_bold_words, with_fields
from cards.manuscript.steps import drawn_lines_out, named_steps, steps_of
from cards.manuscript.titles import UNNAMED, Stem, is_name_of, read_stem
from cards.vocabulary import is_phrase

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
#: Blanks in a row beyond any indent; a parser may take the square of their number to read them.
_BLANKS = re.compile(rf"([^\S\n]{{{BLANKS}}})[^\S\n]+")
_MANY_BLANKS = 20 * " "
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
    if len(text) > FILE_BYTES:
        raise _too_long(file, len(text))
    text = _cleaned(text)
    _refuse_excess(text, file)
    divided = divide(text, file)
    fields, said = read_fields(divided.entries or (), file)
    notes = Notes(file)
    main, howto = _flows(_unfenced(divided.body), divided.body_line, notes)
    if main.is_empty and howto.is_empty and not fields.sections:
        hint = "write the exercise below the front matter"
        raise error(file, "the file has no text", hint, line=divided.body_line)
    spoken = main.elements or howto.elements
    lang = fields.lang or detect(candidates(spoken), _texts(spoken, fields.sections))
    title, elements = _title_heading(main.elements, fields.title, file, lang)
    stem = read_stem(file, fields.description, title, lang)
    parts = with_bold_words(parts_of(with_all_headings(elements, lang)), lang)
    steps, strayed = steps_of(drawn_lines_out(howto.elements), lang)
    sections = (
        *with_fields(sections_of(parts, lang, title or stem.title), fields.sections, lang),
        *sections_of(strayed, lang),
        *_notes(main, howto),
    )
    steps = steps or _steps_told(fields.sections)
    if not (sections or steps or fields.description):
        raise error(file, "the file has no text but its title", "write the exercise below it")
    fields = replace(fields, tags=tuple(dict.fromkeys((*fields.tags, *notes.tags))))
    exercise = _exercise(file, fields, stem, title, lang, sections, steps)
    said.extend((*notes.diagnostics, *main.diagnostics, *howto.diagnostics))
    said.extend(about_fields(fields, divided.entries is not None, file))
    said.extend(about_title(title, stem.title, file))
    said.extend(about_sections(sections, strayed, file, is_at_hand(lang)))
    said.extend(about_empty(parts, file))
    if not fields.lang:
        said.extend(about_language(lang, file))
    said.extend(about_text((main, howto), file))
    return Reading(exercise, tuple(sorted(said)))


def _exercise(
    file: str,
    fields: Fields,
    stem: Stem,
    title: str,
    lang: str,
    sections: tuple[Section, ...],
    steps: Sequence[Step],
) -> Exercise:
    """Join what the front matter, the file's name and the text say; the text's title wins over the name's."""
    return Exercise(
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
        aliases=fields.aliases,
        draft=fields.draft,
        lang=lang,
        images=fields.images,
        author=fields.author,
        source=fields.source,
        print=fields.print,
        extra=fields.extra,
        prescription=fields.prescription,
        sections=sections,
        steps=tuple(steps),
    )


def _cleaned(text: str) -> str:
    """Leave one kind of line break, and no sign that is neither text nor blank; lines stay where they are."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _NEEDS_CLEANING.search(text):
        text = re.sub("[\ud800-\udfff]", "\ufffd", text.translate(_UNTEXT))
    return _BLANKS.sub(r"\1", text) if _MANY_BLANKS in text or "\t" in text or not text.isascii() else text


def _refuse_excess(text: str, file: str) -> None:
    lines = text.count("\n")
    if lines > FILE_LINES:
        message = f"the file has {lines:,} lines; an exercise has at most {FILE_LINES:,}"
        raise error(file, message, "divide it, one exercise a file")
    headings = len(_HASHES.findall(text)) if text.count("#") > HEADINGS else 0
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


def _flows(body: str, first_line: int, notes: Notes) -> tuple[Flow, Flow]:
    """Read what stands before and after the howto mark; links and footnotes of one serve the other."""
    between = shared()
    mark = _HOWTO.search(body)
    lines = (first_line, first_line + body.count("\n", 0, mark.end()) if mark else first_line)
    written = (body[: mark.start()], body[mark.end() :]) if mark else (body, "")
    texts = [as_markdown(text, line, notes) for text, line in zip(written, lines, strict=True)]
    tokens = [block_tokens(text, between) if text else [] for text in texts]
    main, howto = (
        read_flow(found, Places(text, line), between, notes.file)
        for found, text, line in zip(tokens, texts, lines, strict=True)
    )
    return main, howto


def _title_heading(
    elements: Sequence[Element], title: str, file: str, lang: str
) -> tuple[str, Sequence[Element]]:
    """Return the title, and the elements without the heading that says it.

    It has level 1, or opens the text with the name of the file.
    """
    headings = [element for element in elements if isinstance(element, Heading)]
    first = headings[0] if headings else None
    if first is None:
        return title, elements
    words = one_line(first.text)
    if not has_words(words):
        return title, elements
    opens = first is elements[0] and len(headings) > 1 and is_name_of(file, words)
    if not opens and (first.level != 1 or is_phrase(words, lang)):
        return title, elements
    if title and title.casefold() != words.casefold():
        return title, elements
    return title or words, [element for element in elements if element is not first]


def _texts(elements: Sequence[Element], sections: Sequence[Section]) -> Iterator[str]:
    """Yield the words of a text, by which its language is told."""
    for element in elements:
        if isinstance(element, Callout):
            yield from block_texts(element.blocks)
        elif not isinstance(element, Heading | Divide):
            yield from block_texts((element,))
    for section in sections:
        yield section.text


def _steps_told(sections: Sequence[Section]) -> list[Step]:
    """Return the steps that a field tells, each with its name; none where they have no names."""
    told = next((section for section in sections if section.kind is Kind.EXECUTION), None)
    return named_steps(told.blocks) if told else []


def _notes(*flows: Flow) -> tuple[Section, ...]:
    notes = tuple(note for flow in flows for note in flow.notes)
    return (Section(Kind.OTHER, None, notes, notes[0].line),) if notes else ()
