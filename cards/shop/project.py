"""A project's file, `cuecard.toml` → what is usual there; every key is checked."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from cards import codes, units
from cards.brand import NO_BRAND, Brand
from cards.parts import WHOLE, Part
from cards.shop.binding import parts_of
from cards.shop.branding import read_brand
from cards.shop.paths import inside
from cards.table import Table, clean
from cards.toml import read
from cards.units import Units
from cards.vocabulary import languages
from cards.words import suggest

#: How a project's file is called.
FILE = "cuecard.toml"
#: The folder of a project's own designs.
DESIGNS = "layouts"
#: The folder that holds a project's exercises where its file names none.
EXERCISES = "exercises"
#: Where a PDF goes that nobody has a place for; `{name}` is what it is called.
OUTPUT = "dist/{name}.pdf"


@dataclass(frozen=True, slots=True)
class Project:
    """What is usual in a project; empty where its file says nothing."""

    #: Its file, seen from where one works.
    path: str
    #: The folder of its exercises, seen from where one works.
    exercises: str
    #: The design of a card that names none, and the line that says so.
    layout: str = ""
    layout_line: int = 0
    #: The paper that cards are printed on.
    paper: str = ""
    #: The language of texts that do not tell it.
    lang: str = ""
    #: Where a PDF goes, seen from the project's folder, with `{name}` for what it is called.
    output: str = OUTPUT
    #: None where it says nothing: a text keeps the units in which it is written.
    units: Units | None = None
    #: Codes of findings that are not told.
    ignore: tuple[str, ...] = ()
    #: What a booklet is put together from.
    parts: tuple[Part, ...] = WHOLE
    brand: Brand = NO_BRAND

    @property
    def folder(self) -> str:
        """The folder in which its file lies."""
        return os.path.dirname(self.path) or "."

    @property
    def designs(self) -> Path:
        """The folder of its own designs."""
        return Path(self.folder) / DESIGNS

    def target(self, name: str) -> Path:
        """Return where the PDF of a name goes."""
        return Path(os.path.normpath(os.path.join(self.folder, self.output.replace("{name}", name))))


def find_project(named: str | os.PathLike[str] | None = None) -> Project | None:
    """Return the project whose file is named, or lies in this folder or the nearest above it; None for none.

    CardsError where its file cannot be read or says what it cannot.
    """
    path = project_file(named)
    return read_project(path) if path else None


def project_file(named: str | os.PathLike[str] | None = None) -> str:
    """Return the path of that project's file, which nobody has read yet; empty for none."""
    if named:
        path = os.fspath(named)
        return os.path.join(path, FILE) if os.path.isdir(path) else path
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / FILE).is_file():
            return os.path.relpath(folder / FILE)
    return ""


def read_project(path: str) -> Project:
    """Turn a project's file into what is usual there; CardsError, with its line, for what cannot be."""
    table = read(path)
    folder = os.path.dirname(path) or "."
    ignore: tuple[str, ...] = ()
    if table.has("check"):
        ignore = _codes(table.table("check"))
    project = Project(
        path=path,
        exercises=_exercises(table, folder),
        layout=table.text("layout") if table.has("layout") else "",
        layout_line=table.entry("layout").line if table.has("layout") else 0,
        paper=_words(table, "paper", _paper),
        lang=table.one_of("lang", {code: code for code in languages()}) if table.has("lang") else "",
        output=_words(table, "output", _output) or OUTPUT,
        units=table.one_of("units", {str(one): one for one in Units}) if table.has("units") else None,
        ignore=ignore,
        parts=(parts_of(table.table("booklet")) if table.has("booklet") else None) or WHOLE,
        brand=read_brand(table.table("brand"), folder) if table.has("brand") else NO_BRAND,
    )
    table.finish()
    return project


def _exercises(table: Table, folder: str) -> str:
    if not table.has("exercises"):
        usual = os.path.normpath(os.path.join(folder, EXERCISES))
        return usual if os.path.isdir(usual) else folder
    table.text("exercises")
    entry = table.entry("exercises")
    path = inside(entry, folder)
    if not os.path.isdir(path):
        raise entry.wrong("must be a folder", "name the folder that holds the exercises")
    return path


def _words(table: Table, key: str, reader: Callable[[str], str]) -> str:
    return table.convert(key, reader) if table.has(key) else ""


def _paper(text: str) -> str:
    units.paper(text)
    return text


def _output(text: str) -> str:
    """Return where PDFs go; ValueError for a place that is none."""
    if "{name}" not in text or re.search("[{}]", text.replace("{name}", "")):
        raise ValueError('must hold {name} and no other braces, such as "print/{name}.pdf"')
    if not text.lower().endswith(".pdf"):
        raise ValueError('must end in .pdf, such as "print/{name}.pdf"')
    name = text.replace("\\", "/")
    if os.path.isabs(name) or PureWindowsPath(text).drive or os.path.normpath(name).startswith(".."):
        raise ValueError("must be a path below the project's folder; write it relative to that folder")
    return name


def _codes(table: Table) -> tuple[str, ...]:
    if not table.has("ignore"):
        return ()
    found = table.texts("ignore")
    entry = table.entry("ignore")
    for text, line in zip(found, entry.lines, strict=True):
        if text not in codes.meanings():
            hint = suggest(text, codes.meanings(), "`cuecard choices codes` lists them")
            raise entry.wrong(f'holds "{clean(text)}", which is no code of a finding', hint, line=line)
    return found
