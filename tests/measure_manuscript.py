"""Measure the reader on real files: kinds, titles, words, time. Run it by hand."""

from __future__ import annotations

import csv
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
FACTS = ROOT.parent / "shared" / "facts" / "exercises.csv"

#: Line of each heading in a file and the kind that a coach gives its section, judged by what stands there.
#: What opens with a bold label or is an item of a file that is one list counts as headed.
KINDS = {
    "abwheel_bodyweight": "6:setup 11:execution 17:tips 22:breathing 26:tips 30:safety",
    "backextension_leveragemachine": "6:setup 11:execution 21:tips 26:mistakes 31:summary",
    "ballslams_medicineball": "6:setup 10:execution 16:execution 20:tips",
    "battleropes_bodyweight": "6:purpose 9:execution 40:mistakes 45:tips 50:summary",
    "benchpress_dumbbell": "6:setup 10:execution 15:execution 20:tips 25:mistakes 30:summary",
    "benchpressclosegrip_smith": "6:setup 10:setup 14:execution 19:tips 24:mistakes 29:safety",
    "bentoverrow_band": "6:setup 10:setup 14:execution 19:tips 24:breathing 27:mistakes",
    "bicepcurl_band": "6:equipment 9:setup 13:setup 17:execution 21:tips 27:mistakes",
    "cablekickback_cable": "6:purpose 8:setup 13:execution 34:tips 40:variations",
    "calfpressonseatedlegpress_leveragemachine": "6:setup 10:execution 16:tips 22:mistakes 27:summary",
    "chestfly_barbell": "6:setup 10:setup 14:setup 18:execution 30:tips 35:mistakes 40:summary",
    "chinup_bodyweight": (
        "6:setup 10:execution 15:execution 18:execution 22:breathing 25:tips 29:mistakes 33:variations"
    ),
    "deadlifthighpull_barbell": "6:setup 11:execution 17:execution 21:tips 26:mistakes",
    "ellipticalmachine_leveragemachine": (
        "6:setup 10:setup 14:execution 19:breathing 22:execution 25:mistakes 29:summary"
    ),
    "frontraise_bodyweight": "6:setup 9:execution 14:tips 19:mistakes 38:purpose",
    "frontraise_dumbbell": "6:purpose 9:equipment 12:setup 16:execution 22:tips 28:mistakes",
    "frontsquat_cable": "6:equipment 8:execution 38:tips",
    "frontsquat_kettlebell": "6:setup 11:execution 20:tips 26:mistakes 31:safety",
    "gobletsquat_dumbbell": "6:setup 10:execution 17:tips 22:mistakes 27:tips",
    "hammercurl_band": "6:setup 10:execution 17:tips",
    "handstand_bodyweight": "6:setup 11:execution 26:tips",
    "hipabductor_bodyweight": "6:setup 10:execution 15:execution 18:tips",
    "inclinebenchpress_barbell": "6:setup 11:setup 15:execution 20:breathing 24:tips 29:safety",
    "kneestoelbows_bodyweight": "6:setup 9:execution 15:tips 21:mistakes",
    "lateralraise_leveragemachine": "6:setup 10:setup 14:execution 19:execution 23:tips 28:safety",
    "legsupbenchpress_barbell": "6:setup 11:setup 15:execution 24:tips 30:mistakes 35:tips",
    "negativepullup_bodyweight": "6:setup 11:execution 20:tips",
    "obliquecrunch_bodyweight": "6:setup 11:execution 18:tips",
    "pendlayrow_barbell": "6:setup 10:setup 14:setup 18:execution 23:execution 27:tips",
    "reversewristcurl_barbell": "6:setup 11:execution 16:tips 22:mistakes 27:purpose",
    "reversewristcurl_dumbbell": "6:setup 12:execution 20:tips 26:mistakes 31:muscles",
    "reversewristcurl_ezbar": "6:purpose 8:setup 13:execution 18:tips 23:mistakes 27:muscles 31:safety",
    "ringdip_bodyweight": "6:setup 11:execution 22:tips",
    "seatedlegcurl_leveragemachine": (
        "6:setup 10:setup 14:setup 17:execution 21:execution 24:execution 28:execution 31:tips"
    ),
    "shoulderpress_leveragemachine": "6:setup 11:execution 18:tips 23:mistakes",
    "sidecrunch_cable": "6:setup 10:execution 18:tips",
    "singlelegdeadlift_dumbbell": "6:setup 10:execution 17:tips 23:mistakes 28:tips",
    "singleleghipthrust_barbell": "6:setup 10:execution 19:tips",
    "skullcrusher_cable": "6:setup 10:setup 14:execution 19:execution 23:tips 28:mistakes 33:summary",
    "snatch_dumbbell": (
        "6:setup 11:execution 15:execution 19:execution 23:execution 27:execution 31:execution 35:tips"
    ),
    "squat_smith": "6:setup 10:setup 15:execution 28:tips 33:mistakes",
    "squatrow_band": "6:equipment 9:execution 34:tips",
    "standingrowrearhorizontaldeltwithrope_cable": (
        "6:setup 10:execution 15:execution 20:execution 24:tips 29:mistakes 34:tips"
    ),
    "straightlegdeadlift_band": "6:equipment 9:setup 13:setup 16:execution 22:tips 28:mistakes",
    "superman_bodyweight": "6:setup 10:execution 17:tips 22:breathing 25:mistakes",
    "trapbardeadlift_trapbar": "6:equipment 9:setup 14:tips 20:execution 26:mistakes",
    "uprightrow_cable": "6:setup 10:execution 17:tips 22:mistakes",
    "wristcurl_dumbbell": "6:setup 11:execution 17:tips 23:mistakes",
}

