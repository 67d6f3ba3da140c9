"""The commands `cuecard split` and `cuecard import`: the exercises of a file as one Markdown file each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cards.cli import console, files
from cards.cli.delivery import finish
from cards.cli.options import examples
from cards.diagnostics import CardsError, Diagnostic, Severity
from cards.words import told_apart

if TYPE_CHECKING:
    from cards.manuscript.reader import Reading

SPLIT_EXAMPLES = examples(
    "cuecard split all.md --into exercises", "cuecard split all.md --into exercises --dry-run"
)
IMPORT_EXAMPLES = examples(
    "cuecard import exercises.csv --into exercises",
    "cuecard import exercises.json --into exercises --dry-run",
)

Into = Annotated[Path, typer.Option("--into", metavar="DIR", help="The folder for the files.")]
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
    into: Into,
    dry_run: DryRun = False,
) -> None:
    """Write the exercises of a file as one Markdown file each.

    The files are named after the exercises. A file that already exists is not
    overwritten.
    """
    _write([file], into, dry_run=dry_run)


def import_(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="JSON, JSON Lines, CSV, TSV or YAML files, or Markdown."),
    ],
    into: Into,
    dry_run: DryRun = False,
) -> None:
    """Write exercises from data files as Markdown files.

    Columns and keys are understood by the names that people give them, in eight
    languages. A file that already exists is not overwritten.
    """
    _write(paths, into, dry_run=dry_run)


def _write(paths: Sequence[str], into: Path, *, dry_run: bool) -> None:
    """Write all exercises of some files; one that cannot be read or written does not keep the others."""
    found, said = _readings(paths)
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


def _readings(paths: Sequence[str]) -> tuple[list[Reading], list[Diagnostic]]:
    from cards.shop.printing import readings

    found: list[Reading] = []
    said: list[Diagnostic] = []
    for path in paths:
        try:
            found += readings(path)
        except CardsError as problem:
            said += problem.diagnostics
    return found, said


def _files(found: Sequence[Reading], into: Path) -> Iterator[_Written]:
    """Name each file after its exercise, the second of a name with -2 and so on."""
    from cards.manuscript.reader import as_file

    names = told_apart(one.exercise.slug or "exercise" for one in found)
    for one, name in zip(found, names, strict=True):
        path = Path(os.path.normpath(into / f"{name}.md"))
        yield _Written(path, as_file(one.exercise), one.diagnostics)
