"""An exercise → a Markdown file that says the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from cards.exercise import (
    Block,
    Exercise,
    Item,
    Kind,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Run,
    Table,
)
from cards.vocabulary import labels

#: Characters of an entry that no card prints, beyond which it is not written.
_EXTRA_CHARS = 2_000


@dataclass(frozen=True, slots=True)
class Told:
    """One section as it is written."""

    kind: Kind
    heading: str | None
    #: How many headings it stands under.
    depth: int
    #: Its words in Markdown, without the heading.
    markdown: str


def as_file(exercise: Exercise) -> str:
    """Turn an exercise into the text of a file: front matter and sections under their usual headings."""
    return "\n\n".join(filter(None, (_front_matter(exercise), text_of(exercise)))) + "\n"


def text_of(exercise: Exercise) -> str:
    """Turn an exercise into the text of a file below its front matter."""
    sections = (Told(one.kind, one.heading, one.depth, markdown_of(one.blocks)) for one in exercise.sections)
    steps = ((step.name, markdown_of(step.blocks)) for step in exercise.steps)
    return body_of(sections, steps, exercise.lang)


def body_of(sections: Iterable[Told], steps: Iterable[tuple[str, str]], lang: str) -> str:
    """Join sections, and the names and texts of steps, into the text of a file below its front matter."""
    parts: list[str] = []
    words = labels(lang)
    for one in sections:
        # What opens a text needs no heading to be its purpose.
        bare = one.kind is Kind.OTHER or (one.kind is Kind.PURPOSE and not parts)
        heading = one.heading or ("" if bare else words.of(one.kind))
        level = "###" if one.depth else "##"
        parts.append("\n\n".join(filter(None, (f"{level} {heading}" if heading else "", one.markdown))))
    short = [f"### {name}\n\n{text}" for name, text in steps]
    if short:
        parts.append("\n\n".join(("<!-- howto -->", *short)))
    return "\n\n".join(part.strip("\n") for part in parts if part)


def markdown_of(blocks: Sequence[Block]) -> str:
    """Turn blocks into Markdown that is read as the same blocks."""
    return "\n\n".join(_blocks(blocks))


def _front_matter(exercise: Exercise) -> str:
    trained = exercise.muscles.trained
    muscles: object = {"primary": trained, "secondary": exercise.muscles.secondary}
    if not exercise.muscles.secondary:
        muscles = trained
    wishes = exercise.print.layout or exercise.print.hide
    said: Mapping[str, object] = {
        "title": exercise.title,
        "description": exercise.description,
        "video": (exercise.video.words or exercise.video.url) if exercise.video else "",
        "video_label": exercise.video.label if exercise.video else "",
        "equipment": exercise.equipment,
        "muscles": muscles,
        "stretches": exercise.muscles.stretched,
        "level": exercise.level,
        "group": exercise.group,
        "tags": exercise.tags,
        "aliases": exercise.aliases,
        "easier": [one.name for one in exercise.easier],
        "harder": [one.name for one in exercise.harder],
        "caution": exercise.cautions,
        "lang": exercise.lang if exercise.lang != "en" else "",
        "figure": exercise.figure.told or exercise.figure.name,
        "images": [_picture(one) for one in exercise.images],
        "credit": exercise.credit,
        "author": exercise.author,
        "source": exercise.source,
        "draft": exercise.draft,
        "print": {"layout": exercise.print.layout, "hide": exercise.print.hide} if wishes else None,
        **asdict(exercise.prescription),
    }
    all_said = {**said, **{key: value for key, value in _extra(exercise) if key not in said}}
    lines = (f"{name}: {_value(value)}" for name, value in all_said.items() if value)
    return "\n".join(("---", *lines, "---"))


def _picture(one: Picture) -> object:
    told = {"path": one.path, "alt": one.alt, "credit": one.credit}
    return {name: value for name, value in told.items() if value} if one.alt or one.credit else one.path


def _extra(exercise: Exercise) -> Iterator[tuple[str, object]]:
    """Yield the entries that no card prints; one of more than a page is no entry that people wrote."""
    for key, value in exercise.extra.items():
        if re.fullmatch(r"[^\W\d][\w -]*", key) and len(json.dumps(value)) < _EXTRA_CHARS:
            yield key, value


def _value(value: object) -> str:
    """Write a value as JSON, which YAML reads as it is; a plain word or number without quotation marks."""
    if isinstance(value, str) and value.isascii() and value.replace(" ", "").isalpha():
        bare = value.casefold() not in ("yes", "no", "true", "false", "on", "off", "null", "y", "n")
        return value if bare and value == value.strip() else json.dumps(value)
    return json.dumps(value, ensure_ascii=False)


def _blocks(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(runs):
                yield _line(runs)
            case Listing(items):
                yield "\n".join(_item(item) for item in items)
            case Table(rows):
                yield _table(rows, block)
            case Quote(inner):
                yield "\n".join(f"> {line}".rstrip() for line in "\n\n".join(_blocks(inner)).split("\n"))
            case Picture(path, alt):
                yield f"![{alt}](<{path}>)"


def _item(item: Item) -> str:
    mark = "- " if item.number is None else f"{item.number}. "
    box = "" if item.checked is None else "[x] " if item.checked else "[ ] "
    inner = "\n\n".join(_blocks(item.blocks)).split("\n")
    indent = " " * len(mark)
    first, *others = inner
    return "\n".join((f"{mark}{box}{first}", *(f"{indent}{line}".rstrip() for line in others)))


_RULES = {"left": ":--", "center": ":-:", "right": "--:"}


def _table(rows: Sequence[Sequence[Sequence[Run]]], table: Table) -> str:
    width = max(map(len, rows), default=0)
    written = [
        "| " + " | ".join(_line(tuple(cell)).replace("|", "\\|") for cell in row) + " |" for row in rows
    ]
    if not table.head:
        written.insert(0, "| " + " | ".join([""] * width) + " |")
    rules = (_RULES.get(one, "---") for one in (*table.align, *[""] * (width - len(table.align))))
    written.insert(1, f"|{'|'.join(rules)}|")
    return "\n".join(written)


def _line(runs: Sequence[Run]) -> str:
    """Write runs with their styles; signs that mean something to Markdown are escaped."""
    written = "".join(map(_run, runs))
    first = written[:2]
    if first[:1] in ("#", ">") or first in ("- ", "+ "):
        return f"\\{written}"
    digits = len(written) - len(written.lstrip("0123456789"))
    if 0 < digits < 10 and written[digits : digits + 2] in (". ", ") "):
        return f"{written[:digits]}\\{written[digits:]}"
    return written


def _run(run: Run) -> str:
    if run.text == "\n":
        return "\\\n"
    if run.code:
        ticks = "`" * (max(map(len, re.findall("`+", run.text)), default=0) + 1)
        blank = " " if "`" in run.text else ""
        return f"{ticks}{blank}{run.text}{blank}{ticks}"
    text = "".join(f"\\{char}" if char in "\\`*_[]<>~=^{}#%$" else char for char in run.text)
    bare = text.strip(" ")
    lead, tail = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    for mark, on in (("**", run.bold), ("*", run.italic)):
        bare = f"{mark}{bare}{mark}" if on and bare else bare
    if run.link and bare:
        bare = f"[{bare}](<{run.link}>)"
    return f"{lead}{bare}{tail}"
