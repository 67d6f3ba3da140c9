"""Blocks in a row → the same, with every heading found that is one only by its looks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cards.exercise import Item, Kind, Listing, Paragraph, Run, plain
from cards.manuscript.elements import Divide, Element, Heading
from cards.manuscript.ink import has_words
from cards.manuscript.titles import is_name_of, without_site
from cards.vocabulary import classify, fold, is_phrase

#: Words that a heading has at most; what is longer is a sentence in bold.
_WORDS = 10

#: Kinds that labels inside one section may name, without beginning another.
_PHASES = frozenset({Kind.SETUP, Kind.EXECUTION, Kind.BREATHING})

#: Kinds that stand apart from the movement.
_APART = frozenset({Kind.MISTAKES, Kind.SAFETY, Kind.VARIATIONS, Kind.EQUIPMENT, Kind.MUSCLES})

_SENTENCE_END = re.compile(r"[.!…;,][\"”’)]*$")
_DASH = re.compile(r"^ ?[–—-] ")


def label_of(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]] | None:
    """Part a paragraph into its bold label and the rest; None if it opens with no label.

    A label ends in a colon, inside or outside the bold, in a dash, or at the end of its line.
    """
    bold = 0
    while bold < len(runs) and runs[bold].bold and runs[bold].text != "\n":
        bold += 1
    label, rest = runs[:bold], runs[bold:]
    words = plain(label).strip(" ")
    if not words or len(words.split(" ")) > _WORDS:
        return None
    if not rest:
        return (label, ()) if not _SENTENCE_END.search(words) else None
    following = rest[0].text
    if following.lstrip(" ").startswith(":"):
        tail = following.lstrip(" ")[1:].lstrip(" ")
        label = (*label, replace(label[-1], text=":"))
        return label, _begun(rest, tail)
    if following == "\n":
        return (label, rest[1:]) if not _SENTENCE_END.search(words) else None
    if words.endswith((":", "：")):
        return label, _begun(rest, following.lstrip(" "))
    if words.endswith(("–", "—", " -")):
        ended = replace(label[-1], text=label[-1].text.rstrip(" –—-") + ":")
        return (*label[:-1], ended), _begun(rest, following.lstrip(" "))
    if rest[0].line > label[-1].line and not _SENTENCE_END.search(words):
        return label, _begun(rest, following.lstrip(" "))
    if _DASH.match(following):
        return label, _begun(rest, _DASH.sub("", following))
    return None


def candidates(elements: Sequence[Element]) -> Iterator[str]:
    """Yield what may turn out a heading, for its language to be told; items only where nothing else may."""
    marked = False
    for element in elements:
        if isinstance(element, Heading):
            marked = True
            yield element.text
        elif isinstance(element, Paragraph):
            if parted := label_of(element.runs):
                marked = True
                yield plain(parted[0])
            elif _is_short_line(element):
                yield plain(element.runs)
            elif not marked and ":" in element.runs[0].text:
                yield element.runs[0].text.partition(":")[0]
        elif isinstance(element, Listing) and not marked:
            yield from (plain(parted[0]) for item in element.items if (parted := _item_label(item)))


def with_all_headings(elements: Sequence[Element], lang: str) -> list[Element]:
    """Turn paragraphs and items that serve as headings into headings with what belongs to them."""
    marked = [at for at, element in enumerate(elements) if isinstance(element, Heading)]
    first_marked = marked[0] if marked else len(elements)
    bare = {at: parted for at in range(first_marked) if (parted := _bare_label(elements[at], lang))}
    found: list[Element] = []
    headed, seen = False, 0
    for at, element in enumerate(elements):
        headed = headed or _has_heading(found[seen:])
        seen = len(found)
        if at in bare and len(bare) > 1:
            found.extend(bare[at])
        elif isinstance(element, Paragraph):
            for line in _labelled_lines(element, lang):
                following = elements[at + 1 : at + 2]
                found.extend(_read_paragraph(line, at < first_marked, following, found, lang))
        elif isinstance(element, Listing) and (
            _is_folded_list(element, lang) if headed else _is_labelled_list(element, lang)
        ):
            found.extend(_unfolded(element))
        else:
            found.append(element)
    return found


def _labelled_lines(paragraph: Paragraph, lang: str) -> Iterator[Paragraph]:
    """Divide a paragraph at lines of it that open with a usual label, if its first line has one too."""
    runs = paragraph.runs
    starts = [at for at in range(2, len(runs)) if _opens_line(runs, at)] if label_of(runs) else []
    begun = 0
    for start in starts:
        parted = label_of(runs[start:])
        if parted and is_phrase(plain(parted[0]), lang):
            yield Paragraph(_ended(runs[begun:start]), runs[begun].line)
            begun = start
    yield Paragraph(runs[begun:], runs[begun].line) if begun else paragraph


def _opens_line(runs: Sequence[Run], at: int) -> bool:
    """Say whether a bold run begins a line, as far as the end of a sentence before it tells."""
    before, here = runs[at - 1], runs[at]
    if not here.bold or before.bold:
        return False
    if before.text == "\n":
        return True
    return here.line > before.line and bool(_SENTENCE_END.search(before.text.rstrip(" ")))


def _ended(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Take the break or the blank off the end of a line."""
    *others, last = runs
    text = last.text.rstrip(" \n")
    return (*others, replace(last, text=text)) if text else tuple(others)


