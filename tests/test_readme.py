"""The README says what the code does: commands, options, front matter, layout keys, limits."""

import re
import tomllib
from pathlib import Path

import pytest
import typer
from running import run

from cards import limits
from cards.cli.app import app
from cards.diagnostics import CardsError
from cards.figures.drawn import drawing
from cards.figures.shelf import Shelf
from cards.manuscript import reader
from cards.manuscript.fields import KNOWN
from cards.shop import layouts
from cards.shop.deck import read_deck

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def quoted(text: str) -> set[str]:
    """Return everything between backquotes."""
    return set(re.findall(r"`([^`\n]+)`", text))


def commands() -> dict[str, typer.core.TyperCommand]:
    group = typer.main.get_command(app)
    return dict(group.commands)  # type: ignore[attr-defined]


def test_every_command_is_named() -> None:
    told = {words.split()[1] for words in quoted(README) if words.startswith("cuecard ")}
    assert set(commands()) <= told


def test_every_option_is_told_and_no_other() -> None:
    real = {
        name for one in commands().values() for option in one.params for name in option.opts if name[0] == "-"
    }
    real -= {"-h", "--help"}
    rows = re.findall(r"^\| (`-.*?) \|", README, re.MULTILINE)
    told = {name for row in rows for name in quoted(row)}
    assert told == real


def test_every_front_matter_key_is_told_and_no_other() -> None:
    table = README.split("### Front matter")[1].split("Other keys")[0]
    told = {key for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for key in quoted(row)}
    assert told == set(KNOWN)


def layout_keys() -> set[str]:
    keys = {"extends"}
    for path in layouts.BUILT_IN.glob("*.toml"):
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if key == "kinds":
                keys |= {f"kinds.*.{inner}" for kind in value.values() for inner in kind}
            elif isinstance(value, dict) and key not in ("colours", "mono"):
                keys |= {f"{key}.{inner}" for inner in value}
            else:
                keys.add(key)
    return keys


def test_every_layout_key_is_told_and_no_other() -> None:
    table = README.split("<!-- layout keys -->")[1].split("## How it is built")[0]
    told = {key for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for key in quoted(row)}
    assert told == layout_keys()


def test_every_design_is_told() -> None:
    table = README.split("## Designs")[1].split("### Your own design")[0]
    assert {name for name in layouts.names() if not name.endswith("-mono")} <= quoted(table)


def test_the_limits_are_those_of_the_code() -> None:
    assert f"{limits.FILE_BYTES // 1024} KiB, {limits.FILE_LINES:,} lines" in README
    assert f"{limits.HEADINGS} headings and lists {limits.NESTING} levels deep" in README
    assert f"{limits.MATTER_BYTES // 1024} KiB, {limits.DATA_NESTING} levels and" in README
    assert f"{limits.MATTER_ALIASES} aliases" in README
    assert f"{limits.DATA_NESTING} levels and numbers of {limits.NUMBER_DIGITS} digits" in README


def test_the_sample_file_is_read_and_printed_without_a_word_of_complaint(tmp_path: Path) -> None:
    sample = README.split("```markdown\n")[1].split("```\n")[0]
    assert reader.read(sample, "band-face-pull.md").diagnostics == ()
    (tmp_path / "band-face-pull.md").write_text(sample, encoding="utf-8")
    out = tmp_path / "card.pdf"
    result = run("card", str(tmp_path / "band-face-pull.md"), "-o", str(out))
    assert result.exit_code == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_the_sample_figure_is_drawn_and_nothing_is_wrong_with_it(tmp_path: Path) -> None:
    sample = README.split("## Pictures of the movement")[1].split("```toml\n")[1].split("```\n")[0]
    (tmp_path / "ours.toml").write_text(sample, encoding="utf-8")
    shelf = Shelf(tmp_path)
    assert shelf.check("band-good-morning") == ()
    assert len(drawing(shelf.drawn("band-good-morning"), "colour").inks) > 20


def test_the_sample_design_is_read(tmp_path: Path) -> None:
    sample = README.split("### Your own design")[1].split("```toml\n")[1].split("```\n")[0]
    (tmp_path / "our-gym.toml").write_text(sample, encoding="utf-8")
    assert layouts.load("our-gym", layouts.folders(tmp_path)).purpose == "Our wall, in our colours"


def test_the_sample_deck_is_read_and_every_key_of_a_deck_is_told(tmp_path: Path) -> None:
    section = README.split("## Decks and booklets")[1].split("\n## ")[0]
    path = tmp_path / "circuit.toml"
    path.write_text(section.split("```toml\n")[1].split("```\n")[0], encoding="utf-8")
    assert [entry.name for entry in read_deck(str(path), ()).entries] == [
        "wall-sit", "kettlebell-goblet-squat", "push-up",
    ]  # fmt: skip
    real = set()
    for stranger in ("zzz = 1", "[[groups]]\nname = 'a'\nzzz = 1", "[[cards]]\nexercise = 'a'\nzzz = 1"):
        path.write_text(stranger, encoding="utf-8")
        with pytest.raises(CardsError) as caught:
            read_deck(str(path), ())
        real |= set(caught.value.diagnostics[0].hint.removeprefix("the keys here are ").split(", "))
    table = section.split("| deck key |")[1].split("\n\n")[0]
    told = {key for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for key in quoted(row)}
    assert told == real


def test_the_makefile_has_what_the_readme_promises_and_the_readme_tells_all_of_it() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    rules = {
        name for names in re.findall(r"^([a-z -]+):(?!=)", makefile, re.MULTILINE) for name in names.split()
    }
    told = set(re.findall(r"^make ([a-z-]+)", README, re.MULTILINE))
    told |= {words.split()[1] for words in quoted(README) if re.match("make [a-z]", words)}
    assert told == rules - {"all"}  # which is plain `make`
    assert set(phony.split()) == rules
    assert re.search(r"^make +#", README, re.MULTILINE)


def test_what_the_readme_links_to_is_there() -> None:
    for target in re.findall(r'\]\((?!http)([^)#]+)\)|src="([^"]+)"', README):
        assert (ROOT / (target[0] or target[1])).is_file()
