"""Reads any link or id of a video, and makes it as short as can be."""

from __future__ import annotations

import re
import unicodedata
from encodings import idna
from typing import Literal
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from cards.exercise import Video
from cards.limits import LINK_CHARS

_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_YOUTUBE_HOST = re.compile(r"(?:(?:www|m|music)\.)?(?:youtube\.com|youtube-nocookie\.com|youtu\.be)")
_YOUTUBE_PATH = re.compile(r"/(?:shorts|live|embed|v|e)/([^/]*)/?")
_VIMEO_HOST = re.compile(r"(?:(?:www|player)\.)?vimeo\.com")
_VIMEO_PATH = re.compile(r"/(?:[A-Za-z][^/]*/)*([0-9]+)(?:/([0-9a-f]+))?/?", re.IGNORECASE)
_BARE_LINK = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#:].*)?", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+\.?")
#: What stands between the labels of a host (RFC 3490, 3.1).
_DOTS = re.compile("[.\u3002\uff0e\uff61]")
#: Letters that browsers keep in a host, and the standard library's older rules would change (UTS 46).
_KEPT_LETTERS = re.compile("([\u00df\u03c2])")
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
#: Characters that stand for themselves in a path, and after it (RFC 3986, 3.3 to 3.5).
_IN_PATH, _AFTER_PATH = "%/:@!$&'()*+,;=~", "%/:@!$&'()*+,;=~?"
_SOUND = re.compile(r"\.(?:mp3|m4a|m4b|aac|oga|ogg|opus|wav|flac)", re.IGNORECASE)
_FILM = re.compile(r"\.(?:mp4|m4v|webm|mov|ogv|mkv|avi|mpe?g|3gp)", re.IGNORECASE)
_SOUND_HOST = re.compile(r"(?:.*\.)?(?:spotify\.com|soundcloud\.com|podcasts\.apple\.com|bandcamp\.com)")
_FILM_HOST = re.compile(
    r"(?:.*\.)?(?:dailymotion\.com|dai\.ly|tiktok\.com|twitch\.tv|loom\.com|streamable\.com|wistia\.com"
    r"|peertube\.\w+|rumble\.com|bilibili\.com|facebook\.com|fb\.watch|instagram\.com)"
)
_START = re.compile(r"(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?", re.IGNORECASE)
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|igshid|igsh|mc_[ce]id|_hs(?:enc|mi)|yclid", re.I)

_ACCEPTED = "write a YouTube id of 11 characters, or a link that starts with https://"


class VideoError(ValueError):
    """What is wrong with a video and, as `hint`, what to write instead."""

    def __init__(self, message: str, hint: str = _ACCEPTED) -> None:
        super().__init__(message)
        self.hint = hint


def canonical(text: str) -> Video:
    """Turn an id or a link into its Video, without a look into the network; VideoError says what is wrong."""
    link = text.strip()
    shown = link if len(link) <= 80 else link[:79] + "…"
    if not link:
        raise VideoError("the video is empty")
    if len(link) > LINK_CHARS:
        raise VideoError(f"the video's link has {len(link)} characters, more than {LINK_CHARS}")
    if any(c.isspace() or not c.isprintable() for c in link):
        raise VideoError(f'the video "{shown}" contains spaces')
    if _YOUTUBE_ID.fullmatch(link):
        return _youtube(link, None)
    return _from_link(_split(link, shown), shown)


def _split(link: str, shown: str) -> SplitResult:
    if link.startswith("//"):
        # A page's own way to link: by whatever way the page itself came.
        link = "https:" + link
    if _BARE_LINK.fullmatch(link) and not link.lower().startswith(("javascript:", "file:", "data:")):
        link = "https://" + link
    scheme = _SCHEME.match(link)
    if not scheme:
        raise VideoError(
            f'"{shown}" is neither a YouTube id nor a link: an id has 11 characters, not {len(link)}'
        )
    if scheme[1].lower() not in ("http", "https"):
        raise VideoError(f'the video\'s link starts with "{scheme[1]}:", which cannot be printed')
    if re.search(r'["<>\\^`{}|]', link):
        raise VideoError(f'the video "{shown}" has characters that no link has')
    try:
        parts = urlsplit(link)
        host = _ascii_host(parts.hostname or "")
        _ = parts.port
    except ValueError:
        raise VideoError(f'the video "{shown}" is not a whole link') from None
    if "@" in parts.netloc:
        raise VideoError(
            f'the video "{shown}" has a name before "@", which hides the website that it leads to',
            "write the link without the part before the @",
        )
    if not _HOST.fullmatch(host):
        raise VideoError(f'the video "{shown}" names no website')
    return parts


