"""Lists as people type and paste them: bullets, letters, numbers and terms of any kind → Markdown's lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from cards.manuscript.notation_tables import tables
from cards.vocabulary import is_phrase, languages

_KEYCAP = re.compile(r"([ \t]*)([0-9])\ufe0f?\u20e3[ \t]*")
_GLUED = re.compile(r"([ \t]*)(\d{1,2})[.)](?=[^\W\d_])")
#: A mark of a list behind a backslash, as word processors export what was typed.
_ESCAPED = re.compile(r"([ \t]*)(?:(?=\\[-+*])\\([-+*])|(\d{1,2})\\[.)])[ \t]+(?=\S)")
#: "(@) Lean back" and "#. Lean back", which Pandoc counts.
_EXAMPLE = re.compile(r"([ \t]*)(?:\(@[\w-]{0,40}\)|#\.)[ \t]+(?=\S)")
#: "- 1. Lean back": a number inside a bullet.
_DOUBLED = re.compile(r"([ \t]*)[-*+][ \t]+(\d{1,2}[.)])[ \t]+(?=\S)")
#: A box with another sign than a cross, as vaults and GitLab have.
_BOX = re.compile(r"([ \t]*[-*+][ \t]+)\[[~/<>!?*-]\][ \t]+")
_MEANING = re.compile(r" {0,3}:[ \t]+(\S.*)$")
_MARKED_ITEM = re.compile(r"[-*+]\s|\d{1,3}[.)]\s")
_LINE_BLOCK = re.compile(r"\|[ \t]+([^|\n]+)$")
_BRACKETED = re.compile(r"([ \t]*)\((\d{1,2})\)[ \t]+")
#: "a) Lean back", "(b) Slide down", "ii. Hold", at their indent.
_LETTERED = re.compile(r"([ \t]*)\(?([A-Za-z]|[ivx]{2,4}|[IVX]{2,4})[.)][ \t]+(?=\S)")
#: A pictograph at the beginning of a line, and words behind it.
_SIGNED = re.compile(
    r"([ \t]*)([\u2190-\u245f\u2500-\u2bff\U0001f000-\U0001faff])"
    r"[\ufe0f\u200d\U0001f3fb-\U0001f3ff]*[ \t]+(?=\S)"
)
#: A line of capitals.
CAPITALS = re.compile(r"^[A-ZÀ-ÞĄ-Ż][A-ZÀ-ÞĄ-Ż '’&/,-]{2,48}:?[ \t]*$", re.MULTILINE)
#: "-Breathe out", a bullet without its blank.
_GLUED_BULLET = re.compile(r"([ \t]*)(?:[-+]|\*(?![^\n]*\*))(?=[^\W\d_])")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
#: Lines between two items of a list, at most.
_BETWEEN = 6
#: Lines that the meanings of one term may take.
_MEANINGS = 60
#: Signs that say the opposite of a tick: beside them a tick is more than a bullet.
_CROSSES = frozenset("✗✘✕✖❌🚫⛔❎👎")


def headed_by_capitals(text: str) -> str:
    """Write lines of capitals that are usual headings as such; one above all is a name."""
    lines = text.split("\n")
    capitals = [at for at, line in enumerate(lines) if CAPITALS.match(line)]
    usual = [at for at in capitals if any(is_phrase(lines[at].strip(), lang) for lang in languages())]
    if len(usual) < 2:
        return text
    for at in usual:
        lines[at] = f"## {lines[at]}"
    first = next(at for at, line in enumerate(lines) if line.strip())
    if first in capitals and first not in usual:
        lines[first] = f"# {lines[first]}"
    return "\n".join(lines)


def lists_of(text: str) -> str:
    """Write pasted bullets and numbers as lists."""
    known = tables()
    signs = re.escape(known.bullets)
    lines = _numbered_by_words(text.split("\n"))
    if not text.isascii():
        lines = _bulleted_by_signs(lines)
    dashed = [bool(re.match(rf"[ \t]*[{known.dashes}][ \t]+\S", line)) for line in lines]
    glued = sum(bool(_GLUED.match(line)) for line in lines) > 1
    bullet = re.compile(rf"([ \t]*)[{signs}]\ufe0f?[ \t\u00a0]*(?=\S)")
    alone = re.compile(rf"[ \t]*[{signs}{known.dashes}][ \t]*$")
    numbered = re.compile(rf"([ \t]*)([{known.numbers}])[ \t]*")
    dash = re.compile(rf"([ \t]*)[{known.dashes}][ \t]+")
    lines = _plain_marks(lines)
    done: list[str] = []
    for at, line in enumerate(lines):
        if done and alone.match(lines[at - 1]) and line.strip() and done[-1] == "":
            done.append("- " + line.strip())
        elif alone.match(line) and at + 1 < len(lines) and lines[at + 1].strip():
            done.append("")
        elif match := bullet.match(line):
            done.append(f"{match[1]}- {line[match.end() :]}")
        elif dashed[at] and sum(dashed) > 1:
            done.append(dash.sub(r"\1- ", line, count=1))
        elif match := numbered.match(line):
            done.append(f"{match[1]}{known.numbers.index(match[2]) + 1}. {line[match.end() :]}")
        elif (
            (match := _KEYCAP.match(line))
            or (match := _BRACKETED.match(line))
            or (glued and (match := _GLUED.match(line)))
        ):
            done.append(f"{match[1]}{match[2]}. {line[match.end() :]}")
        else:
            done.append(line)
    return "\n".join(done)


def _plain_marks(lines: list[str]) -> list[str]:
    """Write marks of lists that no reader of Markdown knows as those that all know."""
    done: list[str] = []
    counted = 0
    unspaced = sum(bool(_GLUED_BULLET.match(line)) for line in lines) > 1
    #: Lines of a term's several meanings.
    meanings = range(0)
    doubled = sum(bool(_DOUBLED.match(line)) for line in lines) > 1
    for at, line in enumerate(lines):
        if unspaced and (match := _GLUED_BULLET.match(line)):
            done.append(f"{match[1]}- {line[match.end() :]}")
        elif match := _ESCAPED.match(line):
            mark = match[2] or f"{match[3]}."
            done.append(f"{match[1]}{mark} {line[match.end() :]}")
        elif match := _EXAMPLE.match(line):
            counted += line.lstrip()[0] == "("
            number = counted if line.lstrip()[0] == "(" else 1
            done.append(f"{match[1]}{number}. {line[match.end() :]}")
        elif doubled and (match := _DOUBLED.match(line)):
            done.append(f"{match[1]}{match[2]} {line[match.end() :]}")
        elif match := _BOX.match(line):
            done.append(f"{match[1]}[ ] {line[match.end() :]}")
        elif (match := _MEANING.match(line)) and (term := _term_above(done)) >= 0:
            words = done[term].strip()
            label = words if words[:2] == "**" else f"**{words}:**"
            others = sum(1 for _ in takewhile(_is_of_meanings, lines[at + 1 : at + _MEANINGS]))
            if _MARKED_ITEM.match(match[1]) or any(map(_MEANING.match, lines[at + 1 : at + 1 + others])):
                done[term] = label
                meanings = range(at, at + 1 + others)
                done.append(_meaning_as_item(match[1]))
            else:
                done[term] = ""
                done.append(f"{label} {match[1]}")
        elif at in meanings and (match := _MEANING.match(line)):
            done.append(_meaning_as_item(match[1]))
        elif (match := _LINE_BLOCK.match(line)) and _is_line_block(lines, at):
            done.append(f"{match[1]}\\" if _LINE_BLOCK.match((*lines, "", "")[at + 1]) else match[1])
        else:
            done.append(line)
    return done


def _term_above(lines: Sequence[str]) -> int:
    """Return where the term stands whose meaning follows: the last line, short and plain; -1 for none."""
    at = len(lines) - 1
    while at >= 0 and at > len(lines) - 3 and not lines[at].strip():
        at -= 1
    words = lines[at].strip() if at >= 0 else ""
    plain = words and not words.startswith(("#", ">", "-", "|", ":", "+", "<", "`")) and len(words) <= 60
    alone = at == 0 or (at > 0 and not lines[at - 1].strip()) or lines[at - 1].startswith("**")
    return at if plain and alone and not _MARKED_ITEM.match(words) else -1


def _is_of_meanings(line: str) -> bool:
    """Say whether a line may go on with the meanings of a term."""
    return bool(_MEANING.match(line)) or line.startswith("  ") or not line.strip()


def _meaning_as_item(words: str) -> str:
    return words if _MARKED_ITEM.match(words) else f"- {words}"


def _is_line_block(lines: Sequence[str], at: int) -> bool:
    around = [lines[near] for near in (at - 1, at + 1) if 0 <= near < len(lines)]
    return any(_LINE_BLOCK.match(near) for near in around) and not any("--" in near for near in around)


def _numbered_by_words(lines: Sequence[str]) -> list[str]:
    """Write lines that count by letters, or by words as "Step 1: …", as numbered ones."""
    counted = {**_by_letters(lines), **_by_steps(lines)}
    return [counted.get(at, line) for at, line in enumerate(lines)]


def _by_letters(lines: Sequence[str]) -> Mapping[int, str]:
    """Return the lines of lists that count a, b, c or i, ii, iii, by their places, with numbers."""
    found = {at: match for at, line in enumerate(lines) if (match := _LETTERED.match(line))}
    done: dict[int, str] = {}
    for first, match in found.items():
        letter = match[2].casefold()
        order = _ROMAN if letter == "i" else tuple("abcdefghijklmnopqrst") if letter == "a" else ()
        run = [first]
        for at in range(first + 1, len(lines)):
            other = found.get(at)
            if at - run[-1] > _BETWEEN or len(run) >= len(order):
                break
            if other and other[1] == match[1] and other[2].casefold() == order[len(run)]:
                run.append(at)
        for number, at in enumerate(run if len(run) > 1 else (), start=1):
            done.setdefault(at, f"{match[1]}{number}. {lines[at][found[at].end() :]}")
    return done


def _by_steps(lines: Sequence[str]) -> Mapping[int, str]:
    """Return the lines that begin with "Step 1:" and so on, by their places, as numbered ones."""
    words = "|".join(tables().step_words)
    step = re.compile(
        rf"([ \t]*)(?:{words})[ \t]*(\d{{1,2}})[ \t]*[:.)–—-][ \t]*(?=\S)",
        re.IGNORECASE,
    )
    found = {at: match for at, line in enumerate(lines) if (match := step.match(line))}
    numbers = [int(match[2]) for match in found.values()]
    if len(numbers) < 2 or numbers != [*range(1, len(numbers) + 1)]:
        return {}
    return {at: f"{match[1]}{match[2]}. {lines[at][match.end() :]}" for at, match in found.items()}


def _bulleted_by_signs(lines: Sequence[str]) -> list[str]:
    """Write lines below each other that begin with pictographs as a list; the signs stay."""
    known = tables()
    done = list(lines)
    for run in _runs(lines):
        signs = {match[2] for _, match in run}
        plain = signs <= {*known.bullets, *known.numbers} and signs.isdisjoint(_CROSSES)
        if len(run) > 1 and not plain:
            for at, match in run:
                done[at] = f"{match[1]}- {lines[at][len(match[1]) :]}"
    return done


def _runs(lines: Sequence[str]) -> Iterator[list[tuple[int, re.Match[str]]]]:
    """Yield the stretches of lines that begin with a pictograph, each with its place."""
    run: list[tuple[int, re.Match[str]]] = []
    for at, line in enumerate(lines):
        if match := None if line.isascii() else _SIGNED.match(line):
            run.append((at, match))
        elif run:
            yield run
            run = []
    if run:
        yield run
