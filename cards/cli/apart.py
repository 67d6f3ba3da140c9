"""The commands `cuecard split` and `cuecard import`: the exercises of a file as one Markdown file each."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cards.cli import console, files
from cards.cli.delivery import finish
from cards.cli.options import examples, named_folder
from cards.diagnostics import CardsError, Diagnostic, Severity
from cards.words import counted, suggest, told_apart

if TYPE_CHECKING:
    from cards.manuscript.reader import DataReading, Reading

SPLIT_EXAMPLES = examples(
    "cuecard split all.md --into exercises", "cuecard split all.md --into exercises --dry-run"
)
IMPORT_EXAMPLES = examples(
    "cuecard import exercises.csv --into exercises",
    "cuecard import exercises.json --into exercises --dry-run",
    "cuecard import gym.xlsx --into exercises --map label=title --map cat=group",
)

Into = Annotated[
    Path | None,
    typer.Option("--into", metavar="DIR", callback=named_folder, help="The folder for the files."),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be written, show the first file, and write nothing.")
]


@dataclass(frozen=True, slots=True)
class _Written:
    """A file to be written, and what its reading said."""

    path: Path
    text: str
    diagnostics: tuple[Diagnostic, ...]


def split(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file that holds several exercises.")],
    into: Into = None,
    dry_run: DryRun = False,
) -> None:
    """Write the exercises of a file as one Markdown file each.

    The files are named after the exercises. A file that already exists is not
    overwritten.
    """
    from cards.shop.printing import readings

    _write(readings(file), [], into, dry_run)


def import_(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="JSON, JSON Lines, CSV, TSV, YAML or XLSX files, or Markdown."),
    ],
    into: Into = None,
    maps: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="NAME=FIELD",
            help="What a column or key means, such as label=title; text is all it says, none leaves it out.",
        ),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Write exercises from data files as Markdown files.

    Columns and keys are understood by the names that people give them, in eight
    languages; --map tells what others mean. With --dry-run a table shows what each
    becomes. A file that already exists is not overwritten.
    """
    from cards.cli import report
    from cards.shop.printing import read_data

    fields = _fields(maps or ())
    read: list[DataReading] = []
    said: list[Diagnostic] = []
    for path in paths:
        try:
            one = read_data(path, fields)
        except CardsError as problem:
            said += problem.diagnostics
        else:
            read.append(one)
    _refuse_unmet(read)
    for one in read if dry_run else ():
        if one.columns:
            exercises = counted(len(one.readings), "exercise")
            console.say(f"{console.clean(one.readings[0].exercise.file)}: {exercises}\n")
            terminal = console.shows_colour(sys.stdout)
            console.say(f"{report.rendered(report.table_of_columns(one), terminal=terminal)}\n")
    _write([_without_machines(one, reading) for one in read for reading in one.readings], said, into, dry_run)


def _fields(maps: Sequence[str]) -> Mapping[str, str]:
    """Read what names mean, "label=title"; wrong usage where one is no such thing."""
    from cards.manuscript.reader import FIELDS

    found: dict[str, str] = {}
    for one in maps:
        name, sign, field = (part.strip() for part in one.rpartition("="))
        if not (name and sign and field):
            raise typer.BadParameter(f'"{one}" is not NAME=FIELD, such as label=title', param_hint="--map")
        if field not in FIELDS:
            hint = suggest(field, FIELDS, f"fields are {', '.join(FIELDS)}")
            raise typer.BadParameter(f'there is no field "{field}"; {hint}', param_hint="--map")
        found[name] = field
    return found


def _refuse_unmet(read: Sequence[DataReading]) -> None:
    """Refuse a name that is in none of the files."""
    unmet = [name for one in read for name in one.unmet if all(name in other.unmet for other in read)]
    for name in unmet:
        names = sorted(set().union(*(one.names for one in read)))
        hint = suggest(name, names, f"names are {', '.join(names[:30])}")
        raise typer.BadParameter(f'no column or key is named "{name}"; {hint}', param_hint="--map")


def _without_machines(data: DataReading, reading: Reading) -> Reading:
    """Leave out what is for programs alone."""
    left = {column.name for column in data.columns if column.is_left}
    extra = {key: value for key, value in reading.exercise.extra.items() if key not in left}
    return replace(reading, exercise=replace(reading.exercise, extra=extra))


def _write(found: Sequence[Reading], said: list[Diagnostic], into: Path | None, dry_run: bool) -> None:
    """Write exercises; one that cannot be written does not keep the others."""
    if into is None and not dry_run:
        raise typer.BadParameter("say where the files go, such as --into exercises", param_hint="--into")
    into = into or Path()
    written = list(_files(found, into))
    if not dry_run:
        files.refuse_bad_folder(into)
    for number, one in enumerate(written):
        said += [told for told in one.diagnostics if told.severity is not Severity.HINT]
        if dry_run:
            console.say(
                f"{one.path}: would be written" if not one.path.exists() else f"{one.path}: exists already"
            )
            if number == 0:
                console.say(f"\n{console.clean_lines(one.text)}")
            continue
        try:
            files.create(one.text.encode(), one.path)
        except CardsError as problem:
            said.extend(problem.diagnostics)
        else:
            console.say(f"{one.path}: written")
    finish(said)


def _files(found: Sequence[Reading], into: Path) -> Iterator[_Written]:
    """Name each file after its exercise, the second of a name with -2 and so on."""
    from cards.manuscript.written import as_file

    names = told_apart(one.exercise.slug or "exercise" for one in found)
    for one, name in zip(found, names, strict=True):
        path = Path(os.path.normpath(into / f"{name}.md"))
        yield _Written(path, as_file(one.exercise), one.diagnostics)
