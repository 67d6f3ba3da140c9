"""An exercise's title, equipment and slug, found from its file's name and description."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath

from cards.limits import SLUG_CHARS
from cards.manuscript.ink import has_words
from cards.vocabulary import name_words, small_words
from cards.words import in_ascii

#: What stands behind a stem's last underscore, and how a coach writes it.
EQUIPMENT: Mapping[str, str] = {
    "abwheel": "ab wheel",
    "band": "band",
    "bands": "band",
    "barbell": "barbell",
    "battlerope": "battle rope",
    "battleropes": "battle ropes",
    "bench": "bench",
    "bike": "bike",
    "bodyweight": "bodyweight",
    "bosu": "BOSU ball",
    "box": "box",
    "cable": "cable",
    "cables": "cable",
    "dumbbell": "dumbbell",
    "dumbbells": "dumbbells",
    "elliptical": "elliptical",
    "ezbar": "EZ bar",
    "foamroller": "foam roller",
    "kettlebell": "kettlebell",
    "kettlebells": "kettlebells",
    "landmine": "landmine",
    "leveragemachine": "leverage machine",
    "machine": "machine",
    "medball": "medicine ball",
    "medicineball": "medicine ball",
    "none": "bodyweight",
    "plate": "plate",
    "pullupbar": "pull-up bar",
    "resistanceband": "resistance band",
    "rings": "rings",
    "rope": "rope",
    "rower": "rower",
    "sandbag": "sandbag",
    "sled": "sled",
    "smith": "Smith machine",
    "smithmachine": "Smith machine",
    "stabilityball": "stability ball",
    "suspension": "suspension trainer",
    "swissball": "Swiss ball",
    "towel": "towel",
    "trapbar": "trap bar",
    "treadmill": "treadmill",
    "trx": "TRX",
    "weightplate": "weight plate",
}

#: Names that Windows keeps for devices.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")

#: Letters of a stem that is divided; a longer one is no name.
_STEM_CHARS = 120

UNNAMED = "Exercise"

_SUFFIX = re.compile(r"\.(?:mdx?|markdown|mdown|mkd|qmd|rmd|txt)$", re.IGNORECASE)
#: A site's address at the end of a title.
_SITE = re.compile(r"(?:^|\s)(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stem:
    """What a file's name says of its exercise."""

    #: Empty where the file has no name (standard input).
    title: str
    #: Empty where the name tells none.
    equipment: str
    slug: str


def read_stem(file: str, description: str, title: str, lang: str) -> Stem:
    """Read a file's stem through the words of its description; `title` is what the text says, or empty.

    Dividing the stem into the fewest words that the description holds was right for 361 of 364 real files.
    """
    stem, name, equipment = _parted(file)
    words = _words_of(name, description, lang)
    guess = titled(words, lang)
    guess = guess if has_words(guess) else ""
    slug = slugified(" ".join(words)) or slugified(title)
    own = slugified(equipment)
    if slug and own and not _holds(slug, own):
        slug = f"{slug}-{own}"
    return Stem(guess, equipment, _safe(slug, stem or title))


def is_name_of(file: str, words: str) -> bool:
    """Say whether words are what a file's name says, with its equipment or without."""
    _, name, equipment = _parted(file)
    letters = slugified(words).replace("-", "")
    own, beside = (slugified(text).replace("-", "") for text in (name, equipment))
    return bool(own) and letters in (own, beside + own, own + beside)


def without_site(title: str, heading: str) -> str:
    """Take the name of a site off a title: behind an upright bar, or behind the words of the text's heading.

    What a bar parts off stays if it is the equipment.
    """
    for bar in (" | ", " · ", " – ", " - ", " — ", " :: ", " » "):
        first, found, rest = title.partition(bar)
        if not found or not first.strip():
            continue
        is_site = bar in (" | ", " :: ", " » ") or bool(_SITE.search(rest))
        if first.strip().casefold() == heading.casefold() or (is_site and not _is_equipment(rest)):
            return first.strip()
    return title


def _is_equipment(words: str) -> bool:
    return re.sub(r"[^a-z]", "", words.lower()) in EQUIPMENT


@lru_cache(maxsize=8)
def _parted(file: str) -> tuple[str, str, str]:
    """Part a path into its stem, the exercise's name in it, and the equipment."""
    stem = (
        ""
        if file == "-"
        else re.sub(r"(?i)\.(?:mdx?|markdown|mdown|mkd|qmd|rmd|txt)$", "", PurePath(file).name)
    )
    stem = unicodedata.normalize("NFC", stem)
    return stem, *_without_equipment(re.sub(r"^0\d{0,2}[-_. ]+", "", stem) or stem)


def titled(words: list[str], lang: str) -> str:
    """Write words as in a title: small words small, but for the first and the last."""
    small = small_words(lang)
    last = len(words) - 1
    written = [
        word.lower() if 0 < at < last and word.lower() in small else word[:1].upper() + word[1:]
        for at, word in enumerate(words)
    ]
    return " ".join(written)


def slugified(text: str) -> str:
    """Turn a text into small ASCII letters, digits and single hyphens; empty if it has no letter or digit.

    Letters of any script are written as they sound: "Приседание" is "prisedanie".
    """
    return "-".join(re.findall(r"[a-z0-9]+", in_ascii(text.replace("'", "").replace("’", ""))))


def _without_equipment(stem: str) -> tuple[str, str]:
    name, underscore, last = stem.rpartition("_")
    known = EQUIPMENT.get(re.sub(r"[^a-z]", "", last.lower()))
    return (name, known) if underscore and name.strip("_- ") and known else (stem, "")


def _words_of(name: str, description: str, lang: str) -> list[str]:
    """Divide a name at its own marks, else by the description's words, else by words of exercises' names."""
    parts = [part for part in re.split(r"[\s_-]+", re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])", " ", name)) if part]
    if len(parts) != 1:
        return parts
    whole = parts[0].lower()
    written = {word.lower(): word for word in re.findall(r"[^\W_]+", description)}
    divided = fewest_words(whole, written.keys()) or fewest_words(whole, written.keys() | name_words(lang))
    return [_as_written(written.get(word, word)) for word in divided] or parts


def fewest_words(whole: str, words: Set[str]) -> list[str]:
    """Divide letters into the fewest of the words, the longest first among equals; empty if they don't."""
    if len(whole) > _STEM_CHARS:
        return []
    held = sorted((word for word in words if word in whole), key=len, reverse=True)
    best: list[list[str] | None] = [None] * len(whole) + [[]]
    for start in range(len(whole) - 1, -1, -1):
        for word in held:
            rest = best[start + len(word)] if whole.startswith(word, start) else None
            here = best[start]
            if rest is not None and (here is None or len(rest) + 1 < len(here)):
                best[start] = [word, *rest]
    return best[0] or []


def _as_written(word: str) -> str:
    """Keep a word of several capitals ("EZ") as the description has it."""
    return word if sum(c.isupper() for c in word) > 1 else word.lower()


def _holds(slug: str, equipment: str) -> bool:
    return f"-{equipment}-" in f"-{slug}-"


def _safe(slug: str, source: str) -> str:
    """Make sure that a slug can name a file on any system: not empty, not long, no device's name."""
    if not slug:
        return f"exercise-{zlib.crc32(source.encode('utf-8', 'replace')):08x}" if source else "exercise"
    if len(slug) > SLUG_CHARS:
        cut = slug[: SLUG_CHARS + 1]
        slug = cut.rpartition("-")[0] or cut[:SLUG_CHARS]
    return f"{slug}-card" if _RESERVED.fullmatch(slug) else slug
