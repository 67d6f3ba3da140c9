"""The page as people use it: a real browser opens it, types, builds a deck, and fetches what it prints."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import BROWSER, changes_from, chromium, open_exercise, opened, picture, served
from conftest import SQUAT
from reading_back import page_texts, trims
from running import lay

pytest.importorskip("starlette", reason="the extra cuecard[serve] is not installed")
pytest.importorskip("playwright.sync_api", reason="playwright, which drives a browser, is not installed")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed: apt install chromium")

BROKEN = "---\ntitle: Goblet Squat\nlevel: [\n---\n\n1. Sit.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Serve one folder for all tests: each start reads the whole library, which takes seconds."""
    with served(folder) as found:
        yield found


@pytest.fixture
def here(folder: Path) -> Path:
    """Lay two exercises into the folder, and take away what another test left there."""
    for path in folder.iterdir():
        path.unlink()
    lay(folder / "squat.md")
    lay(folder / "row.md", SQUAT.replace("Goblet Squat", "Bent Row").replace("heels", "hips"))
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture
def page(browser: Any, address: str, here: Path) -> Iterator[Any]:  # noqa: ARG001
    with opened(browser, address) as found:
        yield found


def test_the_card_follows_the_text_and_the_last_good_page_stays(page: Any, here: Path) -> None:
    open_exercise(page, "Goblet Squat")
    before = picture(page)
    page.locator("#text").fill(SQUAT.replace("Sit between", "Sink between"))
    changes_from(page, before)
    assert page.inner_text("#state") == "not saved"
    good = picture(page)
    page.locator("#text").fill(BROKEN)
    page.wait_for_selector("#card.stale")
    assert picture(page) == good
    assert "Line 3" in page.inner_text("#broken") or "Line 4" in page.inner_text("#broken")
    assert not page.is_hidden("#said .error")
    page.locator("#said .error button").first.click()
    chosen = page.evaluate("document.querySelector('#text').selectionStart")
    assert BROKEN[:chosen].count("\n") + 1 in (3, 4)
    page.locator("#text").fill(SQUAT.replace("Sit between", "Drop between"))
    page.wait_for_selector("#card:not(.stale)")
    changes_from(page, good)
    page.keyboard.press("Control+s")
    page.wait_for_function("() => document.querySelector('#state').textContent === 'saved'")
    assert "Drop between" in (here / "squat.md").read_text()
    assert page.is_hidden("#broken")


def test_a_deck_is_ticked_dosed_ordered_saved_and_fetched(page: Any, here: Path) -> None:
    for title in ("Bent Row", "Goblet Squat"):
        page.get_by_label(f"{title}: in the deck", exact=True).check()
    page.click(".tabs [data-work=deck]")
    page.get_by_label("Title of the deck").fill("Monday")
    page.get_by_label("Goblet Squat: Sets").fill("5")
    page.get_by_label("Goblet Squat: Load").fill("nine kilos")
    # By the keyboard up, by the mouse up again: then the row stands first for good.
    page.get_by_label("Goblet Squat, number 2: move with the arrow keys").press("ArrowUp")
    assert page.locator("#deck-cards .title").all_inner_texts() == ["Goblet Squat", "Bent Row"]
    page.locator("#deck-cards li").nth(1).locator(".handle").drag_to(page.locator("#deck-cards li").nth(0))
    assert page.locator("#deck-cards .title").all_inner_texts() == ["Bent Row", "Goblet Squat"]
    page.click("#deck-save")
    page.wait_for_function("() => document.querySelector('#deck-state').textContent.startsWith('saved')")
    assert 'exercise = "row.md"' in (here / "monday.toml").read_text()
    page.wait_for_function("() => document.querySelectorAll('#pages img').length === 2")
    page.click("#download-menu summary")
    with page.expect_download() as fetched:
        page.click("#get-wall")
    texts = page_texts(Path(fetched.value.path()).read_bytes())
    assert ["Bent Row" in texts[0], "Goblet Squat" in texts[1]] == [True, True]
    assert "nine kilos" in " ".join(texts[1].split())
    page.click("#download-menu summary")
    with page.expect_download() as fetched:
        page.click("#get-booklet")
    assert "Monday" in page_texts(Path(fetched.value.path()).read_bytes())[0]
    page.click("#download-menu > summary")
    page.click("#booklet-choices summary")
    assert page.get_by_label("Training log to write in").is_checked()
    assert page.get_by_label("Cards", exact=True).is_disabled()
    for part in (
        "Cover",
        "Contents, and a page before each group",
        "Index by muscle",
        "Training log to write in",
    ):
        page.get_by_label(part).uncheck()
    page.get_by_label("Its page size").select_option("a4")
    with page.expect_download() as fetched:
        page.click("#get-booklet")
    found = Path(fetched.value.path()).read_bytes()
    assert len(page_texts(found)) == 2, "the two cards alone"
    assert trims(found)[0] == (595.28, 841.89)
    page.click("#download-menu > summary")
    assert not page.get_by_label("Index by muscle").is_checked()
    with page.expect_download() as fetched:
        page.click("#get-plan")
    (text,) = page_texts(Path(fetched.value.path()).read_bytes())
    assert "Monday" in text
    assert "nine kilos" in " ".join(text.split())
    assert "Week 4" in text


