"""Booklets as who reads, clicks, prints and folds them meets them."""

import io
import itertools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from conftest import SQUAT
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reading_back import page_texts, trims
from running import REPO, run

from cards.booklets import cover
from cards.booklets.furniture import make_book
from cards.booklets.groups import Group, grouped
from cards.booklets.list_columns import ListEntry
from cards.booklets.listing import ListStyle, count_pages, set_list
from cards.booklets.page_order import Slot, slots
from cards.booklets.pages import About, BookletCard, CardPage, Shown, make_booklet
from cards.colour import colour
from cards.exercise import Exercise, Muscles
from cards.figures.shelf import Shelf
from cards.geometry import Rect
from cards.hues import HOUSE, HUES, hue_of
from cards.page import Figure, Page, Panel, Rule, TextLine
from cards.parts import PLAIN
from cards.press.page_labels import page_labels
from cards.press.proof import findings
from cards.shop import layouts
from cards.shop.groups import request_granted
from cards.shop.orders import CardRequest
from cards.words import roman

MM = 72 / 25.4
MUSCLES = REPO / "content" / "muscles.toml"

#: Title, group, equipment, primary and secondary muscles.
LIBRARY = (
    ("Goblet Squat", "legs", "kettlebell", "quads", "glutes"),
    ("Żuraw", "legs", "barbell", "hamstrings", "glutes"),
    ("Split Squat", "legs", "dumbbell", "quads", "glutes"),
    ("Push-Up", "push", "mat", "chest", "triceps"),
    ("Écarté couché", "push", "dumbbell", "chest", "quads"),
    ("Row", "pull", "resistance band", "lats", "biceps"),
)


def lay_library(folder: Path) -> None:
    for number, (title, group, equipment, first, second) in enumerate(LIBRARY):
        text = SQUAT.replace("Goblet Squat", title).replace("kettlebell", equipment)
        text = text.replace(
            "level:",
            f"muscles: {{primary: [{first}], secondary: [{second}]}}\ngroup: {group}\nlang: en\nlevel:",
        )
        (folder / f"{number}.md").write_text(text, encoding="utf-8")


def pressed(*args: str) -> bytes:
    result = run("booklet", ".", "-o", "out.pdf", *args)
    assert result.exit_code == 0, result.stderr
    return Path("out.pdf").read_bytes()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a booklet of six cards in three groups."""
    folder = tmp_path_factory.mktemp("booklet")
    lay_library(folder)
    result = run("booklet", str(folder), "-o", str(folder / "out.pdf"), "--title", "Strong & Süß")
    assert (result.exit_code, result.stderr) == (0, "")
    return (folder / "out.pdf").read_bytes()


def labels(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [page.label for page in document.pages]


def places(document: pikepdf.Pdf) -> dict[str, int]:
    """Return the page, from 0, of each named destination."""
    numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
    named = list(document.Root.Names.Dests.Names)
    return {str(name): numbers[there[0].objgen] for name, there in zip(named[::2], named[1::2], strict=True)}


def jumps(pdf: bytes) -> list[tuple[int, str, int]]:
    """Return each link within the document: its page, the words on it, the page that it leads to."""
    found = []
    text = [page.get_textpage() for page in pypdfium2.PdfDocument(pdf)]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        known = places(document)
        for number, page in enumerate(document.pages):
            for link in page.obj.get("/Annots", []):
                if "/Dest" in link:
                    left, bottom, right, top = (float(edge) for edge in link.Rect)
                    words = text[number].get_text_bounded(left - 1, bottom + 2, right + 1, top - 2)
                    found.append((number, " ".join(words.split()), known[str(link.Dest)]))
    return found


def outlined(pdf: bytes) -> list[Any]:
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as entries:
        return [(one.title, [inner.title for inner in one.children]) for one in entries.root]


# what stands where


def test_pages_follow_each_other_as_in_a_book(made: bytes) -> None:
    texts = [" ".join(text.split()) for text in page_texts(made)]
    firsts = [text for text in texts if text]
    assert firsts[0].startswith("Strong & Süß")
    assert "Exercises: 6" in firsts[0]
    order = ["Legs Exercises: 3", "Goblet Squat", "Żuraw", "Split Squat", "Push-Up", "Écarté couché", "Row"]
    starts = [next(n for n, text in enumerate(texts) if n and text.startswith(words)) for words in order]
    assert starts == sorted(starts)
    behind = next(n for n, text in enumerate(texts) if "By muscle " in text[:60])
    assert behind > starts[-1]
    assert "Made with cuecard" in texts[-1]
    assert len(texts) % 2 == 0


def test_all_pages_have_one_size(made: bytes) -> None:
    assert set(trims(made)) == {(419.53, 595.28)}


def test_labels_are_roman_before_the_cards_and_stand_on_the_page(made: bytes) -> None:
    found = labels(made)
    first = found.index("1")
    assert first % 2 == 0, "page 1 lies at the right"
    assert found[:first] == [roman(number) for number in range(1, first + 1)]
    assert found[first:] == [str(number) for number in range(1, len(found) - first + 1)]
    texts = page_texts(made)
    unnumbered = [
        label
        for label, text in zip(found, texts, strict=True)
        if not re.search(rf"(?<!\S){label}(?!\S)", text)
    ]
    divider_numbers = {label for label, text in zip(found, texts, strict=True) if "Exercises: " in text[:40]}
    assert set(unnumbered) <= {"i", "ii", found[-1], *divider_numbers}


def test_every_link_leads_to_the_page_whose_number_it_bears_and_whose_name_it_says(made: bytes) -> None:
    found, texts = labels(made), [" ".join(text.split()) for text in page_texts(made)]
    links = jumps(made)
    assert len(links) > 20
    for here, words, there in links:
        if "Training log" in texts[here][:60]:
            assert words
            assert texts[there].startswith(words)
            continue
        name, _, number = words.rpartition(" ")
        assert number.rstrip(",") == found[there], words
        if name and name not in ("Index", "also"):
            assert name in texts[there], words


def test_each_card_is_in_contents_and_in_the_index(made: bytes) -> None:
    links, texts = jumps(made), page_texts(made)
    pages = {
        words: {number for number, text in enumerate(texts) if words in text[:60]}
        for words in ("Contents", "By muscle")
    }
    for title, *_ in LIBRARY:
        for words, here in pages.items():
            listed = [said for number, said, _ in links if number in here and said.startswith(f"{title} ")]
            assert listed, f"{title} is missing in {words}"


def lists_of(cards: Sequence[BookletCard], design: str = "booklet-a5") -> dict[str, list[Page]]:
    """Return a booklet's pages that list something, by their titles."""
    found: dict[str, list[Page]] = {}
    for piece in make_booklet(cards, About("T"), layouts.load(design)):
        if isinstance(piece, Page):
            found.setdefault(piece.title, []).append(piece)
    return found


