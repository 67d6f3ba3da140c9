import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import SQUAT, PageMaker
from values import at, exercise, lines, only, words

from cards.diagnostics import CardsError, Severity
from cards.exercise import Kind
from cards.layout import Layout
from cards.makeup.card import make_up
from cards.makeup.foot import foot_height
from cards.makeup.running_title import set_running_title
from cards.page import Colour, Page, Panel, Role, Shape, Symbol, TextLine
from cards.press.proof import findings, ink_box
from cards.qr import symbol
from cards.shop import layouts
from cards.typesetting.lines import make_setter

YELLOW = Colour(1.0, 233 / 255, 168 / 255)
WALL = layouts.load("wall-a4")
CUE = layouts.load("cue-a4")


def test_a_page_has_the_size_and_the_name_of_its_card(make_page: PageMaker) -> None:
    page = make_page(SQUAT)
    assert (page.trim.width, page.trim.height, page.safe) == (300, 400, 10)
    assert (page.title, page.slug, page.lang) == ("Goblet Squat", "tiny", "en")


FULL = SQUAT.replace(
    "2. **Up:** Push the floor away.",
    "2. **Pause:** Wait at the bottom for a breath, elbows inside the knees, heels down and chest high.\n"
    "3. **Up:** Push the floor away, hips and chest at one pace, until knees and hips are straight.\n"
    "4. **Reset:** Breathe in again, brace, and look at a spot ahead before the next repetition.",
).replace(
    "- Elbows brush the knees.",
    "- Elbows brush the knees on the inside at the bottom of each repetition.\n"
    "- Keep the bell so close that it touches your shirt all the way down and up.\n"
    "- Put small plates beneath your heels if they want to leave the floor.\n"
    "- Stop the set when your chest begins to fall toward the bell.",
)


def test_every_part_of_the_exercise_is_on_the_page(make_page: PageMaker) -> None:
    text = words(make_page(SQUAT))
    for part in (
        "Goblet Squat", "Kettlebell", "Beginner", "Strong legs and an upright back.", "Setup", "Execution",
        "Sit between your heels for three counts.", "Tips", "Elbows brush the knees.", "Watch the demo",
        "youtu.be/MeIiIdhvXT4",
    ):  # fmt: skip
        assert part in text


def test_the_set_up_stands_before_the_execution_whichever_the_author_tells_first(
    make_page: PageMaker,
) -> None:
    before, rest = SQUAT.split("## Setup")
    setup, rest = rest.split("## Execution")
    execution, after = rest.split("## Tips")
    text = words(make_page(f"{before}## Execution{execution}## Setup{setup}## Tips{after}"))
    assert text.index("Setup") < text.index("Execution") < text.index("Tips")


def test_the_description_leads_only_where_no_purpose_does(make_page: PageMaker) -> None:
    assert "weight before the chest" not in words(make_page(SQUAT))
    without = SQUAT.replace("**Purpose:** Strong legs and an upright back.\n", "")
    assert "A squat with the weight before the chest." in words(make_page(without))


def test_the_steps_are_another_layout_s_matter(make_page: PageMaker) -> None:
    assert words(make_page(SQUAT)).count("Push the floor away") == 1
    cue = words(only(make_up(exercise(), CUE)))
    assert "Stand" in cue
    assert "Elbows" not in cue


def test_without_a_video_the_space_goes_to_the_text(make_page: PageMaker) -> None:
    without = SQUAT.replace("video: MeIiIdhvXT4\n", "")
    page = make_page(without)
    assert not [item for item in page.items if isinstance(item, Symbol)]
    assert "Watch" not in words(page)
    bare = "---\nvideo: MeIiIdhvXT4\n---\n" + FULL[FULL.index("## Setup") :]
    with_video = make_up(exercise(bare), WALL)
    plain = make_up(exercise(bare.replace("video: MeIiIdhvXT4\n", "")), WALL)
    assert plain.reach.size > with_video.reach.size
    assert plain.reach.scan_from is None


def test_the_code_stands_clear_of_the_title(make_page: PageMaker) -> None:
    long = SQUAT.replace("Goblet Squat", "Standing Overhead Kettlebell Goblet Squat with a Very Long Name")
    for markdown in (SQUAT, long):
        page = make_page(markdown)
        (code,) = [item for item in page.items if isinstance(item, Symbol)]
        for line in lines(page, Role.TITLE, Role.PARAGRAPH):
            box = ink_box(line)
            assert box.right < code.hot.x or not code.hot.overlaps(box)