def _read_paragraph(
    paragraph: Paragraph, leading: bool, following: Sequence[Element], before: list[Element], lang: str
) -> Iterator[Element]:
    parted = label_of(paragraph.runs) or _known_label(paragraph.runs, lang)
    if not parted:
        if _is_plain_heading(paragraph, following, lang):
            yield Heading(paragraph.runs, 0, paragraph.line)
        else:
            yield paragraph
        return
    label, rest = parted
    kind = classify(plain(label), lang)
    if not leading and not _breaks_off(kind, label, rest, before, lang):
        yield paragraph
        return
    yield Heading(label, 0, paragraph.line)
    if rest:
        yield Paragraph(rest, rest[0].line or paragraph.line)


def _known_label(runs: tuple[Run, ...], lang: str) -> tuple[tuple[Run, ...], tuple[Run, ...]] | None:
    """Part "**Safety** Stop if it hurts": a usual heading in bold before a sentence, without any mark."""
    bold = next((at for at, run in enumerate(runs) if not run.bold), len(runs))
    label, rest = runs[:bold], runs[bold:]
    begins = plain(rest[:1]).lstrip(" ")[:1]
    if not label or not begins.isupper() or not is_phrase(plain(label).strip(" "), lang):
        return None
    return label, _begun(rest, rest[0].text.lstrip(" "))


def _breaks_off(
    kind: Kind, label: tuple[Run, ...], rest: tuple[Run, ...], before: list[Element], lang: str
) -> bool:
    """Say whether a label below real headings opens a section of its own, rather than part its section."""
    if kind is Kind.OTHER or not is_phrase(plain(label), lang):
        return False
    if isinstance(before[-1], Heading):
        return False
    parted = _begins_with_label(before)
    if rest:
        return not parted
    return not parted or kind not in _PHASES


def _begins_with_label(before: Sequence[Element]) -> bool:
    """Say whether labels part the section that stands last."""
    start = next(at for at in range(len(before) - 1, -1, -1) if isinstance(before[at], Heading))
    first = before[start + 1]
    return isinstance(first, Paragraph) and label_of(first.runs) is not None


def _bare_label(element: Element, lang: str) -> tuple[Heading, Paragraph] | None:
    """Part "Setup: Stand tall.", whose label is a usual heading in plain type, into label and text."""
    if not isinstance(element, Paragraph) or element.runs[0].bold or element.runs[0].link:
        return None
    first, *others = element.runs
    label, colon, text = first.text.partition(":")
    text = text.lstrip(" ")
    if not colon or not text or not is_phrase(label, lang):
        return None
    heading = Heading((replace(first, text=f"{label}:"),), 0, element.line)
    return heading, Paragraph((replace(first, text=text), *others), element.line)


def _is_plain_heading(paragraph: Paragraph, following: Sequence[Element], lang: str) -> bool:
    """Say whether a bare line ("Setup:" over a list) is a heading that its author did not mark."""
    if not following or isinstance(following[0], Heading | Divide) or not _is_short_line(paragraph):
        return False
    return is_phrase(plain(paragraph.runs), lang)


def _is_short_line(paragraph: Paragraph) -> bool:
    words = plain(paragraph.runs)
    return (
        len(words) <= 50
        and "\n" not in words
        and len(words.split(" ")) <= 5
        and not _SENTENCE_END.search(words)
    )