def words_of(pages: Sequence[Page]) -> str:
    return " ".join(item.text for page in pages for item in page.items if isinstance(item, TextLine))


def many_cards(count: int, **more: Any) -> list[BookletCard]:
    return [bound(f"Squat{number:02}", 1, f"g{number % 3}", **more) for number in range(count)]


@pytest.mark.parametrize(
    ("count", "more", "lists"),
    [
        (39, {"muscles": Muscles(("quads",)), "equipment": ("box",)}, ["By muscle"]),
        (39, {"equipment": ("box",)}, ["By equipment"]),
        (39, {}, ["A to Z"]),
        (
            40,
            {"muscles": Muscles(("quads",)), "equipment": ("box",)},
            ["By muscle", "By equipment", "A to Z"],
        ),
        (40, {}, ["A to Z"]),
    ],
)
def test_under_forty_exercises_have_one_index_and_more_have_three(
    count: int, more: dict[str, Any], lists: list[str]
) -> None:
    cards = many_cards(count, **more)
    found = lists_of(cards)
    assert [title for title in found if title in ("By muscle", "By equipment", "A to Z")] == lists
    told = words_of(found["Contents"])
    assert all(title in told for title in lists)
    assert ("Index" in told) is (len(lists) > 1)
    for title in lists:
        assert all(card.title in words_of(found[title]) for card in cards)


@pytest.mark.parametrize(("design", "scale"), [("wall-a4", 2**0.5), ("wall-a3", 2.0), ("booklet-a5", 1.0)])
def test_contents_dividers_and_indexes_grow_with_the_page(design: str, scale: float) -> None:
    def sizes(name: str) -> dict[str, float]:
        found = lists_of(many_cards(12, muscles=Muscles(("quads",))), name)
        return {
            title: max(
                item.size
                for item in found[title][0].items
                if isinstance(item, TextLine) and "Squat00" in item.text
            )
            for title in ("Contents", "g0", "By muscle")
        }

    natural = sizes("booklet-a5")
    assert natural["Contents"] == pytest.approx(13, abs=0.01), "so few have room"
    assert sizes(design) == pytest.approx({title: size * scale for title, size in natural.items()}, rel=0.01)


def test_numbers_of_a_muscle_that_is_only_trained_too_stand_beside_its_name() -> None:
    cards = many_cards(30, muscles=Muscles(("quads",), ("abs",)))
    cards.append(bound("Row", 1, "g0", muscles=Muscles(("lats",), ("biceps",))))
    lines = [
        item for page in lists_of(cards)["By muscle"] for item in page.items if isinstance(item, TextLine)
    ]
    places = {line.text.strip(): line.at for line in lines}
    numbers = [line for line in lines if line.at.y == places["Biceps"].y and line.at.x > places["Biceps"].x]
    assert [line.text.strip() for line in numbers[:2]] == ["also", "12"]
    abs_line = [line for line in lines if line.at.y == places["Abs"].y and line.at.x >= places["Abs"].x]
    assert [line.text.strip() for line in abs_line if line.at.x < 200] == ["Abs"], (
        "thirty numbers have no room"
    )


@pytest.mark.parametrize("design", ["wall-a4", "poster-a4", "station-a4"])
def test_a_pages_number_stands_clear_of_all_else_at_the_foot(here: Path, design: str) -> None:
    lay_library(here)
    page = pypdfium2.PdfDocument(pressed("--layout", design, "--plain"))[0]
    middle, text = page.get_size()[0] / 2, page.get_textpage()
    near = [
        (text.get_text_range(at, 1), text.get_charbox(at))
        for at in range(text.count_chars())
        if abs(text.get_charbox(at)[0] - middle) < 60 and text.get_text_range(at, 1).strip()
    ]
    sign, (_, _, _, top) = min(near, key=lambda one: one[1][1])
    assert sign == "1"
    assert all(bottom > top for _, (_, bottom, _, _) in near if bottom != min(box[1] for _, box in near))
    paths = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=1)
    boxes = [found.get_bounds() for found in paths if found.get_bounds()[3] < 140]
    assert len(boxes) >= 4 or design == "station-a4"
    # A line's height of white parts the number from them.
    assert all(bottom > top + 12 for _, bottom, _, _ in boxes)


@pytest.mark.parametrize(
    ("sheet", "project", "size"),
    [
        ("letter", "", (792, 612)),
        ("Letter", 'paper = "a4"', (792, 612)),
        ("a4", 'paper = "letter"', (839.06, 595.28)),
    ],
)
def test_pages_are_half_of_the_sheet_that_is_folded(
    here: Path, sheet: str, project: str, size: tuple[float, float]
) -> None:
    lay_library(here)
    (here / "cuecard.toml").write_text(project, encoding="utf-8")
    found = set(trims(pressed("--imposed", sheet, "--parts", "cards")))
    assert found == {size}


@pytest.mark.parametrize(
    ("layout", "size"),
    [("wall-a4", (419.53, 595.28)), ("pocket-a6", (297.64, 419.53)), ("large-print-a4", (595.28, 841.89))],
)
def test_a_decks_design_for_the_wall_is_no_booklets(
    here: Path, layout: str, size: tuple[float, float]
) -> None:
    lay_library(here)
    (here / "deck.toml").write_text(f'layout = "{layout}"\ncards = ["0", "1", "2"]\n', encoding="utf-8")
    assert run("booklet", "deck.toml", "-o", "out.pdf").exit_code == 0
    assert set(trims(Path("out.pdf").read_bytes())) == {size}
    # It is one where it is asked for.
    assert run("booklet", "deck.toml", "--layout", "wall-a4", "-o", "out.pdf").exit_code == 0
    assert set(trims(Path("out.pdf").read_bytes())) == {(595.28, 841.89)}


def test_a_muscle_that_is_trained_too_has_the_numbers_in_order(made: bytes) -> None:
    text = " ".join(next(text for text in page_texts(made) if "By muscle" in text[:60]).split())
    found = labels(made)
    texts = page_texts(made)
    pages = [
        next(found[n] for n, one in enumerate(texts) if one.startswith(title))
        for title in ("Goblet Squat", "Żuraw", "Split Squat")
    ]
    assert f"Glutes also {', '.join(pages)}" in text