def test_a_title_is_as_large_as_its_length_allows() -> None:
    sizes = [
        lines(only(make_up(exercise(SQUAT.replace("Goblet Squat", title)), WALL)), Role.TITLE)[0].size
        for title in (
            "Squat",
            "Kettlebell Goblet Squat",
            "Kettlebell Goblet Squat with a Pause below the Knee",
        )
    ]
    assert sizes[0] == WALL.masthead.title_one
    assert sizes[0] > sizes[1] > sizes[2] > 24


def test_execution_hangs_its_numbers_beside_the_text(make_page: PageMaker) -> None:
    page = make_page(SQUAT)
    numbers = lines(page, Role.LIST_LABEL)
    assert [line.text for line in numbers] == ["1", "2", "1", "2"]
    large, small = numbers[2].size, numbers[0].size
    assert large > 1.5 * small
    down = at(page, "Down:")
    assert numbers[2].at.x + numbers[2].width < down.at.x
    assert ink_box(numbers[2]).y == pytest.approx(ink_box(down).y, abs=down.size * 0.12)


def test_mistakes_are_red_alone_and_safety_alone_stands_on_yellow() -> None:
    parts = "## Common mistakes\n\n- Knees fall in.\n\n## Safety\n\nStop if a knee hurts.\n\n## Tips"
    page = only(make_up(exercise(SQUAT.replace("## Tips", parts)), WALL))
    (panel,) = (item for item in page.items if isinstance(item, Panel) and item.fill == YELLOW)
    assert panel.rect.contains(ink_box(at(page, "hurts")))
    assert not panel.rect.contains(ink_box(at(page, "Knees")))
    red = WALL.kinds[Kind.MISTAKES].colour
    coloured = [line.text.strip() for line in lines(page) if line.glyphs[0].colour == red]
    assert " ".join(coloured) == "Common mistakes"
    marks = {len(item.paths) for item in page.items if isinstance(item, Shape) and item.stroke}
    assert {1, 2} <= marks


def test_items_follow_the_author_s_order_whatever_column_they_stand_in() -> None:
    page = only(make_up(exercise(), WALL))
    headings = [line.text for line in lines(page, Role.HEADING)]
    assert headings == ["Setup", "Execution", "Tips"]


def test_a_label_never_parts_from_its_sub_list() -> None:
    item = "1. **Label {}:**\n   - one thing to do here\n   - another thing to do there\n"
    text = "## Execution\n\n" + "".join(item.format(n) for n in range(12))
    page = only(make_up(exercise(SQUAT.split("**Purpose")[0] + text), WALL))
    for n in range(12):
        label = at(page, f"Label {n}:")
        below = [line for line in lines(page) if line.text.startswith("one thing")][n]
        assert below.at.x == pytest.approx(label.at.x, abs=40)
        assert 0 < below.at.y - label.at.y < 3 * label.size


def test_one_rhythm_for_both_columns() -> None:
    """Blanks of one kind differ by half of the smallest at most, and by nothing within a column."""
    made = make_up(exercise(FULL), WALL)
    page, size = only(made), made.reach.size
    gaps: dict[float, set[float]] = {}
    body = lines(page, Role.LIST_BODY)
    for above, below in pairwise(body):
        if above.group != below.group and above.at.x == below.at.x and below.at.y > above.at.y:
            gap = below.at.y - above.at.y - WALL.spacing.leading * size
            if gap < size:
                gaps.setdefault(above.at.x, set()).add(round(gap, 1))
    every = [gap for some in gaps.values() for gap in some]
    assert len(gaps) == 2
    assert all(max(some) - min(some) <= 0.1 for some in gaps.values())
    assert WALL.spacing.item * size - 0.1 <= min(every)
    assert max(every) <= 1.5 * min(every) + 0.1


def test_the_reach_is_what_the_page_shows() -> None:
    made = make_up(exercise(), WALL)
    body = at(only(made), "Feet ")
    assert body.size == pytest.approx(made.reach.size)
    assert made.reach.x_height == pytest.approx(body.size * 0.496 * 25.4 / 72)
    assert made.reach.read_from == pytest.approx(made.reach.x_height / 0.00349)
    (code,) = [item for item in only(made).items if isinstance(item, Symbol)]
    assert made.reach.scan_from == pytest.approx(code.rect.width * 25.4 / 72 * 10)


