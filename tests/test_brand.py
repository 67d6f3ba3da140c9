"""[brand]: a house's name, logo, colours and fonts on its cards; and any design on any paper."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

import pytest
from conftest import SQUAT
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Picture
from reading_back import page_texts, trims
from running import lay, run

import cards
from cards import fonts
from cards.colour import NAMES, SHAPES, TEXT, Colour, colour, contrast, shade, words_on
from cards.geometry import Rect
from cards.page import Disc, Image, Page, Panel, Role, Rule, Symbol, TextLine
from cards.press.proof import findings
from cards.shop import layouts
from cards.shop.layouts import Dress, find_project

WHITE, BLACK = Colour(1, 1, 1), Colour(0, 0, 0)
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10"/></svg>'
COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda parts: Colour(*(one / 255 for one in parts)))


def page(brand: str, **options: object) -> Page:
    """Print the squat in a project of a brand, and return its first page."""
    lay(Path("cuecard.toml"), f"[brand]\n{brand}\n")
    lay(Path("squat.md"))
    made = cards.card("squat.md", project=find_project(), **options)  # type: ignore[arg-type]
    assert [one for one in made.diagnostics if str(one.severity) == "error"] == []
    return made.pages[0]


def texts(of: Page) -> str:
    return " ".join(item.text for item in of.items if isinstance(item, TextLine))


def fills(of: Page) -> set[str]:
    return {str(item.fill) for item in of.items if isinstance(item, Panel) and item.fill}


def inks(of: Page) -> set[str]:
    return {str(part.colour) for item in of.items if isinstance(item, TextLine) for part in item.glyphs}


def font_file(place: Path, kind: int | None = None, face: str = "FiraSans-Bold") -> Path:
    """Lay a font file, its maker's word on embedding changed."""
    data = bytearray(fonts.face(face).path.read_bytes())
    if kind is not None:
        for entry in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16):
            if data[entry : entry + 4] == b"OS/2":
                struct.pack_into(">H", data, struct.unpack_from(">I", data, entry + 8)[0] + 8, kind)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return place


# Colours


@pytest.mark.parametrize("design", ["wall-a4", "cue-a4", "handout-a5", "poster-a4"])
@pytest.mark.usefixtures("here")
def test_band_and_accent_take_the_place_of_the_designs_colours(design: str) -> None:
    plain = page("", layout=design)
    made = page('band = "#5a0f2e"\naccent = "#0b4f30"', layout=design)
    assert "#5a0f2e" in fills(made) - fills(plain)
    assert "#0b4f30" in inks(made) - inks(plain)
    mono = page('band = "#5a0f2e"\naccent = "#0b4f30"', layout=f"{design}-mono")
    assert not {"#5a0f2e", "#0b4f30"} & (fills(mono) | inks(mono))


def headings(of: Page) -> dict[str, set[str]]:
    """Return the colours of title, headings and numbers by their words."""
    found: dict[str, set[str]] = {}
    for item in of.items:
        if isinstance(item, TextLine) and item.role in {Role.TITLE, Role.HEADING, Role.LIST_LABEL}:
            found.setdefault(item.text.strip(), set()).update(str(part.colour) for part in item.glyphs)
    return found


PALE = 'extends = "handout-a5"\npurpose = "Pale"\n[colours]\nband = "#f4efe6"\nband_text = "#10304a"\n'


@pytest.mark.parametrize("design", ["wall-a4-light", "pale"])
def test_a_pale_head_stays_pale_under_a_band_of_ones_own(here: Path, design: str) -> None:
    lay(here / "layouts" / "pale.toml", PALE)
    head = "#eef2f5" if design == "wall-a4-light" else "#f4efe6"
    for band in ("#6d1230", "#ffd54a"):
        made = page(f'band = "{band}"\naccent = "gold"', layout=design)
        found = headings(made)
        assert head in fills(made)
        assert band not in fills(made)
        (title,) = found["Goblet Squat"]
        # All but the red of mistakes and the ink of safety.
        words = {colours.pop() for words, colours in found.items() if words in {"Setup", "Execution", "1"}}
        assert words == {title}
        assert contrast(colour(title), colour(head)) >= TEXT
        assert title == band or band == "#ffd54a"
        assert title in {str(one.colour) for one in made.items if isinstance(one, Rule)}