def _ascii_host(host: str) -> str:
    """Write a host in the letters of the domain name system (RFC 3492); ValueError where there is no way."""
    return ".".join(map(_ascii_label, _DOTS.split(host)))


def _ascii_label(label: str) -> str:
    if label.isascii():
        return label.lower()
    lower = unicodedata.normalize("NFC", label.lower())
    parts = _KEPT_LETTERS.split(lower)
    ready = "".join(part if _KEPT_LETTERS.fullmatch(part) else idna.nameprep(part) for part in parts)
    return ready if ready.isascii() else f"xn--{ready.encode('punycode').decode()}"


def _from_link(parts: SplitResult, shown: str) -> Video:
    host = _ascii_host(parts.hostname or "").rstrip(".")
    if _YOUTUBE_HOST.fullmatch(host):
        return _youtube(_youtube_id(parts, host, shown), _start(parts))
    if _VIMEO_HOST.fullmatch(host):
        return _vimeo(parts, shown)
    parts = _untracked(parts)
    url, words = _ascii(parts), parts.geturl()
    return Video(url, "web", url, kind=_kind(parts, host), words="" if words.isascii() else words)


def _ascii(parts: SplitResult) -> str:
    """Write a link in ASCII: after the host by percent and the bytes in UTF-8 (RFC 3987, 3.1)."""
    path, query, fragment = (_BARE_PERCENT.sub("%25", part) for part in parts[2:])
    return parts._replace(
        netloc=_ascii_host(parts.hostname or "") + ("" if parts.port is None else f":{parts.port}"),
        path=quote(path, safe=_IN_PATH),
        query=quote(query, safe=_AFTER_PATH),
        fragment=quote(fragment, safe=_AFTER_PATH),
    ).geturl()


def _kind(parts: SplitResult, host: str) -> Literal["video", "page", "sound"]:
    """Tell what a link leads to by the end of its path, or by a website that has nothing else."""
    end = parts.path[parts.path.rfind(".") :] if "." in parts.path else ""
    if _SOUND.fullmatch(end) or _SOUND_HOST.fullmatch(host):
        return "sound"
    return "video" if _FILM.fullmatch(end) or _FILM_HOST.fullmatch(host) else "page"


def _youtube(code: str, start: int | None) -> Video:
    return Video(f"https://youtu.be/{code}" + (f"?t={start}" if start else ""), "youtube", code, start)


def _youtube_id(parts: SplitResult, host: str, shown: str) -> str:
    query = _query(parts)
    if host.endswith("youtu.be"):
        code = parts.path.strip("/")
    elif match := _YOUTUBE_PATH.fullmatch(parts.path):
        code = match[1]
    else:
        code = query.get("v", "")
    code = code or query.get("v", "")
    if not code:
        raise VideoError(
            f'"{shown}" leads to YouTube, but to no single video', "write the link of the video itself"
        )
    if not _YOUTUBE_ID.fullmatch(code):
        what = f"has {len(code)}" if len(code) != 11 else "has others"
        raise VideoError(f'the YouTube id "{code[:40]}" {what}: an id is 11 letters, digits, "-" or "_"')
    return code


def _vimeo(parts: SplitResult, shown: str) -> Video:
    match = _VIMEO_PATH.fullmatch(parts.path)
    if not match:
        raise VideoError(
            f'"{shown}" leads to Vimeo, but to no single video', "write the link of the video itself"
        )
    code, start = match[1], _start(parts)
    # The hash opens an unlisted video; the player's link has it as `h`.
    unlisted = match[2] or _query(parts).get("h", "")
    url = f"https://vimeo.com/{code}"
    if re.fullmatch(r"[0-9a-zA-Z]+", unlisted):
        url += f"/{unlisted}"
    return Video(url + (f"#t={start}s" if start else ""), "vimeo", code, start)


def _query(parts: SplitResult) -> dict[str, str]:
    return dict(parse_qsl(parts.query.replace("&amp;", "&")))


def _start(parts: SplitResult) -> int | None:
    """Turn `t`, `start` or `#t=` (seconds, 1m30s or 1:30) into seconds; None where there is none."""
    query, fragment = _query(parts), dict(parse_qsl(parts.fragment))
    written = query.get("t") or query.get("start") or fragment.get("t") or ""
    if clock := _CLOCK.fullmatch(written):
        hours, minutes, seconds = clock.groups()
    elif match := _START.fullmatch(written):
        hours, minutes, seconds = match.groups()
    else:
        return None
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) or None


def _untracked(parts: SplitResult) -> SplitResult:
    """Leave out parameters that only follow the reader; the others stay as they are."""
    kept = (pair for pair in parts.query.split("&") if not _TRACKING.fullmatch(unquote(pair.split("=")[0])))
    return parts._replace(query="&".join(kept))