#: Lines on which an unheaded closing remark begins.
CLOSING = {
    "bentoverrow_band": 31,
    "bicepcurl_band": 32,
    "deadlifthighpull_barbell": 31,
    "frontraise_dumbbell": 33,
    "frontsquat_cable": 44,
    "kneestoelbows_bodyweight": 26,
    "lateralraise_leveragemachine": 32,
    "pendlayrow_barbell": 32,
    "reversewristcurl_barbell": 32,
    "reversewristcurl_dumbbell": 35,
    "shoulderpress_leveragemachine": 27,
    "squat_smith": 38,
    "straightlegdeadlift_band": 33,
    "trapbardeadlift_trapbar": 31,
    "uprightrow_cable": 27,
}

#: Titles that the facts write otherwise.
TITLES = {
    "standingrowrearhorizontaldeltwithrope_cable": "Standing Row Rear Horizontal Delt with Rope",
}


def expected_kinds(stem: str) -> dict[int, str]:
    """Return the expectation for one file: line of the heading → kind."""
    return {int(line): kind for line, kind in (pair.split(":") for pair in KINDS[stem].split())}


def source_words(text: str) -> Counter[str]:
    """Count the words of a file's body: no front matter, no comments, no numbers before items."""
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    body = re.sub(r"<!--.*?-->", " ", body, flags=re.DOTALL)
    body = re.sub(r"(?m)^[ \t]*\d+[.)][ \t]", " ", body)
    return Counter(re.findall(r"\w+", body))


def structure_words(exercise: object) -> Counter[str]:
    """Count the words that the reader kept."""
    texts = []
    for section in exercise.sections:  # type: ignore[attr-defined]
        texts += [section.heading or "", section.text]
    for step in exercise.steps:  # type: ignore[attr-defined]
        texts += [step.name, step.text]
    return Counter(re.findall(r"\w+", " ".join(texts)))


def lost_words(text: str, exercise: object) -> Counter[str]:
    """Return the words of a source that the structure lacks."""
    return source_words(text) - structure_words(exercise)


