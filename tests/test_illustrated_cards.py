"""The drawing of a movement and the map of its muscles, as they stand on finished cards."""

import os
import statistics
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import SQUAT
from PIL import Image as Pillow
from running import run
from values import BLACK, MM, WHITE, design, exercise, lines, only

from cards.drawing import Drawing
from cards.exercise import Exercise, Kind, Muscles, Paragraph, Run
from cards.figures import drawn
from cards.figures.drawn import Drawn
from cards.figures.shelf import Shelf
from cards.geometry import Rect, Sides
from cards.makeup.card import Illustrations, Made, make_up
from cards.makeup.collection import collect
from cards.makeup.illustrated import settle_illustrated
from cards.makeup.illustrated_card import Illustrated
from cards.page import Figure, Image, Page, Panel, Role, Symbol, TextLine
from cards.press.proof import examine, findings
from cards.qr import QUIET_ZONE
from cards.shop import illustrations
from cards.shop.cards import Checked, set_card
from cards.shop.options import card_order
from cards.shop.sources import LIBRARY, exercise_of, load

#: An exercise of the library with a drawing.
NAME = "kettlebell-goblet-squat"
WALL = design("wall-a4")
TRAINED = Muscles(("quads", "glutes"), ("abs",))


@pytest.fixture(scope="module")
def movement() -> Drawn:
    return Shelf().drawn(NAME)


@pytest.fixture(scope="module")
def squat() -> Exercise:
    return replace(exercise(SQUAT), muscles=TRAINED)


def made(source: Exercise, movement: Drawn | None, name: str = "wall-a4") -> Made:
    return make_up(source, design(name), (), Illustrations(movement, muscles=True))


def figures(page: Page) -> list[Figure]:
    """Return the drawings that say something."""
    return [item for item in page.items if isinstance(item, Figure) and item.alt]


def map_of(page: Page) -> Figure:
    """Return the one map of a page."""
    (found,) = (one for one in figures(page) if one.alt.startswith("Muscles worked"))
    return found


def strip_of(page: Page) -> Figure:
    """Return what tells the movement of a page."""
    (found,) = (one for one in figures(page) if not one.alt.startswith("Muscles worked"))
    return found


def set_from(path: Path, layout: str = "wall-a4", **options: bool) -> tuple[Checked, Page]:
    card, pages = set_card(card_order(layout=layout, **options), load(str(path)))
    assert isinstance(card, Checked), card.diagnostics
    return card, pages[0]


def of_library(name: str) -> Path:
    return next(LIBRARY.glob(f"*/{name}.md"))


@pytest.mark.parametrize("name", ["wall-a4", "wall-a4-mono", "wall-a4-landscape", "cue-a4", "handout-a5"])
def test_map_and_movement_stand_clear_of_the_text(squat: Exercise, movement: Drawn, name: str) -> None:
    done = made(squat, movement, name)
    page = done.pages[0]
    mapped, strip = map_of(page), strip_of(page)
    assert mapped.alt == "Muscles worked: quads, glutes (main); abs (also)."
    assert strip.alt == drawn.alt(movement, "en")
    safe = Rect(0, 0, page.trim.width, page.trim.height).inset(Sides.all(page.safe))
    assert all(safe.contains(one.rect) for one in (mapped, strip))
    assert not mapped.rect.overlaps(strip.rect)
    assert examine(done.pages, "squat.md", name) == ()


def test_map_and_code_are_twins_at_the_head_of_the_side_column(squat: Exercise, movement: Drawn) -> None:
    page = only(made(squat, movement))
    mapped = map_of(page)
    (code,) = (item for item in page.items if isinstance(item, Symbol))
    clear = code.rect.width / len(code.modules) * QUIET_ZONE
    assert mapped.rect.y == pytest.approx(code.rect.y)
    assert mapped.rect.right + clear <= code.rect.x + 0.01
    assert code.rect.right == pytest.approx(page.trim.width - WALL.margin)
    column = [line for line in lines(page, Role.HEADING) if line.at.x >= mapped.rect.x - 1]
    assert all(line.at.y > code.rect.bottom + clear for line in column)


def test_a_map_without_a_movement_has_the_movements_place(squat: Exercise, movement: Drawn) -> None:
    alone, both = only(made(squat, None)), only(made(squat, movement))
    band = WALL.illustrated.band
    assert map_of(alone).rect.bottom < band
    assert strip_of(both).rect.bottom < band
    assert map_of(both).rect.y > band


