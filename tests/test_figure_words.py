"""What drawings show, told in words: postures named from the skeleton, in the card's language."""

from functools import lru_cache
from pathlib import Path

import pytest

from cards.figures.describing import described
from cards.figures.kit import KINDS
from cards.figures.library import Library, add_text, open_library
from cards.figures.movement import Movement
from cards.figures.postures import ARMS, WHOLE, arms, whole
from cards.figures.strip import postures
from cards.figures.words import _phrases, told
from cards.vocabulary import languages


@lru_cache
def built_in() -> Library:
    return open_library([Path(__file__).parent.parent / "content" / "figures"])


def alt_text(movement: Movement, lang: str) -> str:
    return told(described(movement), lang)


def movement(text: str) -> Movement:
    movements, poses = dict(built_in().movements), dict(built_in().poses)
    add_text("mine.toml", f"[mine]\n{text}", movements, poses)
    return Library(movements, poses).movement("mine")


@pytest.mark.parametrize(
    ("frame", "name"),
    [
        ('pose = "stand"', "standing"),
        ('pose = "stand", foot = { lift = 40 }', "on-toes"),
        ('pose = "squat"', "squat"),
        ('pose = "squat", knee = 70', "half-squat"),
        ('pose = "hinge"', "bent-forward"),
        ('pose = "split"', "lunge"),
        ('pose = "supine"', "on-back"),
        ('pose = "supine", lean = -121, pin = { shoulder = [-28, 9] }', "bridge"),
        ('pose = "prone"', "plank"),
        ('pose = "prone", lean = 90, hips = [0, 8], arm = { raise = 170 }', "face-down"),
        ('pose = "quadruped"', "all-fours"),
        ('pose = "half-kneel"', "half-kneeling"),
        ('pose = "side-lying"', "on-side"),
        ('pose = "sit-floor"', "sitting-floor"),
    ],
)
def test_a_posture_is_named_by_what_the_body_does(frame: str, name: str) -> None:
    (solved,) = postures(movement(f"frames = [{{ {frame} }}]"))
    assert whole(solved.skeleton, (), hung=False) == name


def test_on_a_seat_one_sits_and_from_a_bar_one_hangs() -> None:
    seated = movement('props = [{ kind = "chair", x = 10 }]\nframes = [{ pose = "sit", hips = [0, 33] }]')
    (solved,) = postures(seated)
    assert whole(solved.skeleton, list(seated.props[0].supports()), hung=False) == "sitting"
    (solved,) = postures(movement('frames = [{ pose = "hang", hips = [0, 54] }]'))
    assert whole(solved.skeleton, (), hung=True) == "hanging"


@pytest.mark.parametrize(
    ("arm", "name"),
    [
        ("raise = 170", "overhead"),
        ("raise = 90", "forward"),
        ("raise = 90, plane = 90", "sideways"),
        ("raise = 0", "down"),
        ("raise = 0, elbow = 140", "at-chest"),
    ],
)
def test_arms_are_named_by_where_the_hands_are(arm: str, name: str) -> None:
    (solved,) = postures(movement(f'frames = [{{ pose = "stand", arm = {{ {arm} }} }}]'))
    assert arms(solved.skeleton) == name


def test_words_tell_the_postures_the_equipment_and_the_way() -> None:
    text = alt_text(built_in().movement("barbell-overhead-press"), "en")
    assert text.startswith(
        "2 drawings: standing, hands near the chest or shoulders; then standing, arms overhead."
    )
    assert "barbell" in text
    assert text.endswith("Arrow: hands up.")


def test_what_is_held_and_what_goes_on_is_told() -> None:
    assert "held" in alt_text(movement('frames = [{ pose = "prone" }]'), "en")
    walk = movement('travel = true\nframes = [{ pose = "stand" }, { swap = true }]')
    assert "moves forward" in alt_text(walk, "en")
    assert "Arrow" not in alt_text(walk, "en")


def test_words_are_those_of_the_card_s_language() -> None:
    squat = movement('frames = [{ pose = "stand" }, { pose = "squat" }]')
    told = {lang: alt_text(squat, lang) for lang in languages()}
    assert len(set(told.values())) == len(told)
    assert "Kniebeuge" in told["de"]
    assert alt_text(squat, "xx") == told["en"]


@pytest.mark.parametrize("lang", languages())
def test_every_language_has_every_phrase(lang: str) -> None:
    phrases = _phrases(lang)
    assert set(phrases["postures"]) == set(WHOLE)
    assert set(phrases["arms"]) == set(ARMS)
    assert set(phrases["props"]) <= set(KINDS)
    for table in ("postures", "arms", "parts", "ways", "props"):
        assert set(phrases[table]) == set(_phrases("en")[table])
        assert all(phrases[table].values())
    for name in built_in().names:
        assert "{" not in alt_text(built_in().movement(name), lang)
