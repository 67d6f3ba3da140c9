"""An exercise → a Markdown file that says the same."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from cards.exercise import Block, Exercise, Item, Kind, Listing, Paragraph, Picture, Quote, Run, Table
from cards.vocabulary import labels


def as_file(exercise: Exercise) -> str:
    """Turn an exercise into the text of a file: front matter and sections under their usual headings."""
    parts = [_front_matter(exercise)]
    words = labels(exercise.lang)
    for section in exercise.sections:
        heading = section.heading or (words.of(section.kind) if section.kind is not Kind.OTHER else "")
        body = "\n\n".join(_blocks(section.blocks))
        level = "###" if section.depth else "##"
        parts.append("\n\n".join(part for part in (f"{level} {heading}" if heading else "", body) if part))
    if exercise.steps and not _tells_steps(exercise):
        steps = (f"### {step.name}\n\n" + "\n\n".join(_blocks(step.blocks)) for step in exercise.steps)
        parts.append("<!-- howto -->\n\n" + "\n\n".join(steps))
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def _tells_steps(exercise: Exercise) -> bool:
    """Say whether the steps are those of a section, which the file holds already."""
    return any(section.kind is Kind.EXECUTION and section.heading is None for section in exercise.sections)


def _front_matter(exercise: Exercise) -> str:
    muscles: object = {"primary": exercise.muscles.primary, "secondary": exercise.muscles.secondary}
    if not exercise.muscles.secondary:
        muscles = exercise.muscles.primary
    said: Mapping[str, object] = {
        "title": exercise.title,
        "description": exercise.description,
        "video": exercise.video.url if exercise.video else "",
        "equipment": exercise.equipment,
        "muscles": muscles,
        "level": exercise.level,
        "group": exercise.group,
        "tags": exercise.tags,
        "aliases": exercise.aliases,
        "lang": exercise.lang if exercise.lang != "en" else "",
        "figure": exercise.figure,
        "images": [{"path": one.path, "alt": one.alt} if one.alt else one.path for one in exercise.images],
        "author": exercise.author,
        "source": exercise.source,
        "draft": exercise.draft,
        **asdict(exercise.prescription),
    }
    lines = (f"{name}: {_value(value)}" for name, value in said.items() if value)
    return "\n".join(("---", *lines, "---"))


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
                yield _table(rows, block.head)
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


def _table(rows: Sequence[Sequence[Sequence[Run]]], head: bool) -> str:
    width = max(map(len, rows), default=0)
    written = [
        "| " + " | ".join(_line(tuple(cell)).replace("|", "\\|") for cell in row) + " |" for row in rows
    ]
    if not head:
        written.insert(0, "| " + " | ".join([""] * width) + " |")
    written.insert(1, "|" + "---|" * width)
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
        return f"`{run.text}`"
    text = "".join(f"\\{char}" if char in "\\`*_[]<>~=^{}#%$" else char for char in run.text)
    bare = text.strip(" ")
    lead, tail = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    for mark, on in (("**", run.bold), ("*", run.italic)):
        bare = f"{mark}{bare}{mark}" if on and bare else bare
    if run.link and bare:
        bare = f"[{bare}](<{run.link}>)"
    return f"{lead}{bare}{tail}"
