"""Characters that no face has, that have no ink, or that are drawn: what becomes of them on a card."""

from dataclasses import replace
from functools import cache

import pytest
from conftest import SQUAT
from hypothesis import given, settings
from hypothesis import strategies as st
from values import design, exercise, lines, only, words

from cards.diagnostics import CardsError, Severity
from cards.exercise import Prescription, Run
from cards.makeup.card import Made, OversetError, make_up
from cards.page import Role, Shape
from cards.press.proof import ink_box
from cards.shop import layouts
from cards.typesetting import measured
from cards.typesetting.lines import make_setter, measure_words
from cards.typesetting.measured import measure_text, text_faces

DESIGNS = [name for name in layouts.names() if not name.endswith("-mono")]
FACES = text_faces("AtkinsonHyperlegible")
#: Joiners, selectors, signs and letters of which at least one has come out wrong in some program.
ODD = (
    "\u200b\u200c\u200d\ufe0f\u2060\ufeff\u00ad\u034f\u202e\u2028\u0301\u00a0\u3000\u0600"
    "🔥👨🏽♀✓❌⚠→☐★①½日本のक़ाقמ한ไaÄ.-\n "
)
odd = st.text(st.sampled_from(ODD) | st.characters(codec="utf-8", exclude_characters="\r"), max_size=12)


def file_of(
    title: str = "Squat", heading: str = "Setup", text: str = "Sit down.", item: str = "Stand up."
) -> str:
    return f"# {title}\n\n## {heading}\n\n{text}\n\n- {item}\n\n## Execution\n\n1. Go.\n2. {item}\n"


@cache
def made(text: str, name: str = "wall-a4") -> Made:
    return make_up(exercise(text), design(name))


@pytest.mark.parametrize("name", [name for name in DESIGNS if not name.endswith("-back")])
@pytest.mark.parametrize("char", ["👨\u200d👩\u200d👧", "\u200b", "日"])
@pytest.mark.parametrize("where", ["title", "heading", "text", "item"])
def test_words_without_ink_are_no_words(where: str, char: str, name: str) -> None:
    done = made(file_of(**{where: char}), name)
    told = " ".join(words(page) for page in done.pages)
    assert "Go" in told
    assert not set(char) & set(told)
    assert all(line.text.strip() for page in done.pages for line in lines(page))


@pytest.mark.parametrize("name", ["cue-a4", "index-3x5", "wall-a4-landscape", "large-print-a4", "handout-a5"])
@settings(max_examples=40)
@given(title=odd, heading=odd, text=odd, item=odd)
def test_any_character_is_set_or_named(title: str, heading: str, text: str, item: str, name: str) -> None:
    try:
        source = exercise(
            file_of(title, heading, text, item) + f"\n<!-- howto -->\n\n### {heading}\n{text}\n"
        )
        done = make_up(source, design(name))
    except CardsError:
        return
    safe = design(name).safe
    for page in done.pages:
        for line in lines(page):
            box = ink_box(line)
            assert line.size > 0
            assert box.x >= safe - 0.1
            assert box.right <= page.trim.width - safe + 0.1


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("かかとに体重を乗せて、ゆっくりしゃがむ。", "Japanese"),
        ("慢慢蹲下,双脚与肩同宽。", "Chinese"),
        ("천천히 앉으세요 발은 어깨너비로.", "Korean"),
        ("धीरे-धीरे नीचे बैठें।", "Devanagari"),
        ("انزل ببطء ثلاث ثوان ثم اصعد.", "Arabic"),
        ("רד לאט למטה שלוש שניות.", "Hebrew"),
        ("ค่อยๆ นั่งลง เท้าห่างเท่าไหล่", "Thai"),
    ],
)
@pytest.mark.parametrize("name", ["wall-a4", "cue-a4", "large-print-a4"])
def test_a_script_without_a_face_is_named_once_and_nothing_is_printed(
    text: str, script: str, name: str
) -> None:
    with pytest.raises(CardsError) as raised:
        make_up(exercise(f"# Squat\n\n## Execution\n\n1. {text}\n"), design(name))
    assert not isinstance(raised.value, OversetError)
    (said,) = raised.value.diagnostics
    assert said.severity is Severity.ERROR
    assert f"{script} script" in said.message
    assert said.location.line == 5