@pytest.mark.parametrize("design", ["wall-a4", "cue-a4", "poster-a4", "wall-a4-light"])
@pytest.mark.usefixtures("here")
def test_words_take_the_bands_colour_where_the_accent_is_too_pale_for_them(design: str) -> None:
    made = page('band = "#6d1230"\naccent = "gold"', layout=design)
    (numeral,) = headings(made).get("1", {"#6d1230"})
    assert numeral == "#6d1230"
    olive = str(shade(colour("gold"), WHITE, TEXT))
    assert not {olive, NAMES["gold"]} & inks(made)
    assert olive not in fills(made)
    # Without a band of the house it is the design's.
    (numeral,) = headings(page('accent = "gold"', layout=design)).get("1", {"#10304a"})
    assert contrast(colour(numeral), WHITE) >= TEXT
    assert numeral != olive


def test_a_pale_accent_fills_the_times_of_a_station_and_a_posters_numbers(here: Path) -> None:
    made = page('band = "#6d1230"\naccent = "gold"', layout="station-a4")
    assert NAMES["gold"] in fills(made)
    burpee = Path(__file__).parents[1] / "content" / "conditioning" / "burpee.md"
    lay(here / "burpee.md", burpee.read_text())
    made = cards.card("burpee.md", layout="poster-a4", project=find_project()).pages[0]
    discs = [item for item in made.items if isinstance(item, Disc) and str(item.fill) == NAMES["gold"]]
    assert discs
    for disc in discs:
        (digit,) = (
            one
            for one in made.items
            if isinstance(one, TextLine)
            and abs(one.at.x + one.width / 2 - disc.centre.x) < disc.radius / 4
            and 0 < one.at.y - disc.centre.y < disc.radius  # its baseline
        )
        assert contrast(digit.glyphs[0].colour, colour("gold")) >= TEXT
    grey = cards.card("burpee.md", layout="poster-a4-mono", project=find_project()).pages[0]
    assert not [one for one in grey.items if isinstance(one, Disc) and str(one.fill) == NAMES["gold"]]


def test_the_warning_of_a_pale_accent_says_what_was_done(here: Path) -> None:
    lay(here / "squat.md")
    for band, said in (("#6d1230", "they take the band's colour"), ("#ffd54a", "they are printed darker")):
        lay(here / "cuecard.toml", f'[brand]\nband = "{band}"\naccent = "#d06030"\n')
        assert said in run("wall").stderr


@settings(max_examples=20)
@given(COLOURS, COLOURS)
def test_words_stand_out_on_any_colour(band: Colour, accent: Colour) -> None:
    made = layouts.load("wall-a4", dress=Dress(band=band, accent=accent))
    head = made.masthead
    assert head.fill == colour(str(band))
    if max(contrast(head.fill, WHITE), contrast(head.fill, BLACK)) >= TEXT:
        assert contrast(head.text, head.fill) >= TEXT
        assert contrast(head.accent, head.fill) >= SHAPES
        assert contrast(head.accent, words_on(head.accent, (made.ink, head.fill))) >= TEXT
    for style in made.kinds.values():
        assert contrast(style.colour, made.ground) >= TEXT


@given(COLOURS, COLOURS)
def test_a_shade_reaches_its_contrast(one: Colour, ground: Colour) -> None:
    found = shade(one, ground, 4.5)
    assert contrast(found, ground) >= 4.5
    if contrast(one, ground) >= 4.5:
        assert found == colour(str(one))


def test_a_colour_has_a_name_or_six_digits() -> None:
    assert str(colour("Navy")) == NAMES["navy"]
    for wrong in ("#12345", "navyblue", "rgb(1,2,3)", ""):
        with pytest.raises(ValueError, match="is not a colour"):
            colour(wrong)