def test_the_outline_mirrors_groups_and_cards(made: bytes) -> None:
    assert outlined(made) == [
        ("Strong & Süß", []),
        ("Contents", []),
        ("Legs", ["Goblet Squat", "Żuraw", "Split Squat"]),
        *((title, []) for title in ("Push-Up", "Écarté couché", "Row", "By muscle", "Training log")),
    ]


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_the_file_is_clean(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "booklet.pdf"
    path.write_bytes(made)
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_link_belongs_to_words_that_are_read_aloud(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as document:
        links = sum(len(page.obj.get("/Annots", [])) for page in document.pages)
        told = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        elements = [one for one in told if one.get("/S") == "/Link"]
        numbered = [kid for one in elements for kid in one.K if isinstance(kid, int)]
    assert len(elements) == links
    assert len(numbered) >= links


# the cover


def cover_of(design: str, about: About, *, muscles: tuple[str, ...] = ("quads",)) -> Page:
    first = next(make_booklet(many_cards(12, muscles=Muscles(muscles)), about, layouts.load(design)))
    assert isinstance(first, Page)
    return first


def some_shown(*names: str) -> tuple[Shown, ...]:
    return tuple(Shown(Shelf().drawn(name), name) for name in names)


FEW_SHOWN = ("band-deadlift", "push-up", "bodyweight-squat", "burpee", "side-plank")
DESIGNS = ("booklet-a5", "booklet-a5-mono", "booklet-half-letter", "wall-a4", "cue-a4-landscape")
LONG_TITLE = "Kräftigungsübungen für die Turnhalle und zu Hause mit Bändern und Kurzhanteln"


@pytest.mark.parametrize("title", ["Strong", LONG_TITLE])
@pytest.mark.parametrize("design", DESIGNS)
def test_the_covers_people_stand_on_one_floor_and_are_large(design: str, title: str) -> None:
    about = About(title, "Six weeks", "Two rounds.", lang="de", shown=some_shown(*FEW_SHOWN))
    page = cover_of(design, about)
    people = [item for item in page.items if isinstance(item, Figure)]
    words = [item for item in page.items if isinstance(item, TextLine)]
    assert 1 <= len(people) <= 3
    assert [one.alt for one in people] == [name for name in FEW_SHOWN if name in {one.alt for one in people}]
    floors = {round(one.rect.bottom, 2) for one in people}
    (line,) = [item for item in page.items if isinstance(item, Panel) and round(item.rect.y, 2) in floors]
    assert line.rect.x <= 0
    assert line.rect.right >= page.trim.width
    scales = {round(one.rect.height / one.drawing.size.height, 3) for one in people}
    assert len(scales) == 1, "people of one size"
    # Someone upright has 1,050 units.
    assert scales.pop() * 1050 >= 0.1 * page.trim.height
    assert all(one.rect.x >= page.safe and one.rect.right <= page.trim.width - page.safe for one in people)
    assert not [one for one in people for line in words if one.rect.y < line.at.y < one.rect.bottom]
    assert not findings(page)


def test_a_black_and_white_cover_has_no_colour_and_no_solid_ground() -> None:
    page = cover_of("booklet-a5-mono", About("Strong", shown=some_shown(*FEW_SHOWN)))
    people = [item for item in page.items if isinstance(item, Figure)]
    inks = {ink.fill for one in people for ink in one.drawing.inks if ink.fill}
    assert all(colour.red == colour.green == colour.blue for colour in inks)
    panels = [item.rect for item in page.items if isinstance(item, Panel) and item.fill]
    assert sum(rect.width * rect.height for rect in panels) < 0.03 * page.trim.width * page.trim.height


def test_a_cover_without_movements_has_the_map_of_the_main_muscles_and_else_words_alone() -> None:
    (base, lit) = [item for item in cover_of("booklet-a5", About("T")).items if isinstance(item, Figure)]
    assert (base.alt, "Quads" in lit.alt or "quads" in lit.alt) == ("", True)
    assert base.rect == lit.rect
    assert base.rect.height > 150
    plain = cover_of("booklet-a5", About("T", pictures=False))
    for page in (plain, cover_of("booklet-a5", About("T"), muscles=())):
        assert not [item for item in page.items if isinstance(item, Figure)]
        assert not findings(page)


def test_words_win_over_the_covers_picture() -> None:
    long = "Choose a band that makes the last two repetitions slow. " * 10
    for design in DESIGNS:
        page = cover_of(design, About(LONG_TITLE, "Six weeks", long, shown=some_shown(*FEW_SHOWN)))
        told = " ".join(words_of([page]).split())
        assert told.count("repetitions slow.") == 10
        assert "Kurzhanteln" in told
        floor = max(item.rect.y for item in page.items if isinstance(item, Panel) and item.rect.x <= 0)
        lines = [item for item in page.items if isinstance(item, TextLine)]
        assert all(line.at.y < floor or line.at.y > floor + 10 for line in lines)
        assert not findings(page)


def test_the_house_stands_at_the_covers_foot_with_its_logo_or_its_name(here: Path) -> None:
    lay_library(here)
    Image.new("RGB", (90, 30), "red").save(here / "logo.png")
    (here / "cuecard.toml").write_text('[brand]\nname = "Iron Works"\n')
    pdf = pressed("--title", "T")
    assert "Iron Works" in page_texts(pdf)[0]
    assert images(pdf, 0) == 0
    (here / "cuecard.toml").write_text('[brand]\nname = "Iron Works"\nlogo = "logo.png"\n')
    pdf = pressed("--title", "T")
    assert images(pdf, 0) == 1
    assert "Exercises: 6" in " ".join(page_texts(pdf)[0].split())


def images(pdf: bytes, number: int) -> int:
    page = pypdfium2.PdfDocument(pdf)[number]
    return len(list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])))


def drawings(pdf: bytes, number: int) -> int:
    page = pypdfium2.PdfDocument(pdf)[number]
    return len(list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_FORM], max_depth=1)))


def test_the_cover_shows_exercises_of_its_groups_and_nothing_where_none_is_asked_for(here: Path) -> None:
    for number, (name, group) in enumerate((("push-up", "a"), ("burpee", "a"), ("bodyweight-squat", "b"))):
        text = SQUAT.replace("Goblet Squat", name.title()).replace("level:", f"group: {group}\nlevel:")
        (here / f"{number}.md").write_text(text.replace("level:", f"figure: {name}\nlevel:"))
    pdf = pressed("--title", "T")
    assert drawings(pdf, 0) >= 2
    with pikepdf.open(io.BytesIO(pdf)) as document:
        elements = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        told = [str(one.Alt) for one in elements if "/Alt" in one]
    assert {"Push-Up", "Bodyweight-Squat"} <= set(told)
    assert drawings(pressed("--no-pictures", "--title", "T"), 0) == 0


# parts


def parts_in(pdf: bytes) -> list[str]:
    """Name what the pages of a booklet are, in their order, each kind once."""
    signs = {
        "cover": "Exercises: 6", "contents": "Contents", "index": "By muscle", "log": "Training log",
        "cards": "Setup", "notes": "Notes",
    }  # fmt: skip
    found: list[str] = []
    for number, text in enumerate(page_texts(pdf)):
        heads = {
            part
            for part, sign in signs.items()
            if sign in (text[:75] if part not in ("cover", "cards") else text)
        }
        if number:
            heads.discard("cover")
        found += [part for part in heads if part not in found]
    return found