@pytest.mark.parametrize("text", ["Сядьте медленно.", "Καθίστε αργά.", "Ngồi xuống chậm.", "Přidřepněte."])
def test_scripts_that_have_a_face_are_printed(text: str) -> None:
    done = made(f"# Squat\n\n## Execution\n\n1. {text}\n")
    assert text in words(only(done))
    assert not done.diagnostics


def test_some_characters_that_no_face_has_are_each_named_once_where_they_first_stand() -> None:
    done = made("# Squat\n\n## Setup\n\n- A 🔥 fire.\n- Two 🔥🔥 of them, and 日.\n")
    assert "Two of them, and ." in words(only(done)).replace("  ", " ")
    named = [(said.location.line, said.message) for said in done.diagnostics]
    assert [line for line, _ in named] == [5, 6]
    assert ["U+1F525" in named[0][1], "U+65E5" in named[1][1]] == [True, True]


def test_nothing_is_printed_where_nothing_would_be_seen() -> None:
    with pytest.raises(CardsError, match="the file has no text but its title"):
        make_up(exercise("# 🏋\n\n## 🔥\n\n- 👍\n"), design("wall-a4"))


def test_a_paragraph_in_another_script_beside_one_that_is_printed_is_left_out_and_named() -> None:
    done = made("# Squat\n\n## Setup\n\n训练大腿。\n\n## Execution\n\n1. Go.\n")
    assert "Go." in words(only(done))
    said = " ".join(said.message for said in done.diagnostics)
    assert 'the Chinese letters "大练腿训"' in said
    assert "。" in said
    assert len(done.diagnostics) == 2


def test_the_letters_of_a_script_are_named_together_and_the_first_of_many() -> None:
    hangul = "".join(map(chr, range(0xAC00, 0xAC00 + 40)))
    done = made(f"# Squat\n\n## Setup\n\n- Say {hangul} and שלום.\n- Stand.\n- Sit.\n")
    korean, hebrew = (said.message for said in done.diagnostics)
    assert hangul[:20] + "…" in korean
    assert "Hebrew" in hebrew


@pytest.mark.parametrize("name", ["wall-a4", "cue-a4", "handout-a5", "large-print-a4"])
@pytest.mark.parametrize("cells", ["| 🔥 |", "| \u2800 |", "| 👍🏽 | 日 |"])
@pytest.mark.parametrize("mark", ["", "- ", "> "])
def test_a_table_of_words_without_ink_is_no_table(mark: str, cells: str, name: str) -> None:
    later = "  " if mark == "- " else mark
    rule = "|" + "-|" * (cells.count("|") - 1)
    table = f"{mark}{cells}\n{later}{rule}\n{later}{cells}\n"
    with pytest.raises(CardsError, match=r"can be printed|in Chinese script"):
        make_up(exercise(f"# Squat\n\n## Setup\n\n{table}"), design(name))
    file = f"# Squat\n\n## Setup\n\nGo.\n\n- Sit.\n- Stand.\n\n## Log\n\n{table}"
    assert "Go." in words(made(file, name).pages[0])


def test_a_dose_without_ink_is_no_dose() -> None:
    asked = replace(exercise(), prescription=Prescription(sets="🔟", reps="12", rest="\u200b"))
    # A wall card has boxes for what is not said; this design has none.
    told = words(only(make_up(asked, design("cue-a4"))))
    assert "Reps 12" in told
    assert "Sets" not in told
    assert "Rest" not in told