@pytest.mark.parametrize(
    ("brand", "told"),
    [
        ('band = "#888888"', "brand.band: words on this colour have a contrast of"),
        ('accent = "#d06030"', "brand.accent: words in this colour have a contrast of"),
        ('groups = { legs = "#888888" }', "brand.groups.legs: words on this colour"),
    ],
)
def test_a_colour_that_stands_out_nowhere_is_a_warning_that_says_what_would_do(
    here: Path, brand: str, told: str
) -> None:
    lay(here / "cuecard.toml", f"[brand]\n{brand}\n")
    lay(here / "squat.md")
    for command in ("wall", "check"):
        result = run(command)
        said = result.stdout + result.stderr
        assert result.exit_code == 0
        assert said.count(told) == 1
        hint = said.split(told)[1].split('; "')[1].split('" would do')[0]
        assert contrast(colour(hint), WHITE) >= TEXT
    for key in ("band", "accent"):
        lay(here / "cuecard.toml", f'[brand]\n{key} = "{hint}"\n')
        assert "would do" not in run("wall").stderr


@pytest.mark.parametrize(
    ("brand", "told"),
    [
        ('band = "navy"\naccent = "#1e3a5f"', "to brand.band"),
        ('band = "#ffd54a"\naccent = "#e8a000"', "to brand.band"),
        ('accent = "teal"\ngroups = { legs = "green" }', "to brand.groups.legs"),
    ],
)
def test_an_accent_that_shapes_do_not_stand_out_in_is_a_warning_of_its_own(
    here: Path, brand: str, told: str
) -> None:
    lay(here / "squat.md")
    lay(here / "cuecard.toml", f"[brand]\n{brand}\n")
    said = run("wall").stderr
    assert said.count("shapes in this colour have a contrast of") == 1
    assert f"{told}, and 3:1 is needed" in said
    hint = said.split(told)[1].split('; "')[1].split('" would do')[0]
    ground = brand.split('"')[1] if "band" in brand else brand.split('"')[3]
    assert contrast(colour(hint), colour(ground)) >= SHAPES
    lay(here / "cuecard.toml", "[brand]\n" + brand.replace(brand.split('accent = "')[1].split('"')[0], hint))
    assert "shapes in this colour" not in run("wall").stderr


def test_each_group_has_its_colour(here: Path) -> None:
    lay(here / "squat.md", SQUAT.replace("level: beginner", "group: Legs"))
    lay(here / "cuecard.toml", '[brand]\nband = "navy"\ngroups = { legs = "teal" }\n')
    made = cards.card("squat.md", project=find_project())
    assert NAMES["teal"] in fills(made.pages[0])
    assert NAMES["navy"] not in fills(made.pages[0])


@pytest.mark.parametrize(
    ("group", "key"),
    [
        ("push", "Drücken"),
        ("Drücken", "push"),
        ("Poussée", "Pchanie"),
        ("lower_body", "Lower body"),
        ("Füße und Waden", "füße und waden"),
        ("warm-up", "Warm up"),
    ],
)
def test_a_group_is_known_by_its_name_in_any_language_and_by_ones_own(
    here: Path, group: str, key: str
) -> None:
    lay(here / "squat.md", SQUAT.replace("level: beginner", f"group: {group}"))
    lay(here / "cuecard.toml", f'[brand]\nband = "navy"\ngroups = {{ "{key}" = "teal", legs = "brown" }}\n')
    found = fills(cards.card("squat.md", project=find_project()).pages[0])
    assert NAMES["teal"] in found
    assert not {NAMES["navy"], NAMES["brown"]} & found


def test_a_group_as_it_is_written_wins_over_its_name_in_another_language(here: Path) -> None:
    lay(here / "squat.md", SQUAT.replace("level: beginner", "group: Drücken"))
    for first, second in (('push = "brown"', '"drücken" = "teal"'), ('"drücken" = "teal"', 'push = "brown"')):
        lay(here / "cuecard.toml", f"[brand.groups]\n{first}\n{second}\n")
        assert NAMES["teal"] in fills(cards.card("squat.md", project=find_project()).pages[0])


# Words and logo


@pytest.mark.parametrize("design", ["wall-a4", "wall-letter", "cue-a4", "handout-a5", "large-print-a4"])
@pytest.mark.usefixtures("here")
def test_name_and_line_stand_at_the_foot_of_every_card(design: str) -> None:
    made = page('name = "Iron Works"\nfoot = "iron.example"', layout=design)
    line = next(one for one in made.items if isinstance(one, TextLine) and "Iron Works" in one.text)
    assert "iron.example" in line.text
    lowest = max(one.at.y for one in made.items if isinstance(one, TextLine))
    assert line.at.y == lowest
    assert line.at.y < made.trim.height - made.safe
    small = page('name = "Iron Works"', layout="pocket-a6")
    assert "Iron Works" not in texts(small)


