"""From paths to exercise files: their order, and what is no exercise, named."""

import os
from pathlib import Path

import pytest
from conftest import SQUAT
from hypothesis import given
from hypothesis import strategies as st
from reading_back import outline, title
from running import lay, run

from cards.diagnostics import CardsError
from cards.limits import COLLECTION_BYTES, FILE_BYTES
from cards.manuscript.reader import Reading
from cards.shop import sources


def lay_files(folder: Path, *names: str) -> None:
    for name in names:
        lay(folder / name, "Text.\n")


def found(*paths: str) -> list[str]:
    return [Path(source.path).as_posix() for source in sources.find(paths).sources]


def said(*paths: str) -> list[str]:
    return [str(one) for one in sources.find(paths).diagnostics]


def test_a_folder_is_sorted_as_people_sort(here: Path) -> None:
    names = [
        "squat 1.md",
        "Squat 2.md",
        "squat 10.md",
        "übung.md",
        "Ufer.md",
        "zug.md",
        "łydki.md",
        "lunge.md",
    ]
    lay_files(here / "all", *names)
    stems = [Path(path).stem for path in found("all")]
    assert stems == ["lunge", "łydki", "squat 1", "Squat 2", "squat 10", "übung", "Ufer", "zug"]


def test_a_name_stands_before_the_same_name_with_more_behind_it(here: Path) -> None:
    lay_files(here / "all", "press 2.md", "press.md", "press-up.md")
    assert [Path(path).stem for path in found("all")] == ["press", "press 2", "press-up"]


def test_folders_are_searched_to_the_bottom_and_stay_together(here: Path) -> None:
    lay_files(here, "all/b/deep/er/one.md", "all/a/two.markdown", "all/a 10/x.MD", "all/a 9/y.md", "all/c.md")
    assert found("all") == [
        "all/a/two.markdown",
        "all/a 9/y.md",
        "all/a 10/x.MD",
        "all/b/deep/er/one.md",
        "all/c.md",
    ]


def test_what_speaks_about_a_folder_what_is_hidden_and_what_is_no_markdown_is_passed_over(here: Path) -> None:
    lay_files(
        here, "all/README.md", "all/readme.de.md", "all/License.md", "all/CONTRIBUTING.md", "all/.draft.md"
    )
    lay_files(here, "all/.git/one.md", "all/notes.txt", "all/md", "all/squat.md", "all/readmes/lunge.md")
    assert found("all") == ["all/readmes/lunge.md", "all/squat.md"]
    assert found("all/README.md") == ["all/README.md"], "whoever names a file means it"


def test_paths_keep_the_order_in_which_they_are_named(here: Path) -> None:
    lay_files(here, "z.md", "a.md", "m/2.md", "m/1.md")
    assert found("z.md", "m", "a.md") == ["z.md", "m/1.md", "m/2.md", "a.md"]


def test_a_file_named_twice_is_printed_once_and_that_is_said(here: Path) -> None:
    lay_files(here, "all/squat.md", "all/lunge.md")
    assert found("all", "./all/squat.md") == ["all/lunge.md", "all/squat.md"]
    assert said("all", "./all/squat.md") == [
        "./all/squat.md: hint: this file was named twice; it is printed once"
    ]


def test_a_link_back_to_a_folder_above_ends(here: Path) -> None:
    lay_files(here, "all/deep/squat.md")
    os.symlink(here / "all", here / "all" / "deep" / "loop", target_is_directory=True)
    assert found("all") == ["all/deep/squat.md"]
    assert said("all") == []


def test_a_link_that_leads_nowhere_is_named(here: Path) -> None:
    lay_files(here, "all/squat.md")
    os.symlink(here / "gone.md", here / "all" / "lost.md")
    assert found("all") == ["all/squat.md"]
    assert "lost.md: error: there is no such file" in said("all")[0]


def test_a_folder_without_an_exercise_says_so(here: Path) -> None:
    lay_files(here, "all/README.md", "all/notes.txt")
    assert said("all") == [
        "all: error: the folder holds no exercise: no file ends in .md or .markdown; name another folder, "
        "or begin an exercise with `cuecard new`"
    ]


def test_a_missing_file_is_named_with_its_nearest(here: Path) -> None:
    lay_files(here, "squat.md")
    assert said("sqat.md") == ['sqat.md: error: there is no such file or folder; did you mean "squat.md"?']
    assert said("nowhere/x.md") == [
        "nowhere/x.md: error: there is no such file or folder; check the spelling"
    ]


