"""From content files to the printed PDF: what a reader, a scanner and a printer find in it."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import pikepdf
import pytest
from reading_back import codes, links, page_texts, trims

from cards.exercise import Block, Exercise, Kind, Listing, Quote, Section, block_texts
from cards.layout import X_HEIGHT_PER_DISTANCE, Layout
from cards.makeup.card import Made, make_up
from cards.manuscript import reader
from cards.page import Page, Role, TextLine
from cards.press.press import press
from cards.press.proof import findings
from cards.sheet import one_up
from cards.shop import illustrations, layouts
from cards.shop.sources import Source, exercise_of
from cards.vocabulary import labels

ROOT = Path(__file__).parent.parent
CONTENT = sorted((ROOT / "content").glob("*/*.md"))
REFERENCE = ROOT / "content" / "hinge" / "cable-kickback.md"
CORPUS = ROOT.parent / "shared" / "corpus"
#: Words of a passage that may well stand on a card a second time: a heading, a name.
FEW = 4
COLOURED = [name for name in layouts.names() if not name.endswith("-mono")]


@lru_cache(maxsize=512)
def exercise(path: Path) -> Exercise:
    return exercise_of(Source(path.name, path.read_bytes())).exercise


def extremes() -> list[Path]:
    """The shortest, the longest, the longest title, one without a video, and the reference."""
    by_length = sorted(CONTENT, key=lambda path: path.stat().st_size)
    longest_title = max(CONTENT, key=lambda path: len(exercise(path).title))
    silent = next(path for path in CONTENT if exercise(path).video is None)
    return [by_length[0], by_length[-1], longest_title, silent, REFERENCE]


def printed_words(text: str) -> list[str]:
    """Words as typography leaves them: quotes and the hyphens of divided words do not count."""
    return re.findall(r"\w+", text.replace("\u00ad", "").casefold())


def passages(one: Exercise, *, steps: bool, names: bool = False) -> list[list[str]]:
    """Return the words that a card must bear: its title, and section after section, or step after step.

    `names`: of the steps no more than their names.
    """
    parts = [one.title]
    if names:
        parts += [step.name for step in one.steps]
    elif steps:
        parts += [" ".join([step.name, *block_texts(step.blocks)]) for step in one.steps]
    else:
        parts += [
            " ".join([heading(section, one.lang), *block_texts(section.blocks)]) for section in one.sections
        ]
    return [words for part in parts if (words := printed_words(part))]


def heading(section: Section, lang: str) -> str:
    """Return the heading that a card must bear: the usual one of a purpose is told by its place."""
    written = section.heading or ""
    usual = (
        section.kind is Kind.PURPOSE and written.rstrip(": ").casefold() == labels(lang).purpose.casefold()
    )
    return "" if usual else written


def numbers(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield the numbers of all items, as their author wrote them."""
    for block in blocks:
        if isinstance(block, Listing):
            for item in block.items:
                if item.number is not None:
                    yield str(item.number)
                yield from numbers(item.blocks)
        elif isinstance(block, Quote):
            yield from numbers(block.blocks)


def running_text(pages: tuple[Page, ...]) -> list[str]:
    """Return a card's words in reading order, without the numbers of its lists and what is not read aloud.

    Lines of one paragraph follow each other as they stand, so that a divided word is whole again.
    """
    read = [
        line
        for page in pages
        for line in page.items
        if isinstance(line, TextLine) and line.role not in (Role.LIST_LABEL, Role.ARTIFACT)
    ]
    groups = groupby(read, lambda line: line.group)
    return printed_words("\n".join("".join(line.text for line in lines) for _, lines in groups))


def missing(told: list[list[str]], shown: list[str]) -> list[str]:
    """Return the passages that are not shown word for word, as often as they are told and no more often.

    The first is the title, which the text may well say again.
    """
    left = f" {' '.join(shown)} "
    lacking = []
    for passage in told:
        words = f" {' '.join(passage)} "
        if left.count(words) < 1:
            lacking.append(words)
        # Nothing else may join what stood before a passage to what stands behind it.
        left = left.replace(words, " | ", 1)
    again = [f" {' '.join(passage)} " for passage in told[1:] if len(passage) > FEW]
    return lacking + [f"printed twice: {words}" for words in again if words in left]