@pytest.mark.parametrize("design", ["wall-a4", "wall-a4-landscape", "cue-a4", "handout-a5", "large-print-a4"])
@pytest.mark.parametrize("name", ["", 'name = "Iron Works"'])
@pytest.mark.usefixtures("here")
def test_the_logo_stands_at_the_foot_clear_of_all_words(design: str, name: str) -> None:
    lay(Path("brand/logo.svg"), LOGO)
    made = page(f'logo = "brand/logo.svg"\n{name}', layout=design)
    (logo,) = (item.rect for item in made.items if isinstance(item, Image))
    assert logo.width / logo.height == pytest.approx(2, rel=0.02)
    assert logo.y > made.trim.height / 2
    assert logo.bottom <= made.trim.height - made.safe + 0.01
    assert made.safe <= logo.x < logo.right <= made.trim.width - made.safe
    for item in made.items:
        if isinstance(item, TextLine):
            box = Rect(item.at.x, item.at.y - item.size * 0.7, item.width, item.size * 0.7)
            beside = box.right <= logo.x or box.x >= logo.right
            assert beside or box.bottom <= logo.y or box.y >= logo.bottom, item.text


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("logo = 'gone.svg'", 'brand.logo names "gone.svg", which is not there'),
        ("logo = '../logo.svg'", "brand.logo leads out of its folder"),
        ("logo = 'squat.md'", "brand.logo must be an SVG, PNG or JPEG file"),
        ("logo = 'bad.png'", "the logo"),
        ("band = 'nave'", '"nave" is not a colour: did you mean "navy"? write #rrggbb, or one of'),
        (f"name = '{'x' * 90}'", "brand.name must be one line of at most 80 characters"),
        ("colour = 'red'", 'unknown key "brand.colour"'),
    ],
)
def test_what_is_wrong_with_a_brand_is_told(here: Path, line: str, told: str) -> None:
    lay(here / "bad.png", "no picture")
    lay(here / "squat.md")
    lay(here / "cuecard.toml", f"[brand]\n{line}\n")
    result = run("wall")
    assert result.exit_code == 1
    assert told in result.stderr
    assert not (here / "dist").exists()


WALLS = [
    "wall-a4", "wall-letter", "wall-a3", "wall-a4-landscape", "poster-a4", "poster-letter", "poster-a3",
    "station-a4", "station-letter", "station-a4-landscape",
]  # fmt: skip


def over(one: TextLine, other: Rect) -> bool:
    """Say whether a line of text and a rectangle share a place."""
    box = Rect(one.at.x, one.at.y - one.size * 0.7, one.width, one.size * 0.7)
    return box.x < other.right and other.x < box.right and box.y < other.bottom and other.y < box.bottom


@pytest.mark.parametrize("design", WALLS)
@pytest.mark.parametrize("logo", ["", 'logo = "logo.svg"'])
@pytest.mark.usefixtures("here")
def test_the_line_is_12_pt_or_more_on_a_wall_and_clear_of_all_else(design: str, logo: str) -> None:
    lay(Path("logo.svg"), LOGO)
    made = page(f'name = "Iron Works"\nfoot = "iron.example"\n{logo}', layout=design)
    assert not findings(made)
    line = next(one for one in made.items if isinstance(one, TextLine) and "Iron Works" in one.text)
    assert line.size >= 12.0
    assert made.trim.height - made.safe - 1.5 * line.size < line.at.y < made.trim.height - made.safe
    for item in made.items:
        if isinstance(item, Image | Symbol | Panel) and item.rect.y > made.trim.height / 2:
            assert not over(line, item.rect), item
    small = [one for one in made.items if isinstance(one, TextLine) and one.size < 12.0]
    assert {one.role for one in small} <= {Role.LINK}


@pytest.mark.usefixtures("here")
def test_a_long_line_has_the_whole_width_of_a_wall_card() -> None:
    made = page(f'name = "{"Iron " * 12}"\nfoot = "iron.example"', layout="wall-a4")
    line = next(one for one in made.items if isinstance(one, TextLine) and "iron.example" in one.text)
    assert line.size == pytest.approx(12.0)
    assert line.at.x + line.width <= made.trim.width - made.safe


