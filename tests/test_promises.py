"""Each promise of the README has a test that would fail if it were broken: docs/promises.md names it."""

import ast
import re
import socket
import subprocess
from pathlib import Path

import pytest
from conftest import SQUAT
from PIL import Image
from reading_back import page_texts, placed_words, trims
from running import lay, run

import cards
from cards.layout import X_HEIGHT_PER_DISTANCE
from cards.library import SHIPPED

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROMISES = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
#: Words of a sentence that promises something.
PROMISING = re.compile(
    r"\b(?:never|nothing else|every|byte for byte|exit code|always|an error|cannot|wins?)\b"
)
#: Sentences with such a word that promise nothing of the program.
NO_PROMISE = (
    "stores",
    "Editors complete",
    "`python tests/measure_",
    "`make gallery`",
    "For these it was only looked up",
)


def sections(text: str) -> dict[str, str]:
    """Return the text under each heading of levels 1 to 3, without what is fenced."""
    bare = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    parts = re.split(r"^#{1,3} (.+)$", bare, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def cells(text: str) -> list[list[str]]:
    """Return the rows of all tables in a text but for their heads."""
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    found = [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]
    heads = (
        "promise",
        "key",
        "command",
        "option",
        "deck key",
        "project key",
        "deck",
        "design",
        "library",
        "room in `cards/`",
    )
    return [row for row in found if row[0] not in heads]


def quoted(text: str) -> set[str]:
    return set(re.findall(r"`([^`\n]+)`", text))


def known_tests() -> set[str]:
    """Return the names of all tests, with their modules."""
    return {
        f"{path.stem}.{node.name.removeprefix('test_')}"
        for path in (ROOT / "tests").glob("test_*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


ROWS = [row for part in sections(PROMISES).values() for row in cells(part)]


def test_every_test_that_is_named_is_there() -> None:
    named = {name for row in ROWS for name in quoted(row[1])}
    assert named <= known_tests()
    assert all(quoted(row[1]) for row in ROWS)


def test_every_promise_is_one_of_the_readme() -> None:
    words = " ".join(README.split())
    told = [row[0] for row in ROWS if not re.fullmatch(r"(?:`[^`]+` ?)+", row[0])]
    assert [one for one in told if " ".join(one.split()) not in words] == []
    assert len(told) > 60


@pytest.mark.parametrize("heading", list(sections(README)))
def test_every_section_and_every_row_of_a_table_is_covered(heading: str) -> None:
    proved = sections(PROMISES)[heading]
    kept = {name for row in cells(proved) for name in (quoted(row[0]) or {row[0]})}
    for row in cells(sections(README)[heading]):
        missing = (quoted(row[0]) or {row[0]}) - kept
        assert not missing, f'docs/promises.md has no test for {missing} under "{heading}"'
    assert cells(proved)


def test_every_sentence_that_promises_much_is_covered() -> None:
    told = [row[0] for row in ROWS]
    for heading, text in sections(README).items():
        prose = "\n".join(line for line in text.splitlines() if not line.startswith(("|", "<p")))
        for sentence in re.split(r"(?<=[.:;!?])\s+", prose):
            if PROMISING.search(sentence) and not any(one in sentence for one in NO_PROMISE):
                assert any(one in sentence or sentence.strip(" -") in one for one in told), (
                    heading,
                    sentence,
                )


# Promises that are nobody else's


def test_the_library_has_as_many_exercises_as_the_readme_says() -> None:
    (count,) = set(re.findall(r"(\d+) (?:built-in )?exercises", README))
    assert len(list(Path(SHIPPED).glob("*/*.md"))) >= int(count)


@pytest.mark.parametrize(
    ("dose", "printed"),
    [
        ("station: 4", "4"),
        ("sets: 3", "Sets 3"),
        ("reps: 8-10", "Reps 8-10"),
        ("load: 40 kg", "Load 40 kg"),
        ("tempo: 2-0-1-0", "Tempo 2-0-1-0"),
        ("work: 40 s", "Work 40 s"),
        ("rest: 20 s", "Rest 20 s"),
        ("hold: 5 s", "Hold 5 s"),
        ("side: left", "Side left"),
        ("frequency: daily", "daily"),
        ("duration: 6 weeks", "6 weeks"),
        ("notes: Slowly now.", "Slowly now."),
    ],
)
def test_every_dose_of_the_front_matter_is_printed(here: Path, dose: str, printed: str) -> None:
    lay(here / "squat.md", SQUAT.replace("level: beginner", dose))
    assert run("card", "squat.md", "-o", "x.pdf").exit_code == 0
    told = " ".join(page_texts((here / "x.pdf").read_bytes())[0].replace("\u00a0", " ").split())
    assert re.search(rf"(?<!\w){re.escape(printed)}(?!\w)", told.replace("–", "-"))


@pytest.mark.parametrize(
    ("option", "word"),
    [
        ("--equipment", "kettlebell"),
        ("--muscle", "glutes"),
        ("--level", "beginner"),
        ("--tag", "heavy"),
        ("--group", "Legs"),
    ],
)
def test_each_filter_keeps_the_cards_that_have_the_word(here: Path, option: str, word: str) -> None:
    has = SQUAT.replace("level: beginner", "level: beginner\nmuscles: [glutes]\ntags: [heavy]\ngroup: Legs")
    other = "---\ntitle: Curl\nequipment: [band]\nlevel: advanced\nmuscles: [biceps]\ntags: [light]\n"
    other += "group: Arms\n---\n"
    lay(here / "all" / "a.md", has)
    lay(here / "all" / "b.md", other + "\n1. Bend the elbows.\n")
    assert run("wall", "all", option, word, "-o", "x.pdf").exit_code == 0
    (text,) = page_texts((here / "x.pdf").read_bytes())
    assert "Curl" not in text


def test_stations_are_numbered_from_the_command_line(here: Path) -> None:
    for name in "abc":
        lay(here / "all" / f"{name}.md", SQUAT.replace("Goblet Squat", f"Squat {name}"))
    assert run("wall", "all", "--stations", "-o", "x.pdf").exit_code == 0
    pdf = (here / "x.pdf").read_bytes()
    for number in (0, 1, 2):
        first = max(placed_words(pdf, number), key=lambda word: word.height)
        assert first.text == str(number + 1)


def test_a_deck_sorts_as_the_option_does(here: Path) -> None:
    for name, title in (("a", "Yak"), ("b", "Ant")):
        lay(here / f"{name}.md", SQUAT.replace("Goblet Squat", title))
    for sort, expected in (("", ["Yak", "Ant"]), ('sort = "title"\n', ["Ant", "Yak"])):
        lay(here / "deck.toml", sort + 'cards = ["a", "b"]\n')
        assert run("wall", "deck.toml", "-o", "x.pdf").exit_code == 0
        assert [text.split()[0] for text in page_texts((here / "x.pdf").read_bytes())] == expected


def test_a_deck_chooses_designs_and_hides_sections(here: Path) -> None:
    lay(here / "squat.md")
    deck = 'layout = "pocket-a6"\n[[cards]]\nexercise = "squat"\n'
    deck += '[[cards]]\nexercise = "squat"\nlayout = "wall-letter"\nhide = ["tips"]\n'
    lay(here / "deck.toml", deck)
    assert run("wall", "deck.toml", "-o", "x.pdf").exit_code == 0
    pdf = (here / "x.pdf").read_bytes()
    (pocket, letter), (_, words) = trims(pdf), page_texts(pdf)
    assert pocket == pytest.approx((297.64, 419.53), abs=0.1)
    assert letter == (612, 792)
    assert "Setup" in words
    assert "Tips" not in words


def test_signature_and_creep_reach_the_sheets(here: Path) -> None:
    for number in range(12):
        lay(here / "all" / f"{number}.md", SQUAT.replace("Goblet Squat", f"Squat {number}"))
    made = []
    for more in ((), ("--signature", "8"), ("--creep", "0.3mm")):
        assert run("booklet", "all", "--imposed", "a4", *more, "-o", "x.pdf").exit_code == 0
        made.append((here / "x.pdf").read_bytes())
    whole, signed, crept = (["".join(text.split()) for text in page_texts(pdf)] for pdf in made)
    assert sorted("".join(whole)) == sorted("".join(signed))
    assert whole != signed
    assert whole == crept
    moved = [a.x - b.x for a, b in zip(placed_words(made[0], 4), placed_words(made[2], 4), strict=True)]
    assert any(abs(by) > 0.3 for by in moved)
    for option in (("--signature", "8"), ("--creep", "0.3mm"), ("--flip", "short")):
        assert run("booklet", "all", *option, "-o", "y.pdf").exit_code == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("card", "good.md", "-o", "x.pdf"), 0),
        (("check", "good.md"), 0),
        (("wall", "good.md", "bad.md", "-o", "x.pdf"), 1),
        (("booklet", "bad.md", "-o", "x.pdf"), 1),
        (("check", "good.md", "bad.md"), 1),
        (("card", "missing.md"), 1),
        (("card", "good.md", "-o", "good.md"), 1),
        (("split", "missing.md", "--into", "x"), 1),
        (("figure", "no-such-figure"), 1),
        (("card", "good.md", "--layout", "no-such-design"), 2),
        (("card",), 2),
        (("wall", "good.md", "--sort", "size"), 2),
        (("no-such-command",), 2),
        (("booklet", "good.md", "--creep", "1mm"), 2),
    ],
    ids=str,
)
def test_the_exit_code_tells_what_came_of_a_run(here: Path, words: tuple[str, ...], code: int) -> None:
    lay(here / "good.md")
    lay(here / "bad.md", SQUAT.replace("MeIiIdhvXT4", "javascript:alert(1)"))
    assert run(*words).exit_code == code