def test_joiners_have_no_ink_and_no_place_in_copied_text() -> None:
    text = measure_words("be\u200dfo\u200cre\ufe0f \u2060and\u034f after", FACES.regular)
    told = "".join(stretch.text for piece in text.pieces for stretch in piece.spaced)
    assert told == "before and after"
    assert text.natural == pytest.approx(measure_words("before and after", FACES.regular).natural)


def test_a_word_may_be_broken_at_a_blank_without_width() -> None:
    assert len(measure_words("one\u200btwo", FACES.regular).pieces) == 2


def shapes(name: str, text: str) -> int:
    return sum(isinstance(item, Shape) for item in made(text, name).pages[0].items)


@pytest.mark.parametrize("sign", ["❌", "⚠️", "✔", "→"])
def test_a_sign_at_an_item_s_beginning_is_its_bullet(sign: str) -> None:
    plain, signed = (f"# A\n\n## Setup\n\n- {opening}Sit down.\n" for opening in ("", f"{sign} "))
    text = words(only(made(signed)))
    assert "Sit down." in text
    assert not set(sign) & set(text)
    # A bullet is a disc, a heading's mark consists of discs: what is drawn of lines is the sign.
    assert shapes("wall-a4", plain) == 0
    assert shapes("wall-a4", signed) in (1, 2)
    first, second = (next(line for line in lines(only(made(one)), Role.LIST_BODY)) for one in (plain, signed))
    assert first.at.x == pytest.approx(second.at.x)


def test_a_sign_at_a_heading_s_beginning_takes_the_place_of_its_mark() -> None:
    without = shapes("wall-a4", "# A\n\n## Setup\n\n1. Sit.\n")
    assert shapes("wall-a4", "# A\n\n## ✔ Setup\n\n1. Sit.\n") == without + 1
    assert "Setup" in words(only(made("# A\n\n## ✔ Setup\n\n1. Sit.\n")))


def test_a_sign_in_a_title_is_drawn() -> None:
    page = only(made("# Squat ✔ done\n\n## Setup\n\n1. Sit.\n"))
    (title,) = lines(page, Role.TITLE)
    assert title.text.split() == ["Squat", "done"]
    assert sum(isinstance(item, Shape) for item in page.items) == 1


def test_a_station_and_a_file_s_name_may_be_of_any_characters() -> None:
    squat = exercise(SQUAT, "ゴブレット.md")
    for station in ("①", "日", "✓", "1"):
        page = only(make_up(replace(squat, prescription=Prescription(station=station)), design("wall-a4")))
        assert "Goblet Squat" in words(page)


def test_measuring_takes_time_that_grows_with_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    work = 0
    piece = measured._piece

    def counted(*given: object) -> measured.Piece:
        nonlocal work
        work += len(given[0])  # type: ignore[arg-type]
        return piece(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(measured, "_piece", counted)
    measured._word.cache_clear()
    runs = tuple(Run("a", bold=bool(at % 2)) for at in range(2000))
    assert len(measure_text(runs, FACES).pieces) == 1
    assert work <= 2 * len(runs)


def test_words_behind_a_giant_word_are_printed() -> None:
    giant = "x" * 6000
    done = made(f"# Squat\n\n## Setup\n\n- start {giant} middle\n- end\n", "large-print-a4")
    told = "".join(words(page) for page in done.pages).replace("\u00ad", "").replace(" ", "")
    assert told.count("x") >= len(giant)
    assert all(word in told for word in ("start", "middle", "end"))
    layout = design("large-print-a4")
    for page in done.pages:
        assert all(ink_box(line).bottom <= layout.trim.height - layout.safe + 0.1 for line in lines(page))


def test_a_setter_measures_words_in_every_face_as_typographers_write() -> None:
    setter = make_setter(design("wall-a4"), "de")
    for measure in (setter.words, setter.display, setter.label):
        told = "".join(stretch.text for piece in measure('"Ja"').pieces for stretch in piece.stretches)
        assert told == "„Ja“"
