"""The value of a field, of any shape → the blocks of a section, or one line of words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cards.exercise import Block, Item, Kind, Listing, Paragraph, Run, plain
from cards.manuscript.blocks import read_blocks
from cards.manuscript.field_names import bare_name, names, part_of, readable
from cards.manuscript.front_matter import Plain
from cards.manuscript.inline import runs_of
from cards.manuscript.markdown import shared
from cards.manuscript.notation import Notes, as_markdown, has_notation

#: "1. Lean. 2. Slide." and "Step 1: Lean. Step 2: Slide.": a count before each sentence, all on one line.
_COUNT = re.compile(
    r"(?:(?<=\s)|^)(?:(?:step|schritt|paso|étape|passo|stap|krok)\s?(\d{1,2})\s?[.):–-]|(\d{1,2})[.)])\s+(?=\S)",
    re.IGNORECASE,
)
_BREAK = re.compile(r"(?<!\s)\s*<br\s?/?>\s*", re.IGNORECASE)
_TAGS_OF_BLOCKS = re.compile(r"<(?:p|div|[ou]l|li|table|h\d)\b", re.IGNORECASE)
#: What a thing that has but a name is told by.
_NAME_ALONE = frozenset(
    {"id", "uuid", "key", "slug", "value", "order", "rank", "name", "label", "title", "color", "colour"}
)
#: Between things on one line; not behind a backslash, which says that a sentence goes on.
_APART = re.compile(r"(?<!\\); ")
_MARK = re.compile(
    r"(?:[-*+•–]|\d{1,2}[.)]|(?:step|schritt|paso|étape|passo|stap|krok)\s?:?\s?\d{1,2}[.:)]?)\s+",
    re.IGNORECASE,
)
#: Characters of which a text must hold one to be more than its words.
_MARKS = "*_`[<&{=~^%:\\$"
#: Kinds whose lines are done one after the other.
_IN_ORDER = frozenset({Kind.EXECUTION})


def blocks_of(value: Plain, kind: Kind, line: int, file: str) -> tuple[Block, ...]:
    """Turn a text, a list or a mapping into blocks; what is done in order is numbered."""
    if isinstance(value, dict):
        one = _thing(value)
        if one is not None and not _is_labelled(value):
            return _one(value, line, file)
        items = [_labelled(_label(str(key), inner), inner, line, file) for key, inner in value.items()]
        return _listing(items, kind in _IN_ORDER, line)
    if isinstance(value, list):
        items = [item for each in _in_order(value) if (item := _item(each, line, file))]
        return _listing(items, kind in _IN_ORDER, line)
    return _of_text(words_of(value), kind, line, file)


def _label(key: str, value: Plain) -> str:
    """Return the label of one thing of several: none if the key only counts ("phase_1"), else the key."""
    counts = re.fullmatch(r"(?:[^\W\d]+[ _-]?)?\d{1,3}", key)
    return "" if counts and (not isinstance(value, dict) or _thing(value) is not None) else readable(key)


def words_of(value: Plain) -> str:
    """Turn any value into words: a list with commas, a range with a dash, a mapping name by name."""
    match value:
        case None | bool():
            return ""
        case dict():
            bounds = [words_of(value.get(name)) for name in ("min", "max")]
            if all(bounds):
                return "–".join(bounds)
            name = next(
                (value[key] for key in ("label", "name", "title") if isinstance(value.get(key), str)), ""
            )
            if name and {bare_name(str(key)) for key in value} <= _NAME_ALONE:
                return str(name).strip()
            named = ((readable(str(key)), words_of(inner)) for key, inner in value.items())
            return ", ".join(f"{name} {words}" for name, words in named if words)
        case list():
            return ", ".join(filter(None, map(words_of, value)))
    return str(value).strip()


def one_line(text: str) -> str:
    """Bring a text onto one line, with one blank where several or a line break stood; soft hyphens go."""
    return re.sub(r"[ \t\n\r\f\v\x00-\x1f\x7f\x85\u2028\u2029]+", " ", text.replace("\xad", "")).strip(" ")


def without_marks(text: str) -> str:
    """Return the words of a line in Markdown, or in the notation of a site, where no style can be printed."""
    if not any(sign in text for sign in _MARKS):
        return text
    if has_notation(text):
        text = one_line(as_markdown(text, 1, Notes("")))
    return one_line(plain(runs_of(text, 1, shared())))


def texts_of(value: Plain) -> tuple[str, ...]:
    """Turn a text that commas part, a list, or mappings with names into short texts."""
    if isinstance(value, dict):
        name = part_of(value, "name")
        if name is not None:
            return texts_of([name])
        return tuple(text for inner in value.values() for text in texts_of(inner))
    if isinstance(value, list):
        return tuple(text for each in value for text in _one_text(each))
    if value is None or isinstance(value, bool):
        return ()
    return tuple(text for part in re.split(r"[,;\n]", str(value)) if (text := " ".join(part.split())))


def _one_text(value: Plain) -> tuple[str, ...]:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return (" ".join(str(value).split()),) if str(value).strip() else ()
    return texts_of(value)


def _of_text(text: str, kind: Kind, line: int, file: str) -> tuple[Block, ...]:
    if "<" in text and not _TAGS_OF_BLOCKS.search(text):
        text = _BREAK.sub("\n", text)
    lines = [one.strip() for one in text.split("\n") if one.strip()]
    if len(lines) == 1 and (parts := _counted(lines[0])):
        return _listing([Item(read_blocks(part, line, file), None, None, line) for part in parts], True, line)
    if len(lines) == 1 and kind not in _IN_ORDER and len(parts := _APART.split(lines[0])) > 2:
        lines = parts
    plain = not any(_MARK.match(one) or one.startswith(("#", ">", "|", "<", "`")) for one in lines)
    if len(lines) > 1 and plain:
        items = [Item(read_blocks(one, line, file), None, None, line) for one in lines]
        return _listing(items, kind in _IN_ORDER, line)
    return read_blocks(text, line, file)


def _counted(text: str) -> list[str]:
    """Part a text at its counts, if they go 1, 2, 3; empty if they don't."""
    found: list[re.Match[str]] = []
    for match in _COUNT.finditer(text):
        if int(match[1] or match[2]) == len(found) + 1:
            found.append(match)
    if len(found) < 2 or found[0].start() > 0:
        return []
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [text[match.end() : end].strip() for match, end in zip(found, ends, strict=True)]


