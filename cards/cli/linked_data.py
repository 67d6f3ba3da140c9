"""Exercises → linked data in the words of schema.org, as JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from cards.exercise import (
    Block,
    Exercise,
    Item,
    Kind,
    Listing,
    Paragraph,
    Picture,
    Prescription,
    Section,
    Video,
    block_texts,
    plain,
)
from cards.vocabulary import labels

#: A thing of the vocabulary.
Thing: TypeAlias = dict[str, Any]

#: What is done, one after the other.
_STEPS = (Kind.SETUP, Kind.EXECUTION)
_TIME = re.compile(r"(\d+)\s*(s|sec|secs|seconds|min|mins|minutes|h|hours)\.?", re.IGNORECASE)
#: What has no property of its own in a plan. A load in kilograms is no `workload`, which is energy.
_VARIABLES = ("sets", "load", "tempo", "hold", "side", "notes")


def as_linked_data(exercises: Sequence[Exercise]) -> Thing:
    """Turn exercises into a graph in which each is instructions (HowTo) and a plan (ExercisePlan)."""
    return {"@context": "https://schema.org", "@graph": [_exercise(one) for one in exercises]}


def _exercise(exercise: Exercise) -> Thing:
    purposes = [section.text for section in exercise.sections if section.kind is Kind.PURPOSE]
    muscles = (*exercise.muscles.primary, *exercise.muscles.secondary)
    said: Thing = {
        "@type": ["HowTo", "ExercisePlan"],
        "@id": f"#{exercise.slug}",
        "name": exercise.title,
        "alternateName": list(exercise.aliases),
        "description": "\n".join(dict.fromkeys(filter(None, (exercise.description, *purposes)))),
        "inLanguage": exercise.lang,
        "educationalLevel": exercise.level,
        "exerciseType": exercise.group,
        "keywords": list(exercise.tags),
        "associatedAnatomy": [{"@type": "Muscle", "name": name} for name in muscles],
        "tool": [{"@type": "HowToTool", "name": name} for name in exercise.equipment],
        "step": [*_steps(exercise), *_advice(exercise)],
        **_video(exercise),
        "image": [_image(one, exercise.credit or "") for one in exercise.images],
        "author": {"@type": "Person", "name": exercise.author} if exercise.author else None,
        **_source(exercise.source or ""),
        **_plan(exercise.prescription),
    }
    return {name: value for name, value in said.items() if value not in (None, "", [])}


def _steps(exercise: Exercise) -> Iterator[Thing]:
    """Yield what is done, with positions from 1: the full text, or where there is none the short one."""
    told = [step for one in exercise.sections if one.kind in _STEPS for step in _told(one)]
    if not any(section.kind is Kind.EXECUTION for section in exercise.sections):
        told += [(step.name, step.text) for step in exercise.steps]
    for position, (name, text) in enumerate(told, start=1):
        step: Thing = {"@type": "HowToStep", "position": position, "name": name, "text": text or name}
        yield {key: value for key, value in step.items() if value}


def _told(section: Section) -> Iterator[tuple[str, str]]:
    """Yield the name and the words of each step; a step without a name has "" for it."""
    for block in section.blocks:
        if isinstance(block, Listing):
            yield from (_named(item) for item in block.items)
        elif text := _text((block,)):
            yield "", text


def _named(item: Item) -> tuple[str, str]:
    """Part an item into the bold words at its head, if it has any, and the rest."""
    first = item.blocks[0] if item.blocks else None
    if isinstance(first, Paragraph) and len(first.runs) > 1 and first.runs[0].bold:
        rest = (Paragraph(first.runs[1:]), *item.blocks[1:])
        return plain(first.runs[:1]).strip(" :."), _text(rest)
    return "", _text(item.blocks)


def _text(blocks: Sequence[Block]) -> str:
    return "\n".join(block_texts(tuple(blocks))).strip()


def _advice(exercise: Exercise) -> Iterator[Thing]:
    """Yield every other section as a part that holds tips, under its heading."""
    words = labels(exercise.lang)
    for section in exercise.sections:
        tips = [f"{name}: {text}" if name else text for name, text in _told(section)]
        if section.kind in (*_STEPS, Kind.PURPOSE) or not tips:
            continue
        yield {
            "@type": "HowToSection",
            "name": (section.heading or words.of(section.kind)).strip(" :"),
            "itemListElement": [{"@type": "HowToTip", "text": tip} for tip in tips],
        }


def _video(exercise: Exercise) -> Mapping[str, Thing]:
    """Return the video, the sound or the page that shows it."""
    video = exercise.video
    if video is None:
        return {}
    if video.kind == "page":
        return {"subjectOf": {"@type": "WebPage", "url": video.url}}
    if video.kind == "sound":
        return {"audio": {"@type": "AudioObject", "name": exercise.title, "contentUrl": video.url}}
    shown = {"@type": "VideoObject", "name": exercise.title, "url": video.url, **_embedded(video)}
    return {"video": shown}


def _embedded(video: Video) -> Mapping[str, str]:
    """Return the address of a player, or of the film itself."""
    if video.provider == "youtube":
        start = f"?start={video.start}" if video.start else ""
        return {"embedUrl": f"https://www.youtube-nocookie.com/embed/{video.id}{start}"}
    if video.provider == "vimeo":
        return {"embedUrl": f"https://player.vimeo.com/video/{video.id}"}
    return {"contentUrl": video.url}


def _image(one: Picture, credit: str) -> Thing:
    credit = one.credit or credit
    image: Thing = {"@type": "ImageObject", "contentUrl": one.path, "caption": one.alt, "creditText": credit}
    return {name: value for name, value in image.items() if value}


def _source(source: str) -> Mapping[str, str]:
    return {"isBasedOn": source} if source.startswith(("https://", "http://")) else {"citation": source}


def _plan(dose: Prescription) -> Mapping[str, object]:
    """Return how much is to be done, as far as a plan has properties for it; the rest with its names."""
    variables = [f"{name}: {words}" for name in _VARIABLES if (words := getattr(dose, name))]
    return {
        "repetitions": int(dose.reps) if dose.reps.isdecimal() else _quality(dose.reps),
        "activityDuration": _duration(dose.work or dose.duration),
        "restPeriods": dose.rest,
        "activityFrequency": dose.frequency,
        "additionalVariable": variables,
    }


def _duration(words: str) -> object:
    """Return a time in the form of ISO 8601; other words as they are."""
    time = _TIME.fullmatch(words.strip())
    return f"PT{int(time[1])}{time[2][0].upper()}" if time else _quality(words)


def _quality(words: str) -> Thing | None:
    return {"@type": "QualitativeValue", "name": words} if words else None
