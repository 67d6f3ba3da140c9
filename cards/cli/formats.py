"""Findings for programs: as JSON, as annotations of GitHub, as SARIF."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from cards import __version__, codes
from cards.diagnostics import Diagnostic, Severity

#: The severities in the words of GitHub and of SARIF.
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def github(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """Write each finding as the command that GitHub Actions shows beside its line."""
    for one in diagnostics:
        at = one.location
        named = {"file": at.path, "line": at.line, "col": at.column, "title": one.code}
        words = ",".join(f"{name}={_property(str(value))}" for name, value in named.items() if value)
        yield f"::{_GITHUB[one.severity]} {words}::{_data(message_of(one))}"


def sarif(diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    """Write findings as one run of SARIF 2.1.0 (OASIS)."""
    used = sorted({one.code for one in diagnostics})
    driver = {"name": "cuecard", "version": __version__, "rules": [_rule(code) for code in used]}
    results = [_result(one, used.index(one.code)) for one in diagnostics]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def message_of(one: Diagnostic) -> str:
    """Return what is wrong and what to do, in a line."""
    return f"{one.message}; {one.hint}" if one.hint else one.message


def _rule(code: str) -> dict[str, Any]:
    meaning = codes.meanings()[code]
    return {"id": code, "shortDescription": {"text": meaning.means}, "help": {"text": meaning.do}}


def _result(one: Diagnostic, rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": _SARIF[one.severity],
        "message": {"text": message_of(one)},
    }
    if os.path.exists(one.location.path):
        where: dict[str, Any] = {"artifactLocation": {"uri": _uri(one.location.path)}}
        if one.location.line:
            region = {"startLine": one.location.line, "startColumn": one.location.column}
            where["region"] = {name: value for name, value in region.items() if value}
        result["locations"] = [{"physicalLocation": where}]
    return result


def _uri(path: str) -> str:
    """Return a path as SARIF has it: relative to where one works, an absolute one as an address."""
    if os.path.isabs(path):
        return Path(path).as_uri()
    return quote(PurePath(path).as_posix())


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
