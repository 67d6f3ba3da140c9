"""The entry `print` → what a file asks of its print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cards.diagnostics import Severity
from cards.exercise import Kind, PrintRequest
from cards.manuscript.field_muscles import Listed, Say
from cards.manuscript.front_matter import Entry


def print_request_of(
    entry: Entry, listed: Listed, expected: Callable[[Entry, str], None], say: Say
) -> PrintRequest:
    """Turn a mapping of `layout`, a name, and `hide`, a list of kinds, into a wish; name what is wrong."""
    for key in entry.value.keys() - {"layout", "hide"}:
        say(
            entry, Severity.WARNING, f'"print" has no "{key}"', 'write "layout" or "hide"', code="unknown-key"
        )
    layout = entry.value.get("layout")
    if layout is not None and not isinstance(layout, str):
        expected(entry, 'a layout\'s name after "layout"')
        layout = None
    hide = tuple(_kinds(entry, listed(entry, entry.value.get("hide")), say))
    return PrintRequest(layout or None, hide, entry.line)


def _kinds(entry: Entry, named: Iterable[str], say: Say) -> Iterator[Kind]:
    for name in named:
        if name.lower() in Kind.__members__.values():
            yield Kind(name.lower())
        else:
            message = f'"hide" names "{name}", which is not a kind of section'
            say(entry, Severity.WARNING, message, "kinds are " + ", ".join(Kind), code="bad-value")