@pytest.mark.parametrize(
    ("options", "parts"),
    [
        ((), ["cover", "contents", "cards", "index", "log"]),
        (("--parts", "log, cards"), ["cards", "log"]),
        (("--parts", "cards,contents"), ["contents", "cards"]),
        (("--parts", "cover,cards,index"), ["cover", "cards", "index"]),
        (("--imposed", "a4", "--parts", "cards,cover"), ["cover", "cards"]),
    ],
)
def test_a_booklet_has_the_parts_that_are_asked_for(
    here: Path, options: Sequence[str], parts: list[str]
) -> None:
    lay_library(here)
    pdf = pressed(*options)
    assert sorted(part for part in parts_in(pdf) if part != "notes") == sorted(parts)
    if not options or "--imposed" not in options:
        assert [part for part in parts_in(pdf) if part != "notes"] == parts
        found = labels(pdf)
        assert found.index("1") % 2 == 0, "page 1 lies at the right"
        assert len(found) % 2 == 0
    assert ("Legs Exercises: 3" in " ".join(" ".join(page_texts(pdf)).split())) is (
        not options or "contents" in options[-1]
    )


def test_plain_is_cards_alone(here: Path) -> None:
    lay_library(here)
    pdf = pressed("--plain")
    texts = page_texts(pdf)
    assert len(texts) == 6
    assert all("Setup" in text for text in texts)
    assert labels(pdf) == ["1", "2", "3", "4", "5", "6"]
    assert jumps(pdf) == []
    folded = page_texts(pressed("--plain", "--imposed", "a4"))
    assert len(folded) == 4, "two sheets, both sides"
    result = run("booklet", ".", "--plain", "--parts", "cards", "-o", "x.pdf")
    assert (result.exit_code, "not both" in result.stderr) == (2, True)


def test_cards_alone_follow_each_other_without_blank_pages() -> None:
    cards = [bound("One", 1), bound("Two", 2), bound("Last", 1)]
    pieces = [*make_booklet(cards, About("T"), layouts.load("large-print-a4"), PLAIN)]
    assert [(piece.card, piece.folio) for piece in pieces if isinstance(piece, CardPage)] == [
        ("one", "1"), ("two", "2"), ("two", "3"), ("last", "4"),
    ]  # fmt: skip
    assert len(pieces) == 4


def test_the_nearest_word_settles_the_parts(here: Path) -> None:
    lay_library(here)
    whole = ["cards", "contents", "cover", "index", "log"]
    cards = 'cards = ["0", "1", "2", "3", "4", "5"]\n'

    def found(*options: str) -> list[str]:
        assert run("booklet", "deck.toml", "-o", "out.pdf", *options).exit_code == 0
        return sorted(part for part in parts_in(Path("out.pdf").read_bytes()) if part != "notes")

    (here / "deck.toml").write_text(cards)
    assert found() == whole
    (here / "cuecard.toml").write_text('[booklet]\nparts = ["cards", "index"]\n')
    assert found() == ["cards", "index"]
    (here / "deck.toml").write_text(f'parts = ["log", "cards"]\n{cards}')
    assert found() == ["cards", "log"]
    assert found("--parts", ",".join(whole)) == whole
    assert found("--plain") == ["cards"]


@pytest.mark.parametrize(
    ("parts", "said"),
    [("cards,logg", '"logg" is not a part of a booklet'), ("cover", "leaves out the cards"), ("", "")],
)
def test_words_that_are_no_parts_are_refused(here: Path, parts: str, said: str) -> None:
    lay_library(here)
    result = run("booklet", ".", "-o", "x.pdf", "--parts", parts)
    assert (result.exit_code, said in result.stderr.replace("\n", " ")) == (2, True)
    assert not Path("x.pdf").exists()


# the log


def test_the_last_page_is_a_log_to_write_in(here: Path) -> None:
    lay_library(here)
    (here / "deck.toml").write_text(
        'cards = ["0", "1", "2", "3", "4"]\nsets = 3\n[[groups]]\nname = "G"\n'
        '[[groups.cards]]\nexercise = "5"\nreps = "8-10"\nload = "20 kg"\n'
    )
    assert run("booklet", "deck.toml", "-o", "out.pdf").exit_code == 0
    pdf = Path("out.pdf").read_bytes()
    last = " ".join(page_texts(pdf)[-1].split())
    for words in ("Training log", "Sets × Reps / Load", "Date", "3 × 8-10 · 20 kg", "Sets 3", "Made with"):
        assert words in last.replace("–", "-").replace("\xa0", " "), words
    assert all(title in last for title, *_ in LIBRARY)
    assert sorted(words for page, words, _ in jumps(pdf) if page == len(page_texts(pdf)) - 1) == sorted(
        title for title, *_ in LIBRARY
    )


@pytest.mark.parametrize(
    "name", ["booklet-a5", "booklet-a5-mono", "booklet-half-letter", "wall-a4", "pocket-a6"]
)
@pytest.mark.parametrize("count", [1, 20, 70])
def test_a_log_has_room_for_a_pen_on_as_many_pages_as_it_takes(name: str, count: int) -> None:
    long = "Half-Kneeling Single-Arm Kettlebell Bottoms-Up Overhead Press with a Twist"
    cards = [replace(card, dose="3 × 10") for card in many_cards(count)]
    cards[0] = replace(cards[0], title=long)
    pages = lists_of(cards, name)["Training log"]
    told = words_of(pages).replace("\xa0", " ")
    assert all(card.title in told for card in cards[1:])
    assert long in " ".join(told.split())
    assert told.count("3 × 10") == count
    assert told.count("Made with") == 1
    for page in pages:
        rules = [item for item in page.items if isinstance(item, Rule)]
        across = sorted({rule.start.y for rule in rules if rule.start.y == rule.end.y})[1:]
        down = sorted({rule.start.x for rule in rules if rule.start.x == rule.end.x})
        assert min(b - a for a, b in itertools.pairwise(across)) >= 8 * MM
        assert len(down) >= 2
        assert min(b - a for a, b in itertools.pairwise(down)) >= 15 * MM
        assert across[-1] <= page.trim.height - page.safe
        assert not findings(page)
        # Full to the foot, with rows for exercises of one's own.
        assert across[-1] > page.trim.height * 0.85


# same bytes, dates, titles


def test_the_same_cards_are_the_same_bytes_whatever_the_hash_seed(here: Path) -> None:
    lay_library(here)
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONPATH": str(REPO), "PYTHONHASHSEED": seed}
        subprocess.run(
            [sys.executable, "-m", "cards", "booklet", ".", "-o", f"{seed}.pdf"],
            env=environment, capture_output=True, check=True,
        )  # fmt: skip
    assert Path("1.pdf").read_bytes() == Path("2.pdf").read_bytes()