def measured_kinds() -> tuple[int, int]:
    """Compare the kinds of all headed sections with the expectation; print what differs."""
    from cards.manuscript.reader import read

    right = every = 0
    for path in sorted(CORPUS.glob("*.md")):
        exercise = read(path.read_text(encoding="utf-8"), str(path)).exercise
        found = {section.line: str(section.kind) for section in exercise.sections if section.heading}
        expected = expected_kinds(path.stem)
        for line in sorted(found.keys() | expected.keys()):
            every += 1
            right += found.get(line) == expected.get(line)
            if found.get(line) != expected.get(line):
                print(f"  {path.name}:{line}: {found.get(line)}, expected {expected.get(line)}")
    return right, every


def measured_titles() -> tuple[int, int]:
    """Compare the titles guessed for the corpus with the names in the facts."""
    from cards.manuscript.reader import read

    names = {_stem(row): row["name"] for row in _facts()}
    right = every = 0
    for path in sorted(CORPUS.glob("*.md")):
        title = read(path.read_text(encoding="utf-8"), str(path)).exercise.title
        expected = TITLES.get(path.stem) or names.get(path.stem, "?")
        every += 1
        right += title.lower() == expected.lower()
        if title.lower() != expected.lower():
            print(f"  {path.name}: {title}, expected {expected}")
    return right, every


def measured_stems() -> tuple[int, int]:
    """Divide the stems of all facts without any description, by the words of exercises' names alone."""
    from cards.manuscript.titles import read_stem

    right = every = 0
    for row in _facts():
        title = read_stem(_stem(row) + ".md", "", "", "en").title
        every += 1
        right += title.lower().replace("-", " ") == row["name"].lower().replace("-", " ")
    return right, every


def measured_words() -> tuple[int, int]:
    """Count the files of which no word is lost."""
    from cards.manuscript.reader import read

    whole = every = 0
    for path in sorted(CORPUS.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        lost = lost_words(text, read(text, str(path)).exercise)
        every += 1
        whole += not lost
        if lost:
            print(f"  {path.name}: lost {dict(lost)}")
    return whole, every


def measured_time(rounds: int = 30) -> tuple[float, float, float]:
    """Time mistune's tree plus front matter, and the reader, in turn: ms a file, and their ratio."""
    import frontmatter
    import mistune

    from cards.manuscript.reader import read

    texts = [(path.read_text(encoding="utf-8"), str(path)) for path in sorted(CORPUS.glob("*.md"))]
    markdown = mistune.create_markdown(renderer=None)

    def theirs() -> None:
        for text, _ in texts:
            markdown(frontmatter.loads(text).content)

    def ours() -> None:
        for text, path in texts:
            read(text, path)

    theirs(), ours()
    pairs = [(_timed(theirs), _timed(ours)) for _ in range(rounds)]
    a_file = 1000 / len(texts)
    ratio = statistics.median(own / other for other, own in pairs)
    return min(other for other, _ in pairs) * a_file, min(own for _, own in pairs) * a_file, ratio


def _timed(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _facts() -> list[dict[str, str]]:
    with FACTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _stem(row: dict[str, str]) -> str:
    """Write a fact's name and equipment as the library writes its files' stems."""
    name = re.sub(r"[^a-z0-9]", "", row["name"].lower())
    kind = re.sub(r"[^a-z]", "", row["equipment"].lower())
    return f"{name}_{'smith' if kind == 'smithmachine' else kind}"


def main() -> int:
    """Print all figures."""
    if not CORPUS.is_dir():
        print(f"nothing to measure: {CORPUS} is not there")
        return 1
    sys.path.insert(0, str(ROOT))
    for what, measure in (
        ("kinds of headed sections", measured_kinds),
        ("titles of the corpus", measured_titles),
        ("stems of all facts, without descriptions", measured_stems),
        ("files with every word kept", measured_words),
    ):
        right, every = measure()
        print(f"{what}: {right} of {every}, {right / every:.1%}")
    theirs, ours, ratio = measured_time()
    print(f"time a file: mistune's tree and front matter {theirs:.2f} ms, cuecard {ours:.2f} ms")
    print(f"median ratio: {ratio:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
