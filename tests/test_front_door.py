"""`import cards`: what another program can do in a line."""

import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from wsgiref.util import setup_testing_defaults

import pytest
from conftest import SQUAT
from reading_back import codes, page_texts, trims
from running import REPO, lay

import cards

A4, A3 = (595.28, 841.89), (841.89, 1190.55)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lay(tmp_path / "squat.md")
    lay(tmp_path / "all" / "a.md", SQUAT.replace("Goblet Squat", "Front Squat"))
    lay(tmp_path / "all" / "b.md", SQUAT.replace("Goblet Squat", "Back Squat"))
    return tmp_path


def test_a_file_becomes_a_card_that_tells_of_itself(here: Path) -> None:
    card = cards.card("squat.md", layout="cue-a4")
    card.save("out/squat.pdf")
    data = (here / "out" / "squat.pdf").read_bytes()
    assert data == card.pdf
    assert codes(data) == [["https://youtu.be/MeIiIdhvXT4"]]
    assert (card.exercise.title, card.exercise.level) == ("Goblet Squat", "beginner")
    (page,) = card.pages
    assert isinstance(page, cards.Page)
    assert card.reach.read_from > 1000
    assert card.diagnostics == ()


def test_a_text_and_an_exercise_that_was_read_give_the_same_card_as_their_file(here: Path) -> None:
    from_file = cards.card("squat.md").pdf
    assert cards.card(here / "squat.md").pdf == from_file
    assert cards.card(cards.read("squat.md").exercise).pdf == from_file
    text = cards.card(text=SQUAT)
    assert text.exercise.title == "Goblet Squat"
    # Only the foot names the file that it came from, or the exercise.
    (given,), (told,) = page_texts(text.pdf), page_texts(from_file)
    assert given.replace("goblet-squat ·", "squat ·") == told


@pytest.mark.usefixtures("here")
def test_a_card_takes_bleed_and_marks() -> None:
    (size,) = trims(cards.card("squat.md", bleed="3mm", marks="corner").pdf)
    assert size == pytest.approx(A4, abs=0.1)


def test_what_cannot_be_printed_raises_with_all_that_was_found(here: Path) -> None:
    lay(here / "bad.md", SQUAT.replace("MeIiIdhvXT4", "javascript:alert(1)"))
    with pytest.raises(cards.CardsError) as caught:
        cards.card("bad.md")
    assert [one.location.line for one in caught.value.diagnostics] == [4]
    with pytest.raises(cards.CardsError, match="there is no such file"):
        cards.card("nowhere.md")
    with pytest.raises(cards.CardsError, match='there is no layout "cue-a44"; did you mean "cue-a4"'):
        cards.card("squat.md", layout="cue-a44")
    with pytest.raises(TypeError):
        cards.card()


def test_a_wall_stands_on_sheets_and_a_broken_file_is_told(here: Path) -> None:
    lay(here / "all" / "bad.md", "---\ntitle: [\n---\n")
    wall = cards.wall(["all"], sheet="a3", up=2)
    wall.save(here / "wall.pdf")
    assert len(page_texts((here / "wall.pdf").read_bytes())) == 1
    assert [str(one.severity) for one in wall.diagnostics if one.location.path.endswith("bad.md")] == [
        "error"
    ]


def test_a_document_is_never_saved_over_what_it_was_printed_from(here: Path) -> None:
    with pytest.raises(cards.CardsError, match="one of the files to be printed"):
        cards.wall(["all"]).save("all/a.md")
    assert (here / "all" / "a.md").read_text(encoding="utf-8").startswith("---\ntitle: Front Squat")


@pytest.mark.usefixtures("here")
def test_a_booklet_has_its_title_on_the_cover() -> None:
    booklet = cards.booklet(["all"], title="Home")
    assert "Home" in page_texts(booklet.pdf)[0]


def test_files_are_read_and_checked_without_print(here: Path) -> None:
    assert cards.read("squat.md").exercise.steps[0].name
    lay(here / "all" / "c.md", SQUAT.replace("kettlebell", "kettlebell").replace("level:", "levle:"))
    assert cards.check(["squat.md"]) == ()
    assert cards.read(text="# Plank\n\nHold.\n").exercise.title == "Plank"


@pytest.mark.usefixtures("here")
def test_designs_are_listed_as_values() -> None:
    names = [layout.name for layout in cards.layouts()]
    assert "wall-a4" in names
    assert all(isinstance(layout, cards.Layout) for layout in cards.layouts())


def test_importing_the_package_loads_no_pdf_library() -> None:
    heavy = "{'reportlab', 'mistune', 'yaml', 'rich', 'typer', 'qrcode', 'PIL'}"
    code = f"import sys, cards\nprint(sorted({heavy} & set(sys.modules)), len(cards.__all__))"
    found = subprocess.run([sys.executable, "-c", code], cwd=REPO, capture_output=True, text=True, check=True)
    assert found.stdout.split("]")[0] == "["


def test_every_name_of_the_door_is_there() -> None:
    assert all(getattr(cards, name) for name in cards.__all__)
    with pytest.raises(AttributeError):
        _ = cards.crads


def test_a_check_leaves_out_what_is_ignored(here: Path) -> None:
    lay(here / "bow.md", "# Bow\n\n1. Bow.\n")
    found = {one.code for one in cards.check(["bow.md"])}
    assert {"no-video", "no-description"} <= found
    assert {one.code for one in cards.check(["bow.md"], ignore=["no-video"])} == found - {"no-video"}
    lay(here / "bad.md", SQUAT.replace("MeIiIdhvXT4", "javascript:alert(1)"))
    (error,) = [one for one in cards.check(["bad.md"]) if str(one.severity) == "error"]
    assert error in cards.check(["bad.md"], ignore=[error.code]), "errors are always told"
    with pytest.raises(ValueError, match='did you mean "no-video"'):
        cards.check(["bow.md"], ignore=["no-vidoe"])


def test_the_readme_s_lines_for_python_run(here: Path) -> None:
    readme = (REPO / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"### From Python\n.*?```python\n(.*?)```", readme, re.DOTALL)
    lay(here / "my" / "lunge.md")
    lay(here / "monday.toml", 'cards = ["squat"]\n')
    exec(compile(code, "README.md", "exec"), {})
    assert {"squat.pdf", "wall.pdf", "home.pdf", "plan.pdf"} <= {path.name for path in here.iterdir()}


@pytest.mark.usefixtures("here")
def test_the_page_in_a_browser_answers_with_a_card() -> None:
    app: Callable[..., list[bytes]] = runpy.run_path(str(REPO / "docs" / "page_in_a_browser.py"))["app"]

    def asked(path: str) -> tuple[str, bytes]:
        environ: dict[str, object] = {}
        setup_testing_defaults(environ)
        environ["PATH_INFO"] = path
        told: list[str] = []
        body = b"".join(app(environ, lambda status, _: told.append(status)))
        return told[0], body

    assert asked("/squat.md") == ("200 OK", cards.card("squat.md").pdf)
    assert asked("/lunge.md")[0] == "404 Not Found"
    assert asked("/../squat.md")[0] == "404 Not Found"
    assert asked("/etc/passwd")[0] == "404 Not Found"
