"""Weights and distances that a text tells in two units → the one that a project's people use."""

from __future__ import annotations

import re
from dataclasses import replace

from cards.exercise import Block, Exercise, Item, Listing, Paragraph, Quote, Run, Section, Step, Table
from cards.units import Units

#: A number, a range of two, or a small number in words.
_AMOUNT = (
    r"(?:\d+(?:[.,]\d+)?(?:(?: to |[-–])\d+(?:[.,]\d+)?)?"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty))"
)
_METRIC = r"(?:kg|kilos?|kilograms?|m|met(?:er|re)s?|cm|centimet(?:er|re)s?)"
_IMPERIAL = r"(?:lbs?|pounds?|yd|yards?|ft|feet|foot|in|inch(?:es)?)"
#: "20 lb (10 kg)": what is said first, and the same in the other system.
_PAIR = {
    Units.METRIC: re.compile(rf"\b{_AMOUNT}[ -]?{_IMPERIAL} \(({_AMOUNT} ?{_METRIC})\)", re.IGNORECASE),
    Units.IMPERIAL: re.compile(rf"\b{_AMOUNT}[ -]?{_METRIC} \(({_AMOUNT} ?{_IMPERIAL})\)", re.IGNORECASE),
}
#: The same where the unit that is wanted stands first.
_FIRST = {
    Units.METRIC: re.compile(rf"\b({_AMOUNT}[ -]?{_METRIC}) \({_AMOUNT} ?{_IMPERIAL}\)", re.IGNORECASE),
    Units.IMPERIAL: re.compile(rf"\b({_AMOUNT}[ -]?{_IMPERIAL}) \({_AMOUNT} ?{_METRIC}\)", re.IGNORECASE),
}
_LOAD = {
    Units.METRIC: re.compile(r"(\d+(?:\.\d+)?)(?:[-–](\d+(?:\.\d+)?))? ?(?:lbs?|pounds?)\b", re.IGNORECASE),
    Units.IMPERIAL: re.compile(r"(\d+(?:\.\d+)?)(?:[-–](\d+(?:\.\d+)?))? ?(?:kg|kilos?)\b", re.IGNORECASE),
}
_POUNDS = 2.20462


def in_units(exercise: Exercise, units: Units) -> Exercise:
    """Return an exercise with one unit where its text tells two, and its load in that unit.

    A distance or a weight that the text tells in one unit alone stays as its author wrote it.
    """
    dose = exercise.prescription
    return replace(
        exercise,
        sections=tuple(_section(section, units) for section in exercise.sections),
        steps=tuple(_step(step, units) for step in exercise.steps),
        prescription=replace(dose, load=_load(dose.load, units), notes=_one(dose.notes, units)),
    )


def _section(section: Section, units: Units) -> Section:
    return replace(section, blocks=tuple(_block(block, units) for block in section.blocks))


def _step(step: Step, units: Units) -> Step:
    return replace(step, blocks=tuple(_block(block, units) for block in step.blocks))


def _block(block: Block, units: Units) -> Block:
    match block:
        case Paragraph(runs):
            return replace(block, runs=_runs(runs, units))
        case Listing(items):
            return replace(block, items=tuple(_item(item, units) for item in items))
        case Quote(inner):
            return replace(block, blocks=tuple(_block(one, units) for one in inner))
        case Table(rows):
            return replace(block, rows=tuple(tuple(_runs(cell, units) for cell in row) for row in rows))
    return block


def _item(item: Item, units: Units) -> Item:
    return replace(item, blocks=tuple(_block(block, units) for block in item.blocks))


def _runs(runs: tuple[Run, ...], units: Units) -> tuple[Run, ...]:
    return tuple(replace(run, text=_one(run.text, units)) for run in runs)


def _one(text: str, units: Units) -> str:
    if "(" not in text:
        return text
    return _FIRST[units].sub(r"\1", _PAIR[units].sub(r"\1", text))


def _load(text: str, units: Units) -> str:
    """Return a load in the units asked for; one that is told in both keeps what fits."""
    one = _one(text, units)
    if one != text:
        return one
    unit = "kg" if units is Units.METRIC else "lb"

    def converted(match: re.Match[str]) -> str:
        amounts = (_rounded(float(amount), units) for amount in match.groups() if amount)
        return f"{'-'.join(amounts)} {unit}"

    return _LOAD[units].sub(converted, text)


def _rounded(amount: float, units: Units) -> str:
    """Turn kilograms into pounds or back, as weights are cast.

    In pounds by fives from 20, below by ones; in kilograms by 2.5 from 20, below by halves.
    """
    if units is Units.IMPERIAL:
        pounds = amount * _POUNDS
        return f"{round(pounds / 5) * 5 if pounds >= 20 else max(1, round(pounds))}"
    kilograms = amount / _POUNDS
    step = 2.5 if kilograms >= 20 else 0.5
    return f"{max(0.5, round(kilograms / step) * step):g}"
