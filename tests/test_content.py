"""The exercise library: every file keeps the form, and the same word for the same thing."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import frontmatter
import pytest
from measure_own_words import CONTENT, CORPUS, REPO, exercise_files, runs, shared_runs, words

from cards.cautions import caution_words

FACTS = REPO.parent / "shared" / "facts" / "exercises.csv"
FILES = exercise_files(CONTENT)

KEYS = {"title", "description", "equipment", "muscles", "level", "group", "tags", "dose"}
#: Keys that a file may have.
OPTIONAL = {"video", "caution", "aliases", "easier", "harder", "stretches"}
#: What a dose must say: how many, how long or how far.
AMOUNTS = {"reps", "hold", "work", "duration"}
DOSES = {"sets", "load", "rest", "side", "frequency", "tempo"}
#: Kinds of equipment that hold you up and are no load.
NO_LOAD = {"none", "people", "frame", "furniture", "suspension"}
#: Exercises with one's own body on or under a thing that is a load elsewhere.
OWN_WEIGHT = {
    "ab-wheel-rollout", "bodyweight-romanian-deadlift", "exercise-ball-leg-curl",
    "exercise-ball-stir-the-pot", "foam-roller-upper-back-extension", "inverted-row",
    "slider-leg-curl",
}  # fmt: skip
#: What a setup may name although it is not needed, and what only sounds like equipment.
UNNEEDED = {
    ("single-leg-calf-raise", "wall"), ("kettlebell-front-rack-carry", "rack"), ("lying-leg-curl", "bench"),
    ("dumbbell-romanian-deadlift", "bench"), ("split-squat", "chair"), ("cable-seated-row", "bench"),
    ("half-kneeling-hip-flexor-stretch", "chair"), ("lying-neck-curl", "towel"),
    ("kettlebell-front-squat", "rack"),
}  # fmt: skip
#: Codes whose demonstration the table of facts gives to another main muscle: the number may only fall.
DOUBTFUL_VIDEOS = 2
GROUPS = {
    "squat", "hinge", "lunge", "push", "pull", "carry", "core", "calves", "arms", "shoulders", "hips",
    "neck", "grip", "power", "conditioning", "mobility", "balance", "warm-up",
}  # fmt: skip
LEVELS = {"beginner", "intermediate", "advanced"}
SECTIONS = ["Setup", "Execution", "Breathing", "Tips", "Common mistakes", "Variations"]
HOWTO = "<!-- howto -->"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LABELLED = re.compile(r"\*\*[^*]+[:?]\*\*\s*(.*)", re.DOTALL)

#: Words that say nothing, or promise too much. Plain ones, such as "starting position", are welcome.
STAMPS = (
    "proper form", "good form", "correct form", "neutral spine", "engage your core", "core engaged",
    "core tight", "mind-muscle", "focus on", "make sure", "be sure", "remember to", "don't forget",
    "listen to your body",
    "minimize", "maximize", "optimal", "effectively", "cure", "heals",
    "ultimate", "amazing", "killer", "shred", "torch", "beast", "sculpt", "tone",
    "perfect", "great for", "game changer", "game-changer", "blast", "fires up", "next level",
    "it's not just", "not only",
)  # fmt: skip
STAMP = re.compile("|".join(rf"\b{re.escape(stamp)}\b" for stamp in STAMPS), re.IGNORECASE)

#: Demonstrations in the table of facts that show something else: a music video.
NOT_A_DEMONSTRATION = {"dQw4w9WgXcQ"}

each_file = pytest.mark.parametrize(
    "path", FILES, ids=[path.relative_to(CONTENT).with_suffix("").as_posix() for path in FILES]
)


@cache
def source(path: Path) -> frontmatter.Post:
    return frontmatter.loads(path.read_text(encoding="utf-8"))


def main_part(path: Path) -> str:
    return source(path).content.partition(HOWTO)[0]


def steps(path: Path) -> list[tuple[str, str]]:
    parts = re.split(r"^### ", source(path).content.partition(HOWTO)[2], flags=re.MULTILINE)
    return [(name.strip(), text.strip()) for name, _, text in (part.partition("\n") for part in parts[1:])]


def sections(path: Path) -> dict[str, str]:
    parts = re.split(r"^## ", main_part(path), flags=re.MULTILINE)
    return {name.strip(): text.strip() for name, _, text in (part.partition("\n") for part in parts[1:])}


def items(text: str) -> list[str]:
    """The outermost items of a list, each with its nested bullets."""
    return [
        re.sub(r"^(\d+\.|-)\s+", "", item).strip()
        for item in re.split(r"^(?=\d+\. |- )", text, flags=re.MULTILINE)
        if item.strip()
    ]


def printed_words(text: str) -> int:
    """Count the words on the card: headings and labels too, numbers of lists not."""
    return len(words(re.sub(r"^\s*\d+\. ", "", text, flags=re.MULTILINE)))


def prose(text: str) -> list[str]:
    """The sentences a reader meets, without headings, labels and list marks."""
    lines = [re.sub(r"^\s*(#+ .*|\d+\.|-)\s*", "", line) for line in text.splitlines()]
    unlabelled = [re.sub(r"\*\*[^*]+[:?]\*\*", "", line).replace("*", "") for line in lines]
    found = [part.strip() for line in unlabelled for part in re.split(r"(?<=[.!?])\s+", line)]
    return [sentence for sentence in found if words(sentence)]


def syllables(word: str) -> int:
    """Count the vowel groups, without the silent endings -e, -es, -ed."""
    stem = re.sub(r"(?<=[a-z])([^laeiouytd]ed|[^laeiouyscxzh]es|[^laeiouy]e)$", "", word)
    return max(1, len(re.findall(r"[aeiouy]+", stem)))


def grade(sentences: list[str]) -> float:
    """Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    every = [word for sentence in sentences for word in words(sentence)]
    return (
        0.39 * len(every) / len(sentences)
        + 11.8 * sum(syllables(word.replace("'", "")) for word in every) / len(every)
        - 15.59
    )


