"""The JSON that `--json` prints: of an exercise, of what was printed, of designs and diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeAlias

from cards.diagnostics import Diagnostic
from cards.exercise import (
    Block,
    Exercise,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Run,
    Section,
    Step,
    Table,
    Video,
    plain,
)
from cards.manuscript.reader import Reading
from cards.manuscript.written import markdown_of
from cards.units import millimetres

if TYPE_CHECKING:
    from cards.layout import Layout
    from cards.shop.printing import Printable, Printed

#: What `json.dumps` takes: text, numbers, truth, nothing, lists and mappings of them.
Json: TypeAlias = dict[str, Any]


def as_json(reading: Reading) -> Json:
    """Turn a reading into one JSON object; its keys keep their order."""
    exercise = reading.exercise
    return {
        "title": exercise.title,
        "slug": exercise.slug,
        "file": exercise.file,
        "description": exercise.description,
        "video": _video(exercise.video),
        "equipment": list(exercise.equipment),
        "muscles": {"primary": list(exercise.muscles.trained), "secondary": list(exercise.muscles.secondary)},
        "stretches": list(exercise.muscles.stretched),
        "level": exercise.level,
        "tags": list(exercise.tags),
        "sections": [_section(section) for section in exercise.sections],
        "steps": [_step(step) for step in exercise.steps],
        "diagnostics": [diagnostic_as_json(diagnostic) for diagnostic in reading.diagnostics],
        **_further(exercise),
    }


def as_data(exercise: Exercise) -> Json:
    """Turn an exercise into a JSON object that is read as the same exercise, its text in Markdown alone."""
    told = as_json(Reading(exercise, ()))
    unsaid = ("file", "diagnostics")
    pieces = {name: [_in_markdown(one) for one in told[name]] for name in ("sections", "steps")}
    return {name: pieces.get(name, value) for name, value in told.items() if name not in unsaid}


def _in_markdown(piece: Json) -> Json:
    return {name: piece[name] for name in ("kind", "heading", "depth", "name", "markdown") if name in piece}


def diagnostic_as_json(diagnostic: Diagnostic) -> Json:
    """Turn one diagnostic into a JSON object; line and column are 0 where there is none."""
    return {
        "path": diagnostic.location.path,
        "line": diagnostic.location.line,
        "column": diagnostic.location.column,
        "severity": str(diagnostic.severity),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }


def printed_as_json(printed: Printed, paths: Sequence[str], said: Iterable[Diagnostic]) -> Json:
    """Turn what was printed into one JSON object: files, pages, what each card measures and left out."""
    from cards.shop.printing import page_count

    pages = printed.pages or sum(map(page_count, printed.cards))
    done = {id(card) for card in printed.cards}
    return {
        "files": list(paths),
        "pages": pages,
        "cards": [_card(card, page_count(card)) for card in printed.cards],
        "not_printed": [one.file for one in printed.outcomes if id(one) not in done],
        "remarks": list(printed.remarks),
        "diagnostics": [diagnostic_as_json(one) for one in said],
    }


def planned_as_json(printed: Printed, path: str, said: Iterable[Diagnostic]) -> Json:
    """Turn a training plan into one JSON object: its file, its pages, the exercises that stand in it."""
    failed = {id(one) for one in printed.failures}
    return {
        "files": [path],
        "pages": printed.pages,
        "exercises": [
            {"title": one.title, "slug": one.slug, "file": one.file}
            for one in printed.outcomes
            if id(one) not in failed
        ],
        "not_printed": [one.file for one in printed.failures],
        "diagnostics": [diagnostic_as_json(one) for one in said],
    }


def stopped_as_json(said: Iterable[Diagnostic]) -> Json:
    """Turn what stopped a command into the same object, with nothing printed."""
    empty: Json = {"files": [], "pages": 0, "cards": [], "not_printed": [], "remarks": []}
    return {**empty, "diagnostics": [diagnostic_as_json(one) for one in said]}


def layout_as_json(layout: Layout) -> Json:
    """Turn a design into a JSON object: its name, what it is for, its paper in millimetres."""
    return {
        "name": layout.name,
        "purpose": layout.purpose,
        "width_mm": round(millimetres(layout.trim.width), 1),
        "height_mm": round(millimetres(layout.trim.height), 1),
        "back": layout.back or None,
        "read_from_mm": layout.read_from,
    }


def _card(card: Printable, pages: int) -> Json:
    reach = card.reach
    return {
        "title": card.title,
        "slug": card.slug,
        "file": card.file,
        "pages": pages,
        "layouts": [name for name, _ in card.sizes],
        "size_pt": round(reach.size, 2),
        "x_height_mm": round(reach.x_height, 2),
        "read_from_mm": round(reach.read_from),
        "scan_from_mm": None if reach.scan_from is None else round(reach.scan_from),
        "left_out": list(reach.given_up),
    }


def _further(exercise: Exercise) -> Json:
    return {
        "group": exercise.group,
        "figure": exercise.figure.told or exercise.figure.name,
        "aliases": list(exercise.aliases),
        "easier": [one.name for one in exercise.easier],
        "harder": [one.name for one in exercise.harder],
        "caution": list(exercise.cautions),
        "draft": exercise.draft,
        "lang": exercise.lang,
        "images": [_image(one) for one in exercise.images],
        "credit": exercise.credit,
        "author": exercise.author,
        "source": exercise.source,
        "print": {"layout": exercise.print.layout, "hide": [str(kind) for kind in exercise.print.hide]},
        "prescription": {name: words for name, words in asdict(exercise.prescription).items() if words},
        "extra": dict(exercise.extra),
    }


def _image(one: Picture) -> Json:
    return {"path": one.path, "alt": one.alt, **({"credit": one.credit} if one.credit else {})}


def _video(video: Video | None) -> Json | None:
    if video is None:
        return None
    return {
        "url": video.url,
        "provider": video.provider,
        "id": video.id,
        "start": video.start,
        "words": video.words,
        "label": video.label,
    }


def _section(section: Section) -> Json:
    return {
        "kind": str(section.kind),
        "heading": section.heading,
        "line": section.line,
        "depth": section.depth,
        "text": section.text,
        "markdown": markdown_of(section.blocks),
        "blocks": _blocks(section.blocks),
    }


def _step(step: Step) -> Json:
    return {"name": step.name, "text": step.text, "markdown": markdown_of(step.blocks), "line": step.line}


def _blocks(blocks: Iterable[Block]) -> list[Json]:
    return [_block(block) for block in blocks]


def _block(block: Block) -> Json:
    match block:
        case Paragraph(runs, line):
            return {"type": "paragraph", "line": line, "text": plain(runs), "runs": _runs(runs)}
        case Listing(items, line):
            return {"type": "list", "line": line, "items": [_item(item) for item in items]}
        case Table(rows, line):
            cells = [[{"text": plain(cell), "runs": _runs(cell)} for cell in row] for row in rows]
            align = list(block.align)
            return {"type": "table", "line": line, "head": block.head, "align": align, "rows": cells}
        case Quote(inner, line):
            return {"type": "quote", "line": line, "blocks": _blocks(inner)}
        case Picture(path, alt, line):
            return {"type": "picture", "line": line, "path": path, "text": alt}


def _item(item: Item) -> Json:
    return {"number": item.number, "checked": item.checked, "line": item.line, "blocks": _blocks(item.blocks)}


def _runs(runs: Iterable[Run]) -> list[Json]:
    """Turn runs into objects that name only the styles they have."""
    return [_run(run) for run in runs]


def _run(run: Run) -> Json:
    styles = {"bold": run.bold, "italic": run.italic, "code": run.code}
    written: Json = {"text": run.text, **{name: True for name, on in styles.items() if on}}
    return {**written, "link": run.link} if run.link else written
