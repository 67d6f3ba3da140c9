"""The page in the browser: what it is answered, and what it is refused."""

import asyncio
import io
import re
import tomllib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from conftest import SQUAT
from hypothesis import given
from hypothesis import strategies as st
from reading_back import page_texts
from running import lay, run

pytest.importorskip("starlette", reason="the extra cuecard[serve] is not installed")

from starlette.testclient import TestClient

from cards.cli import files
from cards.diagnostics import CardsError
from cards.serve import decks, running
from cards.serve.app import Session, application
from cards.serve.project import Project, RefusedError

TOKEN = "the-token-of-this-session"
HERE = "http://127.0.0.1:8000"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


async def two_changes(folder: Path) -> AsyncIterator[frozenset[str]]:
    """Tell of one changed file and one pause."""
    yield frozenset({str(folder / "squat.md")})
    yield frozenset()
    await asyncio.sleep(0)


def client(
    root: Path, host: str = "", at: str = HERE, token: str | None = TOKEN, config: str = ""
) -> TestClient:
    session = Session(Project(root, files.deliver_inside, config), two_changes, TOKEN, 8000, host)
    headers = {} if token is None else {"X-Cuecard-Token": token}
    return TestClient(application(session), at, headers=headers, follow_redirects=False)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    lay(root / "squat.md")
    lay(root / "legs" / "front.md", SQUAT.replace("Goblet Squat", "Front Squat"))
    lay(root / "monday.toml", 'title = "Monday"\ncards = ["squat"]\n')
    lay(root / "pyproject.toml", "[project]\nname = 'other'\n")
    lay(tmp_path / "secret.md", "# Secret\n\nWords.\n")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def page(here: Path) -> TestClient:
    return client(here)


def wish(*items: str, **more: Any) -> dict[str, Any]:
    return {"kind": "wall", "cards": [{"item": item} for item in items], **more}


