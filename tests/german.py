"""The German exercises: what is measured of one, for the tests and for those who write them.

Run as a script with files it prints what is wrong with each, and how easily it reads; exit 1 where any is.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import frontmatter

CONTENT = Path(__file__).resolve().parent.parent / "content"
GERMAN = CONTENT / "de"
HOWTO = "<!-- howto -->"
SECTIONS = ["Ausgangsposition", "Ausführung", "Atmung", "Tipps", "Häufige Fehler", "Varianten"]
#: What a German file says in its own words; all other front matter is that of the English file.
OWN = {"title", "description", "lang", "aliases"}
#: Letters of a word; a hyphen or an apostrophe inside keeps it one.
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_VOWELS = re.compile(r"aa|ee|oo|ie|ei|ai|au|eu|äu|[aeiouyäöü]")
_LABEL = re.compile(r"\*\*[^*]+:\*\*")
#: Words of promises and of praise, and those that say nothing.
_STAMPS = re.compile(
    r"\b(?:richtige Form|saubere Form|korrekte Form|saubere Technik|optimal\w*|effektiv\w*|effizient\w*"
    r"|maximal\w*|perfekt\w*|ideal\w*|ultimativ\w*|unglaublich\w*|heilt|heilen|Wunder\w*|denke? daran"
    r"|vergiss nicht|achte darauf, dass|stelle sicher|konzentrier\w* dich|höre auf deinen Körper)\b",
    re.IGNORECASE,
)


def files() -> list[Path]:
    """List the German exercises."""
    return sorted(GERMAN.glob("*/*.md"))


@cache
def vocabulary() -> dict[str, Any]:
    """Return the German table of words."""
    return tomllib.loads((GERMAN / "words.toml").read_text(encoding="utf-8"))


@cache
def source(path: Path) -> frontmatter.Post:
    """Return a file's front matter and text."""
    return frontmatter.loads(path.read_text(encoding="utf-8"))


def english_of(path: Path) -> Path | None:
    """Return the English file of the same slug; None where there is none."""
    return next(iter(CONTENT.glob(f"*/{path.stem}.md")), None)


def main_part(path: Path) -> str:
    """Return the text before the short version."""
    return source(path).content.partition(HOWTO)[0]


def sections(path: Path) -> dict[str, str]:
    """Return the sections of the main part by their headings."""
    parts = re.split(r"^## ", main_part(path), flags=re.MULTILINE)
    return {name.strip(): text.strip() for name, _, text in (part.partition("\n") for part in parts[1:])}


def steps(path: Path) -> list[tuple[str, str]]:
    """Return the names and the texts of the short version's steps."""
    parts = re.split(r"^### ", source(path).content.partition(HOWTO)[2], flags=re.MULTILINE)
    return [(name.strip(), text.strip()) for name, _, text in (part.partition("\n") for part in parts[1:])]


def words(text: str) -> list[str]:
    """Return a text's words."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Return the sentences that a reader meets, without headings, bold labels and list marks."""
    lines = [re.sub(r"^\s*(#+ .*|\d+\.|-)\s*", "", line) for line in text.splitlines()]
    plain = [_LABEL.sub("", line).replace("*", "") for line in lines]
    found = (part.strip() for line in plain for part in re.split(r"(?<=[.!?])\s+", line))
    return [sentence for sentence in found if words(sentence)]


def syllables(word: str) -> int:
    """Count the vowel groups; a double vowel and a diphthong are one."""
    return max(1, len(_VOWELS.findall(word.lower())))


def school_year(text: list[str]) -> float:
    """First Wiener Sachtextformel (Bamberger and Vanecek 1984): the school year that reads some text.

    0.1935 MS + 0.1672 SL + 0.1297 IW - 0.0327 ES - 0.875: percent of words of three syllables and more,
    words a sentence, percent of words of more than six letters, percent of words of one syllable.
    """
    every = [word for sentence in text for word in words(sentence)]
    counts = [syllables(word) for word in every]

    def percent(of: Iterable[bool]) -> float:
        return 100 * sum(of) / len(every)

    return (
        0.1935 * percent(count >= 3 for count in counts)
        + 0.1672 * len(every) / len(text)
        + 0.1297 * percent(len(word) > 6 for word in every)
        - 0.0327 * percent(count == 1 for count in counts)
        - 0.875
    )


