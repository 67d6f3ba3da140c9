"""Seven people, each from the README alone to what they came for: every command is one that it names."""

import io
import json
import re
import shlex
from pathlib import Path

import pikepdf
import pytest
from conftest import SQUAT
from reading_back import page_texts
from running import REPO, lay, run

import cards

README = (REPO / "README.md").read_text(encoding="utf-8")
TABLE_ROWS = [row.split(" | ") for row in README.splitlines() if row.startswith("| `") and " | " in row]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ask(command: str) -> str:
    """Run a command that the README names, with options that it names for it, and return what is said."""
    program, name, *words = shlex.split(command)
    assert program == "cuecard"
    assert f"`cuecard {name}" in README, f"the README does not name `cuecard {name}`"
    for option in (word for word in words if re.fullmatch("--?[a-z-]+", word)):
        assert any(
            f"`{option}`" in cells[0] and re.search(rf"\b{name}\b", cells[1]) for cells in TABLE_ROWS
        ), f"{name} {option}"
    result = run(name, *words)
    assert result.exit_code == 0, f"{command}\n{result.output}"
    return result.stdout


def words_of(file: str) -> list[str]:
    return [" ".join(text.replace("\u00a0", " ").split()) for text in page_texts(Path(file).read_bytes())]


def test_a_gym_owner_prints_walls_in_the_colours_of_the_house(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask("cuecard init iron-works")
    monkeypatch.chdir(here / "iron-works")
    file = Path("cuecard.toml")
    lay(file, file.read_text() + '\n[brand]\nname = "Iron Works"\nband = "#5a0f2e"\n')
    assert "barbell-curl" in ask("cuecard list --equipment barbell")
    ask("cuecard copy barbell-curl")
    ask("cuecard wall -o wall.pdf")
    pages = words_of("wall.pdf")
    assert len(pages) == 3
    assert all("Iron Works" in page for page in pages)
    assert any("Barbell Curl" in page for page in pages)
    ask("cuecard wall push-pull-legs --sheet a3 --up 2 -o big.pdf")
    with pikepdf.open("big.pdf") as document:
        sheets = [sorted(round(float(edge)) for edge in list(page.mediabox)[2:]) for page in document.pages]
    assert sheets == [[842, 1191]] * 8
    ask("cuecard plan push-pull-legs -o plan.pdf")
    assert "Iron Works" in words_of("plan.pdf")[0]


@pytest.mark.usefixtures("here")
def test_a_physiotherapist_gives_a_patient_a_plan_and_a_booklet() -> None:
    assert "wall-sit" in ask("cuecard list --muscle quads --level beginner")
    lay(
        Path("knee.toml"),
        'title = "Your knee"\nsubtitle = "Weeks 1 to 6"\nfrequency = "daily"\n[[cards]]\n'
        'exercise = "wall-sit"\nsets = 3\nhold = "20 s"\nnotes = "Stop where it hurts."\n'
        '[[cards]]\nexercise = "glute-bridge"\nreps = 12\n',
    )
    ask("cuecard plan knee.toml --weeks 6 -o plan.pdf")
    (page,) = words_of("plan.pdf")
    for told in ("Your knee", "Weeks 1 to 6", "daily", "Wall Sit", "20 s", "Stop where it hurts", "Week 6"):
        assert told in page, told
    ask("cuecard booklet knee.toml -o knee.pdf")
    booklet = words_of("knee.pdf")
    assert booklet[0].startswith("Your knee")
    assert any("Stop where it hurts" in one for one in booklet)
    ask("cuecard card wall-sit --layout large-print-a4 -o large.pdf")
    assert "Wall Sit" in words_of("large.pdf")[0]


@pytest.mark.usefixtures("here")
def test_a_teacher_hangs_a_circuit_and_cuts_cards_of_it() -> None:
    ask("cuecard wall school-circuit --layout station-a4 -o stations.pdf")
    pages = words_of("stations.pdf")
    assert [bool(re.search(rf"(?<!\d){n}(?!\d)", page)) for n, page in enumerate(pages, 1)] == [True] * 10
    ask("cuecard wall school-circuit --layout pocket-a6 --sheet a4 --marks full -o pocket.pdf")
    assert len(words_of("pocket.pdf")) == 3
    ask("cuecard plan school-circuit --weeks 0 -o list.pdf")
    assert "10. " in words_of("list.pdf")[0]


@pytest.mark.usefixtures("here")
def test_a_publisher_sends_a_booklet_to_a_print_shop() -> None:
    ask('cuecard booklet home-bands --title "Bands" --bleed 3mm --marks corner -o shop.pdf')
    with pikepdf.open(io.BytesIO(Path("shop.pdf").read_bytes())) as document:
        for page in document.pages:
            trim, bleed = ([float(edge) for edge in box] for box in (page.trimbox, page.bleedbox))
            assert trim[0] - bleed[0] == pytest.approx(3 * 72 / 25.4, abs=0.1)
    ask('cuecard booklet home-bands --title "Bands" --paper a5 --imposed a4 --creep 0.1mm -o fold.pdf')
    first = Path("fold.pdf").read_bytes()
    ask('cuecard booklet home-bands --title "Bands" --paper a5 --imposed a4 --creep 0.1mm -o fold.pdf')
    assert Path("fold.pdf").read_bytes() == first
    assert len(words_of("fold.pdf")) % 2 == 0


def test_a_developer_checks_prints_and_reads_by_program(here: Path) -> None:
    lay(here / "moves" / "squat.md")
    found = json.loads(ask("cuecard check moves --format sarif"))
    assert found["version"] == "2.1.0"
    assert json.loads(ask("cuecard schema front-matter"))["$schema"]
    assert json.loads(ask("cuecard show moves/squat.md --json"))["title"] == "Goblet Squat"
    told = json.loads(ask("cuecard wall moves --json -o wall.pdf"))
    assert told["files"] == ["wall.pdf"]
    assert [one["title"] for one in told["cards"]] == ["Goblet Squat"]
    ask("cuecard export moves --to json -o moves.json")
    assert "Goblet Squat" in Path("moves.json").read_text()
    assert "cards.check(" in README
    assert cards.check(["moves"]) == ()


def test_a_writer_sees_the_page_while_typing(here: Path) -> None:
    pytest.importorskip("starlette", reason="the extra cuecard[serve] is not installed")
    pytest.importorskip("playwright.sync_api", reason="playwright, which drives a browser, is not installed")
    import browsing

    if browsing.BROWSER is None:
        pytest.skip("no Chromium is installed: apt install chromium")
    assert "`cuecard serve" in README
    lay(here / "squat.md")
    with browsing.served(here) as address, browsing.chromium() as browser:  # noqa: SIM117
        with browsing.opened(browser, address) as page:
            browsing.open_exercise(page, "Goblet Squat")
            before = browsing.picture(page)
            page.locator("#text").fill(SQUAT.replace("Sit between", "Sink between"))
            browsing.changes_from(page, before)
            page.keyboard.press("Control+s")
            page.wait_for_function("() => document.querySelector('#state').textContent === 'saved'")
            page.click("#download-menu summary")
            with page.expect_download() as fetched:
                page.click("#get-card")
            (text,) = page_texts(Path(fetched.value.path()).read_bytes())
    assert "Sink between" in " ".join(text.split())
    assert "Sink between" in (here / "squat.md").read_text()


def test_the_owner_of_a_spreadsheet_prints_it_and_makes_files_of_it(here: Path) -> None:
    lay(here / "gym.csv", "label,execution,equipment\nBox Jump,Jump on the box.,box\nBand Row,Pull.,band\n")
    said = ask("cuecard import gym.csv --into exercises --map label=title --dry-run")
    assert "label" in said
    assert not Path("exercises").exists()
    ask("cuecard import gym.csv --into exercises --map label=title")
    assert sorted(path.name for path in Path("exercises").iterdir()) == ["band-row.md", "box-jump.md"]
    ask("cuecard wall exercises -o wall.pdf")
    pages = words_of("wall.pdf")
    assert ["Band Row" in pages[0], "Box Jump" in pages[1]] == [True, True]
    ask("cuecard export exercises --to csv -o back.csv")
    assert "Jump on the box." in Path("back.csv").read_text()