@pytest.mark.parametrize("design", [one for one in WALLS if not one.startswith("wall")])
@pytest.mark.parametrize("station", [True, False])
def test_the_logo_has_a_plate_in_the_head_of_posters_and_stations(
    here: Path, design: str, *, station: bool
) -> None:
    lay(here / "logo.svg", LOGO)
    number = "station: 3\n" if station else ""
    lay(here / "squat.md", SQUAT.replace("---\n", f"---\n{number}", 1))
    lay(here / "cuecard.toml", '[brand]\nlogo = "logo.svg"\nname = "Iron Works"\n')
    for name in (design, f"{design}-mono"):
        (made,) = cards.card("squat.md", layout=name, project=find_project()).pages
        assert not findings(made)
        logo = next(item for item in made.items if isinstance(item, Image))
        assert logo.alt == "Iron Works"
        assert logo.rect.width / logo.rect.height == pytest.approx(2, rel=0.02)
        assert not [one for one in made.items if isinstance(one, TextLine) and over(one, logo.rect)]
        panels = [item for item in made.items if isinstance(item, Panel) and item.rect.contains(logo.rect)]
        if name == design:
            band, plate = panels
            assert band.rect.contains(plate.rect)
            assert str(plate.fill) == "#ffffff"
            assert plate.rect.y >= made.safe
        else:
            assert panels == []
        title = next(one for one in made.items if isinstance(one, TextLine) and one.role is Role.TITLE)
        if design.startswith("poster"):
            assert title.at.x + title.width < logo.rect.x
            assert logo.rect.bottom < made.trim.height / 5
        elif station and design == "station-a4-landscape":
            # Beside the number, where the title has all the width under it.
            assert logo.rect.bottom < title.at.y - title.size
            assert logo.rect.x > made.trim.width / 5
        else:
            # Under the title, from the same edge.
            assert title.at.y < logo.rect.y
            assert logo.rect.x - title.at.x < logo.rect.width / 2


@pytest.mark.parametrize("design", ["wall-a4", "poster-a4", "station-a4", "cue-a4", "handout-a5"])
@pytest.mark.usefixtures("here")
def test_a_coloured_logo_is_grey_on_a_design_in_black_and_white(design: str) -> None:
    lay(Path("logo.svg"), LOGO.replace("<rect", '<rect fill="#d02010"'))

    def colours(name: str) -> set[tuple[int, ...]]:
        shown = next(i for i in page('logo = "logo.svg"', layout=name).items if isinstance(i, Image))
        picture = Picture.open(BytesIO(shown.data)).convert("RGB")
        return {tuple(colour) for _, colour in picture.getcolors(1 << 16) or ()}

    assert (208, 32, 16) in colours(design)
    grey = colours(f"{design}-mono")
    assert all(red == green == blue for red, green, blue in grey)
    assert any(20 < red < 200 for red, *_ in grey)


def test_the_label_of_the_code_is_the_brands_unless_the_file_says_one(here: Path) -> None:
    assert "Scan me" in texts(page('code = "Scan me"'))
    lay(here / "squat.md", SQUAT.replace("level: beginner", "video_label: Look here"))
    made = cards.card("squat.md", project=find_project())
    assert "Look here" in texts(made.pages[0])
    assert "Scan me" not in texts(made.pages[0])


def test_a_deck_has_a_brand_of_its_own(here: Path) -> None:
    lay(here / "squat.md")
    lay(here / "cuecard.toml", '[brand]\nname = "Project"\n')
    lay(here / "deck.toml", 'cards = ["squat"]\n[brand]\nname = "Deck"\nlogo = "logo.svg"\n')
    lay(here / "logo.svg", LOGO)
    assert run("wall", "deck.toml", "-o", "x.pdf").exit_code == 0
    (words,) = page_texts((here / "x.pdf").read_bytes())
    assert "Deck" in words
    assert "Project" not in words


# Fonts