def test_its_words_stand_for_the_facts_of_the_muscles(squat: Exercise) -> None:
    with_map, without = (only(make_up(squat, WALL, (), Illustrations(None, on))) for on in (True, False))
    legend = " ".join(line.text.strip() for line in lines(with_map, Role.ARTIFACT))
    assert "Quads, glutes Abs" in legend
    assert "Quads, glutes" not in [
        line.text.strip() for line in lines(with_map) if line.role is not Role.ARTIFACT
    ]
    assert "Quads, glutes" in [line.text.strip() for line in lines(without)]


def test_a_movement_stands_on_the_band_at_the_right(squat: Exercise, movement: Drawn) -> None:
    page = only(made(replace(squat, muscles=Muscles()), movement))
    postures = [
        item.rect for item in page.items if isinstance(item, Figure) and item.drawing.size.height > 300
    ]
    assert len(postures) == 2
    assert max(rect.right for rect in postures) == pytest.approx(page.trim.width - WALL.margin, abs=1)
    (title,) = {line.at.x + line.width for line in lines(page, Role.TITLE)}
    assert title < min(rect.x for rect in postures)


def test_people_are_of_one_size_throughout_a_deck(squat: Exercise) -> None:
    shelf, scales = Shelf(), []
    for name in (NAME, "pull-up", "cable-kickback", "dead-bug", "push-up"):
        strip = strip_of(only(made(replace(squat, muscles=Muscles()), shelf.drawn(name))))
        scales.append(strip.rect.height / strip.drawing.size.height)
    assert max(scales) < min(scales) * 1.35


def inks(drawing: Drawing) -> set[object]:
    colours = {colour for ink in drawing.inks for colour in (ink.fill, ink.stroke)}
    return (colours | {ink.hatch.colour for ink in drawing.inks if ink.hatch}) - {None}


def test_black_and_white_cards_have_no_grey_in_them(squat: Exercise, movement: Drawn) -> None:
    page = only(made(squat, movement, "wall-a4-mono"))
    every = [item.drawing for item in page.items if isinstance(item, Figure)]
    assert len(every) >= 4
    assert set().union(*map(inks, every)) == {BLACK, WHITE}


def test_library_cards_have_both() -> None:
    card, page = set_from(of_library(NAME))
    assert len(figures(page)) == 2
    assert card.diagnostics == ()


def test_without_pictures_a_card_has_words_and_code_alone() -> None:
    card, page = set_from(of_library(NAME), no_pictures=True)
    kinds = {type(item) for item in page.items}
    assert not kinds & {Figure, Image}
    assert {Symbol, TextLine} <= kinds
    assert card.sizes > set_from(of_library(NAME))[0].sizes


def test_the_option_reaches_the_program(tmp_path: Path) -> None:
    source = of_library(NAME)
    run("card", str(source), "-o", str(tmp_path / "with.pdf"))
    run("card", str(source), "-o", str(tmp_path / "without.pdf"), "--no-pictures")
    with_them, without = ((tmp_path / name).stat().st_size for name in ("with.pdf", "without.pdf"))
    assert without < with_them


def test_map_and_movement_go_before_any_text_does(movement: Drawn) -> None:
    more = "- Let the weight rest on the whole foot while the trunk stays tall and the knees point outward.\n"
    shown: list[int] = []
    for count in range(0, 60, 4):
        text = SQUAT.replace("<!-- howto -->", f"{more * count}\n<!-- howto -->")
        done = made(replace(exercise(text), muscles=TRAINED), movement)
        alts = [one.alt for one in figures(done.pages[0])]
        messages = " ".join(one.message for one in done.diagnostics)
        assert ("left out the muscle map" in messages) is not any("Muscles" in alt for alt in alts)
        assert ("left out the drawing" in messages) is not any("Muscles" not in alt for alt in alts)
        assert not (alts and done.reach.given_up)
        shown.append(len(alts))
        if done.reach.given_up:
            break
    assert shown == sorted(shown, reverse=True)
    assert {shown[0], shown[-1]} == {2, 0}


WIDE = ("arm-circle", "sumo-deadlift", "sled-push", "wheelbarrow-walk")


