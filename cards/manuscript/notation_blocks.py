"""Callouts, tabs and pasted lists of any notation → quotations with a kind, labels and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cards.diagnostics import Severity
from cards.limits import NESTING
from cards.manuscript.field_names import field_of
from cards.manuscript.notation_outlines import is_private
from cards.manuscript.notation_tables import is_callout
from cards.manuscript.notation_tags import BODY, LeftOut, video_line

_ADMONITION = re.compile(
    r"([ \t]*)(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)((?:[ \t]+[\w-]+){0,4})(?:[ \t]+\"([^\"\n]*)\")?[ \t]*$"
)
_TAB = re.compile(r'([ \t]*)===[!+]?[ \t]+"([^"\n]+)"[ \t]*$')
_FENCED = re.compile(
    r"([ \t]*):{3,}[ \t]*(?:\{[ \t]*\.?([\w-]+)[^}\n]*\}|([\w-]+))?(?:[ \t]*\[([^\]\n]*)\])?"
    r"[ \t]*([^\n\x1f{]*)(?:\{[^}\n]*\})?(\x1f.*)?$"
)
#: A callout that opens and ends on one line.
_ON_ONE_LINE = re.compile(r"([^\x1f]*?):::([\w-]+)([^\x1f]*)\x1f([^\x1f]*)\x1f:::([^\n]*)$")
_KRAMDOWN = re.compile(r"[ \t>]*\{:[ \t]*\.?([\w-]+)[^}\n]*\}[ \t]*$")
_SNIPPET = re.compile(r"[ \t]*(?:-+8<-+.*|\[\[?_?TOC_?\]?\]|<!-- toc -->|\[toc\])[ \t]*$", re.IGNORECASE)
_FIELD = re.compile(
    r"[ \t]*(?:[-*+][ \t]+)?"
    r"(?:\[([^\W\d][\w -]{0,30})::[ \t]*([^\]\n]*)\]|([^\W\d][\w -]{0,30})::[ \t]*(.*?))[ \t]*$"
)
#: ".. warning:: Stop if it hurts", a directive of reST, and an option below it.
_DIRECTIVE = re.compile(r"([ \t]*)\.\.[ \t]+([a-z][\w-]{1,30})::(?:[ \t]+(\S.*?))?[ \t]*$")
_OPTION = re.compile(r"[ \t]+:[\w-]{1,30}:")
#: "/// tip | Title", as some write ":::tip Title".
_SLASHES = re.compile(r"^([ \t]*)/{3,}[ \t]*(?:([\w-]+)(?:[ \t]*\|[ \t]*([^\n]*))?)?[ \t]*$", re.MULTILINE)


#: ":level: easy", a field of reST and MyST.
_FIELD_LIST = re.compile(r"^:([^\W\d][\w -]{1,30}):[ \t]+(?=\S)", re.MULTILINE)


def callouts_of(text: str, line: int, left_out: LeftOut) -> str:
    """Write admonitions of every form as quotations that open with `[!kind]`; tabs become labels."""
    if "///" in text:
        text = _SLASHES.sub(lambda match: f"{match[1]}:::{match[2] or ''} {match[3] or ''}".rstrip(), text)
    if "\n:" in text or text.startswith(":"):
        text = _FIELD_LIST.sub(lambda match: f"{match[1]}: " if field_of(match[1]) else match[0], text)
    lines = text.split("\n")
    if BODY in text or any(sign in text for sign in ("!!!", "???", ":::", "===", "{:", "8<", "[", "::")):
        lines = _nested(lines, line, left_out, 0)
    return "\n".join(lines)


def _nested(lines: Sequence[str], line: int, left_out: LeftOut, depth: int) -> list[str]:
    done: list[str] = []
    lines = list(lines)
    at = 0
    while at < len(lines):
        one = lines[at]
        if BODY in one and (match := _ON_ONE_LINE.match(one)):
            done.append(_on_one_line(match))
            at += 1
        elif depth > NESTING:
            done.append(one.replace(":::", ""))
            at += 1
        elif match := _ADMONITION.match(one):
            end = _end_of_indented(lines, at + 1, len(match[1].expandtabs(4)))
            done.append(f"{match[1]}> [!{match[2]}] {match[4] or ''}".rstrip())
            done += _quoted(
                match[1], _dedented(_nested(lines[at + 1 : end], line + at + 1, left_out, depth + 1))
            )
            at = end
        elif match := _DIRECTIVE.match(one):
            end = _end_of_indented(lines, at + 1, len(match[1].expandtabs(4)))
            inner = ["" if _OPTION.match(below) else below for below in lines[at + 1 : end]]
            done += _directed(match, _dedented(inner), line + at, left_out)
            at = end
        elif match := _TAB.match(one):
            end = _end_of_indented(lines, at + 1, len(match[1].expandtabs(4)))
            done.append(f"{match[1]}**{match[2]}:**")
            done += _joined_to_label(
                _dedented(_nested(lines[at + 1 : end], line + at + 1, left_out, depth + 1))
            )
            at = end
        elif (match := _FENCED.match(one)) and (match[2] or match[3] or match[6]):
            end = _end_of_fenced(lines, at + 1)
            done += _fenced(match, _nested(lines[at + 1 : end], line + at + 1, left_out, depth + 1))
            if end < len(lines):
                done.append(
                    lines[end].strip().removesuffix(":::").rstrip(BODY + " ") if ":::" in lines[end] else ""
                )
            at = end + 1
        elif match:
            done.append("")
            at += 1
        elif match := _KRAMDOWN.match(one):
            done.append("")
            if match[1] == "toc" and at and done[at - 1].lstrip()[:2] in ("* ", "- ", "1."):
                done[at - 1] = ""
            elif is_callout(match[1]):
                _mark_next(lines, at, match[1], done)
            at += 1
        elif _SNIPPET.match(one):
            left_out(f'"{one.strip()}"', line + at)
            done.append("")
            at += 1
        elif (match := _FIELD.match(one)) and "::" in one:
            name, value = match[1] or match[3], match[2] or match[4]
            if is_private(name):
                left_out(f'"{name}::"', line + at)
            done.append(f"{name}: {value}" if value and not is_private(name) else "")
            at += 1
        else:
            done.append(one)
            at += 1
    return done


def _directed(match: re.Match[str], inner: Sequence[str], line: int, left_out: LeftOut) -> list[str]:
    """Return what stands for a directive of reST and the lines below it, as many as there are."""
    name, words = match[2], match[3] or ""
    if is_callout(name):
        return [f"> [!{name}] {BODY} {words}".rstrip(f"{BODY} "), *_quoted("", inner)]
    if name in ("image", "figure") and words:
        return [f"![](<{words}>)", *inner]
    if shown := video_line(name, words) if name in ("youtube", "vimeo", "video") else "":
        return [shown, *inner]
    left_out(f'".. {name}::"', line, Severity.WARNING if any(inner) else Severity.HINT)
    return [""] * (1 + len(inner)) if name in ("toctree", "contents", "raw", "include") else ["", *inner]


def _end_of_indented(lines: Sequence[str], start: int, indent: int) -> int:
    """Return where the lines end that stand deeper than an indent, blank ones among them."""
    end = start
    for at in range(start, len(lines)):
        if not lines[at].strip():
            continue
        written = lines[at].expandtabs(4)
        if len(written) - len(written.lstrip(" ")) < indent + 2:
            break
        end = at + 1
    return end


def _end_of_fenced(lines: Sequence[str], start: int) -> int:
    depth = 0
    for at in range(start, len(lines)):
        stripped = lines[at].strip()
        if stripped.endswith(f"{BODY}:::"):
            return at
        if match := _FENCED.match(lines[at]):
            if match[2] or match[3]:
                depth += 0 if match[6] and ":::" in match[6] else 1
            elif depth:
                depth -= 1
            else:
                return at
    return len(lines)


def _fenced(match: re.Match[str], inner: Sequence[str]) -> Iterator[str]:
    kind = match[2] or match[3] or "note"
    title = " ".join(filter(None, ((match[4] or "").strip(), (match[5] or "").strip())))
    if not is_callout(kind):
        yield f"**{title}:**" if title else ""
        yield from inner
        return
    body = (match[6] or "").strip(BODY + " ").removesuffix(":::").strip(BODY + " ")
    yield f"> [!{kind}] {title}".rstrip() + (f" {BODY} {body}" if body else "")
    yield from _quoted("", inner)


def _on_one_line(match: re.Match[str]) -> str:
    """Write a callout of one line as a quotation; one inside a sentence is part of it."""
    before, kind, title, body, after = match.groups()
    if before.strip() or after.strip():
        return f"{before}{body.strip()}{after}".replace(BODY, " ").replace(":::", "")
    return f"> [!{kind}] {title.strip()} {BODY} {body.strip()}"


def _quoted(indent: str, lines: Sequence[str]) -> Iterator[str]:
    """Put lines into a quotation; blank ones at the end stay outside."""
    last = max((at for at, line in enumerate(lines) if line.strip()), default=-1)
    for at, line in enumerate(lines):
        yield f"{indent}> {line}".rstrip() if at <= last else ""


def _dedented(lines: Sequence[str]) -> list[str]:
    written = [line.expandtabs(4) for line in lines]
    margin = min((len(line) - len(line.lstrip(" ")) for line in written if line.strip()), default=0)
    return [line[margin:] for line in written]


def _joined_to_label(lines: Sequence[str]) -> list[str]:
    """Leave no blank line between a tab's label and its words, so that they are one paragraph."""
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    return [*lines[first:], *lines[:first]] if first and lines[first][:1].isalnum() else list(lines)


def _mark_next(lines: list[str], at: int, kind: str, done: list[str]) -> None:
    """Make a callout of the paragraph before or after kramdown's mark of its class."""
    last = len(done) - 2
    if last >= 0 and done[last].strip() and not done[last].startswith(">"):
        start = last
        while start and done[start - 1].strip() and not done[start - 1].startswith(">"):
            start -= 1
        done[start] = f"> [!{kind}] {BODY} {done[start]}"
        done[start + 1 : last + 1] = [f"> {line}" for line in done[start + 1 : last + 1]]
    elif at + 1 < len(lines):
        done[-1] = f"> [!{kind}]"
        if not lines[at + 1].lstrip().startswith((">", "{")):
            lines[at + 1] = f"> {lines[at + 1]}"