def problems(path: Path) -> list[str]:
    """Say all that is wrong with a German exercise."""
    english = english_of(path)
    if english is None:
        return [f"there is no English exercise {path.stem}"]
    if english.parent.name != path.parent.name:
        return [f"the English exercise stands in {english.parent.name}/"]
    return [
        *_front_matter(path, english),
        *_form(path, english),
        *_language(path, english),
        *_measures(path),
    ]


def _front_matter(path: Path, english: Path) -> Iterator[str]:
    own, other = source(path).metadata, source(english).metadata
    for key in sorted((own.keys() | other.keys()) - OWN):
        if own.get(key) != other.get(key):
            yield f"{key}: {own.get(key)!r} is not that of the English file, {other.get(key)!r}"
    if own.get("lang") != "de":
        yield "lang: de is missing"
    title, description = str(own.get("title", "")), str(own.get("description", ""))
    if not 0 < len(title) <= 40:
        yield f"title: {len(title)} letters, 1 to 40 are allowed"
    if not description.endswith(".") or not 5 <= len(description.split()) <= 20:
        yield "description: one sentence of 5 to 20 words that ends in a full stop"


def _form(path: Path, english: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    if not text.endswith("\n") or text.endswith("\n\n"):
        yield "the file ends in one line break"
    if odd := re.findall(r"[—–“”„‘’‚…\t]|\.\.\.|<(?!!-- howto -->)", text):
        yield f"plain signs only: straight quotes, hyphens: {odd}"
    if not main_part(path).startswith("**Ziel:** "):
        yield 'the text begins with "**Ziel:** "'
    if list(sections(path)) not in (SECTIONS, [*SECTIONS, "Sicherheit"]):
        yield f"sections: {', '.join(sections(path))}; they are {', '.join(SECTIONS)}, and Sicherheit at need"
        return
    if ("Sicherheit" in sections(path)) != ("## Safety" in source(english).content):
        yield "Sicherheit stands where the English file has Safety, and only there"
    if source(path).content.count(HOWTO) != 1:
        yield f"{HOWTO} stands once, before the steps"
    for name in ("Ausgangsposition", "Ausführung"):
        items = re.findall(r"^(\d+)\. (.*)$", sections(path)[name], re.MULTILINE)
        if [int(number) for number, _ in items] != [*range(1, len(items) + 1)] or not 2 <= len(items) <= 6:
            yield f"{name}: 2 to 6 numbered items, from 1"
        yield from (f"{name}: no bold label: {item}" for _, item in items if not _LABEL.match(item))
    faults = sections(path)["Häufige Fehler"].splitlines()
    if not 2 <= len(faults) <= 4 or any("?" in fault.partition(":**")[0] for fault in faults):
        yield "Häufige Fehler: 2 to 4, statements and no questions"
    for fault in faults:
        if not re.match(r"- \*\*[^*]+:\*\* \S+ \S+ \S+", fault):
            yield f"Häufige Fehler: a bold fault and how to mend it: {fault}"
    for way, key in (("Leichter", "easier"), ("Schwerer", "harder")):
        # An exercise that front matter names may stand in place of words.
        least = 0 if key in source(path) else 1
        if not least <= sections(path)["Varianten"].count(f"- **{way}:** ") <= 1:
            yield f'Varianten: "- **{way}:** " stands once'
    if not 1 <= len(sections(path)["Tipps"].splitlines()) <= 3:
        yield "Tipps: 1 to 3"


def _language(path: Path, english: Path) -> Iterator[str]:
    meta, table = source(path).metadata, vocabulary()
    text = f"{meta.get('title', '')} {meta.get('description', '')} {source(path).content}"
    for wanted, listed in table["words"].items():
        for word in listed:
            form = re.escape(word).replace(re.escape("*"), r"\w*")
            if found := re.search(rf"(?<!\w){form}(?!\w)", text, re.IGNORECASE if word.islower() else 0):
                yield f'"{found[0]}": say "{wanted}"'
    lower = [word.casefold() for word in words(text.replace("howto", ""))]
    foreign = {word.casefold() for word in table["english"]["words"]} | ENGLISH
    yield from (f'"{word}" is English' for word in dict.fromkeys(lower) if word in foreign)
    yield from (f'"{stamp}" says nothing or promises too much' for stamp in _STAMPS.findall(text))
    verbs = table["labels"]["verbs"]
    for name in ("Ausgangsposition", "Ausführung"):
        for label in re.findall(r"^\d+\. \*\*([^*]+):\*\*", sections(path).get(name, ""), re.MULTILINE):
            if label.split()[0] not in verbs:
                yield f'{name}: "{label}" begins with no verb of words.toml'
    purpose = main_part(path).partition("\n")[0].removeprefix("**Ziel:** ")
    if not purpose.startswith(tuple(f"{verb} " for verb in table["purpose"]["verbs"])) or "?" in purpose:
        yield f"Ziel begins with one of {', '.join(table['purpose']['verbs'])}, and asks nothing"
    if len(words(purpose)) > 22:
        yield f"Ziel: {len(words(purpose))} words, 22 are allowed"
    in_english = re.search(r"^## Breathing\n+(.*?)\n+##", source(english).content, re.MULTILINE | re.DOTALL)
    line = table["breathing"].get(in_english[1].strip() if in_english else "")
    if line is None:
        yield "words.toml has no German line for the breathing of the English file"
    elif sections(path).get("Atmung") != line:
        yield f'Atmung: "{line}"'


#: Common English words that are no German ones.
ENGLISH = frozenset({
    "the", "and", "of", "to", "with", "your", "you", "is", "it", "for", "from", "on", "at", "by", "as",
    "or", "if", "are", "this", "that", "then", "than", "when", "while", "until", "into", "onto", "over",
    "under", "between", "against", "up", "down", "out", "back", "both", "each", "feet", "foot", "knees",
    "hands", "elbows", "shoulders", "hips", "toes", "keep", "hold", "lower", "bend", "turn", "reach",
    "breathe", "slowly", "floor", "wall", "weight", "body",
})  # fmt: skip


def _measures(path: Path) -> Iterator[str]:
    count = len(words(main_part(path)))
    if not 110 <= count <= 260:
        yield f"the main part has {count} words, 110 to 260 are allowed"
    english = english_of(path)
    wanted = len(steps(english)) if english else 0
    if len(steps(path)) != wanted:
        yield f"the short version has {len(steps(path))} steps; the English one has {wanted}"
    for name, text in steps(path):
        if not 1 <= len(name.split()) <= 6:
            yield f"the name of a step has 1 to 6 words: {name}"
        if not 1 <= len(text.split()) <= 32:
            yield f"{name}: {len(text.split())} words, 32 are allowed"
    for sentence in sentences(source(path).content.replace(HOWTO, "")):
        if len(words(sentence)) > 22:
            yield f"{len(words(sentence))} words in a sentence, 22 are allowed: {sentence}"
    for part, text in (("main part", main_part(path)), ("steps", "\n".join(text for _, text in steps(path)))):
        if sentences(text) and (year := school_year(sentences(text))) > 6:
            longest = sorted({word for word in words(text) if syllables(word) > 3}, key=len, reverse=True)[:8]
            yield f"the {part} reads like school year {year:.1f}, 6 is allowed; long: {', '.join(longest)}"


def main(names: list[str]) -> int:
    """Print what is wrong with files, and how easily each reads."""
    wrong = 0
    for path in [Path(name).resolve() for name in names] or files():
        found = problems(path)
        wrong += bool(found)
        year, count = school_year(sentences(main_part(path))), len(words(main_part(path)))
        print(
            f"{path.stem}: {'ok' if not found else f'{len(found)} to mend'}; {count} words, year {year:.1f}"
        )
        for problem in found:
            print(f"  {problem}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