def test_a_cue_is_read_from_farther_than_its_text() -> None:
    made = make_up(exercise(), CUE)
    assert made.reach.cue_x_height > 1.5 * made.reach.x_height
    assert made.reach.cue_x_height >= 5.2
    assert made.reach.read_from >= 1500


def long_text(count: int) -> str:
    filler = "Keep the long line from ear to heel and breathe on. " * count
    return SQUAT.replace("- Elbows brush the knees.", f"- {filler}\n\n## Variations\n\n- {filler}")


def test_the_ladder_is_gone_down_one_rung_at_a_time_and_said() -> None:
    floor = make_up(exercise(long_text(20)), replace(WALL, floor=1.0)).reach.x_height + 0.2
    made = make_up(exercise(long_text(20)), replace(WALL, floor=floor))
    assert made.reach.given_up == ("left out variations",)
    assert made.reach.x_height >= floor
    (said,) = [one for one in made.diagnostics if "readable" in one.message]
    assert said.severity is Severity.WARNING
    assert "left out variations" in said.message
    source = long_text(20)
    assert said.location.line == source[: source.index("## Variations")].count("\n") + 1
    assert "Variations" not in words(only(made))


def test_the_last_rung_takes_the_steps() -> None:
    made = make_up(exercise(long_text(200)), WALL)
    assert made.reach.given_up[-1] == "printed the steps only"
    assert "Sit between your heels." in words(only(made))


def test_what_fits_nowhere_is_overset_with_its_excess() -> None:
    no_steps = long_text(200).split("<!-- howto -->")[0]
    with pytest.raises(CardsError) as caught:
        make_up(exercise(no_steps), WALL)
    told = str(caught.value)
    assert told.startswith("goblet-squat.md: error: the text is ")
    assert "lines" in told
    assert "words" in told
    assert "wall-a4" in told


def test_the_lines_that_are_too_many_grow_with_the_text_and_the_words_with_them() -> None:
    def excess(items: int) -> tuple[int, int]:
        body = "## Setup\n\n" + "- Stand tall, feet apart.\n" * items
        with pytest.raises(CardsError) as caught:
            make_up(exercise(body), WALL)
        told = re.findall(r"(\d+) (?:lines|words)", str(caught.value))
        return int(told[0]), int(told[1])

    # A hundred lines more, and some for the blank between them.
    assert 100 <= excess(250)[0] - excess(150)[0] <= 125
    assert 0 < excess(150)[1] < excess(250)[1] < 250 * 4


def test_a_file_may_hide_kinds() -> None:
    hidden = SQUAT.replace("level: beginner", "level: beginner\nprint:\n  hide: [tips]")
    assert exercise(hidden).print.hide == (Kind.TIPS,)
    assert "Elbows" not in words(only(make_up(exercise(hidden), WALL)))


def test_large_print_runs_over_pages_and_numbers_them() -> None:
    large = layouts.load("large-print-a4")
    made = make_up(exercise(long_text(20)), large)
    count = len(made.pages)
    assert count > 1
    assert made.reach.size >= 18
    for number, page in enumerate(made.pages, start=1):
        assert f"{number}/{count}" in words(page)
        assert not findings(page)
    assert len(lines(made.pages[1], Role.TITLE)) == 0


@pytest.mark.parametrize("title", ["Goblet Squat", "Half-Kneeling One-Arm Landmine Press with a Long Pause"])
def test_every_page_of_large_print_bears_the_name_of_the_exercise(title: str) -> None:
    text = long_text(20).replace("Goblet Squat", title)
    made = make_up(exercise(text), layouts.load("large-print-a4"))
    assert len(made.pages) > 1
    for page in made.pages[1:]:
        found = (one for one in page.items if isinstance(one, TextLine))
        top, *rest = sorted(found, key=lambda one: one.at.y)
        while not title.endswith(top.text.split()[-1]):
            top, *rest = rest[0], *rest[1:]
        assert title in " ".join(words(page).split())
        assert top.size >= 18
        assert top.at.y < min(one.at.y - one.size for one in rest)


