"""The library and a folder of foreign files → every run of seven words that stands in both.

Run as a script it prints one line a run, `file: words (foreign file)`, and nothing where all words are ours.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent
CONTENT = REPO / "content"
CORPUS = REPO.parent / "shared" / "corpus"
RUN = 7


def words(text: str) -> list[str]:
    """Reduce text to its words in lower case, free of markup and typographic quotes."""
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.lower().replace("’", "'"))


def runs(text: str, length: int = RUN) -> Iterator[tuple[str, ...]]:
    """Yield every run of so many words, across punctuation and line ends."""
    found = words(text)
    for start in range(len(found) - length + 1):
        yield tuple(found[start : start + length])


def exercise_files(folder: Path) -> list[Path]:
    """List the English exercise files below a folder; a README is none."""
    other = folder / "de"
    return sorted(
        path
        for path in folder.rglob("*.md")
        if not path.name.startswith("README") and other not in path.parents
    )


def shared_runs(ours: Iterable[Path], theirs: Iterable[Path]) -> Iterator[tuple[Path, str, Path]]:
    """Yield our file, the words, and the foreign file, for each run that stands in both."""
    foreign = {run: path for path in theirs for run in runs(path.read_text(encoding="utf-8"))}
    for path in ours:
        for run in runs(path.read_text(encoding="utf-8")):
            if run in foreign:
                yield path, " ".join(run), foreign[run]


def main() -> int:
    """Print what is shared; exit 1 where anything is."""
    if not CORPUS.is_dir():
        print(
            f"nothing to compare with: there is no folder {CORPUS.name}/ beside the project", file=sys.stderr
        )
        return 0
    found = list(shared_runs(exercise_files(CONTENT), exercise_files(CORPUS)))
    for path, run, foreign in found:
        print(f"{path.relative_to(REPO)}: {run} ({foreign.name})")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