def test_titles_are_set_in_a_font_file_of_ones_own(here: Path) -> None:
    font_file(here / "type" / "Our Face.ttf")
    made = page('fonts = { display = "type/Our Face.ttf", labels = "FiraSans-Bold" }')
    title = next(item for item in made.items if isinstance(item, TextLine) and item.text == "Goblet Squat")
    assert title.glyphs[0].face.endswith("Our Face.ttf")
    assert run("wall", "-o", "x.pdf").exit_code == 0
    data = (here / "x.pdf").read_bytes()
    assert "Goblet Squat" in " ".join(page_texts(data)[0].split())
    assert str(here).encode() not in data
    assert run("wall", "-o", "y.pdf").exit_code == 0
    assert (here / "y.pdf").read_bytes() == data


def body_faces(of: Page) -> set[str]:
    """Return the faces of all words but those of titles, headings and labels."""
    own = {"BarlowCondensed-ExtraBold", "BarlowCondensed-SemiBold"}
    every = {part.face for item in of.items if isinstance(item, TextLine) for part in item.glyphs}
    return {Path(one).name for one in every - own}


def test_running_text_is_set_in_a_family_or_in_font_files_of_ones_own(here: Path) -> None:
    assert body_faces(page('fonts = { text = "FiraSans" }')) == {"FiraSans-Regular", "FiraSans-Bold"}
    for name, face in zip("abcd", fonts.styles("FiraSans"), strict=True):
        font_file(here / "type" / f"{name}.ttf", face=face)
    two = page('fonts = { text = ["type/a.ttf", "type/b.ttf"] }')
    assert body_faces(two) == {"a.ttf", "b.ttf"}
    lay(here / "squat.md", SQUAT + "\n## Notes\n\nGo *slowly*, **now**, ***very*** slowly.\n")
    for told, faces in (
        ('["type/a.ttf", "type/b.ttf"]', {"a.ttf", "b.ttf"}),
        ('["type/a.ttf", "type/b.ttf", "type/c.ttf"]', {"a.ttf", "b.ttf", "c.ttf"}),
        ('["type/a.ttf", "type/b.ttf", "type/c.ttf", "type/d.ttf"]', {"a.ttf", "b.ttf", "c.ttf", "d.ttf"}),
    ):
        lay(here / "cuecard.toml", f"[brand.fonts]\ntext = {told}\n")
        assert body_faces(cards.card("squat.md", project=find_project()).pages[0]) == faces
    assert run("wall", "-o", "x.pdf").exit_code == 0
    assert "Hold the" in " ".join(page_texts((here / "x.pdf").read_bytes())[0].split())


def test_copies_of_a_font_file_are_one_font(here: Path) -> None:
    for name in ("a.ttf", "b.ttf"):
        font_file(here / name)
    made = page('fonts = { display = "b.ttf", text = ["a.ttf", "b.ttf"] }')
    assert {
        Path(part.face).name for item in made.items if isinstance(item, TextLine) for part in item.glyphs
    } >= {
        "a.ttf",
        "b.ttf",
    }
    assert run("wall", "-o", "x.pdf").exit_code == 0
    words = " ".join(page_texts((here / "x.pdf").read_bytes())[0].split())
    assert "Goblet Squat" in words
    assert "Hold the" in words


@pytest.mark.parametrize("title", ["Goblet Squat (High)", "Übergabe", "Écarté Ålesund"])
@pytest.mark.parametrize("face", ["", 'fonts = { display = "FiraSansCondensed-ExtraBold" }'])
def test_a_poster_s_title_stays_in_the_safe_area_in_any_font(here: Path, face: str, title: str) -> None:
    lay(here / "squat.md", SQUAT.replace("Goblet Squat", title))
    lay(here / "cuecard.toml", f"[brand]\n{face}\n")
    (made,) = cards.card("squat.md", layout="poster-a4", project=find_project()).pages
    assert title in texts(made)
    assert not findings(made)


