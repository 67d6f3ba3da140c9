"""Findings as people read them: errors first, equal ones together, each with the line that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from cards.cli.console import clean
from cards.diagnostics import Diagnostic, Location, Severity, heeded
from cards.library import SHIPPED

#: Equal findings from which one line tells them all.
MANY = 3
#: Places that the line under such a group names.
NAMED = 3
#: Bytes of a file from which no line is shown.
LARGEST = 2_000_000
#: Characters of a source line that are shown.
WIDTH = 100
#: Kinds of finding that a design makes, whatever text it holds.
OF_DESIGNS = frozenset({"near-edge", "overlap", "code-crowded", "code-too-small", "too-pale"})
#: The folders of the program itself; what lies there is called built-in.
_INSIDE = tuple(str(folder) for folder in (SHIPPED, Path(__file__).parents[1]))
_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.HINT: "36"}

_Paint = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Telling:
    """How much a command says, and in which form."""

    #: Codes of warnings and hints that are not said.
    ignore: tuple[str, ...] = ()
    #: Nothing but errors.
    quiet: bool = False
    #: Every card and every finding by itself.
    verbose: bool = False
    #: One JSON object for programs.
    json: bool = False
    #: Distances in feet.
    feet: bool = False

    def kept(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return what is to be said, errors first, each once; errors cannot be ignored."""
        return heeded(diagnostics, self.ignore)

    def shown(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return what is said to people: errors alone where quiet is asked for."""
        return [one for one in self.kept(diagnostics) if not self.quiet or one.severity is Severity.ERROR]


#: What is said where nothing else is asked for.
USUAL = Telling()


def text_of(diagnostics: Iterable[Diagnostic], telling: Telling = USUAL, *, coloured: bool = False) -> str:
    """Write findings for people: a line each, with the source line, or a line for many that are equal."""
    paint: _Paint = partial(_painted, coloured=coloured)
    # Kept for this text alone: the file may change before the next.
    lines_of = lru_cache(maxsize=8)(_lines_of)
    lines: list[str] = []
    for group in _groups(telling.shown(diagnostics), apart=telling.verbose):
        if len(group) < MANY:
            for one in group:
                lines.append(_line(one, f"{place(one.location)}", paint))
                if one.location.line and (telling.verbose or one.severity is not Severity.HINT):
                    lines += _excerpt(one, lines_of(one.location.path), paint)
        else:
            lines += _together(group, paint)
    return "\n".join(lines)


def place(location: Location) -> str:
    """Write a place as the user knows it; a file of the program itself is built-in."""
    text = str(location)
    for folder in _INSIDE:
        if text.startswith(folder):
            rest = text[len(folder) :].lstrip("/\\")
            return clean(f"built-in {rest}")
    return clean(text)


def _groups(said: Sequence[Diagnostic], *, apart: bool) -> Iterator[list[Diagnostic]]:
    """Part findings into equal ones, in the order of the first of each."""
    if apart:
        yield from ([one] for one in said)
        return
    groups: dict[object, list[Diagnostic]] = {}
    for one in said:
        message = "" if one.code in OF_DESIGNS else one.message
        groups.setdefault((one.severity, one.code, message, one.hint), []).append(one)
    yield from groups.values()


def _together(group: Sequence[Diagnostic], paint: _Paint) -> Iterator[str]:
    files = len({one.location.path for one in group})
    number = f"{files} files" if files == len(group) else f"{len(group)} places"
    yield _line(group[0], number, paint)
    more = len(group) - NAMED
    named = ", ".join(place(one.location) for one in group[:NAMED])
    yield paint(f"  {named}" + (f" and {more} more" if more > 0 else ""), "2")


def _line(one: Diagnostic, where: str, paint: _Paint) -> str:
    hint = f"; {one.hint}" if one.hint else ""
    severity = paint(str(one.severity), _COLOURS[one.severity])
    return f"{where}: {severity}: {clean(one.message + hint)} {paint(f'[{one.code}]', '2')}"


def _excerpt(one: Diagnostic, lines: Sequence[str], paint: _Paint) -> Iterator[str]:
    """Show the source line with a caret under the place; nothing where there is no such line."""
    if one.location.line > len(lines) or not (line := lines[one.location.line - 1].rstrip()):
        return
    column = one.location.column or len(line) - len(line.lstrip()) + 1
    start = max(0, column - WIDTH // 2) if column > WIDTH * 3 // 4 else 0
    part = clean(line.replace("\t", " ")[start : start + WIDTH])
    number = f"{one.location.line:>5} | "
    yield paint(number, "2") + part
    caret = " " * min(column - 1 - start, len(part)) + "^"
    yield paint(" " * (len(number) - 2) + "| ", "2") + paint(caret, _COLOURS[one.severity])


def _lines_of(path: str) -> tuple[str, ...]:
    """Return the lines of a text file; none where it cannot be shown."""
    try:
        file = Path(path)
        if not file.is_file() or file.stat().st_size > LARGEST:
            return ()
        data = file.read_bytes()
    except (OSError, ValueError):
        return ()
    return () if b"\0" in data else tuple(data.decode("utf-8-sig", "replace").splitlines())


def _painted(text: str, colour: str, *, coloured: bool) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if coloured else text