@pytest.mark.parametrize(
    "name", ["shoulders/smith-machine-shoulder-press", "grip/dumbbell-reverse-wrist-curl"]
)
def test_the_head_of_large_print_leaves_two_thirds_of_the_page(name: str) -> None:
    path = Path(__file__).parents[1] / "content" / f"{name}.md"
    page = make_up(exercise(path.read_text("utf-8")), layouts.load("large-print-a4")).pages[0]
    head = next(one for one in page.items if isinstance(one, Panel))
    assert head.rect.bottom <= page.trim.height / 3


@pytest.mark.parametrize("before", range(1, 9))
def test_an_execution_that_one_page_can_hold_is_not_torn(before: int) -> None:
    setup = "\n".join(f"{number}. Stand on line {number}." for number in range(1, before + 1))
    steps = "\n".join(f"{number}. Move slowly number {number}." for number in range(1, 9))
    text = f"# Squat\n\n## Setup\n\n{setup}\n\n## Execution\n\n{steps}\n\n## Tips\n\n- Breathe.\n"
    made = make_up(exercise(text), layouts.load("large-print-a4"))
    held = ["Move slowly number" in words(page) for page in made.pages]
    assert held.count(True) == 1
    assert "continued" not in " ".join(words(page) for page in made.pages if "Move slowly" in words(page))


def test_an_execution_longer_than_a_page_goes_on_from_where_it_began() -> None:
    steps = "\n".join(f"{number}. Move slowly number {number}." for number in range(1, 60))
    made = make_up(exercise(f"# Squat\n\n## Execution\n\n{steps}\n"), layouts.load("large-print-a4"))
    assert all("Move slowly" in words(page) for page in made.pages)


def test_a_paragraph_runs_on_over_the_next_page_between_words_and_from_the_foot_of_the_last() -> None:
    word = "Auf Schulterblattbewegungen und Oberschenkelrückseiten achten, "
    for before in range(6):
        body = "## Ausführung\n\n" + "Gut stehen.\n\n" * before + word * 30 + "\n"
        text = f"---\ntitle: Kniebeuge\nlang: de\n---\n\n{body}"
        pages = make_up(exercise(text), layouts.load("large-print-a4")).pages
        assert len(pages) > 1
        found = [lines(page, Role.PARAGRAPH) for page in pages]
        assert any(line.text.endswith("\u00ad") for page in found for line in page)
        # A word that ran on over the next page would be none of the text's own on either.
        told = " ".join(line.text for page in found for line in page).replace("\u00ad ", "")
        assert {*told.split()} <= {*word.split(), "Gut", "stehen."}
        # A line that would still have had room would stand lower.
        assert min(page[-1].at.y for page in found[:-1]) > pages[0].trim.height - 130


@pytest.mark.parametrize("blank", [step / 20 for step in range(4, 24)])
def test_a_page_of_a_long_card_holds_all_the_items_that_it_has_room_for(blank: float) -> None:
    large = layouts.load("large-print-a4")
    look = replace(large, spacing=replace(large.spacing, item=blank, stretch=1.0))
    # Without a heading none is repeated.
    made = make_up(exercise("- Breathe.\n" * 120), look)
    title = set_running_title(made.pages[0].title, make_setter(look, "en")).height
    room = (look.trim.height - look.margin - title - foot_height(look)) / made.reach.size
    # A first item on a page has no blank over it.
    expected = int((room + blank) / (look.spacing.leading + blank) + 1e-6)
    assert [len(lines(page, Role.LIST_BODY)) for page in made.pages[1:-1]] == [expected] * (
        len(made.pages) - 2
    )
    assert len(made.pages) > 3


@pytest.mark.parametrize("name", ["large-print-a4", "wall-a4"])
def test_a_card_all_of_whose_text_is_hidden_is_one_page_of_what_is_left_and_never_a_bare_one(
    name: str,
) -> None:
    bare = "---\ntitle: Squat\nvideo: SqO-VUEak2M\nprint:\n  hide: [setup]\n---\n\n## Setup\n\n- Stand.\n"
    told = words(only(make_up(exercise(bare), layouts.load(name))))
    assert told.startswith("Squat")
    assert "Read from" not in told
    with pytest.raises(CardsError, match="nothing but the title"):
        make_up(exercise(bare.replace("video: SqO-VUEak2M\n", "")), layouts.load(name))


def test_steps_that_are_not_there_are_said_and_the_text_is_set() -> None:
    made = make_up(exercise(SQUAT.split("<!-- howto -->")[0]), CUE)
    assert "there are no steps" in made.diagnostics[0].message
    assert "Elbows brush the knees." in words(only(made))