def test_a_date_is_printed_only_if_asked_for(here: Path) -> None:
    lay_library(here)
    assert "May 2031" in page_texts(pressed("--date", "May 2031"))[0]
    assert not re.search(r"20\d\d", " ".join(page_texts(pressed())[i] for i in (0, -1)))


def test_the_content_hash_changes_with_a_word(here: Path) -> None:
    lay_library(here)
    before = page_texts(pressed())[-1]
    (here / "0.md").write_text((here / "0.md").read_text().replace("heels", "hips"))
    after = page_texts(pressed())[-1]
    assert before != after
    assert before.split("Content")[0] == after.split("Content")[0]


@pytest.mark.parametrize(
    ("paper", "size"), [("half-letter", (396, 612)), ("a4", (595.28, 841.89)), ("letter", (612, 792))]
)
def test_papers(here: Path, paper: str, size: tuple[float, float]) -> None:
    lay_library(here)
    assert set(trims(pressed("--paper", paper))) == {size}


def test_a_title_that_no_face_has_is_named_and_breaks_nothing(here: Path) -> None:
    lay_library(here)
    result = run("booklet", ".", "-o", "out.pdf", "--title", "A 中", "--subtitle", "two\nlines")
    assert result.exit_code == 0
    assert 'title: warning: no font has the character "中"' in result.stderr
    assert "two lines" in " ".join(page_texts(Path("out.pdf").read_bytes())[0].split())
    assert run("booklet", ".", "-o", "out.pdf", "--title", "中").exit_code == 0


def test_a_deck_titles_groups_and_orders_the_booklet(here: Path) -> None:
    lay_library(here)
    (here / "deck.toml").write_text(
        'title = "Mine"\nsubtitle = "Week 1"\ncover = "Slowly."\n'
        '[[groups]]\nname = "Second"\ncards = ["5", "3", "4"]\n'
        '[[groups]]\nname = "First"\ncards = ["0", "2", "1"]\n'
    )
    assert run("booklet", "deck.toml", "-o", "out.pdf").exit_code == 0
    pdf = Path("out.pdf").read_bytes()
    assert [entry for entry in outlined(pdf) if entry[1]] == [
        ("Second", ["Row", "Push-Up", "Écarté couché"]),
        ("First", ["Goblet Squat", "Split Squat", "Żuraw"]),
    ]
    for words in ("Mine", "Week 1", "Slowly."):
        assert words in page_texts(pdf)[0]


def test_sorting_orders_groups_by_name_and_cards_in_them(here: Path) -> None:
    lay_library(here)
    found = outlined(pressed("--sort", "title"))
    assert ("Legs", ["Goblet Squat", "Split Squat", "Żuraw"]) in found
    titles = [title for title, _ in found]
    in_order = [titles.index(title) for title in ("Legs", "Row", "Écarté couché", "Push-Up")]
    assert in_order == sorted(in_order)


def test_cards_of_one_title_are_told_apart_by_their_equipment(here: Path) -> None:
    for name in ("kettlebell", "barbell"):
        (here / f"{name}.md").write_text(SQUAT.replace("kettlebell", name))
    text = " ".join(" ".join(page_texts(pressed())).split())
    assert "Goblet Squat (kettlebell)" in text
    assert "Goblet Squat (barbell)" in text


def test_a_broken_file_is_named_and_the_others_are_bound(here: Path) -> None:
    lay_library(here)
    (here / "broken.md").write_text("---\ntitle: Squat: deep\n---\n\nText.\n")
    result = run("booklet", ".", "-o", "out.pdf")
    assert result.exit_code == 1
    assert "broken.md:2" in result.stderr
    assert "Exercises: 6" in " ".join(page_texts(Path("out.pdf").read_bytes())[0].split())


@pytest.mark.parametrize("lang", ["de", "es", "fr", "it", "nl", "pl", "pt"])
def test_a_booklets_own_words_are_its_cards_language(lang: str) -> None:
    from cards.vocabulary import labels as words_of

    pages = make_booklet([bound("A", 1), bound("B", 1)], About("T", lang=lang), layouts.load("booklet-a5"))
    titles = [page.title for page in pages if isinstance(page, Page)]
    assert words_of(lang).contents in titles
    assert words_of(lang).a_to_z in titles
    assert words_of("en").contents == "Contents"


# imposed


def test_imposed_pages_come_in_fours_and_links_lead_to_their_sheets(here: Path) -> None:
    lay_library(here)
    plain = pressed("--title", "T")
    pdf = pressed("--title", "T", "--imposed", "a4")
    texts = [" ".join(text.split()) for text in page_texts(pdf)]
    assert len(texts) % 2 == 0
    assert len(texts) * 2 >= len(page_texts(plain))
    for _, words, there in jumps(pdf):
        name = words.rpartition(" ")[0]
        if name and name not in ("Index", "also"):
            assert name in texts[there], words


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("--paper", "b5"), 2, "is not a paper for booklets"),
        (("--paper", "a5", "--layout", "wall-a4"), 2, "not both"),
        (("--imposed", "a4", "--creep", "thin"), 2, "is not a length"),
        (("--imposed", "nothing"), 2, "is not a paper"),
        (("--imposed", "a4", "--flip", "up"), 2, "is not one of long, short"),
        (("--imposed", "a6",), 1, "do not fit"),
        (("--sort", "size"), 2, "is not one of given, title"),
        (("--muscle", "toes"), 1, "no exercise has it"),
    ],
)  # fmt: skip
def test_bad_orders_are_one_line(here: Path, args: Sequence[str], code: int, message: str) -> None:
    lay_library(here)
    result = run("booklet", ".", "-o", "out.pdf", *args)
    assert result.exit_code == code
    assert message in " ".join(re.sub(r"[│╭╮╰╯─]", " ", result.stderr).split())
    assert not Path("out.pdf").exists()


# numbering


def bound(name: str, pages: int, group: str = "", **more: Any) -> BookletCard:
    return BookletCard(
        name, name.lower(), group, more.get("equipment", ()), more.get("muscles", Muscles()), pages
    )


def told(found: Sequence[Slot]) -> list[str]:
    return [slot.card.name if slot.card else slot.divider.name if slot.divider else "notes" for slot in found]


