"""Marks inside a line, of vaults, scholars and chat programs → Markdown's own, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

from cards.diagnostics import Severity
from cards.manuscript.notation_tables import sign_named
from cards.manuscript.notation_tags import LeftOut

#: Signs behind a backslash, code, addresses and tags: in them a mark is a sign like any other.
_KEPT = re.compile(
    r"(\\[^\w\s]|`+[^`\n]*`+|\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*){0,4}\)|<[^<>\n]*>|https?://[^\s<>()]+)"
)
_PICTURE_FILE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?|avif)$", re.IGNORECASE)
_EMBED = re.compile(r"!\[\[([^\[\]\n|]{1,300})(?:\|([^\[\]\n]{0,300}))?\]\]")
_WIKILINK = re.compile(r"\[\[([^\[\]\n|]{1,300})(?:\|([^\[\]\n]{1,300}))?\]\]")
_BLOCK_ID = re.compile(r"[ \t]+\^[A-Za-z0-9-]{1,60}[ \t]*$", re.MULTILINE)
_LONE_ID = re.compile(r"^\^[A-Za-z0-9-]{1,60}[ \t]*$", re.MULTILINE)
_HIGHLIGHT = re.compile(r"==(?=[^\s=])([^=\n]{1,400}?)(?<=\S)==")
_OTHER_HIGHLIGHTS = re.compile(r"(?<![\w:^])(::|\^\^)(?=[^\s:^])([^:^\n]{1,400}?)(?<=\S)\1(?![\w:^])")
#: "{ref}`steps`" and "(steps)=", roles and labels of MyST.
_ROLE = re.compile(r"\{[a-z][a-z:-]{1,30}\}`([^`\n]{1,200})`")
_TARGET = re.compile(r"^\([\w-]{1,60}\)=[ \t]*$", re.MULTILINE)
_INSERTED = re.compile(r"\+\+(?=[^\s+])([^\n]{1,200}?)(?<=[^\s+])\+\+")
#: A heading's link to itself, and the meaning of an abbreviation, which a pointer would show.
_PERMALINK = re.compile(r"[ \t]?\[(?:¶|#|🔗|§)\]\([^()\n]{0,200}\)")
_ABBREVIATION = re.compile(r"^\*\[[^\]\n]{1,60}\]:[^\n]*$", re.MULTILINE)
_STRUCK = re.compile(r"[ \t]?~~(?=[^\s~])([^~\n]{1,400}?)(?<=\S)~~")
_SUBSCRIPT = re.compile(r"(?<=[^\s~])~([^\s~]{1,12})~(?!~)")
_SUPERSCRIPT = re.compile(r"(?<=[^\s^\[])\^([^\s^\]]{1,12})\^")
_POWER = re.compile(r"(?<=[\w)])\^\{?(-?\d{1,4}|[a-z])\}?(?!\w)")
_INDEX = re.compile(r"(?<=[A-Za-z)])_\{?(\d{1,4})\}?(?!\w)")
_FORMULA = re.compile(r"(?<![\w$\\])\$\$?(?=[^\s$])([^$\n]{1,200}?)(?<=[^\s\\])\$\$?(?![\w$])")
_DISPLAYED = re.compile(r"(?<![$\\])\$\$[ \t]*([^$\n]{1,200}?)[ \t]*\$\$(?!\$)")
#: "^[A note.]", a footnote where it is called.
_INLINE_NOTE = re.compile(r"[ \t]?\^\[([^\[\]\n]{1,300})\](?!\()")
_TAGS_ALONE = re.compile(r"^[ \t]*(?:#[^\W\d][\w/-]*#?[ \t,]*){1,40}$", re.MULTILINE)
_TAGS_LAST = re.compile(r"(?:[ \t]+#[^\W\d][\w/-]*){1,40}[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"(?:(?<=\s)|^)#([^\W\d][\w/-]{0,60})", re.MULTILINE)
_GLUED_HEADING = re.compile(r"^(#{2,6})(?=[^\s#])|^(#)(?=[^\W\d_][\w-]*[ \t]+[^\s#])", re.MULTILINE)
#: Marks that close a heading, without a blank; and a first line among such headings.
_CLOSED_HEADING = re.compile(r"^(#{1,6}[ \t]*[^\s#][^\n]*?[^\s#\\])#{2,6}[ \t]*$", re.MULTILINE)
_FIRST_GLUED = re.compile(r"(\s*#)(?=[^\s#])")
_SHORTCODE = re.compile(r"(?<![\w:]):([a-z][a-z0-9_+-]{0,40}|[+-]1):(?![\w:])([ \t]?)")
#: One that is all that a heading says.
_SIGN_HEADING = re.compile(r"^([ \t]*#{1,6}[ \t]+):([a-z][a-z0-9_+-]{1,40}):[ \t]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(
    r"\{:?[ \t]*"
    r"(?:[.#][\w:-]{1,60}|[\w-]{1,40}=(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|[^\s}'\"]{1,100}))"
    r"(?:[ \t]+[^{}\n]{0,200})?[ \t]*\}"
)
#: "[words]{.class}", as Pandoc sets words apart.
_SPAN = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\](?=\{[ \t]*[.#][\w-])")
_REFERENCE = re.compile(r"(?<![\w@])[ \t]?-?@(?:fig|tbl|tab|sec|eq|lst)[-:][\w:-]{1,60}")
#: A pointer to what stands in a list below.
_ANNOTATION = re.compile(r"[ \t]?\(\d{1,2}\)!?(?=[ \t.,;]|$)", re.MULTILINE)
_COMMAND = re.compile(
    r"^[ \t]*\\(?:newpage|pagebreak|clearpage|noindent|hfill|vfill|bigskip|medskip|smallskip"
    r"|[vh]space\*?\{[^{}\n]{0,20}\})[ \t]*$",
    re.MULTILINE,
)
_DIRECTIVE = re.compile(r"(?<![\w:]):[a-z][\w-]{1,30}\[([^\[\]\n]{1,200})\](?:\{[^{}\n]{0,100}\})?")
_LEAF = re.compile(
    r"^[ \t]*::([a-z][\w-]{1,30})(?:\[[^\]\n]{0,100}\])?\{([^{}\n]{0,200})\}[ \t]*$", re.MULTILINE
)
_CITATION = re.compile(
    r"[ \t]?(?:【[^】\n]{0,100}】|:contentReference\[[^\]\n]{0,60}\](?:\{[^}\n]{0,60}\})?"
    r"|\[cite(?:_start|_end|:[^\]\n]{0,60})?\]|\[@[\w:.-]{1,60}[^\]\n]{0,120}\]|\[\^?\d{1,3}\^\])"
)
#: "… of the thigh.[1][2]" and "… [12]": a number that sticks to a sentence, and is no link's text.
_NUMBERED_CITATION = re.compile(
    r"(?<=[\w.,;:!?)\]»”\"])[ \t]?\[\d{1,3}(?:[ \t]?[,–-][ \t]?\d{1,3}){0,9}\](?![(:\w]|\.\w)"
)
_EDITED = (
    (re.compile(r"\{--([^{}\n~]{1,400})--\}"), r"~~\1~~"),
    (re.compile(r"[{\[]-[ \t]?([^{}\[\]\n~]{1,400}?)[ \t]?-[}\]]"), r"~~\1~~"),
    (re.compile(r"\{\+[ \t]?([^{}+\n]{1,400}?)[ \t]?\+\}"), r"\1"),
    (re.compile(r"\{\+\+([^{}\n]{0,400})\+\+\}"), r"\1"),
    (re.compile(r"\{~~[^{}\n~]{0,400}~>([^{}\n]{0,400})~~\}"), r"\1"),
    (re.compile(r"\{==([^{}\n]{0,400})==\}"), r"\1"),
)
_SYMBOLS = {
    r"\times": "×",
    r"\cdot": "·",
    r"\le": "≤",
    r"\leq": "≤",
    r"\ge": "≥",
    r"\geq": "≥",
    r"\approx": "≈",
}
_SYMBOLS |= {
    r"\circ": "°",
    r"\degree": "°",
    r"\pm": "±",
    r"\rightarrow": "→",
    r"\to": "→",
    r"\div": "÷",
    r"\%": "%",
}
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def marks_of(text: str, line: int, left_out: LeftOut, tags: list[str]) -> str:
    """Turn the marks of a text outside of code into Markdown; tags of a vault join `tags`."""
    if "##" in text:
        text = _CLOSED_HEADING.sub(r"\1", text)
        if re.search(r"^##+[^\s#]", text, re.MULTILINE):
            text = _FIRST_GLUED.sub(r"\1 ", text, count=1) if _FIRST_GLUED.match(text) else text
    if ")=" in text:
        text = _TARGET.sub("", text)
    if "::" in text or "^^" in text:
        text = _OTHER_HIGHLIGHTS.sub(r"*\2*", text)
    if "{" in text:
        text = _ROLE.sub(r"\1", text)
        for edit, new in _EDITED:
            text = edit.sub(new, text)
        if ".annotate" in text:
            text = _ANNOTATION.sub("", text)
        if "]{" in text:
            text = _SPAN.sub(r"\1", text)
        if "::" in text:
            text = _LEAF.sub(lambda match: _leaf(match, line, left_out), text)
        text = _ATTRIBUTES.sub("", text)
    if "\\" in text:
        text = _COMMAND.sub("", text)
    if "](" in text:
        text = _PERMALINK.sub("", text)
    if not ("`" in text or "](" in text or "://" in text or "<" in text or "\\" in text):
        return _marks(text, line, left_out, tags)
    parts = _KEPT.split(text)
    for at in range(0, len(parts), 2):
        parts[at] = _marks(parts[at], line, left_out, tags)
        line += parts[at].count("\n")
    return "".join(part for at, part in enumerate(parts) if at % 2 == 0 or not _is_query(part))


def raised(text: str) -> str:
    """Return a text as superscript, where every sign of it has one; else as it is."""
    written = text.translate(_RAISED)
    return written if all(a != b for a, b in zip(text, written, strict=True)) else text


def lowered(text: str) -> str:
    """Return a text as subscript, where every sign of it has one; else as it is."""
    written = text.translate(_LOWERED)
    return written if all(a != b for a, b in zip(text, written, strict=True)) else text


def _is_query(code: str) -> bool:
    """Say whether a code in a line asks a vault ("`= this.title`")."""
    return re.match(r"`+\$?= ?\w+[.(]", code) is not None


def _marks(text: str, line: int, left_out: LeftOut, tags: list[str]) -> str:
    def named(kind: str, severity: Severity = Severity.HINT) -> Callable[[re.Match[str]], str]:
        def put(match: re.Match[str]) -> str:
            left_out(kind, line + match.string.count("\n", 0, match.start()), severity)
            return ""

        return put

    if "[[" in text:
        text = _EMBED.sub(lambda match: _embedded(match, named), text)
        text = _WIKILINK.sub(
            lambda match: match[2] or match[1].split("#")[0].rpartition("/")[2] or match[1].lstrip("#^"), text
        )
    if "^[" in text:
        text = _INLINE_NOTE.sub(r" (\1)", text)
    if "^" in text:
        text = _LONE_ID.sub("", _BLOCK_ID.sub("", text))
    if "$" in text:
        text = _DISPLAYED.sub(_formula, text)
        text = _FORMULA.sub(_formula, text)
    if "==" in text:
        text = _HIGHLIGHT.sub(r"*\1*", text)
    if "++" in text:
        text = _INSERTED.sub(r"\1", text)
    if "~" in text:
        text = _STRUCK.sub(named("struck-out text (~~ ~~)"), text)
        text = _SUBSCRIPT.sub(lambda match: lowered(match[1]), text)
    if "^" in text:
        text = _SUPERSCRIPT.sub(lambda match: raised(match[1]), text)
    if "[" in text or "【" in text:
        text = _ABBREVIATION.sub(named("the meaning of an abbreviation"), text)
        text = _CITATION.sub(named("a citation"), text)
        text = _NUMBERED_CITATION.sub(named("a citation"), text)
    if "#" in text:
        text = _TAGS_ALONE.sub(lambda match: _tags(match, tags), text)
        text = _GLUED_HEADING.sub(lambda match: f"{match[1] or match[2]} ", text)
        text = _TAGS_LAST.sub(lambda match: _tags(match, tags), text)
        text = _TAG.sub(lambda match: _tag(match, tags), text)
    if "@" in text:
        text = _REFERENCE.sub(named("a reference"), text)
    if ":" in text:
        text = _DIRECTIVE.sub(r"\1", text)
        text = _SIGN_HEADING.sub(
            lambda match: match[1] + (sign_named(match[2]) or match[2].replace("_", " ")), text
        )
        text = _SHORTCODE.sub(lambda match: _named_sign(match, named), text)
    return text


def _named_sign(match: re.Match[str], named: Callable[..., Callable[[re.Match[str]], str]]) -> str:
    """Return the pictograph that a name between colons stands for; what names none is left out."""
    sign = sign_named(match[1])
    if sign or len(match[1]) < 2:
        return sign + match[2] if sign else match[0]
    return named("an emoji's name (:name:)")(match)


def _leaf(match: re.Match[str], line: int, left_out: LeftOut) -> str:
    """Return what stands for a directive of one line; the video that it shows, or nothing."""
    video = re.search(r"(?:id=[\"']?|#|url=[\"']?)([^\s\"'}]{6,200})", match[2])
    if video and match[1] in ("youtube", "vimeo", "video"):
        address = video[1] if "/" in video[1] else f"https://youtu.be/{video[1]}"
        return f'<video src="{address}"></video>'
    left_out(f'"::{match[1]}"', line + match.string.count("\n", 0, match.start()))
    return ""


def _embedded(match: re.Match[str], named: Callable[..., Callable[[re.Match[str]], str]]) -> str:
    """Turn an embedded picture into Markdown's; another note is named and left out."""
    path, words = match[1].strip(), (match[2] or "").strip()
    if _PICTURE_FILE.search(path.partition("#")[0]):
        path = path.partition("#")[0]
        alt = "" if re.fullmatch(r"[\dx]*", words) else words
        return f"![{alt}](<{path}>)"
    return named(f'the embedded note "{path[:60]}"', Severity.WARNING)(match)