@pytest.mark.parametrize("name", [*WIDE, "burpee"])
def test_a_movement_that_is_wide_or_has_many_postures_takes_room_or_leaves_it_to_the_map(
    squat: Exercise, name: str
) -> None:
    printed = made(squat, Shelf().drawn(name), "booklet-a5")
    alts = [one.alt for one in figures(printed.pages[0])]
    assert any(alt.startswith("Muscles worked") for alt in alts)
    drawn_too = any(not alt.startswith("Muscles worked") for alt in alts)
    messages = " ".join(one.message for one in printed.diagnostics)
    assert drawn_too or name not in WIDE
    assert ("left out the drawing" in messages) is not drawn_too


@pytest.mark.parametrize("name", ["wall-a4", "wall-a4-landscape"])
def test_a_long_title_is_smaller_and_costs_no_drawing(squat: Exercise, movement: Drawn, name: str) -> None:
    long = replace(squat, title="Half-Kneeling Overhead Goblet Squat With a Long Pause")
    pages = [only(made(one, movement, name)) for one in (squat, long)]
    sizes = [lines(page, Role.TITLE)[0].size for page in pages]
    assert sizes[0] > sizes[1] > 18
    assert all(map_of(page).alt and strip_of(page).alt for page in pages)
    assert pages[1].items[0] == pages[0].items[0]


def test_what_gives_way_does_so_in_order(movement: Drawn) -> None:
    more = "- Let the whole foot bear the weight while the trunk stays tall.\n"
    seen = []
    for count in range(0, 40, 2):
        text = SQUAT.replace("- Elbows", f"{more * count}- Elbows")
        page = only(made(replace(exercise(text), muscles=TRAINED), movement))
        if len(figures(page)) < 2:
            break
        boxes = [item for item in page.items if isinstance(item, Panel) and item.rect.y > 600]
        seen.append((map_of(page).rect.height, min(box.rect.height for box in boxes), page.items[0]))
    heights, doses, bands = zip(*seen, strict=True)
    assert heights[0] == pytest.approx(WALL.illustrated.map)
    assert heights[-1] == pytest.approx(WALL.illustrated.map_least)
    assert doses[0] > doses[-1] == pytest.approx(WALL.doses.least)
    # No dose gives way before the map has, which a narrow column may have made smaller by itself.
    least = WALL.illustrated.map_least
    assert all(
        high == pytest.approx(least)
        for high, box in zip(heights, doses, strict=True)
        if box < WALL.doses.height - 0.1
    )
    assert min(heights) == pytest.approx(least)
    assert bands[0] != bands[-1]


def settled(source: Exercise, movement: Drawn | None, name: str = "wall-a4") -> Illustrated:
    card = settle_illustrated(collect(source, design(name), (), Illustrations(movement, muscles=True)))
    assert card
    return card


@pytest.mark.parametrize(("kind", "wider"), [("## Execution", 0), ("## Common mistakes", 1)])
def test_the_column_that_is_full_is_made_wider(movement: Drawn, kind: str, wider: int) -> None:
    text = "Keep the elbows in and the chest tall, and breathe into the belt before each repetition. "
    parts = {
        "## Execution": "## Execution\n\n1. Go.\n\n",
        "## Common mistakes": "## Common mistakes\n\n- No.\n\n",
    }
    parts[kind] = parts[kind].rstrip() + " " + text * 9 + "\n\n"
    card = settled(exercise("# Row\n\n" + "".join(parts.values())), movement)
    usual = WALL.illustrated.share
    share = card.columns[0].width / (card.columns[0].width + card.columns[1].width)
    assert share > usual + 0.02 if wider == 0 else share < usual - 0.02


def test_library_cards_are_large_and_their_columns_end_together() -> None:
    paths = sorted(
        path for path in LIBRARY.rglob("*.md") if path.parent != LIBRARY and "de" not in path.parts
    )
    sizes = []
    for path in paths[::9]:
        source = exercise_of(load(str(path))).exercise
        found = illustrations.find(source, WALL, "", own=False).illustrations
        card = settle_illustrated(collect(source, WALL, (), found))
        assert card, path
        assert card.mapped, path
        sizes.append(card.size)
        assert card.size >= 15, path
        first, second = card.spare
        assert abs(max(first, 0) - max(second, 0)) <= 12 * MM, path
    assert statistics.median(sizes) >= 16.2


def test_set_up_stands_before_execution_on_every_wall_card() -> None:
    for path in sorted(LIBRARY.glob("*/*.md"))[::9]:
        if path.stem == "README":
            continue
        for pictures in (True, False):
            _, page = set_from(path, no_pictures=not pictures)
            heads = {line.text.strip(): line.at for line in lines(page, Role.HEADING)}
            setup, execution = heads["Setup"], heads["Execution"]
            assert (setup.x, setup.y) < (execution.x, execution.y), path


