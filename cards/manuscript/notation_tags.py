"""Tags of sites in a text, Liquid, Hugo and MDX → the Markdown that they stand for; others are left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from cards.diagnostics import Severity
from cards.manuscript.notation_tables import is_callout, kind_of_sign, tables

#: Takes the kind of notation that is left out, its line, how much that matters, and what to do about it.
LeftOut: TypeAlias = Callable[..., None]

#: Parts a callout's words from its title where both stand on one line; no file holds this character.
BODY = "\x1f"

_SHORTCODE = re.compile(r"\{\{[<%]\s{0,9}(/?)\s{0,9}([\w./-]{1,60})([^{}\n]{0,1000}?)/?\s{0,9}[>%]\}\}")
_LIQUID = re.compile(r"\{%-?\s{0,9}(end)?([\w/-]{1,60})((?:[^%{}\n]|%(?!\})){0,1000}?)-?%\}")
#: "{{ youtube(id="…") }}".
_CALL = re.compile(r"\{\{-?\s{0,9}([\w.]{1,60})\(([^{}()\n]{0,500})\)\s{0,9}-?\}\}")
_OUTPUT = re.compile(r"\{\{-?[^{}\n]{0,500}\}\}")
_EXPRESSION = re.compile(
    r"\{\s{0,9}[A-Za-z_$][\w$]{0,60}(?:\.[\w$]{1,60}|\([^(){}\n]{0,200}\)){1,9}\s{0,9}\}"
)
#: "{' '}" and "{\"slowly\"}", texts of MDX.
_STRING = re.compile(r"\{\s{0,9}([\"'`])([^\"'`{}\n]{0,300})\1\s{0,9}\}")
#: A line that is a label, and behind it what a template would put there.
_LABELLED = re.compile(
    r"^[ \t]*(?:[-*+][ \t]+)?[*_]{0,3}[^\W\d][^\n:{}<]{0,40}:[*_]{0,3}[ \t]*"
    r"\{(?:\{[^{}\n]{1,300}\}|\s{0,9}[A-Za-z_$][\w$.]{0,100}\s{0,9})\}[ \t]*$",
    re.MULTILINE,
)
#: What a program takes in and hands out; a definition goes on to the next blank line.
_MODULE = re.compile(
    r"^(?:import[ \t]+(?:(?:[^\n;{]{1,300}?|[^\n;{]{0,60}\{[^{}]{0,600}\})[ \t]+from[ \t]+)?"
    r"['\"][^'\"\n]+['\"];?[ \t]*$"
    r"|export[ \t]+(?:const|default|let|var|function|async)\b[^\n]*(?:\n[^\n]+)*)",
    re.MULTILINE,
)
_ASIDE = re.compile(r"<aside\b[^<>]*>\s*([^\w\s<]{1,6})?|</aside>", re.IGNORECASE)
#: "{{video https://…}}", as outlines show one.
_VIDEO = re.compile(
    r"\{\{\s{0,9}(?:\[\[)?(?:video|youtube|vimeo|embed)(?:\]\])?(?::\s{0,9}|\s{1,9})([^\s{}]{6,300})\s{0,9}\}\}"
)
_BOX = re.compile(r"\{\{\[\[(TODO|DONE)\]\]\}\}[ \t]*")
#: "@[youtube](id)", "[youtube id]" and "[embed]link[/embed]", as some sites write one.
_BRACKETED = re.compile(
    r"@\[(?P<site>youtube|vimeo|video)\]\((?P<at>[^()\s]{6,300})\)"
    r"|\[(?P<tag>youtube|vimeo|video|embed)"
    r"(?:[ \t:]+(?:id=|url=|src=)?[\"']?(?P<id>[^\s\"'\]\[]{6,300})[\"']?[^\]\[\n]{0,80})?\]"
    r"(?:(?P<inner>[^\s\[\]]{6,300})\[/(?:youtube|vimeo|video|embed)\])?(?!\()",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"^[ \t]*<-+>[ \t]*$", re.MULTILINE)
_ELEMENT = re.compile(r"<(/?)([A-Z][\w.]{0,60}|youtube|vimeo|yt)((?:\s[^<>]{0,2000})?)>")
#: Macros of wikis, "{info}Land soft.{info}", and WordPress's, "[gallery ids=1]".
_MACRO = re.compile(
    r"\{(?:info|note|tip|warning|panel|widget|toc|expand|code|noformat|column|section|color|anchor)(?::([^{}\n]{0,300}))?\}"
)
_PLUGIN = re.compile(
    r"\[/?(?:gallery|caption|audio|playlist|button|contact-form[\w-]*|(?:vc|su|et_pb)_\w+)"
    r"(?:[ \t][^\]\[\n]{0,300})?\](?!\()"
)
_ARGUMENT = re.compile(
    r"""(?:([\w-]{1,40})\s{0,4}(?:=|:(?=[\s"']))\s{0,4})?(?:"([^"\n]*)"|'([^'\n]*)'|\{([^{}\n]*)\}|([^\s"'={}]+))"""
)
_STYLES = {"class", "style", "type", "kind", "theme", "variant", "level", "color", "icon", "status"}


def tags_of(text: str, line: int, left_out: LeftOut) -> str:
    """Turn the tags of sites in a text into Markdown; what is not understood is named, once a kind."""

    def line_of(match: re.Match[str]) -> int:
        return line + match.string.count("\n", 0, match.start())

    if "import " in text or "export " in text:
        text = _MODULE.sub(
            lambda match: _nothing("import", line_of(match), left_out) + "\n" * match[0].count("\n"), text
        )
    if "{" in text:
        text = _SHORTCODE.sub(
            lambda match: _shown(match[2], match[3], bool(match[1]), match, line_of, left_out), text
        )
        text = _LIQUID.sub(
            lambda match: _shown(match[2], match[3], bool(match[1]), match, line_of, left_out), text
        )
        text = _CALL.sub(lambda match: _shown(match[1], match[2], False, match, line_of, left_out), text)
        text = _BOX.sub(lambda match: "[x] " if match[1] == "DONE" else "[ ] ", text)
        text = _VIDEO.sub(lambda match: _video(match) or match[0], text)
        text = _LABELLED.sub(lambda match: _nothing(match[0].strip(), line_of(match), left_out), text)
        text = _STRING.sub(r"\2", text)
        text = _OUTPUT.sub(lambda match: _nothing("{{ … }}", line_of(match), left_out), text)
        text = _EXPRESSION.sub(lambda match: _nothing("{ … }", line_of(match), left_out), text)
    if "<aside" in text:
        text = _ASIDE.sub(_set_apart, text)
    if "@[" in text or "[youtube" in text or "[embed" in text or "[vi" in text:
        text = _BRACKETED.sub(lambda match: _bracketed(match) or match[0], text)
    if "[" in text:
        text = _PLUGIN.sub(lambda match: _nothing("[…]", line_of(match), left_out), text)
    if "{" in text:
        text = _MACRO.sub(lambda match: _macro(match, line_of, left_out), text)
    if "<-" in text:
        text = _COLUMN.sub("", text)
    if "<" in text:
        text = _ELEMENT.sub(
            lambda match: _element(match[2], match[3], bool(match[1]), match, line_of, left_out), text
        )
    return text


def arguments(text: str) -> Mapping[str, str]:
    """Return the arguments of a tag by name; those without one by their place, "0", "1"."""
    found: dict[str, str] = {}
    for match in _ARGUMENT.finditer(text):
        value = next((part for part in match.groups()[1:] if part is not None), "").strip("`'\" ")
        found.setdefault(match[1].casefold() if match[1] else str(len(found)), value)
    return found


def _shown(
    name: str,
    written: str,
    closing: bool,
    match: re.Match[str],
    line_of: Callable[[re.Match[str]], int],
    left_out: LeftOut,
) -> str:
    """Return what stands for a shortcode or a tag of Liquid."""
    name = name.rpartition("/")[2].casefold()
    closing = closing or name.startswith("end")
    what = tables().shortcodes.get(name.removeprefix("end"), "")
    told = arguments(written)
    if address := re.search(r"https?://[^\s\"'<>{}]+", written):
        told = {**told, "0": address[0]} if what == "video" else told
    if name == "include" and told:
        name = next(iter(told.values())).rpartition("/")[2].partition(".")[0].casefold()
        what = tables().shortcodes.get(name, "")
        told = {key: value for key, value in told.items() if key != "0"}
        if what == "callout":
            # It brings its words with it, and no other tag closes it.
            words = told.get("content") or told.get("text") or told.get("body") or ""
            return f":::{name} {BODY} {words}{BODY}:::" if " " in words else _named(match, line_of, left_out)
    if what == "video" and not closing and (link := _link(name, told)):
        return f'<video src="{link}"></video>'
    if what == "picture" and not closing and (path := told.get("src") or told.get("0", "")):
        return f"![{told.get('alt') or told.get('caption') or told.get('title') or ''}](<{path}>)"
    if what == "callout":
        return _callout(name, told, closing, match)
    if what == "folded":
        title = told.get("title") or told.get("summary") or told.get("name") or told.get("0", "")
        return _callout("details", {"title": title}, closing, match)
    if what == "label":
        title = told.get("title") or told.get("name") or told.get("label") or told.get("0", "")
        return _label(title, match) if title and not closing else ""
    if what == "plain" or closing:
        return ""
    if name in ("ref", "relref"):
        return told.get("0", "")
    return _named(match, line_of, left_out, Severity.HINT if what == "quiet" else Severity.WARNING)


def _named(
    match: re.Match[str],
    line_of: Callable[[re.Match[str]], int],
    left_out: LeftOut,
    severity: Severity = Severity.WARNING,
) -> str:
    """Return nothing for a tag, and say as it is written that it is left out."""
    shown = " ".join(match[0].split()) if len(match[0]) <= 40 else f"{match[0][:36]} …"
    return _nothing(shown, line_of(match), left_out, severity)


def _element(
    name: str,
    written: str,
    closing: bool,
    match: re.Match[str],
    line_of: Callable[[re.Match[str]], int],
    left_out: LeftOut,
) -> str:
    """Return what stands for a component of MDX; the text between its tags stays."""
    breaks = "\n" * match[0].count("\n")
    told = arguments(written.rstrip("/"))
    small = name.casefold()
    what = tables().shortcodes.get(small, "")
    if not closing and (what == "video" or "video" in small or "youtube" in small or "vimeo" in small):
        if link := _link(small, told):
            return f'<video src="{link}"></video>{breaks}'
    elif not closing and (what == "picture" or small.endswith("image")) and told.get("src"):
        return f"![{told.get('alt', '')}](<{told['src']}>){breaks}"
    elif what == "callout" or is_callout(small):
        return _callout(small, told, closing, match) + breaks
    elif what == "folded":
        title = told.get("title") or told.get("summary") or told.get("label") or told.get("header") or ""
        return _callout("details", {"title": title}, closing, match) + breaks
    elif what == "label" and not closing:
        title = told.get("label") or told.get("title") or told.get("value") or told.get("0", "")
        return (_label(title, match) if title else "") + breaks
    elif not closing and written.rstrip().endswith("/"):
        severity = Severity.HINT if what == "quiet" else Severity.WARNING
        return _nothing(f"<{name} />", line_of(match), left_out, severity) + breaks
    return breaks


def _callout(name: str, told: Mapping[str, str], closing: bool, match: re.Match[str]) -> str:
    """Return the line that opens or closes a callout, in the form of Docusaurus."""
    if closing:
        return ":::" if _ends_line(match) else f"{BODY}:::"
    styles = [value for key, value in told.items() if key in _STYLES or key == "0"]
    kind = next((style for style in styles if is_callout(style)), name)
    title = told.get("title") or next((value for key, value in told.items() if key == "1"), "")
    opening = f":::{kind if is_callout(kind) else 'note'} {title}".rstrip()
    rest_of_line = match.string[match.end() :].split("\n", 1)[0].strip()
    return f"{opening}{BODY}" if rest_of_line else opening


def _label(title: str, match: re.Match[str]) -> str:
    """Return the bold label of a tab or a step; where its words stand on the same line, an item of a list."""
    follows = match.string[match.end() :].split("\n", 1)[0].strip()
    return f"- **{title}:** " if follows and _ends_line(match) else f"**{title}:**"


def _set_apart(match: re.Match[str]) -> str:
    """Return the line that opens or closes a callout, its kind by the sign that it begins with."""
    if match[0].startswith("</"):
        return ":::"
    kind = (kind_of_sign(match[1]) if match[1] else None) or "tips"
    breaks = match[0].count("\n") or 1
    return f":::{'warning' if kind == 'safety' else 'tip' if kind == 'tips' else 'info'}" + "\n" * breaks


def _ends_line(match: re.Match[str]) -> bool:
    start = match.string.rfind("\n", 0, match.start()) + 1
    return not match.string[start : match.start()].strip()


def _link(name: str, told: Mapping[str, str]) -> str:
    """Return the address of the video that a tag shows; empty where it tells none."""
    keys = ("id", "videoid", "video", "youtubeid", "url", "src", "link", "href", "embedid", "code", "0")
    video = next((told[key] for key in keys if told.get(key)), "")
    if not video or any(char in video for char in " <>\"'`{}"):
        return ""
    if "/" in video or "." in video:
        return video
    return (
        f"https://vimeo.com/{video}" if "vimeo" in name or video.isdecimal() else f"https://youtu.be/{video}"
    )


def _video(match: re.Match[str]) -> str:
    link = _link("", {"0": match[1]})
    return f'<video src="{link}"></video>' if link and "(" not in link else ""


def _macro(match: re.Match[str], line_of: Callable[[re.Match[str]], int], left_out: LeftOut) -> str:
    address = re.search(r"https?://[^\s|{}]+", match[1] or "")
    if address:
        return f'<video src="{address[0]}"></video>'
    return _nothing("{…}", line_of(match), left_out)


def video_line(site: str, written: str) -> str:
    """Return the tag that stands for the video of a directive; empty where it names none."""
    link = _link(site, {"0": written.strip()})
    return f'<video src="{link}"></video>' if link else ""


def _bracketed(match: re.Match[str]) -> str:
    video = match["at"] or match["id"] or match["inner"] or ""
    site = (match["site"] or match["tag"]).casefold()
    is_id = bool(re.fullmatch(r"[\w-]{11}|\d{6,12}", video))
    link = _link(site, {"0": video}) if is_id or "://" in video else ""
    return f'<video src="{link}"></video>' if link else ""


def _nothing(kind: str, line: int, left_out: LeftOut, severity: Severity = Severity.HINT) -> str:
    left_out(f'"{kind}"', line, severity)
    return ""