def test_a_card_of_two_pages_starts_at_the_left_and_one_of_its_group_fills_the_gap() -> None:
    cards = [bound("Long", 2, "a"), bound("Short", 1, "a"), bound("Third", 1, "a")]
    others = [bound("Other", 2, "b"), bound("Last", 1, "b"), bound("Longer", 3, "b")]
    found = slots(grouped([*cards, *others]), lambda _: 1)
    # 1 divider, 2-3 the long card, 4 and 5 short ones; 6 divider, 7 a short one, 8-9, 10-12.
    assert told(found) == [
        "a", "long", "long", "short", "third",
        "b", "last", "other", "other", "longer", "longer", "longer",
    ]  # fmt: skip
    alone = slots(grouped([bound("Long", 2)]), lambda _: 1)
    assert told(alone) == ["notes", "long", "long"]


def test_cards_that_keep_their_order_leave_pages_to_write_on() -> None:
    cards = [bound("One", 1), bound("Two", 1), bound("Long", 2), bound("Last", 1)]
    found = slots(grouped(cards, keep_order=True), lambda _: 1, keep_order=True)
    assert told(found) == ["one", "two", "notes", "long", "long", "last"]
    with pytest.raises(StopIteration):
        next(slot for slot in slots(grouped(cards), lambda _: 1) if told([slot]) == ["notes"])


def dividers_of(
    count: int, design: str = "booklet-a5", *, pictures: bool = True, shown: bool = True
) -> list[Page]:
    """Return the pages of a divider of so many cards, of a group that the library knows."""
    cards = [
        replace(one, group="Arms" if number < count else "Rest")
        for number, one in enumerate(many_cards(count + 1, muscles=Muscles(("biceps",))))
    ]
    movements = tuple(replace(one, group="Arms") for one in some_shown(*FEW_SHOWN)) if shown else ()
    about = About("Book", shown=movements, pictures=pictures)
    hues = {"Arms": layouts.load(design, dress=layouts.Dress(hue=hue_of("Arms")))}
    pieces = make_booklet(cards, about, layouts.load(design), designs=hues)
    return [one for one in pieces if isinstance(one, Page) and one.title == "Arms"]


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("count", [3, 12, 37])
def test_a_divider_has_its_groups_hue_its_movements_its_muscles_and_its_list(design: str, count: int) -> None:
    (page,) = dividers_of(count, design)
    words = words_of([page])
    assert all(f"Squat{number:02}" in words for number in range(count))
    mono = design.endswith("mono")
    fills = {str(item.fill) for item in page.items if isinstance(item, Panel) and item.fill}
    assert (str(HUES["plum"]) in fills) is not mono
    assert str(HOUSE) not in fills
    drawn = [item for item in page.items if isinstance(item, Figure)]
    assert any("biceps" in one.alt.lower() for one in drawn), "the map"
    assert {one.alt for one in drawn} & set(FEW_SHOWN)
    lowest = max(one.rect.bottom for one in drawn)
    highest = min(item.at.y for item in page.items if isinstance(item, TextLine) and "Squat" in item.text)
    assert lowest < highest
    assert not list(findings(page))


def test_a_dividers_band_leaves_no_page_half_empty_and_its_list_on_one_page() -> None:
    def band(count: int) -> float:
        (page,) = dividers_of(count)
        return max(item.rect.bottom for item in page.items if isinstance(item, Panel)) / page.trim.height

    assert band(3) > band(12) > band(37) > 0.38


def test_a_divider_without_pictures_has_none_and_one_without_movements_the_map() -> None:
    assert not [item for item in dividers_of(5, pictures=False)[0].items if isinstance(item, Figure)]
    told = [item.alt for item in dividers_of(5, shown=False)[0].items if isinstance(item, Figure)]
    assert len(told) == 2
    assert "biceps" in told[1].lower()


def test_groups_have_their_hues_in_the_contents_and_on_their_dividers(here: Path) -> None:
    lay_library(here)
    for number in range(3):
        path = here / f"{number}.md"
        text = path.read_text(encoding="utf-8").replace("group: legs", "group: arms")
        path.write_text(text, encoding="utf-8")
    with pikepdf.open(io.BytesIO(pressed("--parts", "contents,cards"))) as document:
        pages = [one.Contents.read_bytes().decode("latin-1") for one in list(document.pages)[:3]]
    for group in ("arms", "push", "pull"):
        hue = hue_of(group)
        assert hue
        painted = f"{hue.red:.3f} {hue.green:.3f} {hue.blue:.3f} rg"
        assert painted in pages[0]
        assert (painted in pages[2]) is (group != "push")


def test_a_houses_colour_for_a_group_is_its_dividers_and_in_the_contents(here: Path) -> None:
    lay_library(here)
    (here / "cuecard.toml").write_text('[brand]\ngroups = { legs = "teal" }\n', encoding="utf-8")
    with pikepdf.open(io.BytesIO(pressed("--parts", "contents,cards"))) as document:
        pages = [one.Contents.read_bytes().decode("latin-1") for one in list(document.pages)[:3]]
    teal = colour("teal")
    painted = f"{teal.red:.3f} {teal.green:.3f} {teal.blue:.3f} rg"
    assert painted in pages[0]
    assert painted in pages[2]


def test_few_cards_have_no_divider() -> None:
    cards = [
        bound(f"{group}{number}", 1, group)
        for group, count in (("a", 3), ("b", 2))
        for number in range(count)
    ]
    assert told(slots(grouped(cards), lambda _: 1)) == ["a", "a0", "a1", "a2", "b0", "b1"]


@pytest.mark.parametrize(
    ("given_groups", "names"),
    [
        ("aabb", ["a", "b"]),
        ("abab", [""]),
        ("abcd", [""]),
        ("aaab", ["a", "b"]),
        ("aaaa", [""]),
    ],
)
def test_cards_that_keep_their_order_are_grouped_where_their_order_is_one_of_groups(
    given_groups: str, names: list[str]
) -> None:
    cards = [bound(f"c{number}", 1, group) for number, group in enumerate(given_groups)]
    groups = grouped(cards, keep_order=True)
    assert [group.name for group in groups] == names
    assert [card for group in groups for card in group.cards] == cards