def test_the_purpose_is_named_to_who_listens_alone(squat: Exercise, movement: Drawn) -> None:
    page = only(made(squat, movement))
    (lead,) = (line for line in lines(page) if line.spoken)
    assert lead.spoken == "Purpose: Strong legs and an upright back."
    assert lead.text == "Strong legs and an upright back."


def test_a_text_of_few_words_is_large_and_its_lead_with_it(movement: Drawn) -> None:
    brief = exercise("# Dip\n\nStrong arms.\n\n## Setup\n\nHold on.\n\n## Execution\n\n1. Sink.\n2. Rise.\n")
    card = made(brief, movement)
    (lead,) = (line for line in lines(only(card)) if line.spoken)
    assert card.reach.size > 1.3 * WALL.illustrated.lead
    assert lead.size >= 0.75 * card.reach.size - 0.01


def test_a_purpose_without_room_on_the_band_has_one_name(squat: Exercise) -> None:
    purpose = next(one for one in squat.sections if one.kind is Kind.PURPOSE)
    told = (Paragraph((Run("Strong legs and an upright back. " * 6),)),)
    named = tuple(
        replace(one, heading="Goal", blocks=told) if one is purpose else one for one in squat.sections
    )
    long = replace(
        squat, title="Single-Arm Half-Kneeling Landmine Press With a Controlled Return", sections=named
    )
    page = only(made(long, None))
    assert not [line for line in lines(page) if line.spoken]
    printed = " ".join(line.text for line in lines(page))
    assert printed.count("Goal") == 1
    assert "Purpose" not in printed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / f"{NAME}.md").write_text(SQUAT, encoding="utf-8")
    return tmp_path


def with_matter(folder: Path, matter: str) -> Path:
    path = folder / f"{NAME}.md"
    path.write_text(SQUAT.replace("---\n", f"---\n{matter}\n", 1), encoding="utf-8")
    return path


def test_a_figure_is_found_by_the_files_name(folder: Path) -> None:
    _, page = set_from(folder / f"{NAME}.md")
    assert strip_of(page).alt == drawn.alt(Shelf().drawn(NAME), "en")


def test_a_figure_is_found_by_its_name(folder: Path) -> None:
    _, page = set_from(with_matter(folder, "figure: push-up"))
    assert strip_of(page).alt == drawn.alt(Shelf().drawn("push-up"), "en")


@pytest.mark.parametrize("none", ["none", "false"])
def test_none_prints_no_movement(folder: Path, none: str) -> None:
    card, page = set_from(with_matter(folder, f"figure: {none}"))
    assert all(one.alt.startswith("Muscles") for one in figures(page))
    assert not any("figure" in one.message for one in card.diagnostics)


@pytest.mark.parametrize("wrong", ["goblet-sqat", "[a, b]"])
def test_a_figure_that_is_not_there_is_said(folder: Path, wrong: str) -> None:
    card, page = set_from(with_matter(folder, f"figure: {wrong}"))
    assert all(one.alt.startswith("Muscles") for one in figures(page))
    assert any("the card is printed without it" in one.message for one in card.diagnostics)


def test_own_pictures_win_over_the_movement(folder: Path) -> None:
    Pillow.new("RGB", (60, 40), "red").save(folder / "squat.png")
    _, page = set_from(with_matter(folder, "image: {path: squat.png, alt: A squat}"))
    assert any(isinstance(item, Image) for item in page.items)
    assert all(one.alt.startswith("Muscles") for one in figures(page))


def test_a_wrong_figure_is_said_and_not_printed(folder: Path) -> None:
    own = folder / "figures"
    own.mkdir()
    (own / "mine.toml").write_text(
        '[kettlebell-goblet-squat]\nframes = [{ pose = "nowhere" }]\n', encoding="utf-8"
    )
    card, page = set_from(folder / f"{NAME}.md")
    assert all(one.alt.startswith("Muscles") for one in figures(page))
    assert any("printed without the figure" in one.hint for one in card.diagnostics)


def test_a_project_draws_its_own_figure(folder: Path) -> None:
    own = folder / "figures"
    own.mkdir()
    (own / "mine.toml").write_text(
        '[kettlebell-goblet-squat]\nframes = [{ pose = "stand" }]\n', encoding="utf-8"
    )
    _, page = set_from(folder / f"{NAME}.md")
    assert strip_of(page).alt == drawn.alt(Shelf(own).drawn(NAME), "en")


