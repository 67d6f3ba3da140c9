"""The command `cuecard export`: exercises as JSON, as a table, or as linked data."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from cards.cli import console, files
from cards.cli.delivery import finish
from cards.cli.options import examples
from cards.cli.workplace import meant, project_of
from cards.diagnostics import Diagnostic, Location, Severity, error
from cards.exercise import Exercise
from cards.words import counted, suggest

EXAMPLES = examples(
    "cuecard export my-exercises --to json -o exercises.json",
    "cuecard export my-exercises --to csv -o exercises.csv",
    "cuecard export squat.md --to schema.org",
)


def export(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Exercise files, data files, folders, deck files.")
    ],
    to: Annotated[str, typer.Option("--to", metavar="json|csv|schema.org", help="The form.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT", help="Where it goes. Default: standard output."),
    ] = None,
) -> None:
    """Give exercises back as data for other programs.

    JSON keeps all of an exercise: `cuecard import` makes the same of it. CSV is for
    spreadsheets, a row for each exercise. schema.org is linked data (JSON-LD) for
    websites.
    """
    from cards.shop import printing

    form = _FORMS.get(to)
    if form is None:
        hint = suggest(to, _FORMS, "write json, csv or schema.org")
        raise typer.BadParameter(f'"{to}" is not a form; {hint}', param_hint="--to")
    paths = meant(paths, project_of(None))
    files.refuse_bad_target(output, paths, form.endings, form.what)
    found, said = printing.exercises(paths)
    files.refuse_bad_target(output, [one.file for one in found], form.endings, form.what)
    if not found:
        finish(said or error(paths[0], "there is no exercise", code="no-exercise").diagnostics)
        return
    data = form.write(found)
    is_file = output is not None and str(output) != files.STDOUT
    files.deliver((form.mark if is_file else b"") + data, output or files.STDOUT)
    if is_file:
        console.say(console.clean(f"{output}: {counted(len(found), 'exercise')}"))
    finish((*said, *form.losses(found)))


def _json(found: Sequence[Exercise]) -> bytes:
    from cards.cli.transcript import as_data

    return _written([as_data(one) for one in found])


def _csv(found: Sequence[Exercise]) -> bytes:
    from cards.cli.spreadsheet import as_csv

    return as_csv(found).encode("utf-8", "replace")


def _schema_org(found: Sequence[Exercise]) -> bytes:
    from cards.cli.linked_data import as_linked_data

    # A page holds it inside of an element, which nothing in it may close.
    return _written(as_linked_data(found)).replace(b"<", b"\\u003c")


def _written(value: object) -> bytes:
    return (console.escaped(json.dumps(value, ensure_ascii=False, indent=2)) + "\n").encode(
        "utf-8", "replace"
    )


def _none(_: Sequence[Exercise]) -> tuple[Diagnostic, ...]:
    return ()


def _of_csv(found: Sequence[Exercise]) -> tuple[Diagnostic, ...]:
    """Say what a table has no room for."""
    from cards.cli.spreadsheet import losses

    return tuple(
        Diagnostic(
            Location(file),
            Severity.WARNING,
            f"a table has no room for {what}",
            "--to json keeps it",
            code="not-in-table",
        )
        for file, what in losses(found)
    )


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of the data."""

    what: str
    endings: tuple[str, ...]
    write: Callable[[Sequence[Exercise]], bytes]
    #: What it has no room for.
    losses: Callable[[Sequence[Exercise]], tuple[Diagnostic, ...]] = _none
    #: What stands at the head of a file.
    mark: bytes = b""


_FORMS: Mapping[str, _Form] = {
    "json": _Form("JSON", (".json",), _json),
    # Without the mark, Excel reads UTF-8 as what Windows wrote of old.
    "csv": _Form("CSV", (".csv",), _csv, _of_csv, b"\xef\xbb\xbf"),
    "schema.org": _Form("JSON-LD", (".jsonld", ".json"), _schema_org),
}
