"""Checked tables of a file → poses and equipment; every key is known, and what is wrong has its line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from difflib import get_close_matches
from typing import Any

from cards.diagnostics import CardsError, error
from cards.figures.balance import PINNED
from cards.figures.body import FAR, NEAR, STANDING
from cards.figures.kit import KINDS
from cards.figures.limbs import pole
from cards.figures.pose import Arm, Foot, FreeArm, FreeLeg, Hand, Leg, Pin, Pose
from cards.figures.prop_weights import AXES
from cards.figures.props import SPOTS, Prop, Spot
from cards.figures.skeleton import LANDMARKS
from cards.figures.vectors import WORLD
from cards.table import Entry, Table, clean

_TURN = 180.0
_FAR_AWAY = 250.0
#: Places that one cable or band runs through.
_MOST_SPOTS = 24
_POINTS = {name: name for name in ("forward", "back", "up", "down")}
_GRIPS = {name: name for name in ("fist", "open")}
_SIDES = {"near": NEAR, "far": FAR}
#: Numbers of a pose by their keys: the attribute and the bounds.
_NUMBERS = {
    "face": ("face", 360.0),
    "lean": ("lean", 360.0),
    "tilt": ("tilt", _TURN),
    "turn": ("turn", _TURN),
    "curl": ("curl", _TURN),
    "side": ("side", _TURN),
    "twist": ("twist", _TURN),
    "head": ("head", _TURN),
    "head-side": ("head_side", _TURN),
    "look": ("look", _TURN),
    "shrug": ("shrug", 20.0),
    "reach": ("reach", 20.0),
    "shift": ("shift", 60.0),
    "weight": ("weight", 1.0),
}
#: The parts of the body whose layers can be said.
_LAYERED = ("arm-near", "arm-far", "leg-near", "leg-far", "head")
#: Words that a kind of equipment takes for a key.
_WORDS = {
    "role": ("pad", "frame"),
    "side": ("near", "far", "both"),
    "axis": AXES,
    "down": ("down", "arm", "rack", "up"),
    "end": ("roller", "grip", "none"),
}
_PART_OF = {"rings": ("hand", "foot"), "loop-band": ("thigh", "shin", "ankle", "foot")}

POSE_KEYS = (
    *_NUMBERS, "hips", "knee", "knee-of", "pin", "layers",
    *(f"{part}{side}" for part in ("hand", "arm", "foot", "leg") for side in ("", "-near", "-far")),
)  # fmt: skip


def pose(table: Table) -> Pose:
    """Read a pose; CardsError for what is not right."""
    said: dict[str, Any] = {
        attribute: table.number(key, -most, most)
        for key, (attribute, most) in _NUMBERS.items()
        if table.has(key)
    }
    said |= _hips(table)
    if table.has("pin"):
        said["pins"] = _pins(table.table("pin"))
    if table.has("layers"):
        layers = table.table("layers")
        said["layers"] = tuple((part, layers.number(part, 0, 12)) for part in _LAYERED if layers.has(part))
    usual = Pose()
    said["legs"] = tuple(_leg(table, side, usual.legs[n]) for n, side in enumerate(_SIDES))
    said["arms"] = tuple(_arm(table, side, usual.arms[n]) for n, side in enumerate(_SIDES))
    table.finish()
    return Pose(**said)


def _hips(table: Table) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if table.has("hips"):
        if _is_list(table, "hips"):
            said["x"], said["height"] = table.numbers("hips", -_FAR_AWAY, _FAR_AWAY, count=2)
        else:
            said["height"] = table.number("hips", 0, _FAR_AWAY)
    if table.has("knee"):
        said["knee"] = table.number("knee", 0, 160)
        said.setdefault("height", STANDING)
    if table.has("knee-of"):
        said["knee_of"] = table.one_of("knee-of", _SIDES)
    return said


def _pins(table: Table) -> tuple[Pin, ...]:
    out = []
    for key in table.content:
        entry = _entry(table, key)
        if key not in PINNED:
            raise error(
                entry.path,
                f'"{clean(key)}" cannot be pinned',
                _near(clean(key), PINNED),
                line=entry.line,
                code="bad-figure",
            )
        values = entry.value
        if not isinstance(values, list) or len(values) != 2:
            raise entry.wrong("is not right", 'write [forward, up]; "free" for one that is not fixed')
        places = [None if value == "free" else _number(entry, value) for value in values]
        out.append(Pin(key, *places))
    return tuple(out)


def _leg(table: Table, side: str, usual: Leg) -> Leg:
    if table.has(f"leg-{side}"):
        leg = table.table(f"leg-{side}")
        numbers = {key: leg.number(key, -_TURN, _TURN) for key in _LEG_ANGLES if leg.has(key)}
        return FreeLeg(**numbers)
    if not table.has(f"foot-{side}"):
        return usual
    foot = table.table(f"foot-{side}")
    said: dict[str, Any] = {
        key: foot.number(key, -_FAR_AWAY, _FAR_AWAY)
        for key in ("x", "y", "z", "lift", "out", "tip", "ankle")
        if foot.has(key)
    }
    if foot.has("top"):
        said["top"] = foot.flag("top")
    if foot.has("knee-to"):
        said["knee_to"] = _direction(foot, "knee-to")
    return Foot(**said)


_LEG_ANGLES = ("hip", "out", "turn", "knee", "ankle", "toes", "lift")


def _arm(table: Table, side: str, usual: Arm) -> Arm:
    if table.has(f"arm-{side}"):
        arm = table.table(f"arm-{side}")
        said: dict[str, Any] = {
            key: arm.number(key, -_TURN, _TURN) for key in ("plane", "turn", "elbow", "wrist") if arm.has(key)
        }
        if arm.has("raise"):
            said["lift"] = arm.number("raise", -_TURN, 200)
        if arm.has("grip"):
            said["grip"] = arm.one_of("grip", _GRIPS)
        return FreeArm(**said)
    if not table.has(f"hand-{side}"):
        return usual
    hand = table.table(f"hand-{side}")
    said = {key: hand.number(key, -_FAR_AWAY, _FAR_AWAY) for key in ("x", "y", "z") if hand.has(key)}
    if hand.has("to"):
        said["to"] = hand.one_of("to", {name: name for name in LANDMARKS})
    if hand.has("off"):
        said["off"] = hand.numbers("off", -_FAR_AWAY, _FAR_AWAY, count=2)
    if hand.has("flat"):
        said["flat"] = hand.flag("flat")
    if hand.has("point"):
        said["point"] = hand.one_of("point", _POINTS)
    if hand.has("elbow"):
        said["elbow"] = _direction(hand, "elbow")
    if hand.has("grip"):
        said["grip"] = hand.one_of("grip", _GRIPS)
    return Hand(**said)


def _direction(table: Table, key: str) -> str:
    words, entry = table.text(key), _entry(table, key)
    try:
        pole(words, WORLD, NEAR)
    except ValueError as problem:
        hint = 'write words such as down, out, rear, each with a weight if it needs one: "down out*.3"'
        raise error(
            entry.path, f"{key}: {clean(str(problem))}", hint, line=entry.line, code="bad-figure"
        ) from None
    return words


def prop(table: Table) -> Prop:
    """Read a piece of equipment; CardsError for what is not right."""
    kind = table.one_of("kind", KINDS)
    said: dict[str, Any] = {}
    for one in fields(kind):
        key = one.name.replace("_", "-")
        if table.has(key):
            said[one.name] = _READERS[str(one.type)](table, key, kind.KIND)
    table.finish()
    return kind(**said)


def follow(table: Table, key: str) -> tuple[str, ...]:
    """Read the parts whose ways the arrows show, each once."""
    entry = _entry(table, key)
    names = entry.value if isinstance(entry.value, list) else [entry.value]
    for name in names:
        if not isinstance(name, str) or name not in SPOTS:
            raise _unknown(entry, name)
    return tuple(dict.fromkeys(map(str, names)))


def _unknown(entry: Entry, name: object) -> CardsError:
    """Make the error for what is no part of the body."""
    said = clean(str(name))
    return error(
        entry.path,
        f'{entry.key}: there is no "{said}"',
        _near(said, SPOTS),
        line=entry.line,
        code="bad-figure",
    )


def _spot(entry: Entry, value: object) -> Spot:
    if isinstance(value, str):
        if value not in SPOTS:
            raise _unknown(entry, value)
        return value
    if isinstance(value, list) and len(value) in (2, 3):
        x, z, y = (_number(entry, one) for one in (*value, 0.0)[:3])
        return (x, z, y)
    raise entry.wrong("is not a place", 'write a part of the body, such as "hands", or [forward, up]')


def _spots(table: Table, key: str, _: str) -> tuple[Spot, ...]:
    entry = _entry(table, key)
    if isinstance(entry.value, list) and not all(isinstance(one, int | float) for one in entry.value):
        if len(entry.value) < (2 if key == "points" else 1):
            raise entry.wrong("has too few places", 'write at least two, such as ["hands", [60, 90]]')
        if len(entry.value) > _MOST_SPOTS:
            raise entry.wrong(f"has {len(entry.value):,} places", f"write at most {_MOST_SPOTS}")
        return tuple(_spot(entry, one) for one in entry.value)
    return (_spot(entry, entry.value),)


def _word(table: Table, key: str, kind: str) -> str:
    words = _PART_OF.get(kind) if key == "at" else _WORDS.get(key)
    return table.one_of(key, {word: word for word in words}) if words else table.text(key)


_READERS: Mapping[str, Callable[[Table, str, str], Any]] = {
    "float": lambda table, key, _: table.number(key, -_FAR_AWAY, _FAR_AWAY),
    "float | None": lambda table, key, _: table.number(key, 0, 12),
    "bool": lambda table, key, _: table.flag(key),
    "Pair": lambda table, key, _: table.numbers(key, -_FAR_AWAY, _FAR_AWAY, count=2),
    "tuple[float, float]": lambda table, key, _: table.numbers(key, -_FAR_AWAY, _FAR_AWAY, count=2),
    "tuple[float, float, float]": lambda table, key, _: table.numbers(key, -_FAR_AWAY, _FAR_AWAY, count=3),
    "Spot": lambda table, key, _: _spot(_entry(table, key), _entry(table, key).value),
    "tuple[Spot, ...]": _spots,
    "str": _word,
}


def _is_list(table: Table, key: str) -> bool:
    found = table.content.get(key)
    return isinstance(found, Entry) and isinstance(found.value, list)


def _entry(table: Table, key: str) -> Entry:
    table.has(key)
    found = table.content.get(key)
    if isinstance(found, Entry):
        return found
    raise error(table.path, f'the key "{key}" is missing', "add it", line=table.line, code="missing-key")


def _number(entry: Entry, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -_FAR_AWAY <= value <= _FAR_AWAY:
        raise entry.wrong("is not right", f"write numbers from {-_FAR_AWAY:g} to {_FAR_AWAY:g}")
    return float(value)


def _near(word: str, choices: Any) -> str:
    found = get_close_matches(word, list(choices), 1)
    return f'did you mean "{found[0]}"?' if found else f"choose one of {', '.join(choices)}"


def wrong(table: Table, message: str, hint: str = "") -> CardsError:
    """Make the error for a whole table."""
    return error(table.path, message, hint, line=table.line, code="bad-figure")
