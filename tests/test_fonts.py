import pytest
from values import BODY

from cards import fonts

DISPLAY = "BarlowCondensed-ExtraBold"


def test_a_face_is_measured_in_em() -> None:
    face = fonts.face(BODY)
    assert face.x_height == pytest.approx(0.496)
    assert 0.6 < face.cap_height < 0.75
    assert face.width("nn") == 2 * face.width("n")
    assert 0.2 < face.width(" ") < 0.35


def test_an_unknown_face_is_named() -> None:
    with pytest.raises(ValueError, match="Comic"):
        fonts.face("ComicSans-Regular")


def test_a_word_is_set_in_one_face_where_one_covers_it() -> None:
    assert fonts.split("press", BODY) == (("press", BODY),)
    assert fonts.split("Κωπηλασία", BODY) == (("Κωπηλασία", "FiraSans-Regular"),)
    assert fonts.split("Жим", DISPLAY) == (("Жим", "FiraSansCondensed-ExtraBold"),)


def test_a_word_that_no_face_covers_alone_is_parted_by_character() -> None:
    parts = fonts.split("α日", BODY)
    assert "".join(text for text, _ in parts) == "α日"
    assert parts[0] == ("α", "FiraSans-Regular")


def test_lacking_names_each_missing_character_once() -> None:
    assert fonts.lacking("Lift 日本日 ½", BODY) == ("日", "本")


def test_kerning_draws_pairs_together_and_leaves_others() -> None:
    kerns = fonts.kerned("AVnn", DISPLAY)
    assert len(kerns) == 4
    assert kerns[0] < 0
    assert kerns[2] == 0