def test_a_broken_file_keeps_no_other_from_being_found(here: Path) -> None:
    lay_files(here, "all/squat.md")
    (here / "all" / "photo.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    assert found("all") == ["all/squat.md"]
    assert said("all") == ["all/photo.md: error: this is not a text file; name a Markdown file (.md)"]
    assert sources.find(["all"]).count == 2


def test_a_large_file_is_refused_unread(here: Path) -> None:
    with open(here / "huge.md", "wb") as file:
        file.truncate(60_000_000)
    assert said("huge.md") == [
        f"huge.md: error: the file has 60,000,000 bytes; one has at most {COLLECTION_BYTES:,}; divide it"
    ]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device that never ends is needed")
def test_a_device_that_never_ends_is_left(here: Path) -> None:  # noqa: ARG001
    assert said("/dev/zero") == ["/dev/zero: error: this is not a text file; name a Markdown file (.md)"]


def test_a_path_with_a_null_sign_is_no_path(here: Path) -> None:  # noqa: ARG001
    with pytest.raises(CardsError, match="cannot be read"):
        sources.load("squat\0.md")
    (problem,) = sources.find(["squat\0.md"]).diagnostics
    assert "cannot be read" in problem.message


def test_a_file_may_be_as_long_as_the_limit(here: Path) -> None:
    (here / "long.md").write_bytes(b"x" * FILE_BYTES)
    assert len(sources.load("long.md").data) == FILE_BYTES


@given(st.lists(st.text("aAäÄ019 -", max_size=6), unique=True))
def test_natural_order_is_one_order_whatever_it_begins_with(names: list[str]) -> None:
    backward = sorted(names, key=sources.natural, reverse=True)
    assert sorted(names, key=sources.natural) == backward[::-1]


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_numbers_in_names_are_sorted_by_value(one: int, other: int) -> None:
    smaller, larger = sorted((one, other))
    assert sources.natural(f"set {smaller}") <= sources.natural(f"set {larger}")


def test_the_library_is_at_hand() -> None:
    library = sources.find([str(sources.LIBRARY)])
    assert library.diagnostics == ()
    assert len(library.sources) >= 12


THREE = "".join(
    f"# {name}\n\n## Setup\n\nStand tall.\n\n## Execution\n\n1. Begin with {name}.\n\n"
    for name in ("Lunge", "Plank", "Row")
)


def test_a_file_of_several_exercises_prints_a_card_for_each(here: Path) -> None:
    lay(here / "all" / "three.md", THREE)
    lay(here / "all" / "squat.md")
    found = sources.find(["all"])
    assert [one.part for one in found.sources] == ["", "lunge", "plank", "row"]
    assert found.count == 4
    result = run("wall", "all", "-o", "x.pdf")
    assert result.exit_code == 0
    assert outline((here / "x.pdf").read_bytes()) == ["Goblet Squat", "Lunge", "Plank", "Row"]


def test_one_of_them_is_printed_by_its_name_and_named_in_a_deck(here: Path) -> None:
    lay(here / "three.md", THREE)
    assert run("card", "three.md#plank", "-o", "x.pdf").exit_code == 0
    assert title((here / "x.pdf").read_bytes()) == "Plank"
    result = run("card", "three.md#plnk", "-o", "y.pdf")
    assert (result.exit_code, 'holds no exercise "plnk"; did you mean "plank"?' in result.stderr) == (1, True)
    lay(here / "deck.toml", 'cards = ["row", "lunge"]')
    assert run("wall", "deck.toml", "-o", "z.pdf").exit_code == 0
    assert outline((here / "z.pdf").read_bytes()) == ["Row", "Lunge"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "two.json",
            '[{"name": "Lunge", "instructions": ["Step."]}, {"name": "Row", "instructions": ["Pull."]}]',
        ),
        ("two.csv", "name;instructions\nLunge;Step.\nRow;Pull.\n"),
        ("two.yaml", "- name: Lunge\n  instructions: [Step.]\n- name: Row\n  instructions: [Pull.]\n"),
    ],
)
def test_data_files_are_printed_where_they_are_named(here: Path, name: str, text: str) -> None:
    lay(here / name, text)
    result = run("wall", name, "-o", "x.pdf")
    assert result.exit_code == 0, result.stderr
    assert outline((here / "x.pdf").read_bytes()) == ["Lunge", "Row"]


def test_a_file_that_is_no_text_of_ours_is_refused_with_what_could_be_done(here: Path) -> None:
    lay(here / "squat.html", "<h1>Squat</h1>")
    result = run("card", "squat.html", "-o", "x.pdf")
    assert (result.exit_code, (here / "x.pdf").exists()) == (1, False)
    assert "files that end in .html are not read; save its text as Markdown (.md)" in result.stderr


def test_a_draft_is_printed_only_where_it_is_named(here: Path) -> None:
    lay(here / "all" / "a.md", SQUAT.replace("level:", "draft: true\nlevel:"))
    lay(here / "all" / "b.md")
    result = run("wall", "all", "-o", "x.pdf")
    assert title((here / "x.pdf").read_bytes()) == "Goblet Squat"
    assert "a.md: hint: this is a draft: it is not printed; name the file to print it" in result.stderr
    assert run("card", "all/a.md", "-o", "y.pdf").exit_code == 0


def test_each_file_is_read_once_a_run_however_it_is_chosen_and_ordered(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        lay(here / "all" / f"{number}.md", SQUAT.replace("Goblet Squat", f"Squat {number}"))
    lay(here / "deck.toml", 'cards = ["0", "3", "3"]\nsort = "title"')
    read: list[str] = []
    one = sources.reader.read_one

    def counted(data: bytes, file: str) -> Reading:
        read.append(file)
        return one(data, file)

    monkeypatch.setattr(sources.reader, "read_one", counted)
    assert run("wall", "all", "-o", "x.pdf", "--sort", "title", "--level", "beginner").exit_code == 0
    assert len(read) == len(set(read)) == 5
    read.clear()
    assert run("wall", "deck.toml", "all", "-o", "x.pdf", "--level", "beginner").exit_code == 0
    assert len(read) <= 5