def _formula(match: re.Match[str]) -> str:
    """Write a small formula in plain signs; money and other uses of the sign stay."""
    inner = match[1]
    if not any(sign in inner for sign in ("^", "_", "\\", "=", "+", "/")):
        return match[0]
    for command, sign in _SYMBOLS.items():
        inner = re.sub(re.escape(command) + r"(?![A-Za-z])", sign, inner)
    inner = re.sub(r"\\(?:text|mathrm|mathbf)\{([^{}]*)\}", r"\1", inner)
    inner = re.sub(r"\\frac\{([^{}]*)\}\{([^{}]*)\}", r"\1/\2", inner)
    inner = _POWER.sub(lambda power: raised(power[1]), inner)
    inner = _INDEX.sub(lambda index: lowered(index[1]), inner)
    return re.sub(r"\\[,;! ]|\\(?=[A-Za-z])", " ", inner).replace("{", "").replace("}", "")


def _tags(match: re.Match[str], tags: list[str]) -> str:
    tags.extend(re.findall(r"#([^\W\d][\w/-]*)", match[0]))
    return ""


def _tag(match: re.Match[str], tags: list[str]) -> str:
    """Take the sign off a tag inside a sentence; its word stays, as it may be one of the sentence's."""
    tags.append(match[1])
    return match[1].replace("_", " ")
