"""From content files to the printed PDF: what a reader, a scanner and a printer find in it."""

import io
import re
import shutil
import subprocess
from functools import lru_cache
from pathlib import Path

import pikepdf
import pytest
from reading_back import codes, links, page_texts, trims

from cards.exercise import Exercise, block_texts
from cards.layout import X_HEIGHT_PER_DISTANCE, Layout
from cards.makeup.card import Made, make_up
from cards.manuscript import reader
from cards.page import TextLine
from cards.press.press import press
from cards.press.proof import findings
from cards.sheet import one_up
from cards.shop import layouts
from cards.shop.sources import Source, exercise_of

ROOT = Path(__file__).parent.parent
CONTENT = sorted((ROOT / "content").glob("*/*.md"))
REFERENCE = ROOT / "content" / "hinge" / "cable-kickback.md"
CORPUS = ROOT.parent / "shared" / "corpus"
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


def source_words(one: Exercise, *, steps: bool) -> set[str]:
    parts = [one.title]
    if steps:
        for step in one.steps:
            parts += [step.name, *block_texts(step.blocks)]
    else:
        for section in one.sections:
            parts += [section.heading or "", *block_texts(section.blocks)]
    return set(printed_words(" ".join(parts)))


def set_on(name: str, path: Path) -> Made:
    return make_up(exercise(path), layouts.load(name))


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


@pytest.mark.parametrize("name", layouts.names())
def test_every_design_sets_the_shortest_and_the_longest(name: str) -> None:
    design = layouts.load(name)
    for path in extremes():
        made = set_on(name, path)
        sound(made, design)
        least = design.floor or design.read_from * X_HEIGHT_PER_DISTANCE
        assert (made.reach.x_height if design.floor else made.reach.cue_x_height) >= least - 1e-6
        shown = {
            word
            for page in made.pages
            for item in page.items
            if isinstance(item, TextLine)
            for word in printed_words(item.text)
        }
        joined = "".join(
            "".join(item.text for item in page.items if isinstance(item, TextLine)) for page in made.pages
        )
        missing = {
            word
            for word in source_words(exercise(path), steps=design.steps) - shown
            if word not in joined.casefold().replace("\u00ad", "")
        }
        assert not missing


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
        assert source_words(exercise(path), steps=False) <= set(printed_words(text)), path


def test_every_code_is_scanned_from_pixels_and_clicked(wall: bytes) -> None:
    videos = [exercise(path).video for path in (REFERENCE, *CONTENT[::10])]
    expected = [[video.url] if video else [] for video in videos]
    assert codes(wall) == expected
    assert links(wall) == expected
    assert expected[0] == ["https://youtu.be/SqO-VUEak2M"]


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
        missing = source_words(exercise(path), steps=False) - set(printed_words(text))
        assert not missing, path


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
