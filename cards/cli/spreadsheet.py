"""Exercises → a table in CSV that `cuecard import` reads as the same exercises."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace

from cards.exercise import Exercise, Kind, Section
from cards.manuscript.written import markdown_of, text_of
from cards.vocabulary import labels

#: Kinds of sections that have a column, and its name.
_COLUMNS: Mapping[Kind, str] = {
    Kind.PURPOSE: "purpose",
    Kind.SETUP: "setup",
    Kind.EXECUTION: "execution",
    Kind.BREATHING: "breathing",
    Kind.TIPS: "tips",
    Kind.MISTAKES: "mistakes",
    Kind.SAFETY: "safety",
    Kind.VARIATIONS: "variations",
    Kind.SUMMARY: "conclusion",
}
#: Columns that a table has whatever it holds.
_ALWAYS = ("title", "execution")
#: Signs by which a spreadsheet would take a text for a formula to be run.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(exercises: Sequence[Exercise]) -> str:
    """Turn exercises into a table, a row each; columns in which nothing stands are left out.

    A cell that a spreadsheet would run as a formula begins with an apostrophe (OWASP, CSV injection).
    """
    rows = [_row(one) for one in exercises]
    used = [name for name in rows[0] if name in _ALWAYS or any(row[name] for row in rows)]
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(used)
    writer.writerows([_guarded(row[name]) for name in used] for row in rows)
    return page.getvalue()


def losses(exercises: Sequence[Exercise]) -> Iterator[tuple[str, str]]:
    """Yield each file with what a table has no room for."""
    for one in exercises:
        words = labels(one.lang)
        own = [
            section.heading
            for section in one.sections
            if section.kind in _COLUMNS and section.heading and not _is_usual(section, words.of(section.kind))
        ]
        lost = [f'the heading "{heading.strip(" :")}"' for heading in own]
        lost += [f'"{key}"' for key in one.extra]
        lost += ["what the pictures show"] if any(image.alt for image in one.images) else []
        lost += ["the drawing that it tells"] if one.figure.told else []
        lost += ["what it asks of its print"] if one.print.layout or one.print.hide else []
        if lost:
            yield one.file, ", ".join(lost)


def _is_usual(section: Section, label: str) -> bool:
    return (section.heading or "").strip(" :").casefold() == label.casefold()


def _row(exercise: Exercise) -> Mapping[str, str]:
    video = exercise.video
    told = {kind: [one for one in exercise.sections if one.kind is kind] for kind in _COLUMNS}
    rest = tuple(one for one in exercise.sections if one.kind not in _COLUMNS)
    return {
        "title": exercise.title,
        "slug": exercise.slug,
        "description": exercise.description,
        "video": (video.words or video.url) if video else "",
        "video_label": video.label if video else "",
        "equipment": _listed(exercise.equipment),
        "primary": _listed(exercise.muscles.trained),
        "secondary": _listed(exercise.muscles.secondary),
        "stretches": _listed(exercise.muscles.stretched),
        "level": exercise.level or "",
        "group": exercise.group or "",
        "tags": _listed(exercise.tags),
        "aliases": _listed(exercise.aliases),
        "easier": _listed(tuple(one.name for one in exercise.easier)),
        "harder": _listed(tuple(one.name for one in exercise.harder)),
        "caution": _listed(exercise.cautions),
        "lang": exercise.lang,
        "images": _listed(tuple(image.path for image in exercise.images)),
        "figure": exercise.figure.name,
        "credit": exercise.credit or "",
        "author": exercise.author or "",
        "source": exercise.source or "",
        "draft": "true" if exercise.draft else "",
        **asdict(exercise.prescription),
        **{name: _cell(told[kind]) for kind, name in _COLUMNS.items()},
        "text": text_of(replace(exercise, sections=rest)),
    }


def _listed(texts: Sequence[str]) -> str:
    """Join texts so that they can be told apart; the upright bar parts those that hold other signs."""
    if any(re.search("[,;|\n]", text) for text in texts):
        return " | ".join(texts) + (" |" if len(texts) == 1 else "")
    return "; ".join(texts)


def _cell(sections: Sequence[Section]) -> str:
    """Write sections of one kind into a cell: Markdown, with bullets that no formula begins with."""
    text = "\n\n".join(part for number, one in enumerate(sections) for part in _parts(one, number))
    if not re.search(r"^\s*(?:-|\d+\.|[#>|`]) ?", text, re.MULTILINE):
        # A sentence, whose signs must not part it.
        return re.sub(r"(?<!\\)([;|])", r"\\\1", text)
    return re.sub(r"^(\s*)- ", r"\1• ", text, flags=re.MULTILINE)


def _parts(section: Section, number: int) -> Iterator[str]:
    if number and section.heading:
        yield f"### {section.heading}"
    yield markdown_of(section.blocks)


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