def test_the_type_that_is_read_from_a_distance_is_as_tall_as_the_readme_says() -> None:
    told = re.search(r"([\d.]+) mm from one metre, ([\d.]+) mm from one and a half", README)
    assert told
    assert float(told[1]) == round(X_HEIGHT_PER_DISTANCE * 1000, 1)
    assert float(told[2]) == round(X_HEIGHT_PER_DISTANCE * 1500, 1)


def test_a_code_is_scanned_from_ten_times_its_width(here: Path) -> None:
    lay(here / "layouts" / "told.toml", 'extends = "wall-a4"\nfoot = "measures"\n')
    card = cards.card(text=SQUAT, layout="told")
    panel = re.search(r"Scan from (\d+) cm", page_texts(card.pdf)[0].replace("\u00a0", " "))
    assert panel
    assert card.reach.scan_from
    assert int(panel[1]) == int(card.reach.scan_from // 10)


#: For each key of a design a change of it that shows: the design that it is made in, and the change.
CHANGES = {
    "paper": ("wall-a4", 'paper = "A3"'),
    "orientation": ("wall-a4", 'orientation = "landscape"'),
    "bleed": ("wall-a4", 'bleed = "5mm"'),
    "safe": ("cue-a4", 'safe = "7mm"'),
    "margin": ("wall-a4", 'margin = "20mm"'),
    "gutter": ("wall-a4", 'gutter = "15mm"'),
    "text": ("wall-a4", 'text = "steps"'),
    "cue": ("cue-a4", "cue = 1.2"),
    "pages": ("wall-a4", 'pages = "many"'),
    "read_from": ("cue-a4", 'read_from = "12m"'),
    "floor": ("wall-a4", 'floor = "11mm"'),
    "largest": ("wall-a4", 'largest = "20pt"'),
    "heading": ("wall-a4", "heading = 2"),
    "ink": ("wall-a4", 'ink = "band"'),
    "ground": ("wall-a4", 'ground = "band"'),
    "quiet": ("cue-a4", 'quiet = "band"'),
    "shade": ("handout-a5", 'shade = "spark"'),
    "arrangements": ("wall-a4", '[[arrangements]]\nname = "one"\ncolumns = 1'),
    "faces.text": ("wall-a4", '[faces]\ntext = "FiraSans"'),
    "faces.display": ("wall-a4", '[faces]\ndisplay = "FiraSans-Bold"'),
    "faces.labels": ("wall-a4", '[faces]\nlabels = "FiraSans-Bold"'),
    "colours": ("wall-a4", '[colours]\nband = "#5a0f2e"'),
    "mono": ("wall-a4-mono", '[mono]\nband = "#333333"'),
    "masthead.fill": ("wall-a4", '[masthead]\nfill = "ink"'),
    "masthead.text": ("wall-a4", '[masthead]\ntext = "spark"'),
    "masthead.accent": ("wall-a4", '[masthead]\naccent = "white"'),
    "masthead.rule": ("wall-a4", '[masthead]\nrule = "action"'),
    "masthead.title_one": ("wall-a4", '[masthead]\ntitle_one = "30pt"\ntitle_two = "30pt"'),
    "masthead.title_two": ("index-3x5", '[masthead]\ntitle_two = "14pt"'),
    "masthead.labels": ("cue-a4", '[masthead]\nlabels = "9pt"'),
    "masthead.lead": ("wall-a4", "[masthead]\nlead = 1.6"),
    "masthead.code": ("wall-a4", '[masthead]\ncode = "45mm"'),
    "masthead.side": ("wall-a4", '[masthead]\nside = "70mm"'),
    "spacing.leading": ("wall-a4", "[spacing]\nleading = 1.6"),
    "spacing.section": ("wall-a4", "[spacing]\nsection = 2"),
    "spacing.paragraph": ("large-print-a4", "[spacing]\nparagraph = 2"),
    "spacing.item": ("wall-a4", "[spacing]\nitem = 1.5"),
    "spacing.nested": ("wall-a4", "[spacing]\nnested = 1.5"),
    "spacing.stretch": ("wall-a4", "[spacing]\nstretch = 1"),
    "kinds.*.colour": ("wall-a4", '[kinds.setup]\ncolour = "wrong"'),
    "kinds.*.panel": ("wall-a4", '[kinds.setup]\npanel = "wrong_tint"'),
    "kinds.*.mark": ("wall-a4", '[kinds.setup]\nmark = "bars"'),
    "kinds.*.bullet": ("wall-a4", '[kinds.execution]\nbullet = "cross"'),
    "kinds.*.run_in": ("wall-a4", "[kinds.tips]\nrun_in = false"),
    "heading_rule": ("wall-a4", 'heading_rule = "after"'),
    "spacing.hang": ("wall-a4", "[spacing]\nhang = 4"),
    "foot": ("wall-a4", 'foot = "none"'),
    "kinds.*.numeral": ("wall-a4", "[kinds.setup]\nnumeral = 3"),
    "pictures.height": ("large-print-a4", '[pictures]\nheight = "30mm"'),
    "pictures.gap": ("large-print-a4", '[pictures]\ngap = "25mm"'),
    "pictures.caption": ("large-print-a4", '[pictures]\ncaption = "14pt"'),
    "blanks.fields": ("handout-a5", '[blanks]\nfields = ["date", "notes"]'),
    "blanks.rows": ("handout-a5", "[blanks]\nrows = 3"),
    "blanks.pitch": ("handout-a5", '[blanks]\npitch = "9mm"'),
    "blanks.column": ("handout-a5", '[blanks]\ncolumn = "25mm"'),
}


@pytest.mark.parametrize("key", CHANGES)
def test_each_key_of_a_design_changes_what_is_printed(here: Path, key: str) -> None:
    base, change = CHANGES[key]
    more = "   - Let your elbows touch the knees.\n\nBreathe in.\n\nBreathe out.\n\n"
    more += "- Look ahead.\n- Stay tall.\n\n## Common mistakes\n\n"
    more += "- **Heels lift:** Sit back until the whole foot bears the weight.\n" * 3 + "\n"
    if key.startswith("pictures"):
        for name in ("deep", "tall"):
            Image.new("RGB", (300, 300), "navy").save(here / f"{name}.png")
            more += f"![{name}]({name}.png)\n\n"
    lay(here / "squat.md", SQUAT.replace("## Tips", f"{more}## Tips"))
    mono = "-mono" if base.endswith("-mono") else ""
    head = f'extends = "{base.removesuffix("-mono")}"\n'
    told = "" if key == "foot" else 'foot = "measures"\n'
    lay(here / "layouts" / "plain.toml", f'{head}foot = "measures"\n')
    lay(here / "layouts" / "changed.toml", f"{head}{told}{change}\n")
    made = []
    for name in ("plain", "changed"):
        bleed = ("--bleed", "3mm") if key == "bleed" else ()
        result = run("card", "squat.md", "-l", name + mono, "-o", "x.pdf", *bleed)
        made.append((here / "x.pdf").read_bytes() if result.exit_code == 0 else result.stderr.encode())
        (here / "x.pdf").unlink(missing_ok=True)
    before, after = made
    assert before.startswith(b"%PDF")
    assert before != after


def test_no_key_of_a_design_is_without_such_a_change() -> None:
    table = sections(README)["Your own design"]
    told = {key for row in cells(table) for key in quoted(row[0])}
    # How illustrated cards, posters, stations and common backs look is read from their own pages.
    groups = ("illustrated", "doses", "poster", "station", "art")
    alone = {key for key in told if key.partition(".")[0] not in groups}
    assert alone - set(CHANGES) == {"extends", "purpose", "back", "ladder", "form"}


def test_nothing_is_fetched_and_no_program_is_started_for_what_a_text_says(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the network, or another program")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    monkeypatch.setattr(subprocess, "Popen", refused)
    monkeypatch.setattr("os.system", refused)
    asking = (
        "![a](https://example.org/a.png) <img src='//example.org/b.png'> `$(reboot)` $(reboot) {{ 7 * 7 }}\n"
    )
    lay(here / "squat.md", SQUAT.replace("## Tips", f"{asking}\n## Tips"))
    for command in ("card", "wall", "booklet"):
        assert run(command, "squat.md", "-o", "x.pdf").exit_code == 0
        assert "49" not in " ".join(page_texts((here / "x.pdf").read_bytes())).split()
    assert run("show", "squat.md").exit_code == 0