def test_numbered_stations_follow_each_other_in_large_print(here: Path) -> None:
    for number, lines in enumerate((1, 1, 60, 1), start=1):
        (here / f"c{number}.md").write_text(
            f"# Card {number}\n\n## Setup\n\n" + "- Keep your knees apart.\n" * lines
        )
    (here / "deck.toml").write_text('title = "T"\nstations = true\ncards = ["c1", "c2", "c3", "c4"]\n')
    assert run("booklet", "deck.toml", "--layout", "large-print-a4", "-o", "out.pdf").exit_code == 0
    pages = [" ".join(text.split()) for text in page_texts(Path("out.pdf").read_bytes())]
    found = [re.search(r"Card (\d)", page) for page in pages if "Setup" in page and "Card" in page]
    # A card of several pages bears its name on each.
    assert list(dict.fromkeys(one[1] for one in found if one)) == ["1", "2", "3", "4"]


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from("abc")), max_size=12), st.integers(1, 3))
def test_every_page_of_every_card_is_there_once_in_order_and_long_ones_start_left(
    wanted: list[tuple[int, str]], divider: int
) -> None:
    cards = [bound(f"c{number}", pages, group) for number, (pages, group) in enumerate(wanted)]
    groups = grouped(cards)
    found = slots(groups, lambda _: divider)
    told = [(slot.card.name, slot.part) for slot in found if slot.card]
    assert sorted(told) == sorted((card.name, part) for card in cards for part in range(card.pages))
    for number, slot in enumerate(found, start=1):
        if slot.card and slot.card.pages > 1:
            if slot.part == 0:
                assert number % 2 == 0
            else:
                before = found[number - 2]
                assert (before.card, before.part) == (slot.card, slot.part - 1)
    members = {card.name: group.target for group in groups for card in group.cards}
    in_turn = [members[slot.card.name] for slot in found if slot.card]
    assert in_turn == sorted(in_turn, key=[group.target for group in groups].index)


def test_groups_keep_the_order_in_which_they_are_met_whatever_their_capitals() -> None:
    cards = [bound("A", 1, "Push"), bound("B", 1, "legs"), bound("C", 1, "push")]
    assert [(group.name, len(group.cards)) for group in grouped(cards)] == [("Push", 2), ("legs", 1)]
    assert grouped([bound("A", 1, "Push")]) == (Group("", "group:1", (bound("A", 1, "Push"),)),)


def test_page_labels_of_every_kind() -> None:
    assert page_labels(["i", "ii", "1", "2", "back", ""]) == (
        b"<</Nums[0<</S/r/St 1>>2<</S/D/St 1>>4<</P(back)>>5<</P()>>]>>"
    )


# groups


@pytest.mark.parametrize(
    ("own", "request_", "group"),
    [
        ("own", CardRequest(group="deck", fallback_group="all", folder="folder"), "Deck"),
        ("own", CardRequest(fallback_group="all", folder="folder"), "Own"),
        (None, CardRequest(fallback_group="all", folder="folder"), "All"),
        (None, CardRequest(folder="upper_body"), "Upper body"),
        (None, CardRequest(), "Thighs"),
    ],
)
def test_the_nearest_word_settles_the_group(own: str | None, request_: CardRequest, group: str) -> None:
    exercise = Exercise("T", "t", "t.md", muscles=Muscles(("quads", "Gracilis", "lats")), group=own)
    assert request_granted(exercise, request_, MUSCLES).group == group


def test_no_group_at_all_is_none_and_the_region_is_told_in_the_cards_language() -> None:
    assert request_granted(Exercise("T", "t", "t.md"), CardRequest(), MUSCLES).group is None
    german = Exercise("T", "t", "t.md", muscles=Muscles(("quads",)), lang="de")
    assert request_granted(german, CardRequest(), MUSCLES).group == "Oberschenkel"


# how it is set


@pytest.mark.parametrize(
    "name", ["booklet-a5", "booklet-a5-mono", "booklet-half-letter", "wall-letter", "cue-a4-landscape"]
)
def test_no_page_of_its_own_has_a_fault(name: str) -> None:
    long = "Half-Kneeling Single-Arm Kettlebell Bottoms-Up Overhead Press with a Twist"
    cards = [
        bound(f"{long if number % 7 == 0 else 'Squat'} {number}", 1, f"group {number % 4}",
              muscles=Muscles(("quads",), ("glutes",)), equipment=("band", "box"))
        for number in range(90)
    ]  # fmt: skip
    about = About(
        "A title that is rather long for a booklet",
        "Sub",
        "Text " * 40,
        "May",
        program="p 1",
        fingerprint="f",
    )
    pages = [page for page in make_booklet(cards, about, layouts.load(name)) if isinstance(page, Page)]
    assert len(pages) > 10
    assert not [(page.title, finding) for page in pages for finding in findings(page)]


def a_list(entries: Sequence[ListEntry], height: float, columns: int) -> tuple[Any, ...]:
    book = make_book(layouts.load("booklet-a5"), "T", "en")
    area, style = Rect(30, 50, 340, height), ListStyle(9.0, columns, 12.0)
    folios = {entry.target: str(number) for number, entry in enumerate(entries)}
    pages = tuple(set_list(entries, area, area, style, folios, book))
    assert len(pages) == count_pages(entries, area, area, style, book)
    return pages


@given(
    st.lists(
        st.tuples(st.sampled_from(["Squat", "Row", "Press " * 12]), st.booleans()), min_size=1, max_size=40
    ),
    st.floats(60, 400),
    st.integers(1, 3),
)
def test_no_entry_is_lost_and_none_stands_below_the_foot(
    wanted: list[tuple[str, bool]], height: float, columns: int
) -> None:
    entries = [
        ListEntry(f"{words}{number}x", "" if heading else f"t{number}", heading=heading)
        for number, (words, heading) in enumerate(wanted)
    ]
    pages = a_list(entries, height, columns)
    lines = [item for page in pages for item in page if isinstance(item, TextLine)]
    told = " ".join(" ".join(line.text for line in lines).split())
    assert all(f"{number}x" in told for number in range(len(entries)))
    assert all(line.at.y <= 50 + height + 9 * 1.5 * 3 for line in lines)


def test_pages_are_cut_as_they_are_asked_to_be(here: Path) -> None:
    lay_library(here)
    a5, bleed, slug = (148 / 25.4 * 72, 210 / 25.4 * 72), 3 / 25.4 * 72, 10 / 25.4 * 72
    plain = pypdfium2.PdfDocument(pressed())
    marked = pypdfium2.PdfDocument(pressed("--marks", "corner", "--bleed", "3mm"))
    assert len(marked) == len(plain)
    for page in marked:
        assert page.get_size() == pytest.approx([side + 2 * (bleed + slug) for side in a5], abs=0.1)
        left, bottom, right, top = page.get_trimbox()
        assert (right - left, top - bottom) == pytest.approx(a5, abs=0.1)
        assert page.get_bleedbox() == pytest.approx(
            (left - bleed, bottom - bleed, right + bleed, top + bleed), abs=0.1
        )
    assert page_texts(pressed("--marks", "corner"))[0].startswith(page_texts(pressed())[0].strip()[:8])


def test_folded_sheets_have_bleed_and_marks_around_both_pages(here: Path) -> None:
    lay_library(here)
    for page in pypdfium2.PdfDocument(pressed("--imposed", "a3", "--marks", "full", "--bleed", "3mm")):
        left, bottom, right, top = page.get_trimbox()
        assert (right - left, top - bottom) == pytest.approx((296 / 25.4 * 72, 210 / 25.4 * 72), abs=0.1)