def test_a_muscle_that_the_map_does_not_know_is_said_with_the_nearest(folder: Path) -> None:
    card, page = set_from(with_matter(folder, "muscles: [quads, hamstrngs]"))
    assert map_of(page).alt.startswith("Muscles worked: quads")
    (said,) = (one for one in card.diagnostics if "muscle map" in one.message)
    assert "hamstrngs" in said.message
    assert "hamstrings" in said.hint


def test_a_file_of_figures_that_cannot_be_read_is_said_once(folder: Path) -> None:
    own = folder / "figures"
    own.mkdir()
    (own / "mine.toml").write_text("[mine\n", encoding="utf-8")
    (folder / "two.md").write_text(SQUAT, encoding="utf-8")
    for command in (["wall", "-o", str(folder / "o.pdf")], ["check"]):
        result = run(*command, str(folder))
        assert result.exit_code == 0
        assert (result.stderr + result.stdout).count("mine.toml:1") == 1


def test_figures_are_read_again_when_their_file_has_changed(folder: Path) -> None:
    own = folder / "figures"
    own.mkdir()
    alts = []
    for pose in ("stand", "squat"):
        path = own / "mine.toml"
        path.write_text(f'[{NAME}]\nframes = [{{ pose = "{pose}" }}]\n', encoding="utf-8")
        os.utime(path, ns=(len(alts) * 10**9, len(alts) * 10**9))
        alts.append(figures(set_from(folder / f"{NAME}.md")[1])[-1].alt)
    assert "squat" in alts[1]
    assert "squat" not in alts[0]


@pytest.mark.parametrize(("name", "part"), [("wall-a3", 1.35), ("wall-a4-landscape", 1.2)])
def test_a_movement_grows_with_its_design_and_into_what_words_leave_at_the_side(
    name: str, part: float
) -> None:
    usual, larger = (
        max(
            item.rect.height
            for item in set_from(of_library(NAME), design)[1].items
            if isinstance(item, Figure) and not item.alt.startswith("Muscles")
        )
        for design in ("wall-a4", name)
    )
    assert larger >= usual * part


def test_a_title_at_the_side_takes_no_third_line_for_little_more_type() -> None:
    page = set_from(of_library(NAME), "wall-a4-landscape")[1]
    assert [line.text.strip() for line in lines(page, Role.TITLE)] == ["Kettlebell", "Goblet Squat"]


@pytest.mark.parametrize("stem", [NAME, "push-up", "side-plank"])
def test_cards_of_steps_are_of_one_kind(stem: str) -> None:
    """Their type is not beyond the design, and a purpose without room is on the back, not over the steps."""
    card, page = set_from(of_library(stem), "cue-a4")
    assert card.reach.size <= 26.01
    assert any(isinstance(item, Figure) and not item.alt.startswith("Muscles") for item in page.items)
    for name in ("index-3x5", "index-5x8"):
        front = set_from(of_library(stem), name)[1]
        assert "Purpose" not in [line.text.strip() for line in lines(front, Role.HEADING)], name


def test_a_card_for_the_pocket_shows_its_movement() -> None:
    page = set_from(of_library(NAME), "pocket-a6")[1]
    assert strip_of(page).rect.height > 20 * MM


@pytest.mark.parametrize("name", ["cue-a4", "cue-letter", "cue-a4-landscape"])
@pytest.mark.parametrize("video", ["", "video: MeIiIdhvXT4\n"])
def test_a_map_s_words_on_a_sheet_are_12_pt_and_clear_of_all_else(name: str, video: str) -> None:
    text = SQUAT.replace("video: MeIiIdhvXT4\n", video)
    others = "[glutes, front shoulders, triceps, abs, calves]"
    told = f"muscles:\n  primary: [quads, chest]\n  secondary: {others}\n---"
    layout = design(name)
    source = exercise(text.replace("\n---", f"\n{told}", 1))
    for page in make_up(source, layout, (), Illustrations(None, muscles=True)).pages:
        legend = [one for one in page.items if isinstance(one, TextLine) and one.role is Role.ARTIFACT]
        assert "Quads, chest" in " ".join(one.text for one in legend)
        assert all(one.size >= 12 for one in legend)
        assert not findings(page)