def _has_heading(elements: Sequence[Element]) -> bool:
    return any(isinstance(element, Heading) for element in elements)


def _item_label(item: Item) -> tuple[tuple[Run, ...], tuple[Run, ...]] | None:
    """Part an item into its bold label and the rest; a bare short line over further blocks is a label too."""
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, Paragraph):
        return None
    parted = label_of(first.runs)
    return (first.runs, ()) if not parted and len(item.blocks) > 1 and _is_short_line(first) else parted


def _is_labelled_list(listing: Listing, lang: str) -> bool:
    """Say whether a list is a whole exercise: every item labelled, most labels known, of several kinds."""
    labels = [_item_label(item) for item in listing.items]
    kinds = [classify(plain(label[0]), lang) for label in labels if label]
    if len(kinds) < max(2, len(labels)):
        return False
    known = [kind for kind in kinds if kind is not Kind.OTHER]
    return len(set(known)) > 1 and 2 * len(known) >= len(kinds)


def _is_folded_list(listing: Listing, lang: str) -> bool:
    """Say whether a list below headings is further sections, as programs export what opens on a click.

    Each of its items is a usual heading over a list, and none tells how the exercise goes.
    """
    for item in listing.items:
        first = item.blocks[0] if len(item.blocks) > 1 else None
        if item.number is not None or not isinstance(first, Paragraph) or not _is_short_line(first):
            return False
        words = plain(first.runs)
        if not is_phrase(words, lang) or classify(words, lang) not in _APART:
            return False
    return True


def _unfolded(listing: Listing) -> Iterator[Element]:
    for item in listing.items:
        parted = _item_label(item)
        if not parted:
            continue
        label, rest = parted
        if item.number is not None:
            label = (Run(f"{item.number}. ", line=item.line), *label)
        yield Heading(label, 0, item.line)
        if rest:
            yield Paragraph(rest, rest[0].line)
        yield from item.blocks[1:]


def _begun(runs: tuple[Run, ...], text: str) -> tuple[Run, ...]:
    """Replace the first run's text; leave the run out if nothing of it stays, and a break after it too."""
    if text:
        return (replace(runs[0], text=text), *runs[1:])
    return runs[2:] if len(runs) > 1 and runs[1].text == "\n" else runs[1:]


def title_heading(
    elements: Sequence[Element], title: str, file: str, lang: str
) -> tuple[str, Sequence[Element]]:
    """Return the title, and the elements without the heading that says it.

    It has level 1, or opens the text with the name of the file or above usual headings. A title that adds
    the name of a site to the heading's words loses it.
    """
    headings = [element for element in elements if isinstance(element, Heading)]
    if not title and (named := _named_by_first_line(elements, headings, file, lang)):
        return named, elements[1:]
    first = headings[0] if headings else None
    words = " ".join(first.text.split()) if first else ""
    title = without_site(title, words)
    if first is None or not has_words(words):
        return title, elements
    leads = first.level > 0 and all(one.level > first.level for one in headings[1:])
    usual = sum(is_phrase(one.text, lang) for one in headings[1:])
    is_named = is_name_of(file, words) or (leads and usual > 1 and not is_phrase(words, lang))
    written = next((element for element in elements if not isinstance(element, Divide)), None)
    opens = first is written and len(headings) > 1 and is_named
    if not opens and (first.level != 1 or is_phrase(words, lang)):
        return title, elements
    if title and not _says_again(words, title):
        return title, elements
    return title or without_site(words, ""), [element for element in elements if element is not first]


def _named_by_first_line(
    elements: Sequence[Element], headings: Sequence[Heading], file: str, lang: str
) -> str:
    """Return the name that a short line above all else is, in bold or as the file has it; else nothing."""
    first = elements[0] if len(elements) > 1 else None
    if (
        not isinstance(first, Paragraph)
        or not _is_short_line(first)
        or any(one.level == 1 for one in headings)
    ):
        return ""
    words = plain(first.runs).strip(" ")
    is_name = all(run.bold for run in first.runs) or is_name_of(file, words)
    return words if is_name and not words.endswith(":") and classify(words, lang) is Kind.OTHER else ""


def _says_again(words: str, title: str) -> bool:
    """Say whether a heading has the words of a title, or begins with them."""
    heading, told = fold(words), fold(title)
    return heading == told or (bool(told) and heading.startswith(f"{told} "))