def _in_order(value: Sequence[Plain]) -> Sequence[Plain]:
    """Put steps that carry their number in the order of their numbers."""
    numbers = [each.get("order", each.get("step")) if isinstance(each, dict) else None for each in value]
    if not all(isinstance(number, int) for number in numbers):
        return value
    return [value[at] for at in sorted(range(len(value)), key=lambda at: int(numbers[at] or 0))]


def _item(value: Plain, line: int, file: str) -> Item | None:
    if isinstance(value, dict):
        blocks = _one(value, line, file)
    elif isinstance(value, list):
        blocks = blocks_of(value, Kind.OTHER, line, file)
    else:
        words = words_of(value)
        mark = _MARK.match(words)
        blocks = read_blocks(words[mark.end() :] if mark else words, line, file)
    return Item(blocks, None, None, line) if blocks else None


def _one(value: Mapping[str, Plain], line: int, file: str) -> tuple[Block, ...]:
    """Turn a mapping that stands for one thing into a labelled paragraph: its name, then all its words."""
    thing = _thing(value)
    if thing is None:
        return blocks_of(dict(value), Kind.OTHER, line, file)
    name, words = thing
    return _labelled(name, words, line, file).blocks


def _thing(value: Mapping[str, Plain]) -> tuple[str, Plain] | None:
    """Return a thing's name and its words, or None for a mapping of several things."""
    parts = names().parts
    known = {*parts["name"], *parts["words"], *parts["dropped"]}
    said = {bare_name(str(key)): inner for key, inner in value.items()}
    if not any(name in said for name in (*parts["name"], *parts["words"])):
        return None
    counted = {name for name in parts["name"] if re.fullmatch(r"\d{1,3}", str(said.get(name)))}
    names_of_it = (name for name in parts["name"] if isinstance(said.get(name), str) and name not in counted)
    label = next(names_of_it, "")
    unsaid = {label, *counted, *parts["dropped"]}
    told = [
        words if name in known else f"{readable(name)}: {words}"
        for name, inner in said.items()
        if name not in unsaid and (words := words_of(inner))
    ]
    heading = words_of(said.get(label))
    return (heading, " ".join(map(_ended, told[:-1])) + (" " if told[1:] else "") + told[-1] if told else "")


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", ":")) else f"{sentence}."


def _is_labelled(value: Mapping[str, Plain]) -> bool:
    """Say whether a mapping names several things, each with its own words under its name."""
    return any(isinstance(inner, dict) for inner in value.values())


def _labelled(label: str, value: Plain, line: int, file: str) -> Item:
    """Make an item of a bold label and what stands behind it."""
    if isinstance(value, dict):
        thing = _thing(value)
        if thing and not label:
            label, value = thing
        elif thing:
            value = f"{thing[0]}: {thing[1]}" if all(thing) else thing[0] or thing[1]
    if isinstance(value, list | dict):
        inner = blocks_of(value, Kind.OTHER, line, file)
        return Item((Paragraph((Run(f"{label}:", bold=True, line=line),), line), *inner), None, None, line)
    blocks = read_blocks(words_of(value), line, file)
    if not label:
        return Item(blocks, None, None, line)
    if not blocks:
        return Item(read_blocks(label, line, file), None, None, line)
    first, *others = blocks
    if not isinstance(first, Paragraph):
        return Item((Paragraph((Run(f"{label}:", bold=True, line=line),), line), *blocks), None, None, line)
    colon = "" if label.endswith((":", ".", "!", "?")) else ":"
    runs = (Run(f"{label}{colon}", bold=True, line=line), Run(" ", line=line), *first.runs)
    return Item((Paragraph(_joined(runs), line), *others), None, None, line)


def _joined(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Join the blank behind a label with plain words after it."""
    label, blank, first, *others = runs
    if first.bold or first.italic or first.code or first.link or first.text == "\n":
        return runs
    return (label, Run(blank.text + first.text, line=first.line), *others)


def _listing(items: Sequence[Item], numbered: bool, line: int) -> tuple[Block, ...]:
    kept = [item for item in items if item.blocks]
    if not kept:
        return ()
    if len(kept) == 1 and not numbered:
        return kept[0].blocks
    return (
        Listing(
            tuple(
                Item(item.blocks, number if numbered else None, None, item.line)
                for number, item in enumerate(kept, 1)
            ),
            line,
        ),
    )
