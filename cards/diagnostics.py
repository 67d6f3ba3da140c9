"""What is wrong, where, and what to do about it, as values; prints nothing."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import IntEnum


class Severity(IntEnum):
    """How much it matters, the gravest first."""

    ERROR = 0
    WARNING = 1
    HINT = 2

    def __str__(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source: the path as the user gave it, line and column from 1, 0 for none."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding; in text `path:line:column: severity: message; hint`."""

    location: Location
    severity: Severity
    message: str
    #: What to do about it, in the imperative; empty where the message says it.
    hint: str = ""
    #: Which kind of finding it is, one of `codes.meanings`, such as "no-video".
    code: str = field(kw_only=True)

    def __str__(self) -> str:
        text = f"{self.location}: {self.severity}: {self.message}"
        return f"{text}; {self.hint}" if self.hint else text


class CardsError(Exception):
    """Something in a source, a layout or the output stops the work; carries its diagnostics."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics


def error(
    path: str, message: str, hint: str = "", *, code: str, line: int = 0, column: int = 0
) -> CardsError:
    """Make the exception for one error at a place."""
    return CardsError(Diagnostic(Location(path, line, column), Severity.ERROR, message, hint, code=code))


def heeded(diagnostics: Iterable[Diagnostic], ignore: Collection[str] = ()) -> list[Diagnostic]:
    """Return what is said, the gravest first, each once; `ignore`: codes that are not told, but of errors."""
    said = [
        one for one in dict.fromkeys(diagnostics) if one.severity is Severity.ERROR or one.code not in ignore
    ]
    return sorted(said, key=lambda one: (one.severity, one))


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """Return the gravest severity met, or None where there is nothing."""
    return min((d.severity for d in diagnostics), default=None)
