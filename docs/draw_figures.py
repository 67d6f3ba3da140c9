"""Draw the built-in figures as they ship: content/figures/*.toml → files in content/figures/drawn."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from cards.diagnostics import CardsError
from cards.figures.draughtsman import draw, draw_with_way_back
from cards.figures.drawn import stored
from cards.figures.library import open_library
from cards.figures.shelf import CUES, DRAWN, RETURNING, RETURNS, SHOWS, TOLD


def main() -> int:
    """Draw what has changed, remove what is told no more, and say what is wrong."""
    library = open_library([TOLD])
    wrong = list(library.findings)
    RETURNING.mkdir(parents=True, exist_ok=True)
    changed, cues, returns, shows = 0, {}, {}, {}
    drawn: dict[Path, bytes] = {}
    for name in library.names:
        try:
            movement = library.movement(name)
            drawn[DRAWN / f"{name}.figure"] = stored(draw(movement))
            if movement.return_step:
                drawn[RETURNING / f"{name}.figure"] = stored(draw_with_way_back(movement))
        except CardsError as problem:
            wrong += problem.diagnostics
            continue
        if movement.cues:
            cues[name] = movement.cues
        if movement.shows:
            shows[name] = movement.shows
        if movement.return_step:
            returns[name] = movement.return_step
    for path in (*DRAWN.glob("*.figure"), *RETURNING.glob("*.figure")):
        if path not in drawn:
            path.unlink()
    for path, data in drawn.items():
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
            changed += 1
    CUES.write_text(_rows(cues), encoding="utf-8")
    SHOWS.write_text(_rows(shows), encoding="utf-8")
    RETURNS.write_text(json.dumps(returns, indent=0) + "\n", encoding="utf-8")
    print(*wrong, f"{len(library.names)} figures, {changed} drawn anew", sep="\n")
    return 1 if wrong else 0


def _rows(told: dict[str, tuple[int, ...]]) -> str:
    """Write a line for each name."""
    rows = (f"{json.dumps(name)}: {json.dumps(steps)}" for name, steps in told.items())
    return "{\n" + ",\n".join(rows) + "\n}\n"


if __name__ == "__main__":
    sys.exit(main())
