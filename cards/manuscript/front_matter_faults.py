"""What the reader of YAML says is wrong → what that means to whoever wrote it, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cards.diagnostics import CardsError, error

if TYPE_CHECKING:
    import yaml

_QUOTE = "put the value between quotation marks"
_CLOSE = "close the quotation mark or bracket"
#: Parts of the library's messages, what they mean, and what to do.
_BROKEN = (
    ("mapping values are not allowed", "a colon inside a value", _QUOTE),
    (
        "cannot start any token",
        "a value begins with a special character",
        f"{_QUOTE}; indent with spaces, not tabs",
    ),
    ("tab character", "a tab before a name", "indent with spaces, not tabs"),
    ("constructor for the tag", "a value has a tag that is not supported", 'leave out the word after "!"'),
    ("undefined alias", 'a value begins with "*"', _QUOTE),
    ("alphabetic or numeric", 'a value begins with "*" or "&"', _QUOTE),
    ("end of stream", "a quotation mark or bracket is not closed", _CLOSE),
    ("expected ',' or", "a quotation mark or bracket is not closed", _CLOSE),
    ("node content", "a value is missing, or a bracket is not closed", f"{_CLOSE}, or {_QUOTE}"),
    ("hexdecimal", "a backslash means something else here", "write two, or use single quotation marks"),
    ("escape char", "a backslash means something else here", "write two, or use single quotation marks"),
    ("expected ':'", "a line has no colon", 'write "name: value"'),
    ("expected key", "a line does not fit those above it", 'begin each "name: value" at the same place'),
    ("'-' indicator", "a line does not fit those above it", 'begin each line of a list with "-"'),
    ("sequence entries", 'a "-" inside a value', "write each item on a line of its own, or " + _QUOTE),
    ("comment or line break", 'something follows "|" or ">"', "begin the text on the next line"),
)


def broken_yaml(
    broken: yaml.MarkedYAMLError, first_line: int, file: str, what: str = "the front matter"
) -> CardsError:
    """Make the error for YAML that cannot be read, whose first line is given, in everyday words."""
    problem = broken.problem or "it is not YAML"
    told = (told for part, *told in _BROKEN if part in problem)
    meaning, hint = next(
        told, (problem, 'write "name: value" lines, and special characters in quotation marks')
    )
    mark = broken.problem_mark or broken.context_mark
    if hint.startswith(_CLOSE) or "expected ':'" in problem:
        # Where it begins helps more than where it was noticed.
        mark = broken.context_mark or mark
    line, column = (first_line + mark.line, mark.column + 1) if mark else (first_line, 0)
    return error(
        file, f"{what} cannot be read: {meaning}", hint, line=line, column=column, code="bad-front-matter"
    )