@cache
def muscles_by_region() -> dict[str, dict[str, str]]:
    """Anatomical terms and everyday words, by region of the body."""
    table = tomllib.loads((CONTENT / "muscles.toml").read_text(encoding="utf-8"))
    del table["places"]
    return table


@cache
def everyday_words() -> dict[str, str]:
    """Each everyday word for a muscle and its region."""
    return {word: region for region, terms in muscles_by_region().items() for word in terms.values()}


@cache
def equipment_kinds() -> dict[str, str]:
    """Each name of equipment and the kind it belongs to."""
    table = tomllib.loads((CONTENT / "equipment.toml").read_text(encoding="utf-8"))
    return {name: kind for kind, names in table.items() for name in names}


@cache
def facts() -> list[dict[str, str]]:
    if not FACTS.is_file():
        pytest.skip("the table of facts is not beside the project")
    with FACTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def gathered(parts_of: Callable[[Path], Iterator[str]]) -> dict[str, set[str]]:
    """Each part and the files that it stands in."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in FILES:
        for part in parts_of(path):
            found[part].add(path.stem)
    return found


def test_there_are_exercises_and_their_names_are_their_own() -> None:
    assert FILES
    for name in ("slug", "title"):
        seen = [path.stem if name == "slug" else source(path)["title"].lower() for path in FILES]
        assert sorted(seen) == sorted(set(seen)), f"two exercises share a {name}"


@each_file
def test_front_matter_is_complete(path: Path) -> None:
    meta = source(path).metadata
    assert set(meta) - OPTIONAL == KEYS
    assert SLUG.fullmatch(path.stem)
    assert meta["group"] == path.parent.name
    assert meta["group"] in GROUPS
    assert meta["level"] in LEVELS
    assert 0 < len(meta["title"]) <= 36
    assert meta["description"].endswith(".")
    assert 5 <= len(meta["description"].split()) <= 20
    assert meta["tags"]
    assert all(tag == tag.lower() for tag in meta["tags"])


@each_file
def test_equipment_is_known(path: Path) -> None:
    named = source(path)["equipment"]
    assert named
    assert [name for name in named if name not in equipment_kinds()] == []


@each_file
def test_muscles_are_everyday_words(path: Path) -> None:
    muscles = source(path)["muscles"]
    assert set(muscles) == {"primary", "secondary"}
    stretched = source(path).get("stretches", [])
    assert bool(stretched) == ("**Purpose:** Stretches" in main_part(path))
    assert bool(stretched) != bool(muscles["primary"])
    named = [*muscles["primary"], *muscles["secondary"], *stretched]
    assert [name for name in named if name not in everyday_words()] == []
    assert len(named) == len(set(named)), "a muscle is named twice"


@each_file
def test_sections_stand_in_order(path: Path) -> None:
    assert main_part(path).startswith("**Purpose:** ")
    assert list(sections(path)) in (SECTIONS, [*SECTIONS, "Safety"])
    assert source(path).content.count(HOWTO) == 1


@each_file
@pytest.mark.parametrize("name", ["Setup", "Execution"])
def test_phases_are_numbered_and_labelled(path: Path, name: str) -> None:
    text = sections(path)[name]
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", text, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert 2 <= len(numbers) <= 6
    assert [item for item in items(text) if not LABELLED.match(item)] == []


@each_file
def test_every_mistake_has_its_mend_and_variations_go_both_ways(path: Path) -> None:
    mistakes = items(sections(path)["Common mistakes"])
    assert 2 <= len(mistakes) <= 4
    for mistake in mistakes:
        labelled = LABELLED.match(mistake)
        assert labelled, f"no bold fault before the mend: {mistake}"
        assert len(labelled[1].split()) >= 3, f"no mend: {mistake}"
    variations = sections(path)["Variations"]
    for way in ("Easier", "Harder"):
        # A card of its own may stand in place of words.
        least = 0 if way.lower() in source(path) else 1
        assert least <= variations.count(f"**{way}:**") <= 1
    assert 1 <= len(items(sections(path)["Tips"])) <= 3


def led_to(path: Path, way: str) -> list[str]:
    named = source(path).get(way, [])
    return named if isinstance(named, list) else [named]


def test_what_is_easier_and_harder_stands_in_the_library_and_leads_back() -> None:
    known = {path.stem: path for path in FILES}
    for slug, path in known.items():
        for way, back in (("easier", "harder"), ("harder", "easier")):
            for other in led_to(path, way):
                assert other in known, f"{slug} leads to {other}, which is none"
                assert slug in led_to(known[other], back), f"{other} does not lead back to {slug}"


def test_no_chain_from_easier_to_harder_runs_in_a_ring() -> None:
    harder = {path.stem: led_to(path, "harder") for path in FILES}
    settled: set[str] = set()
    while ready := {slug for slug in harder.keys() - settled if settled.issuperset(harder[slug])}:
        settled |= ready
    assert settled == set(harder)


@each_file
def test_length_suits_a_card(path: Path) -> None:
    assert 120 <= printed_words(main_part(path)) <= 260
    assert 3 <= len(steps(path)) <= 5
    for name, text in steps(path):
        assert 1 <= len(name.split()) <= 6
        assert 1 <= len(text.split()) <= 30, f"{name}: {len(text.split())} words"


@each_file
def test_reading_is_easy(path: Path) -> None:
    assert grade(prose(main_part(path))) <= 6
    assert grade(prose(" ".join(text for _, text in steps(path)))) <= 6
    longest = max(prose(source(path).content), key=lambda sentence: len(words(sentence)))
    assert len(words(longest)) <= 26, longest


@each_file
def test_no_stamps(path: Path) -> None:
    text = " ".join([source(path)["description"], source(path).content])
    assert sorted({found.lower() for found in STAMP.findall(text)}) == []


@each_file
def test_text_is_plain_markdown(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert re.findall(r"[—–“”‘’…\t]|\.\.\.| {2,}-\s\s|<(?!!-- howto -->)", text) == []


@each_file
def test_video_is_the_one_in_the_table(path: Path) -> None:
    video = source(path).get("video")
    if video is None:
        return
    assert video not in NOT_A_DEMONSTRATION
    kinds = {equipment_kinds()[name] for name in source(path)["equipment"]}
    stems = {word.rstrip("s") for word in words(f"{path.stem} {source(path)['title']}")}
    fitting = [
        row["slug"]
        for row in facts()
        if row["youtube_id"] == video
        and {word.rstrip("s") for word in words(row["name"])} & stems
        and (
            row["equipment"] == "bodyweight"
            or row["equipment"].replace(" ", "-") in kinds
            or (row["equipment"] == "leverage machine" and kinds & {"machine", "cardio", "cable"})
            or (row["equipment"] == "medicine ball" and "ball" in kinds)
        )
    ]
    assert fitting, f"the table has no such exercise with the video {video}"


#: Names in the table of facts that are two words for one movement.
ONE_MOVEMENT = (
    {"bicep curl", "preacher curl"},
    {"calf press on leg press", "calf press on seated leg press"},
    {"chest fly", "pec deck"},
)


@each_file
def test_no_video_stands_in_the_table_for_another_movement(path: Path) -> None:
    video = source(path).get("video")
    names = {row["name"].lower() for row in facts() if row["youtube_id"] == video}
    assert len(names) <= 1 or any(names <= same for same in ONE_MOVEMENT), names


def test_no_video_stands_for_two_exercises() -> None:
    found = gathered(lambda path: iter([source(path)["video"]] if "video" in source(path) else []))
    assert {video: files for video, files in found.items() if len(files) > 1} == {}


@cache
def vocabulary() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((CONTENT / "words.toml").read_text(encoding="utf-8"))


def labels_in(path: Path, name: str) -> list[str]:
    return [label.rstrip(":") for label in re.findall(r"^\d+\. \*\*([^*]+)\*\*", sections(path)[name], re.M)]


def is_a_verb(label: str) -> bool:
    return any(re.match(rf"{verb}\b", label) for verb in vocabulary()["labels"]["verbs"])


@each_file
def test_one_thing_has_one_word(path: Path) -> None:
    text = f"{source(path)['description']} {source(path).content}".lower()
    replaced = [word for listed in vocabulary()["words"].values() for word in listed]
    assert [word for word in replaced if re.search(rf"\b{re.escape(word)}\b", text)] == []


@each_file
@pytest.mark.parametrize("name", ["Setup", "Execution"])
def test_every_label_begins_with_a_verb(path: Path, name: str) -> None:
    assert [label for label in labels_in(path, name) if not is_a_verb(label)] == []


@each_file
def test_the_purpose_says_what_it_does(path: Path) -> None:
    purpose = main_part(path).splitlines()[0].removeprefix("**Purpose:** ")
    assert purpose.startswith(tuple(vocabulary()["purpose"]["verbs"]))
    assert "?" not in purpose
    assert len(words(purpose)) <= 20


@each_file
def test_breathing_is_told_in_a_standard_line(path: Path) -> None:
    assert sections(path)["Breathing"] in vocabulary()["breathing"]["lines"]


@each_file
def test_a_mistake_is_a_statement(path: Path) -> None:
    assert re.findall(r"\*\*[^*]*\?\*\*", sections(path)["Common mistakes"]) == []


@each_file
def test_a_dose_says_how_much(path: Path) -> None:
    dose = source(path)["dose"]
    assert set(dose) <= AMOUNTS | DOSES
    assert set(dose) & AMOUNTS
    assert "sets" in dose or "duration" in dose
    assert all(len(str(value)) <= 16 for value in dose.values())


@each_file
def test_cautions_go_with_what_is_done(path: Path) -> None:
    meta = source(path).metadata
    named = meta.get("caution", [])
    assert [word for word in named if word not in caution_words()] == []
    wanted = {
        "clinic": "clinic" in meta["tags"],
        "band": any("band" in name for name in meta["equipment"]),
        "stop-signs": meta["group"] == "conditioning",
        "start-light": bool({"barbell", "safety squat bar", "trap bar"} & set(meta["equipment"]))
        and path.stem != "inverted-row",
        "breath-hold": "brace before you lift" in sections(path)["Breathing"],
    }
    assert [word for word, needed in wanted.items() if needed and word not in named] == []


@each_file
def test_bodyweight_means_that_nothing_else_is_lifted(path: Path) -> None:
    named = source(path)["equipment"]
    loads = {equipment_kinds()[name] for name in named} - NO_LOAD
    assert ("bodyweight" in named) == (not loads or path.stem in OWN_WEIGHT)


@each_file
def test_what_the_setup_needs_is_listed(path: Path) -> None:
    setup, listed = sections(path)["Setup"].lower(), " ".join(source(path)["equipment"])
    things = ("wall", "bench", "box", "mat", "towel", "chair", "rack", "partner", "cushion", "broomstick")
    named = [thing for thing in things if re.search(rf"\b{thing}\b", setup) and thing not in listed]
    assert [thing for thing in named if (path.stem, thing) not in UNNEEDED] == []


def test_a_demonstration_trains_what_the_card_trains() -> None:
    everyday = {term: word for terms in muscles_by_region().values() for term, word in terms.items()}
    wrong = []
    for path in FILES:
        meta = source(path).metadata
        named = {*meta["muscles"]["primary"], *meta["muscles"]["secondary"]}
        rows = [row for row in facts() if row["youtube_id"] == meta.get("video")]
        targets = {everyday[term] for row in rows for term in row["target_muscles"].split("; ") if term}
        if rows and not targets & named:
            wrong.append(path.stem)
    assert len(wrong) == DOUBTFUL_VIDEOS, f"write the smaller number into DOUBTFUL_VIDEOS: {wrong}"


def test_all_words_are_our_own() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus to compare with is not beside the project")
    nobody_s = " | ".join([*vocabulary()["formulas"]["phrases"], *vocabulary()["breathing"]["lines"]])
    free = set(runs(nobody_s))
    shared = shared_runs(FILES, exercise_files(CORPUS))
    assert [f"{path.stem}: {run}" for path, run, _ in shared if tuple(run.split()) not in free] == []


def test_every_muscle_of_the_table_has_an_everyday_word() -> None:
    table = muscles_by_region()
    terms = [term for region in table.values() for term in region]
    assert len(terms) == len(set(terms))
    named = {
        term
        for row in facts()
        for column in ("target_muscles", "synergist_muscles")
        for term in row[column].split("; ")
        if term
    }
    assert named - set(terms) == set()


def test_an_everyday_word_lies_in_one_region() -> None:
    table = muscles_by_region()
    regions: dict[str, set[str]] = defaultdict(set)
    for region, terms in table.items():
        for word in terms.values():
            regions[word].add(region)
    assert {word: found for word, found in regions.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("word", "count"),
    [("floor", 1), ("elbow", 2), ("raise", 1), ("handle", 2), ("seated", 2), ("breathe", 1), ("shoulder", 2),
     ("dumbbell", 2), ("hinge", 1), ("knees", 1), ("plates", 1), ("inches", 2), ("body", 2)],
)  # fmt: skip
def test_syllables_are_counted_as_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_grade_follows_the_published_formula() -> None:
    # Ten words of one syllable each in one sentence: 0.39 x 10 + 11.8 - 15.59.
    assert grade(["Put your left foot on the box and stand up."]) == pytest.approx(0.11)
    assert grade(["Simultaneous stabilization necessitates considerable neuromuscular coordination."]) > 20