def test_all_three_roles_of_a_poster_are_set_in_ones_own_fonts(here: Path) -> None:
    for name in ("a.ttf", "b.ttf"):
        font_file(here / name)
    told = 'fonts = { display = "a.ttf", labels = "a.ttf", text = ["a.ttf", "b.ttf"] }'
    for design in ("poster-a4", "station-a4", "wall-a4"):
        every = page(told, layout=design).items
        faces = {part.face for item in every if isinstance(item, TextLine) for part in item.glyphs}
        assert {Path(one).name for one in faces} <= {"a.ttf", "b.ttf"}, design


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ('"a.ttf"', "is not a family of text that can be had; write AtkinsonHyperlegible"),
        ('"Helvetica"', 'text = ["regular.ttf", "bold.ttf"]'),
        ('["a.ttf"]', "must name two to four files: regular, bold, italic, and both"),
        ('["a.ttf", "gone.ttf"]', '"gone.ttf" is not there'),
        ("7", "must be a list of texts"),
    ],
)
def test_fonts_of_running_text_that_cannot_be_had_are_told(here: Path, told: str, said: str) -> None:
    font_file(here / "a.ttf")
    lay(here / "squat.md")
    lay(here / "cuecard.toml", f"[brand.fonts]\ntext = {told}\n")
    result = run("wall")
    assert result.exit_code == 1
    assert "cuecard.toml:2" in result.stderr
    assert said in " ".join(result.stderr.split())


def test_a_font_with_postscript_outlines_is_refused_with_what_to_do(here: Path) -> None:
    data = font_file(here / "a.otf").read_bytes()
    (here / "a.otf").write_bytes(data.replace(b"glyf", b"CFF ", 1))
    lay(here / "squat.md")
    lay(here / "cuecard.toml", '[brand.fonts]\ndisplay = "a.otf"\n')
    result = run("wall")
    assert result.exit_code == 1
    said = " ".join(result.stderr.split())
    assert (
        '"a.otf" has PostScript outlines, which cannot be embedded: ask its maker for the TrueType file'
        in said
    )


@pytest.mark.parametrize("kind", [0x0002, 0x0100, 0x0200])
def test_a_font_that_may_not_be_embedded_is_refused(here: Path, kind: int) -> None:
    font_file(here / "a.ttf", kind)
    lay(here / "squat.md")
    lay(here / "cuecard.toml", '[brand.fonts]\ndisplay = "a.ttf"\n')
    result = run("wall")
    assert result.exit_code == 1
    assert 'brand.fonts.display "a.ttf" may not be embedded' in result.stderr
    for allowed in (0x0000, 0x0004, 0x0008):
        assert fonts.unfit(str(font_file(here / "b.ttf", allowed))) == ""


@pytest.mark.parametrize("name", ["gone.ttf", "Helvetica", "squat.ttf"])
def test_a_font_that_is_not_there_is_answered_with_those_that_can_be_had(here: Path, name: str) -> None:
    font_file(here / "type" / "mine.ttf")
    lay(here / "squat.ttf", "no font")
    lay(here / "squat.md")
    lay(here / "cuecard.toml", f'[brand.fonts]\ndisplay = "{name}"\n')
    result = run("wall")
    assert result.exit_code == 1
    assert "type/mine.ttf" in result.stderr
    assert "BarlowCondensed-Bold" in result.stderr


# Paper


@pytest.mark.parametrize("paper", ["letter", "a3"])
@pytest.mark.parametrize("design", ["wall-a4", "cue-a4-landscape", "large-print-a4"])
def test_any_design_is_set_on_any_paper_with_its_own_margins(here: Path, design: str, paper: str) -> None:
    lay(here / "squat.md")
    made = cards.card("squat.md", layout=design, paper=paper)
    own, other = layouts.load(design), layouts.load(design, dress=Dress(paper=paper))
    assert made.pages[0].trim == other.trim
    assert (other.margin, other.safe, other.floor) == (own.margin, own.safe, own.floor)
    assert (other.trim.width > other.trim.height) == (own.trim.width > own.trim.height)
    result = run("check", "squat.md", "--layout", design, "--paper", paper)
    assert result.exit_code == 0
    assert "error" not in result.stdout
    wrong = run("wall", "squat.md", "--paper", "b4")
    assert wrong.exit_code == 2
    assert '"b4" is not a paper' in wrong.stderr.replace("\n", " ")


def test_the_projects_paper_counts_for_designs_of_that_size_alone(here: Path) -> None:
    lay(here / "squat.md")
    lay(here / "cuecard.toml", 'paper = "letter"\noutput = "{name}.pdf"\n')
    sizes = {"wall-a4": (612, 792), "pocket-a6": (297.6, 419.5), "wall-a3": (841.9, 1190.6)}
    for design, size in sizes.items():
        assert run("wall", "--layout", design).exit_code == 0
        (found,) = trims((here / "wall.pdf").read_bytes())
        assert tuple(found) == pytest.approx(size, abs=0.5)
