"""All library cards on all designs → how many break which rule of their look, and the first that do.

usage: python tests/measure_rules.py [DESIGN...] [--plain]

With --plain, words and code alone, without what is drawn.
"""

import argparse
from collections import Counter

import page_rules

from cards.diagnostics import CardsError
from cards.makeup.card import make_up
from cards.shop import illustrations, layouts
from cards.shop.sources import LIBRARY, exercise_of, load


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("designs", nargs="*")
    parser.add_argument("--plain", action="store_true")
    given = parser.parse_args()
    paths = sorted(path for path in LIBRARY.rglob("*.md") if path.parent != LIBRARY)
    some = [exercise_of(load(str(path))).exercise for path in paths]
    for name in given.designs or layouts.names():
        design, counts, first = layouts.load(name), Counter(), {}
        for one in some:
            if given.plain:
                found = make_up_or_none(one, design)
            else:
                drawn = illustrations.find(one, design, "", own=False).illustrations
                found = make_up_or_none(one, design, (), drawn)
            if found is None:
                counts["not printed"] += 1
                continue
            for said in page_rules.broken(found, one, design):
                rule = said.split(":")[0]
                counts[rule] += 1
                first.setdefault(rule, f"{one.slug}: {said}")
        print(f"{name:26} {dict(counts) or 'sound'}")
        for said in first.values():
            print(f"{'':26} {said}")


def make_up_or_none(*given: object) -> object:
    try:
        return make_up(*given)  # type: ignore[arg-type]
    except CardsError:
        return None


if __name__ == "__main__":
    main()
