"""Cards of decks: poker, bridge, tarot and A7, and the back that all cards of a deck have."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image as Photo
from reading_back import codes, page_texts, trims
from running import run
from values import MM

import cards
from cards.diagnostics import CardsError
from cards.exercise import Exercise, Prescription
from cards.makeup.card import Made, make_up
from cards.page import Figure, Image, Panel, Role, Rule, Shape, Symbol, TextLine
from cards.press.proof import findings
from cards.shop import illustrations, layouts
from cards.shop.layouts import find_project
from cards.shop.sources import Source, exercise_of

CONTENT = Path(__file__).parent.parent / "content"
LIBRARY = sorted(CONTENT.glob("*/*.md"))
SIZES = {"poker": (63, 88), "bridge": (57, 89), "tarot": (70, 120), "pocket-a7": (74, 105)}
KICKBACK = str(CONTENT / "hinge/cable-kickback.md")


def read(path: Path) -> Exercise:
    return exercise_of(Source(path.name, path.read_bytes())).exercise


def made(path: Path, name: str) -> Made:
    one, design = read(path), layouts.load(name)
    return make_up(one, design, (), illustrations.find(one, design, "", own=False).illustrations)


@pytest.mark.parametrize("name", SIZES)
def test_every_card_of_a_deck_has_its_size_and_is_sound(name: str) -> None:
    width, height = SIZES[name]
    for path in LIBRARY[::3]:
        (page,) = made(path, name).pages
        assert page.trim.width == pytest.approx(width * MM)
        assert page.trim.height == pytest.approx(height * MM)
        assert not findings(page), path
        names = [i.text for i in page.items if isinstance(i, TextLine) and i.role is Role.LIST_BODY]
        told = " ".join(" ".join(names).split()).replace("’", "'")
        assert told == " ".join(step.name for step in read(path).steps), path


@pytest.mark.parametrize("name", SIZES)
def test_the_movement_has_40_by_28_mm_and_the_code_scans(name: str) -> None:
    page = made(Path(KICKBACK), name).pages[0]
    panels = [i.rect for i in page.items if isinstance(i, Panel) and i.radius]
    assert sum(rect.width for rect in panels) >= 40 * MM
    assert min(rect.height for rect in panels) >= 28 * MM - 0.01
    assert [i for i in page.items if isinstance(i, Figure) and i.alt]
    assert [len(found) for found in codes(cards.wall([KICKBACK], layout=name).pdf, dpi=300)] == [1]


def test_a_single_posture_has_the_whole_width() -> None:
    page = made(CONTENT / "core/plank.md", "poker").pages[0]
    panels = [i.rect for i in page.items if isinstance(i, Panel) and i.radius]
    assert len(panels) == 1
    assert panels[0].width > 50 * MM


@pytest.mark.parametrize("name", SIZES)
@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("squat/kettlebell-goblet-squat.md", "2-3× 8-12 Reps 60-90 s Rest"),
        ("core/side-plank.md", "2× 15 s Hold · each side 30-60 s Rest"),
        ("mobility/half-kneeling-hip-flexor-stretch.md", "30 s Hold · each side 2 Sets"),
        ("de/core/side-plank.md", "2× 15 s Halten · je Seite 30-60 s Pause"),
    ],
)
def test_a_card_says_all_of_its_dose_and_no_more(name: str, file: str, told: str) -> None:
    words = " ".join(page_texts(cards.wall([str(CONTENT / file)], layout=name).pdf)[0].split())
    assert told in words
    assert ("Rest" in told) == ("Rest" in words)


@pytest.mark.parametrize("name", SIZES)
def test_nobody_writes_on_a_card_of_a_deck(name: str) -> None:
    one = replace(read(Path(KICKBACK)), prescription=Prescription(hold="30 s"))
    (page,) = make_up(one, layouts.load(name)).pages
    rules = [item for item in page.items if isinstance(item, Rule)]
    assert all(rule.start.y > page.trim.height / 4 for rule in rules)
    assert not [i for i in page.items if isinstance(i, TextLine) and i.text.strip() == "Rest"]


@pytest.mark.parametrize("name", SIZES)
def test_titles_and_names_of_a_deck_are_of_one_size(name: str) -> None:
    design = layouts.load(name)
    pages = [make_up(read(path), design).pages[0] for path in LIBRARY]
    for role in (Role.TITLE, Role.LIST_BODY):
        sizes = [{i.size for i in page.items if isinstance(i, TextLine) and i.role is role} for page in pages]
        assert len(set.union(*sizes)) == 1, role


@pytest.mark.parametrize("name", SIZES)
def test_a_link_is_parted_behind_its_slash_alone(name: str) -> None:
    design = layouts.load(name)
    for path in LIBRARY:
        one = read(path)
        if one.video:
            (page,) = make_up(one, design).pages
            link = [i for i in page.items if isinstance(i, TextLine) and i.role is Role.LINK]
            assert [i.text for i in link] == ["youtu.be/", one.video.id], path
            assert min(i.size for i in link) >= 5.5
            assert min(i.at.x for i in link) > max(
                i.at.x + i.width
                for i in page.items
                if isinstance(i, TextLine) and i.role is not Role.LINK and i.at.y > link[0].at.y - 30
            )


def test_a_name_over_the_code_has_the_whole_width() -> None:
    page = made(CONTENT / "squat/kettlebell-goblet-squat.md", "bridge").pages[0]
    names = [i.text for i in page.items if isinstance(i, TextLine) and i.role is Role.LIST_BODY]
    assert names == ["Hug the kettlebell", "Sit between your heels", "Push the floor away"]
    code = next(i.rect for i in page.items if isinstance(i, Symbol))
    for item in page.items:
        if isinstance(item, TextLine) and item.at.x + item.width > code.x - 2 and item.role is not Role.LINK:
            assert item.at.y < code.y


@pytest.mark.parametrize("name", SIZES)
def test_all_cards_of_a_deck_have_one_back(name: str) -> None:
    paths = [KICKBACK, str(CONTENT / "core/plank.md")]
    wall = cards.wall(paths, layout=name, backs=True)
    assert len(set(trims(wall.pdf))) == 1
    assert len(trims(wall.pdf)) == 4
    first, second = (make_up(read(Path(path)), layouts.load(f"{name}-back")) for path in paths)
    assert first.pages[0].items == second.pages[0].items
    assert page_texts(wall.pdf)[1].strip() == page_texts(wall.pdf)[3].strip() == ""


def test_a_logo_leaves_a_small_card_s_title_its_size(here: Path) -> None:
    Photo.new("RGB", (90, 30), "teal").save(here / "logo.png")
    (here / "cuecard.toml").write_text('[brand]\nlogo = "logo.png"\n', encoding="utf-8")
    for name in SIZES:
        (page,) = cards.card(KICKBACK, layout=name, project=find_project()).pages
        title = [i for i in page.items if isinstance(i, TextLine) and i.role is Role.TITLE]
        logo = next(i.rect for i in page.items if isinstance(i, Image))
        assert {i.size for i in title} == {layouts.load(name).masthead.title_one}
        assert max(i.at.x + i.width for i in title) < logo.x
        assert not findings(page)


def own(folder: Path, name: str, text: str) -> None:
    (folder / "layouts").mkdir(exist_ok=True)
    (folder / "layouts" / f"{name}.toml").write_text(text, encoding="utf-8")


def test_a_back_of_one_s_own_has_a_name_and_a_logo(here: Path) -> None:
    own(here, "ours", 'extends = "poker"\nback = "ours-back"\n')
    own(here, "ours-back", 'extends = "poker-back"\n[art]\nname = "Iron & Oak"\nfile = "logo.png"\n')
    Photo.new("RGB", (60, 40), "teal").save(here / "layouts" / "logo.png")
    assert run("card", KICKBACK, "-l", "ours-back", "-o", "back.pdf").exit_code == 0
    assert "Iron & Oak" in " ".join(page_texts((here / "back.pdf").read_bytes())[0].split())
    assert run("wall", KICKBACK, "-l", "ours", "--backs", "-o", "deck.pdf").exit_code == 0
    front, back = page_texts((here / "deck.pdf").read_bytes())
    assert "Iron & Oak" in " ".join(back.split())
    assert "Iron" not in front


@pytest.mark.parametrize(
    "name", ["Iron Works", "A house whose name is as long as the law of a country lets it be"]
)
@pytest.mark.parametrize("size", ["poker-back", "bridge-back-mono"])
def test_the_designed_back_has_the_house_s_name_and_logo(here: Path, name: str, size: str) -> None:
    Photo.new("RGB", (90, 30), "teal").save(here / "logo.png")
    (here / "cuecard.toml").write_text(f'[brand]\nname = "{name}"\nlogo = "logo.png"\n', encoding="utf-8")
    (page,) = cards.card(KICKBACK, layout=size, project=find_project()).pages
    assert " ".join(i.text.strip() for i in page.items if isinstance(i, TextLine)) == name
    assert len([i for i in page.items if isinstance(i, Image)]) == 1
    assert not findings(page)


def test_a_picture_can_be_the_back_of_all_cards(here: Path) -> None:
    own(here, "ours", 'extends = "poker"\nback = "art.png"\n')
    Photo.new("RGB", (90, 60), "maroon").save(here / "layouts" / "art.png")
    design = layouts.load("ours", layouts.folders(here / "layouts"))
    assert design.back is None
    assert design.back_art is not None
    result = run("wall", KICKBACK, "-l", "ours", "--backs", "-o", "deck.pdf")
    assert result.exit_code == 0, result.output
    pages = page_texts((here / "deck.pdf").read_bytes())
    assert len(pages) == 2
    assert pages[1].strip() == ""


def test_a_picture_covers_a_back_and_its_bleed() -> None:
    from io import BytesIO

    from cards.artwork.pictures import Artwork
    from cards.layout import Art

    file = BytesIO()
    Photo.new("RGB", (90, 60), "maroon").save(file, "PNG")
    art = Artwork("art.png", "Gym", 0, file.getvalue(), 90, 60)
    design = replace(layouts.load("poker"), art=Art("", "art.png", "", covers=True))
    (image,) = make_up(read(Path(KICKBACK)), design, (art,)).pages[0].items
    assert isinstance(image, Image)
    bleed = design.bleed
    assert image.rect.x <= -bleed + 0.01
    assert image.rect.y <= -bleed + 0.01
    assert image.rect.right >= design.trim.width + bleed - 0.01
    assert image.rect.bottom >= design.trim.height + bleed - 0.01


def test_a_back_without_a_name_is_a_pattern_that_keeps_clear_of_the_edges() -> None:
    page = make_up(read(Path(KICKBACK)), layouts.load("poker-back")).pages[0]
    assert not [i for i in page.items if isinstance(i, TextLine | Symbol)]
    shapes = [i for i in page.items if isinstance(i, Shape)]
    assert len(shapes) > 20
    xs = [point.x for shape in shapes for path in shape.paths for point in path]
    assert min(xs) > 0
    assert max(xs) < page.trim.width


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('back = "nowhere.svg"', "there is no such file"),
        ('art.file = "nowhere.svg"', "there is no such file"),
        ('art.file = "mine.toml"', "name a picture that ends in"),
        ('art.file = "../../etc/passwd.svg"', "there is no such file"),
        ('art.name = "a\\nb"', "must be one line"),
        ("art.name = 3", "must be text"),
        ('art.colour = "red"', 'unknown key "art.colour"'),
    ],
)
def test_what_is_wrong_with_a_back_has_its_line(tmp_path: Path, text: str, said: str) -> None:
    folder = tmp_path / "layouts"
    folder.mkdir()
    (folder / "mine.toml").write_text(f'extends = "poker-back"\n{text}\n', encoding="utf-8")
    with pytest.raises(CardsError) as caught:
        layouts.load("mine", layouts.folders(folder))
    assert "mine.toml:2:" in str(caught.value)
    assert said in str(caught.value)


def test_a_picture_that_cannot_be_read_keeps_the_card_from_print(here: Path) -> None:
    own(here, "ours", 'extends = "poker"\nback = "art.png"\n')
    (here / "layouts" / "art.png").write_bytes(b"no picture")
    result = run("wall", KICKBACK, "-l", "ours", "--backs", "-o", "deck.pdf")
    assert result.exit_code == 1
    assert 'the picture "art.png"' in " ".join(result.output.split())


def test_index_cards_of_3_by_5_inches_have_a_back_of_their_own() -> None:
    front, back = page_texts(cards.wall([KICKBACK], layout="index-3x5", backs=True).pdf)
    assert "Lowest notch" in back
    assert "Lowest notch" not in front