def printed(page: TestClient, asked: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Print, and return the answer with the words of each page."""
    answer = page.post("/api/print", json=asked).json()
    assert answer["id"], answer
    texts = page_texts(page.get(f"/print/{answer['id']}/x.pdf").content)
    return answer, [" ".join(text.split()) for text in texts]


def problem(answer: Any) -> str:
    return str(answer.json()["problem"])


# -- what it is answered


def test_the_page_comes_with_its_token_and_nothing_from_elsewhere(page: TestClient) -> None:
    text = page.get("/").text
    assert TOKEN in text
    assert "//" not in text.replace("<!doctype", "").replace("</", "")
    for name in ("main.js", "page.css", "icon.svg"):
        assert f"/page/{name}" in text or name == "main.js"
        assert page.get(f"/page/{name}").status_code == 200


def test_exercises_decks_and_designs_are_listed(page: TestClient) -> None:
    listed = page.get("/api/list").json()
    own = [one for one in listed["exercises"] if one["own"]]
    assert [(one["id"], one["title"]) for one in own] == [
        ("squat.md", "Goblet Squat"),
        ("legs/front.md", "Front Squat"),
    ] or {one["id"] for one in own} == {"squat.md", "legs/front.md"}
    assert any(one["id"].startswith("built-in:") for one in listed["exercises"])
    assert [one["id"] for one in listed["decks"] if one["own"]] == ["monday.toml"]
    assert "wall-a4" in [one["name"] for one in listed["designs"]]
    assert all(one["own"] for one in page.get("/api/list?own=1").json()["exercises"])


def test_a_changed_file_is_listed_anew_and_a_broken_one_says_why(page: TestClient, here: Path) -> None:
    page.get("/api/list?own=1")
    lay(here / "squat.md", SQUAT.replace("Goblet Squat", "Split Squat, on a box"))
    lay(here / "bad.md", "---\ntitle: [\n---\nx\n")
    listed = {one["id"]: one for one in page.get("/api/list?own=1").json()["exercises"]}
    assert listed["squat.md"]["title"] == "Split Squat, on a box"
    assert listed["bad.md"]["worst"] == "error"


def test_exercises_of_one_file_are_listed_and_printed_apart(page: TestClient, here: Path) -> None:
    lay(here / "two.csv", "title,execution\nHop,Hop on one leg.\nSkip,Skip along.\n")
    ids = [one["id"] for one in page.get("/api/list?own=1").json()["exercises"]]
    assert {"two.csv#hop", "two.csv#skip"} <= set(ids)
    _, texts = printed(page, wish("two.csv#skip"))
    assert "Skip along" in texts[0]
    assert "Hop" not in texts[0]


def test_a_text_that_is_not_saved_is_printed_as_it_stands(page: TestClient) -> None:
    asked = {"kind": "wall", "cards": [{"item": "squat.md", "text": "# Bow\n\n1. Bow low.\n"}]}
    answer, texts = printed(page, asked)
    assert "Bow low" in texts[0]
    picture = page.get(f"/print/{answer['id']}/1.jpg?width=300")
    assert picture.content[:3] == b"\xff\xd8\xff"
    assert page.get(f"/print/{answer['id']}/2.jpg").status_code == 404
    assert page.get("/print/unknown/1.jpg").status_code == 404


def test_what_keeps_a_text_from_print_is_told_with_its_line(page: TestClient) -> None:
    text = "---\ntitle: Bow\nlevel: [\n---\n\n1. Bow.\n"
    answer = page.post("/api/print", json={"cards": [{"item": "squat.md", "text": text}]}).json()
    assert answer["id"] == ""
    (said,) = [one for one in answer["findings"] if one["severity"] == "error"]
    assert said["file"] == "squat.md"
    assert said["line"] in (3, 4)


def test_design_colour_backs_sheet_dose_and_stations_are_followed(page: TestClient) -> None:
    answer, texts = printed(page, wish("squat.md", layout="wall-letter"))
    assert answer["pages"] == [[612, 792]]
    colour = page.get(f"/print/{answer['id']}/1.jpg").content
    answer, _ = printed(page, wish("squat.md", layout="wall-letter", mono=True))
    assert page.get(f"/print/{answer['id']}/1.jpg").content != colour
    answer, texts = printed(page, wish("squat.md", layout="cue-a4", backs=True))
    assert len(texts) == 2
    answer, _ = printed(page, wish("squat.md", "legs/front.md", layout="wall-a4", sheet="a3"))
    assert [sorted(map(round, size)) for size in answer["pages"]] == [[842, 1191]]
    dosed = {"cards": [{"item": "squat.md", "dose": {"sets": "7", "load": "eleven kilos"}, "copies": 2}]}
    _, texts = printed(page, dosed)
    assert len(texts) == 2
    assert all("eleven kilos" in text for text in texts)


def test_what_cannot_be_followed_is_said(page: TestClient) -> None:
    for asked, words in [
        (wish("squat.md", layout="wall-a44"), "wall-a4"),
        (wish("squat.md", sheet="a99"), "a99"),
        (wish(), "choose"),
        ({"kind": "booklet", "cards": []}, "choose"),
        ({"cards": ["squat.md"]}, "list"),
        ({"cards": [{"item": "squat.md", "dose": {"sets": "9" * 700}}]}, "shorten"),
    ]:
        answer = page.post("/api/print", json=asked)
        assert answer.status_code == 422
        assert words in problem(answer)
    assert page.post("/api/print", content=b"[1").status_code == 400


def test_a_booklet_is_printed_from_cards_and_from_a_deck(page: TestClient) -> None:
    _, texts = printed(page, {"kind": "booklet", "cards": [{"item": "squat.md"}], "title": "At home"})
    assert any("At home" in text for text in texts)
    _, texts = printed(page, {"kind": "booklet", "deck": "monday.toml", "cards": []})
    assert any("Monday" in text for text in texts)


def test_a_booklet_holds_the_parts_that_are_asked_for(page: TestClient, here: Path) -> None:
    asked = {"kind": "booklet", "cards": [{"item": "squat.md"}], "title": "At home"}
    answer, texts = printed(page, {**asked, "parts": "cards"})
    assert len(texts) == 1
    assert [*map(round, answer["pages"][0])] == [420, 595]
    answer, texts = printed(page, {**asked, "parts": "cover,cards,log", "paper": "letter"})
    assert {tuple(map(round, size)) for size in answer["pages"]} == {(612, 792)}
    assert "At home" in texts[0]
    assert any("Training log" in text for text in texts)
    assert not any("Contents" in text or "By muscle" in text for text in texts)
    answer = page.post("/api/print", json={**asked, "parts": "cover,log"})
    assert answer.status_code == 422
    assert "write cards among them" in problem(answer)
    # Without a word of it the deck and the project say what there is; the page shows what that is.
    assert page.get("/api/list").json()["parts"] == ["cover", "contents", "cards", "index", "log"]
    lay(here / "cuecard.toml", '[booklet]\nparts = ["cover", "cards"]\n')
    own = client(here, config="cuecard.toml")
    assert own.get("/api/list").json()["parts"] == ["cover", "cards"]
    _, texts = printed(own, asked)
    assert not any("Training log" in text for text in texts)


def test_a_booklet_is_printed_in_black_and_white(page: TestClient) -> None:
    def colours(**more: object) -> set[tuple[float, ...]]:
        asked = {
            "kind": "booklet",
            "cards": [{"item": "squat.md"}],
            "title": "At home",
            "parts": "cover,cards",
        }
        answer = page.post("/api/print", json={**asked, **more}).json()
        with pikepdf.open(io.BytesIO(page.get(f"/print/{answer['id']}/x.pdf").content)) as document:
            for one in document.pages:
                one.contents_coalesce()
            drawn = b" ".join(one.Contents.read_bytes() for one in document.pages).decode("latin-1")
        return {tuple(map(float, found)) for found in re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) rg", drawn)}

    assert any(max(one) - min(one) > 0.2 for one in colours())
    assert all(max(one) - min(one) < 0.15 for one in colours(mono=True))
    assert all(max(one) - min(one) < 0.15 for one in colours(mono=True, paper="a4"))


def test_a_plan_is_printed_of_texts_and_doses_as_they_stand(page: TestClient, here: Path) -> None:
    cards = [
        {"item": "squat.md", "text": "# Bow\n\n1. Bow low.\n", "dose": {"reps": "77"}, "group": "First"},
        {"item": "legs/front.md", "group": "Second"},
    ]
    asked = {"kind": "plan", "cards": cards, "title": "Monday", "subtitle": "Ana", "cover": "Slowly."}
    answer, (text,) = printed(page, asked)
    for told in ("Monday", "Ana", "Slowly", "Bow", "77", "Front Squat", "First", "Second", "Week 4"):
        assert told in text, told
    answer, _ = printed(page, {**asked, "paper": "Letter", "mono": True})
    assert answer["pages"] == [[612, 792]]
    # A paper of cards on which a plan has no room gives way.
    answer, _ = printed(page, {**asked, "paper": "A7"})
    assert [*map(round, answer["pages"][0])] == [595, 842]
    assert page.post("/api/print", json={"kind": "plan", "cards": []}).status_code == 422
    lay(here / "cuecard.toml", 'lang = "de"\n[brand]\nname = "Iron Works"\n')
    _, (text,) = printed(client(here, config="cuecard.toml"), asked)
    assert "Iron Works" in text
    assert "Woche 4" in text


def test_a_text_is_saved_only_over_the_version_that_was_opened(page: TestClient, here: Path) -> None:
    got = page.get("/api/text?file=squat.md").json()
    assert got["text"] == SQUAT
    saved = page.put("/api/text", json={"file": "squat.md", "text": "# A\n", "version": got["version"]})
    assert saved.status_code == 200
    assert (here / "squat.md").read_text() == "# A\n"
    again = page.put("/api/text", json={"file": "squat.md", "text": "# B\n", "version": got["version"]})
    assert again.status_code == 409
    new = page.put("/api/text", json={"file": "squat.md", "text": "# B\n", "version": ""})
    assert new.status_code == 409
    assert (here / "squat.md").read_text() == "# A\n"


def test_a_built_in_exercise_is_read_and_never_written(page: TestClient) -> None:
    one = next(one for one in page.get("/api/list").json()["exercises"] if not one["own"])
    got = page.get("/api/text", params={"file": one["file"]}).json()
    assert got["text"]
    answer = page.put("/api/text", json={"file": one["file"], "text": "x", "version": got["version"]})
    assert answer.status_code == 403
    assert "copy" in problem(answer)


def test_a_deck_is_opened_with_its_groups_and_saved_so_that_the_shop_reads_it(
    page: TestClient, here: Path
) -> None:
    lay(
        here / "groups.toml",
        '# us\ntitle = "Ours"\nwork = "40 s"\n\n[[groups]]\nname = "Legs"\nrest = 20\ncards = ["squat"]\n',
    )
    got = page.get("/api/deck?file=groups.toml").json()
    assert got["comments"] is True
    assert got["deck"] == {
        "title": "Ours",
        "work": "40 s",
        "cards": [{"rest": 20, "group": "Legs", "exercise": "squat"}],
    }
    got["deck"]["cards"].append({"exercise": "legs/front.md", "reps": 'a "few"'})
    asked = {"file": "new.toml", "deck": got["deck"], "version": ""}
    assert page.put("/api/deck", json=asked).status_code == 200
    assert tomllib.loads((here / "new.toml").read_text())["cards"][1]["reps"] == 'a "few"'
    made = run("wall", "new.toml", "-o", "out.pdf")
    assert made.exit_code == 0, made.output
    assert len(page_texts((here / "out.pdf").read_bytes())) == 2


@given(
    st.lists(
        st.dictionaries(
            st.from_regex(r"[a-z_]{1,8}", fullmatch=True),
            st.text(min_size=1) | st.integers() | st.booleans() | st.lists(st.text(), min_size=1),
        ),
        min_size=1,
    )
)
def test_whatever_a_deck_holds_is_read_back_as_it_was(cards: list[dict[str, object]]) -> None:
    deck = {"title": 'A "b" \\ c', "cards": [{**card, "exercise": "squat"} for card in cards]}
    try:
        data = decks.written(deck)
    except RefusedError:
        assert any(0xD800 <= ord(sign) <= 0xDFFF for sign in str(cards).encode().decode("unicode_escape"))
        return
    assert tomllib.loads(data.decode()) == deck


def test_changes_of_other_programs_are_told(page: TestClient) -> None:
    text = page.get("/api/events").text
    assert 'data: ["squat.md"]' in text
    assert ":\n\n" in text


def test_dropped_files_are_laid_into_the_project_under_names_of_their_own(
    page: TestClient, here: Path
) -> None:
    for wanted in ("my-squat.png", "my-squat-2.png"):
        answer = page.put("/api/file?name=my squat.png", content=PNG)
        assert answer.json() == {"file": wanted}
        assert (here / wanted).read_bytes() == PNG
    assert page.put("/api/file?name=a.csv&folder=legs", content=b"title\nHop\n").json() == {
        "file": "legs/a.csv"
    }


# -- in a project


PROJECT = """exercises = "moves"
layout = "handout-a5"
lang = "de"
units = "imperial"
[check]
ignore = ["no-video"]
[brand]
name = "Iron Works"
band = "#5a0f2e"
"""


@pytest.fixture
def gym(here: Path) -> TestClient:
    lay(here / "cuecard.toml", PROJECT)
    lay(here / "moves" / "bow.md", "# Bow\n\n1. Bow.\n")
    return client(here, config="cuecard.toml")


def codes(answer: dict[str, Any]) -> list[str]:
    return [one["code"] for one in answer["findings"]]


def test_the_page_prints_as_the_project_says(gym: TestClient, here: Path) -> None:
    answer, (text,) = printed(gym, wish("moves/bow.md"))
    assert [*map(round, answer["pages"][0])] == [420, 595]
    assert "Gewicht" in text
    assert "Iron Works" in text
    lay(here / "cuecard.toml", PROJECT.replace("handout-a5", "wall-a4") + 'foot = "Line Two"\n')
    answer, (text,) = printed(gym, wish("moves/bow.md"))
    assert [*map(round, answer["pages"][0])] == [595, 842]
    assert "Line Two" in text
    lay(here / "cuecard.toml", 'paper = "letter"\n')
    answer, _ = printed(gym, wish("squat.md"))
    assert [*map(round, answer["pages"][0])] == [612, 792]
    listed = gym.get("/api/list?own=1").json()
    assert [one["paper"] for one in listed["designs"] if one["name"] == "wall-a4"] == ["Letter"]


def test_the_page_lists_the_exercises_of_the_projects_folder(gym: TestClient, here: Path) -> None:
    listed = gym.get("/api/list?own=1").json()
    assert [one["id"] for one in listed["exercises"]] == ["moves/bow.md"]
    assert (listed["home"], listed["units"], listed["layout"]) == ("moves", "imperial", "handout-a5")
    lay(here / "layouts" / "ours.toml", 'extends = "wall-a4"\n')
    assert "ours" in [one["name"] for one in gym.get("/api/list?own=1").json()["designs"]]


def test_findings_have_codes_and_those_that_the_project_ignores_are_not_shown(
    gym: TestClient, here: Path
) -> None:
    answer, _ = printed(gym, wish("moves/bow.md"))
    assert "no-video" not in codes(answer)
    lay(here / "cuecard.toml", PROJECT.replace('["no-video"]', "[]"))
    answer, _ = printed(gym, wish("moves/bow.md"))
    assert "no-video" in codes(answer)
    (said,) = [one for one in answer["findings"] if one["code"] == "no-video"]
    assert said["means"]


def test_a_projects_file_that_breaks_is_told_with_its_line_until_it_is_mended(
    gym: TestClient, here: Path
) -> None:
    lay(here / "cuecard.toml", PROJECT.replace("layout =", "layuot ="))
    answer = gym.post("/api/print", json=wish("moves/bow.md")).json()
    assert answer["id"] == ""
    (said,) = answer["findings"]
    assert (said["file"], said["line"]) == ("cuecard.toml", 2)
    assert "layout" in said["hint"]
    assert gym.get("/api/list?own=1").status_code == 200
    lay(here / "cuecard.toml", PROJECT)
    printed(gym, wish("moves/bow.md"))


def test_the_command_serves_the_project_in_which_one_stands(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(here / "cuecard.toml", PROJECT)
    lay(here / "moves" / "bow.md", "# Bow\n\n1. Bow.\n")
    seen = []

    def served(root: Path, _put: Any, _changes: Any, *_: Any, config: str) -> Any:
        seen.append((root.resolve(), Path(config).resolve() if config else None))
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "served", served)
    for folder, words in (
        ("moves", ()),
        (".", ()),
        (".", ("moves",)),
        ("..", ("project", "--config", "project/cuecard.toml")),
        ("..", ()),
    ):
        monkeypatch.chdir(here / folder)
        run("serve", *words)
    home = here.resolve()
    file = home / "cuecard.toml"
    assert seen == [(home, file), (home, file), (home / "moves", file), (home, file), (home.parent, None)]


# -- what it is refused


@pytest.mark.parametrize(
    "host",
    [
        "evil.example:8000",
        "127.0.0.1:9000",
        "127.0.0.1.evil.example:8000",
        "10.0.0.7:8000",
        "",
        "a@127.0.0.1:8000",
    ],
)
def test_a_request_under_another_name_is_refused(page: TestClient, host: str) -> None:
    for path in ("/", "/api/list", "/page/main.js"):
        answer = page.get(path, headers={"Host": host})
        assert answer.status_code == 421
        assert TOKEN not in answer.text


@pytest.mark.parametrize("host", ["localhost:8000", "[::1]:8000", "127.0.0.1:8000"])
def test_a_request_under_its_own_name_is_answered(page: TestClient, host: str) -> None:
    assert page.get("/api/list?own=1", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:9000", "https://127.0.0.1:8000"]
)
def test_a_request_of_another_page_is_refused(page: TestClient, here: Path, origin: str) -> None:
    asked = {"file": "new.md", "text": "x", "version": ""}
    assert page.put("/api/text", json=asked, headers={"Origin": origin}).status_code == 403
    assert page.get("/api/list", headers={"Origin": origin}).status_code == 403
    assert page.get("/api/list", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not (here / "new.md").exists()
    assert page.put("/api/text", json=asked, headers={"Origin": HERE}).status_code == 200


@pytest.mark.parametrize("token", [None, "", "wrong", TOKEN + "x", TOKEN[:-1]])
def test_nothing_is_written_without_the_token(here: Path, token: str | None) -> None:
    page = client(here, token=token)
    asked = {"file": "new.md", "text": "x", "version": ""}
    deck = {"file": "new.toml", "deck": {"cards": [{"exercise": "squat"}]}, "version": ""}
    assert page.put("/api/text", json=asked).status_code == 403
    assert page.put("/api/deck", json=deck).status_code == 403
    assert page.put("/api/file?name=new.md", content=b"x").status_code == 403
    assert page.post("/api/print", json=wish("squat.md")).status_code == 403
    assert sorted(path.name for path in here.glob("new*")) == []


OUTSIDE = [
    "../secret.md", "/etc/passwd", "legs/../../secret.md", "..\\secret.md", "C:/x.md", ".git/config",
    "link.md", "", ".", "a\0.md", "built-in:../README.md", "built-in:", "legs/./../..",
]  # fmt: skip


@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_outside_the_project_is_read(page: TestClient, here: Path, name: str) -> None:
    (here / "link.md").symlink_to(here.parent / "secret.md")
    for path in ("/api/text", "/api/deck"):
        answer = page.get(path, params={"file": name})
        assert answer.status_code in (403, 404)
        assert "Words" not in answer.text
    for asked in (
        wish(name),
        {"kind": "booklet", "cards": [{"item": name}]},
        {"kind": "booklet", "deck": name or "."},
    ):
        answer = page.post("/api/print", json=asked)
        assert answer.status_code in (403, 404)


@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_outside_the_project_is_written(page: TestClient, here: Path, name: str) -> None:
    (here / "link.md").symlink_to(here.parent / "secret.md")
    (here / "link.toml").symlink_to(here.parent / "secret.toml")
    (here / "out").symlink_to(here.parent)
    before = sorted(here.parent.iterdir())
    for wanted in (name, f"out/{name}", "out/new.md"):
        assert page.put("/api/text", json={"file": wanted, "text": "x", "version": ""}).status_code >= 400
    assert page.put(f"/api/file?name=a.md&folder={'..'}", content=b"x").status_code == 403
    assert page.put("/api/file?name=a.md&folder=out", content=b"x").status_code == 403
    deck = {"file": "link.toml", "deck": {"cards": [{"exercise": "squat"}]}, "version": ""}
    assert page.put("/api/deck", json=deck).status_code == 403
    assert sorted(here.parent.iterdir()) == before
    assert (here.parent / "secret.md").read_text() == "# Secret\n\nWords.\n"


def test_a_name_with_a_path_is_only_a_name_when_it_is_dropped(page: TestClient, here: Path) -> None:
    assert page.put("/api/file?name=../../up.md", content=b"x").json() == {"file": "up.md"}
    assert not (here.parent / "up.md").exists()


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("a.exe", b"MZ", 415),
        ("a.html", b"<p>", 415),
        ("a", b"x", 415),
        ("a.png", b"<script>", 415),
        ("a.jpg", PNG, 415),
        ("a.xlsx", b"x", 415),
        ("a.md", b"\xff\xfe\xff", 415),
        ("a.csv", b"a\0b", 415),
        ("a.md", b"x" * (4 * 1024 * 1024 + 1), 413),
        ("a.png", PNG + bytes(16 * 1024 * 1024), 413),
    ],
)
def test_what_is_dropped_is_of_a_known_kind_and_size(
    page: TestClient, here: Path, name: str, data: bytes, status: int
) -> None:
    before = sorted(here.iterdir())
    assert page.put(f"/api/file?name={name}", content=data).status_code == status
    assert sorted(here.iterdir()) == before


def test_only_texts_are_saved_as_texts(page: TestClient, here: Path) -> None:
    for name, status in (("a.py", 415), ("a.png", 422), ("Makefile", 415), ("a/.hidden.md", 403)):
        answer = page.put("/api/text", json={"file": name, "text": "x", "version": ""})
        assert answer.status_code == status
    for deck in ({}, {"cards": []}, {"cards": [{"exercise": ""}]}, {"cards": [{"exercise": "a", "b c": 1}]}):
        asked = {"file": "d.toml", "deck": deck, "version": ""}
        assert page.put("/api/deck", json=asked).status_code == 422
    assert not (here / "d.toml").exists()


def test_a_browser_runs_and_shows_only_what_is_the_pages_own(page: TestClient) -> None:
    for path in ("/", "/api/list?own=1", "/page/main.js", "/nothing"):
        headers = page.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
    answer, _ = printed(page, wish("squat.md"))
    assert (
        "frame-ancestors 'self'"
        in page.get(f"/print/{answer['id']}/x.pdf").headers["content-security-policy"]
    )
    assert page.get(f"/print/{answer['id']}/x.pdf?save=1").headers["content-disposition"] == "attachment"


def test_the_page_holds_no_script_or_style_in_its_text(page: TestClient) -> None:
    text = page.get("/").text
    assert "<style" not in text
    assert "style=" not in text
    assert " on" not in text.partition("<body")[2].replace(" on ", "").replace(" on\n", "").split("=")[0]
    assert text.count("<script") == text.count('<script type="module" src="/page/')


def test_in_a_network_nothing_is_shown_without_the_token(here: Path) -> None:
    at = "http://192.168.1.20:8000"
    page = client(here, "0.0.0.0", at)
    for path in ("/", "/?token=wrong", "/api/list", "/page/main.js", f"/api/list?token={TOKEN}"):
        answer = page.get(path)
        assert answer.status_code == 403
        assert TOKEN not in answer.text
    page.cookies.set("cuecard", "wrong")
    assert page.get("/").status_code == 403
    page.cookies.clear()
    welcome = page.get(f"/?token={TOKEN}")
    assert (welcome.status_code, welcome.headers["location"]) == (303, "/")
    assert "httponly" in welcome.headers["set-cookie"].lower()
    assert page.get("/").status_code == 200
    assert page.get("/", headers={"Host": "evil.example:8000"}).status_code == 421


def test_the_code_in_the_terminal_leads_to_the_page() -> None:
    zxingcpp = pytest.importorskip("zxingcpp", reason="no scanner is installed")
    from PIL import Image

    address = "http://192.168.1.20:8000/?token=abcdefgh"
    rows = running.code(address).split("\n")
    light = {"█": (255, 255), "▀": (255, 0), "▄": (0, 255), " ": (0, 0)}
    picture = Image.new("L", (len(rows[0]), 2 * len(rows)))
    for y, row in enumerate(rows):
        for x, sign in enumerate(row):
            for half in (0, 1):
                picture.putpixel((x, 2 * y + half), light[sign][half])
    large = picture.resize((picture.width * 6, picture.height * 6), Image.Resampling.NEAREST)
    assert [one.text for one in zxingcpp.read_barcodes(large)] == [address]


def test_a_free_port_of_this_computer_is_taken_and_a_taken_one_is_told(here: Path) -> None:
    one = running.served(here, files.deliver_inside, two_changes)
    try:
        assert one.address == f"http://127.0.0.1:{one.session.port}/"
        assert one.listening.getsockname()[0] == "127.0.0.1"
        with pytest.raises(CardsError, match="--port"):
            running.served(here, files.deliver_inside, two_changes, port=one.session.port)
    finally:
        one.listening.close()
    other = running.served(here, files.deliver_inside, two_changes)
    other.listening.close()
    assert other.session.token != one.session.token


@pytest.mark.usefixtures("here")
def test_the_command_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("serve", "squat.md").exit_code == 1
    assert "not a folder" in run("serve", "squat.md").stderr
    monkeypatch.setattr("cards.cli.serve._NEEDED", ("no_such_library",))
    made = run("serve")
    assert made.exit_code == 1
    assert 'python -m pip install "cuecard[serve]"' in made.stderr
    assert len(made.stderr.strip().splitlines()) == 1