def test_a_covers_colour_runs_into_its_bleed_and_ends_at_the_fold(here: Path) -> None:
    lay_library(here)
    for options, folded in ((("--marks", "corner"), False), (("--imposed", "a3", "--marks", "full"), True)):
        page = pypdfium2.PdfDocument(pressed("--title", "T", "--bleed", "3mm", *options))[0]
        image = page.render(scale=4).to_pil().convert("L")
        left, _, right, top = page.get_trimbox()
        height = page.get_size()[1]

        def grey(x: float, y: float, image: Image.Image = image, height: float = height) -> int:
            found = image.getpixel((round(x * 4), round((height - y) * 4)))
            assert isinstance(found, int)
            return found

        upper = top - 60
        assert grey(right + 2 * MM, upper) < 100
        assert grey(right - 20, top + 2 * MM) < 100
        assert grey(right + 4 * MM, upper) > 240, "blank beyond the bleed"
        beside = (left + right) / 2 - 1 * MM if folded else left - 2 * MM
        assert (grey(beside, upper) > 200) is folded
        assert (grey((left + right) / 2 + 1 * MM, upper) < 100) is True


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        ("--bleed 9mm", 1, "3mm of bleed, not 9mm"),
        ("--imposed a3 --bleed 9mm", 1, "3mm of bleed, not 9mm"),
        ("--imposed a4 --marks corner", 0, "use --imposed a3"),
        ("--marks some", 2, '"some" is not one of none, corner, full, margin'),
    ],
)
def test_what_cannot_be_cut_is_said(here: Path, options: str, code: int, words: str) -> None:
    lay_library(here)
    result = run("booklet", ".", "-o", "x.pdf", *options.split())
    assert (result.exit_code, words in " ".join(result.output.split())) == (code, True), result.output


def test_contents_of_many_are_smaller_than_those_of_few() -> None:
    def size(count: int) -> float:
        pages = lists_of(many_cards(count))["Contents"]
        return max(
            i.size for page in pages for i in page.items if isinstance(i, TextLine) and "Squat" in i.text
        )

    assert size(6) > size(18) > size(90) == pytest.approx(10, abs=0.01)


def test_a_heading_is_said_again_over_what_goes_on_in_another_column_or_on_another_page() -> None:
    cards = [bound(f"Squat{number:03}", 1, "g", muscles=Muscles(("quads",))) for number in range(150)]
    cards.append(bound("Row", 1, "g", muscles=Muscles(("lats",))))
    found = lists_of(cards)["By muscle"]
    lines = [[one for one in page.items if isinstance(one, TextLine)] for page in found]
    assert len(lines) > 1
    heads = [
        (number, round(one.at.x))
        for number, page in enumerate(lines)
        for one in page
        if one.text.strip() in ("Quads", "Quads …")
    ]
    columns = {
        (number, round(one.at.x)) for number, page in enumerate(lines) for one in page if "Squat" in one.text
    }
    assert set(heads) == columns
    assert len(heads) == len(columns), "once in each"
    words = words_of(found)
    assert all(words.count(f"Squat{number:03}") == 1 for number in range(150))


@given(st.lists(st.integers(1, 9), min_size=1, max_size=30))
def test_no_entry_stands_alone_under_a_heading_whose_others_stand_elsewhere(counts: list[int]) -> None:
    book = make_book(layouts.load("booklet-a5"), "Book", "en")
    entries = []
    for group, count in enumerate(counts):
        entries.append(ListEntry(f"group {group}", heading=True))
        entries += [ListEntry(f"entry {group} {number}", f"e-{group}-{number}") for number in range(count)]
    area = Rect(0, 0, 300, 200)
    columns: dict[tuple[int, int, int], int] = {}
    for page, items in enumerate(set_list(entries, area, area, ListStyle(10, 2, 20), {}, book)):
        for item in items:
            if isinstance(item, TextLine) and item.text.startswith("entry"):
                place = (page, round(item.at.x), int(item.text.split()[1]))
                columns[place] = columns.get(place, 0) + 1
    for (_, _, group), found in columns.items():
        assert found > 1 or counts[group] == 1


def test_groups_of_a_card_each_are_no_groups() -> None:
    cards = [bound(f"Squat{number}", 1, f"g{number}") for number in range(4)]
    assert "g0" not in words_of(lists_of(cards)["Contents"])
    assert "g0" in words_of(
        lists_of([*cards, *(replace(one, name=f"{one.name}b") for one in cards)])["Contents"]
    )


def test_a_heading_never_stands_alone_at_a_foot() -> None:
    entries = [ListEntry("First", heading=True), *(ListEntry(f"c{n}", f"t{n}") for n in range(5))]
    entries += [ListEntry("Second", heading=True), ListEntry("last", "t9")]
    (first, second) = a_list(entries, 9 * 1.5 * 7.5, 1)
    texts = [[line.text.strip() for line in page if isinstance(line, TextLine)] for page in (first, second)]
    assert "Second" not in texts[0]
    assert texts[1][0] == "Second"


def test_the_cards_pages_are_asked_for_in_the_order_of_their_numbers() -> None:
    cards = [bound("A", 2, "g"), bound("B", 1, "g"), bound("D", 1, "g"), bound("C", 1, "h")]
    pieces = make_booklet(cards, About("T"), layouts.load("large-print-a4"))
    told = [(piece.card, piece.part, piece.folio) for piece in pieces if isinstance(piece, CardPage)]
    assert told == [("a", 0, "2"), ("a", 1, "3"), ("b", 0, "4"), ("d", 0, "5"), ("c", 0, "6")]


def test_links_lead_to_the_first_of_a_cards_pages(here: Path) -> None:
    lay_library(here)
    # Longer than a page of large print.
    for path in here.glob("*.md"):
        path.write_text(path.read_text().replace("- Elbows", "- Keep your knees apart.\n" * 25 + "- Elbows"))
    pdf = pressed("--layout", "large-print-a4")
    texts = [" ".join(text.split()) for text in page_texts(pdf)]
    found = labels(pdf)
    for title, *_ in LIBRARY:
        first = next(number for number, text in enumerate(texts) if text.startswith(title))
        assert "1/2" in texts[first]
        leading = [there for _, words, there in jumps(pdf) if words.startswith(f"{title} ")]
        assert set(leading) == {first}
        assert int(found[first]) % 2 == 0, "it starts at the left"


@pytest.mark.parametrize("title", ["Bungen", "Übungen"])
def test_dots_over_a_capital_stay_clear_of_the_bar_over_a_title(here: Path, title: str) -> None:
    lay_library(here)
    page = pypdfium2.PdfDocument(pressed("--title", title))[0]
    _, _, _, top = page.get_textpage().get_charbox(0)
    bar = page.get_height() * (1 - cover.OVER_TITLE) - 7.0
    assert 6 < bar - top < 30
