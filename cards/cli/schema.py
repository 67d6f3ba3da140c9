"""The command `cuecard schema`: the JSON Schemas of what is read and of what is printed."""

from __future__ import annotations

import json
from importlib import resources
from typing import Annotated, Any

import typer

from cards.cli import console
from cards.cli.options import examples
from cards.words import suggest

#: What has a schema.
NAMES = ("exercise", "front-matter")

EXAMPLES = examples(
    "cuecard schema front-matter > front-matter.json",
    "cuecard schema exercise",
)


def schema(
    name: Annotated[
        str | None,
        typer.Argument(metavar="exercise|front-matter", help="Which one. Default: both, as definitions."),
    ] = None,
) -> None:
    """Print the JSON Schema of an exercise, or of the front matter.

    The schema `exercise` describes what `cuecard show --json` and `cuecard export --to
    json` print; `front-matter` what a file may say of itself, so that editors complete
    and check it.
    """
    if name is not None and name not in NAMES:
        hint = suggest(name, NAMES, "write exercise or front-matter")
        raise typer.BadParameter(f'there is no schema "{name}"; {hint}', param_hint="NAME")
    found = load(name) if name else _all()
    console.say(console.escaped(json.dumps(found, ensure_ascii=False, indent=2)))


def load(name: str) -> dict[str, Any]:
    """Return a schema by its name."""
    text = resources.files("cards").joinpath("schemas", f"{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def _all() -> dict[str, Any]:
    schemas = {name: load(name) for name in NAMES}
    return {"$schema": schemas[NAMES[0]]["$schema"], "title": "cuecard", "definitions": schemas}