def test_a_character_that_nobody_has_is_named_with_its_line_and_not_printed_as_a_box() -> None:
    made = make_up(exercise(SQUAT.replace("Elbows", "Elbows 日")), WALL)
    (said,) = [one for one in made.diagnostics if "U+65E5" in one.message]
    assert said.location.line == SQUAT[: SQUAT.index("Elbows")].count("\n") + 1
    assert "日" not in words(only(made))


@pytest.mark.parametrize(
    "text", ["Κωπηλασία με αλτήρες", "Жим лёжа узким хватом", "Đẩy tạ đòn nằm", "Zażółć gęślą"]
)
def test_words_in_other_letters_are_set_in_a_face_that_has_them(text: str) -> None:
    page = only(make_up(exercise(SQUAT.replace("Elbows brush the knees.", text)), WALL))
    assert text in words(page)
    assert not findings(page)


def test_the_labels_follow_the_language() -> None:
    german = "---\nlang: de\nvideo: MeIiIdhvXT4\n---\n\n## Ausführung\n\n1. Knie beugen.\n"
    page = only(make_up(exercise(german, "kniebeuge.md"), WALL))
    assert "Watch the demo" not in words(page)
    assert "Lesbar" in page.note or "lesen" in page.note


def leading(front_matter: str) -> Page:
    return only(make_up(exercise(f"---\n{front_matter}\n---\n\n## Execution\n\n1. Go.\n"), WALL))


@pytest.mark.parametrize(
    ("front_matter", "caption"),
    [
        ("video: MeIiIdhvXT4", "Watch the demo"),
        ('video: "https://example.org/squat"', "See the page"),
        ('video: "https://example.org/calm.mp3"', "Listen"),
        ('video: "https://example.org/calm.mp3"\nlang: it', "Ascolta"),
        ('video: "https://example.org/squat"\nlang: fr', "Voir la page"),
        ('video: "https://example.org/squat"\nvideo_label: "Übung ansehen"', "Übung ansehen"),
        ('video: "https://example.org/squat"\nvideo_label: "\U0001f600"', "See the page"),
    ],
)
def test_under_the_code_stands_what_it_leads_to(front_matter: str, caption: str) -> None:
    page = leading(front_matter)
    assert caption in [line.text for line in lines(page, Role.LINK)]
    assert not findings(page)
    (code,) = (item for item in page.items if isinstance(item, Symbol))
    assert code.alt.startswith(caption)


def test_a_link_in_letters_of_its_language_is_read_so_and_scanned_in_ascii() -> None:
    page = leading('video: "https://übung.example/größe"')
    (code,) = (item for item in page.items if isinstance(item, Symbol))
    assert code.url == "https://xn--bung-zra.example/gr%C3%B6%C3%9Fe"
    assert code.modules == symbol(code.url)
    assert "übung.example/größe" in words(page)
    # No face has these letters, so the link stands in those that it is scanned in.
    assert "xn--r8jz45g.jp/a" in words(leading('video: "https://例え.jp/a"'))


def test_a_link_that_is_not_secure_is_printed_as_it_is() -> None:
    assert "http://example.org/squat" in words(leading('video: "http://example.org/squat"'))


def test_the_fingerprint_changes_with_the_text_alone() -> None:
    def note(markdown: str, file: str = "goblet.md") -> str:
        return only(make_up(exercise(markdown, file), WALL)).note

    assert note(SQUAT) == note(SQUAT)
    assert note(SQUAT).startswith("goblet ")
    assert note(SQUAT).split(",")[0] != note(SQUAT.replace("Elbows", "Knees")).split(",")[0]


def test_a_handout_has_lines_to_write_on(tiny: Layout) -> None:
    page = only(make_up(exercise(), layouts.load("handout-a5")))
    for head in ("Date", "Sets", "Reps", "Load", "Notes"):
        assert head in words(page)
    assert "Sets" not in words(only(make_up(exercise(), tiny)))


def test_a_text_without_any_heading_is_not_given_one() -> None:
    bare = exercise("# Wall sit\n\n1. Lean on the wall.\n2. Slide down.\n", "wall-sit.md")
    headed = exercise("# Wall sit\n\n1. Lean.\n\n## Tips\n\n- Breathe.\n", "wall-sit.md")
    assert "Execution" not in words(only(make_up(bare, WALL)))
    assert "Execution" in words(only(make_up(headed, WALL)))