def missing_in_print(one: Exercise, text: str) -> list[str]:
    """Return the passages that a printed page does not hold; lists' numbers stand among its words.

    A heading on the line of another column's text is read as a part of it: headings are taken out of both,
    and so is what one is said again with.
    """
    heads = {word for section in one.sections for word in printed_words(section.heading or "")}
    heads |= set(printed_words(labels(one.lang).continued))

    def plain(words: Sequence[str]) -> list[str]:
        return [word for word in words if not word.isdigit() and word not in heads]

    told = [words for passage in passages(one, steps=False) if (words := plain(passage))]
    return missing(told, plain(printed_words(text)))


def set_on(name: str, path: Path) -> Made:
    """Set an exercise as it is printed, with its movement and its muscles."""
    one, design = exercise(path), layouts.load(name)
    return make_up(one, design, (), illustrations.find(one, design, "", own=False).illustrations)


def sound(made: Made, design: Layout) -> None:
    assert design.many_pages or len(made.pages) == 1
    for page in made.pages:
        assert not findings(page)


@pytest.mark.parametrize("name", ["wall-a4", "cue-a4", "wall-letter-mono"])
def test_every_exercise_of_the_library_is_set_whole_and_sound(name: str) -> None:
    design = layouts.load(name)
    for path in CONTENT:
        made = set_on(name, path)
        assert made.reach.given_up == (), path
        assert made.diagnostics == (), path
        sound(made, design)


@pytest.mark.parametrize("name", [name for name in layouts.names() if not layouts.load(name).art])
def test_every_design_sets_the_shortest_and_the_longest(name: str) -> None:
    design = layouts.load(name)
    for path in extremes():
        made = set_on(name, path)
        sound(made, design)
        least = design.floor or design.read_from * X_HEIGHT_PER_DISTANCE
        assert (made.reach.x_height if design.floor else made.reach.cue_x_height) >= least - 1e-6
        one = exercise(path)
        told = passages(one, steps=design.steps, names=design.station is not None)
        assert missing(told, running_text(made.pages)) == []
        numbered = [
            line.text for page in made.pages for line in page.items
            if isinstance(line, TextLine) and line.role is Role.LIST_LABEL and line.text.isdigit()
        ]  # fmt: skip
        sections = () if design.steps else one.sections
        written = [number for section in sections for number in numbers(section.blocks)]
        assert numbered == (written or [str(number) for number in range(1, len(one.steps) + 1)])


def test_a_word_that_is_missing_moved_doubled_or_part_of_another_is_seen() -> None:
    told = [["squat"], ["sit", "back", "and", "sit", "still"]]
    assert missing(told, ["squat", "band", "sit", "back", "and", "sit", "still"]) == []
    for wrong in (
        ["squat", "sit", "back", "and", "still"],
        ["squat", "sit", "back", "sit", "and", "still"],
        ["squats", "sit", "back", "and", "sit", "still"],
        ["squat", "sit", "backand", "sit", "still"],
        [*("squat", "sit", "back", "and", "sit", "still"), *("sit", "back", "and", "sit", "still")],
    ):
        assert missing(told, wrong) != []


@pytest.fixture(scope="module")
def wall() -> bytes:
    """Every tenth card of the library, and the reference, as one deck."""
    pages = [page for path in (REFERENCE, *CONTENT[::10]) for page in set_on("wall-a4", path).pages]
    return press((one_up(page) for page in pages), title="Wall")