def test_design_and_colour_are_chosen_at_the_top(page: Any) -> None:
    open_exercise(page, "Goblet Squat")
    before = picture(page)
    page.select_option("#paper", "Letter")
    changes_from(page, before)
    page.wait_for_function("() => document.querySelector('#about').textContent.includes('216 × 279')")
    assert page.input_value("#layout").startswith("wall-letter")
    before = picture(page)
    page.check("#mono")
    changes_from(page, before)
    page.click("#download-menu summary")
    with page.expect_download() as fetched:
        page.click("#get-card")
    (text,) = page_texts(Path(fetched.value.path()).read_bytes())
    assert "Goblet Squat" in text


def test_a_change_of_another_program_is_seen_and_one_here_is_not_lost(page: Any, here: Path) -> None:
    open_exercise(page, "Bent Row")
    text = (here / "row.md").read_text()
    lay(here / "row.md", text.replace("Push the floor away", "Pull to the belt"))
    page.wait_for_function("() => document.querySelector('#text').value.includes('Pull to the belt')")
    page.locator("#text").fill(text.replace("Push the floor away", "Mine"))
    lay(here / "row.md", text.replace("Push the floor away", "Theirs"))
    page.wait_for_selector("#notice button")
    assert "Mine" in page.input_value("#text")
    page.get_by_role("button", name="Take the file's text").click()
    page.wait_for_function("() => document.querySelector('#text').value.includes('Theirs')")


def test_files_are_dropped_and_the_list_is_searched(page: Any, here: Path) -> None:
    table = "title,execution\nWall Hop,Hop at the wall.\n"
    page.evaluate(
        """text => {
            const held = new DataTransfer();
            held.items.add(new File([text], 'more.csv', { type: 'text/csv' }));
            dispatchEvent(new DragEvent('drop', { dataTransfer: held, cancelable: true }));
        }""",
        table,
    )
    page.locator("#found button", has_text="Wall Hop").wait_for()
    assert (here / "more.csv").read_text() == table
    page.fill("#search", "bent row")
    assert page.locator("#found .title").all_inner_texts()[0] == "Bent Row"
    page.fill("#search", "")
    page.click("#filters summary")
    page.select_option("#filter-own", "mine")
    assert sorted(page.locator("#found .title").all_inner_texts()) == ["Bent Row", "Goblet Squat", "Wall Hop"]


def test_everything_has_a_name_and_is_reached_by_the_keyboard(page: Any) -> None:
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('button, input, select, textarea, summary')]
            .filter(one => !(one.textContent.trim() || one.getAttribute('aria-label') || one.labels?.length))
            .map(one => one.outerHTML)"""
    )
    assert nameless == []
    met = set()
    page.evaluate("document.activeElement.blur()")
    for _ in range(40):
        page.keyboard.press("Tab")
        met.add(page.evaluate("document.activeElement.id || document.activeElement.dataset.shows || ''"))
    assert {"paper", "layout", "sheet", "mono", "backs", "print", "exercises", "search", "new"} <= met


@pytest.mark.usefixtures("here")
def test_on_a_phone_each_part_fits_the_screen(browser: Any, address: str) -> None:
    with opened(browser, address, 360, 740) as phone:
        parts = {"list": "#list", "text": "#text", "deck": "#deck-side", "card": "#pages"}
        for part, shown in parts.items():
            phone.click(f".places [data-place={part}]")
            assert phone.evaluate("document.documentElement.scrollWidth") <= 360, part
            assert phone.is_visible(shown)
            box = phone.locator(shown).bounding_box()
            assert box["x"] >= 0, part
            assert box["x"] + box["width"] <= 360, part
