"""Draw the built-in figures as they ship: content/figures/*.toml → content/figures/drawn/*.figure."""

from __future__ import annotations

import json
import sys

from cards.diagnostics import CardsError
from cards.figures.draughtsman import draw
from cards.figures.drawn import stored
from cards.figures.library import open_library
from cards.figures.shelf import CUES, DRAWN, TOLD


def main() -> int:
    """Draw what has changed, remove what is told no more, and say what is wrong."""
    library = open_library([TOLD])
    wrong = list(library.findings)
    DRAWN.mkdir(exist_ok=True)
    for path in DRAWN.glob("*.figure"):
        if path.stem not in library.names:
            path.unlink()
    changed, cues = 0, {}
    for name in library.names:
        try:
            movement = library.movement(name)
            data = stored(draw(movement))
        except CardsError as problem:
            wrong += problem.diagnostics
            continue
        if movement.cues:
            cues[name] = movement.cues
        path = DRAWN / f"{name}.figure"
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
            changed += 1
    CUES.write_text(json.dumps(cues, indent=0) + "\n", encoding="utf-8")
    print(*wrong, f"{len(library.names)} figures, {changed} drawn anew", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