def test_the_deck_has_a_page_for_each_card_in_exact_size(wall: bytes) -> None:
    assert trims(wall) == [(595.28, 841.89)] * (1 + len(CONTENT[::10]))
    with pikepdf.open(io.BytesIO(wall)) as document:
        for page in document.pages:
            box = [float(edge) for edge in page.mediabox]
            assert box == pytest.approx([0, 0, 595.2756, 841.8898], abs=1e-3)


def test_every_word_of_the_source_can_be_read_back_and_none_are_fused(wall: bytes) -> None:
    for path, text in zip((REFERENCE, *CONTENT[::10]), page_texts(wall), strict=True):
        assert missing_in_print(exercise(path), text) == [], path


def test_every_code_is_scanned_from_pixels_and_clicked(wall: bytes) -> None:
    videos = [exercise(path).video for path in (REFERENCE, *CONTENT[::10])]
    expected = [[video.url] if video else [] for video in videos]
    assert codes(wall) == expected
    assert links(wall) == expected
    assert expected[0] == ["https://youtu.be/E5C820rPOTA"]


def test_fonts_are_embedded_and_none_is_borrowed(wall: bytes) -> None:
    with pikepdf.open(io.BytesIO(wall)) as document:
        fonts = {
            str(font.BaseFont): font
            for page in document.pages
            for font in page.resources.get("/Font", {}).values()
        }
    assert len(fonts) >= 4
    assert not [name for name in fonts if "Helvetica" in name]


def test_fonts_carry_their_files(wall: bytes) -> None:
    with pikepdf.open(io.BytesIO(wall)) as document:
        for page in document.pages:
            for font in page.resources.get("/Font", {}).values():
                descriptor = font.get("/FontDescriptor")
                if descriptor is None:
                    descriptor = font.DescendantFonts[0].FontDescriptor
                assert "/FontFile2" in descriptor


def test_the_file_is_sound_to_qpdf(wall: bytes, tmp_path: Path) -> None:
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        pytest.skip("qpdf is not installed")
    path = tmp_path / "wall.pdf"
    path.write_bytes(wall)
    checked = subprocess.run([qpdf, "--check", str(path)], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def corpus() -> list[Path]:
    if not CORPUS.is_dir():
        pytest.skip("the corpus of real exercise files is not beside the project")
    return sorted(CORPUS.glob("*.md"))


def test_the_corpus_s_kickback_comes_out_right() -> None:
    path = next(path for path in corpus() if path.stem == "cablekickback_cable")
    one = exercise(path)
    assert one.title == "Cable Kickback"
    assert [str(section.kind) for section in one.sections] == [
        "purpose", "setup", "execution", "tips", "variations",
    ]  # fmt: skip
    sound(make_up(one, layouts.load("wall-a4")), layouts.load("wall-a4"))


def test_every_file_of_the_corpus_is_set_with_every_word() -> None:
    design = layouts.load("wall-a4")
    paths = corpus()
    made = [make_up(exercise(path), design) for path in paths]
    for one in made:
        sound(one, design)
        assert one.reach.given_up == ()
    pdf = press((one_up(page) for one in made for page in one.pages), title="Corpus")
    for path, text in zip(paths, page_texts(pdf), strict=True):
        assert missing_in_print(exercise(path), text) == [], path


def test_every_file_of_the_corpus_is_cued_from_one_and_a_half_metres() -> None:
    for path in corpus():
        assert set_on("cue-a4", path).reach.cue_x_height >= 5.2


def test_text_from_a_file_is_only_ever_text() -> None:
    hostile = (
        "---\ntitle: (x) Tj ET Q\\n\n---\n\n## Setup\n\n"
        '<font color="red">bold</font> & <para> %PDF-1.4 >> endobj )Tj\\)) <</URI(javascript:alert(1))>>\n'
    )
    one = reader.read(hostile, "hostile.md").exercise
    pdf = press((one_up(page) for page in make_up(one, layouts.load("wall-a4")).pages), title="x")
    (text,) = page_texts(pdf)
    assert "(x) Tj ET Q" in text
    assert "endobj )Tj" in " ".join(text.split())
    assert links(pdf) == [[]]
