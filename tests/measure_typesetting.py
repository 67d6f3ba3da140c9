"""A folder of exercise files → how large they are set, how fast, and whether every code scans.

usage: python tests/measure_typesetting.py [FOLDER] [--typst OUT.pdf] [--codes] [--drawn] [--design NAME...]

FOLDER is ../shared/corpus unless given, else content/. With --typst, the same files as another engine set
them (one card a page, in the order of their names) are compared by the commonest size of type on a page.
With --codes, every code on every design is scanned from 150 dpi, and from 100 dpi blurred by a pixel.
With --drawn, the designs with a band are measured with movement, map and doses: how far each part is read,
and how lines and columns end. With --design, these designs alone.
"""

import argparse
import collections
import io
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import ImageFilter

from cards import fonts
from cards.diagnostics import CardsError
from cards.exercise import Exercise, Kind
from cards.layout import X_HEIGHT_PER_DISTANCE
from cards.makeup import setting
from cards.makeup.card import make_up
from cards.makeup.collection import collect
from cards.makeup.illustrated import settle_illustrated
from cards.makeup.illustrated_card import Illustrated
from cards.page import Role
from cards.press.press import press
from cards.press.proof import findings
from cards.sheet import one_up
from cards.shop import illustrations, layouts
from cards.shop.sources import Source, exercise_of
from cards.typesetting.paragraph import EARLY, Line, break_lines
from cards.units import POINTS_PER, millimetres

#: What is text.
TEXT = (Role.PARAGRAPH, Role.LIST_BODY)
ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"


def exercises(folder: Path) -> list[Exercise]:
    paths = sorted(path for path in folder.rglob("*.md") if not path.name.startswith("README"))
    return [exercise_of(Source(path.name, path.read_bytes())).exercise for path in paths]


def sizes(some: list[Exercise], name: str) -> None:
    """Print how large a design sets the files, and what a proof finds."""
    design, set_, given_up, overset, found = layouts.load(name), [], 0, [], 0
    for one in some:
        try:
            made = make_up(one, design)
        except CardsError:
            overset.append(one.slug)
            continue
        set_.append(made.reach)
        given_up += bool(made.reach.given_up)
        found += sum(len(findings(page)) for page in made.pages)
    body = sorted(reach.size for reach in set_)
    cue = min(reach.cue_x_height for reach in set_)
    print(
        f"{name:24} body {body[0]:5.1f} {statistics.median(body):5.1f} {body[-1]:5.1f} pt   "
        f"least x-height {min(r.x_height for r in set_):4.2f} mm, cue {cue:4.2f} mm, "
        f"read from {min(r.read_from for r in set_) / 1000:4.2f} m   "
        f"rungs {given_up}  overset {len(overset)}  findings {found}"
    )


def search_time(some: list[Exercise]) -> None:
    """Print what the search for the largest type costs on the wall card, all arrangements together."""
    design, work, spent = layouts.load("wall-a4"), [], []
    whole = setting.arrange
    setting.arrange = lambda *given: (work.append(given), whole(*given))[1]  # type: ignore[assignment]
    for one in some:
        make_up(one, design)
    setting.arrange = whole
    for _ in range(7):
        start = time.process_time()
        for given in work:
            whole(*given)
        spent.append((time.process_time() - start) * 1000 / len(some))
    print(f"search: {min(spent):.3f} ms a card at best, {statistics.median(spent):.3f} median of seven runs")


def against(some: list[Exercise], other: Path) -> None:
    """Compare with a deck that another engine set: the commonest size of type a page."""
    document = pypdfium2.PdfDocument(other)
    theirs = []
    for page in document:
        text = page.get_textpage()
        seen = collections.Counter(
            round(pypdfium2.raw.FPDFText_GetFontSize(text.raw, at), 2) for at in range(text.count_chars())
        )
        theirs.append(seen.most_common(1)[0][0])
    ours = [make_up(one, layouts.load("wall-a4")).reach.size for one in some]
    print(
        f"theirs {min(theirs):.2f} to {max(theirs):.2f} pt, median {statistics.median(theirs):.2f}; "
        f"ours {min(ours):.2f} to {max(ours):.2f}, median {statistics.median(ours):.2f}: "
        f"median x {statistics.median(ours) / statistics.median(theirs):.3f}, "
        f"least x {min(ours) / min(theirs):.3f}"
    )


def codes(some: list[Exercise], name: str) -> None:
    """Scan every code of a design from a plain and from a blurred rendering."""
    design = layouts.load(name)
    wanted = plain = blurred = 0
    for one in some:
        if one.video is None:
            continue
        wanted += 1
        found = illustrations.find(one, design, "", own=False).illustrations
        pdf = press([one_up(make_up(one, design, (), found).pages[0])], title=one.title)
        page = pypdfium2.PdfDocument(io.BytesIO(pdf))[0]
        sharp = page.render(scale=150 / 72).to_pil()
        soft = page.render(scale=100 / 72).to_pil().filter(ImageFilter.GaussianBlur(1))
        plain += [code.text for code in zxingcpp.read_barcodes(sharp)] == [one.video.url]
        blurred += [code.text for code in zxingcpp.read_barcodes(soft)] == [one.video.url]
    print(f"{name:24} codes {wanted}: {plain} from 150 dpi, {blurred} from 100 dpi blurred")


def drawn(some: list[Exercise], name: str) -> None:
    """Print how a design with a band sets the files with all that is drawn for them."""
    design = layouts.load(name)
    parts: dict[str, list[float]] = {"title": [], "body": [], "step numbers": [], "heads": [], "facts": []}
    lines: list[tuple[Line, float]] = []
    undrawn, uneven, gaps, sizes = 0, 0, [], []
    for one in some:
        found = illustrations.find(one, design, "", own=False).illustrations
        collection = collect(one, design, (), found)
        card = settle_illustrated(collection)
        if card is None:
            undrawn += 1
            continue
        sizes.append(card.size)
        lines += lines_of(card)
        parts["title"].append(_reach(card.band.title_size, fonts.face(design.display_face).x_height))
        body = fonts.face(design.body_face).x_height
        parts["body"].append(_reach(card.size, body))
        numeral = design.kinds[Kind.EXECUTION].numeral
        parts["step numbers"].append(_reach(card.size * numeral, fonts.face(design.display_face).x_height))
        parts["heads"].append(_reach(card.size * design.heading, fonts.face(design.display_face).x_height))
        parts["facts"].append(_reach(card.band.facts.size, fonts.face(design.label_face).x_height))
        blocks = [block for galley in card.galleys for block in galley.blocks]
        (columns,) = card.divided.fit.pages
        glue = [sum(blocks[n].above for n in column.blocks[1:]) * card.size for column in columns]
        pairs = [(left, some) for left, some in zip(card.divided.left, glue, strict=True) if some]
        growth = [min(design.spacing.stretch, 1 + left / some) for left, some in pairs]
        gaps.append(max(growth) / min(growth) if growth else 1.0)
        ends = [left - some * (design.spacing.stretch - 1) for left, some in pairs]
        uneven += max(ends) - max(0.0, min(ends)) > 10 * POINTS_PER["mm"]
    print(f"{name:24} undrawn {undrawn}  a column ends 10 mm short {uneven}  gaps differ by {max(gaps):.2f}")
    early = sum(part < EARLY for _, part in lines)
    small = sum(line.text.pieces[line.past - 1].leads for line, _ in lines)
    print(
        f"{'':24} body {min(sizes):.2f} pt, median {statistics.median(sizes):.2f} pt; of {len(lines)} lines "
        f"{early} end early, {small} on a small word"
    )
    for part, reaches in parts.items():
        print(
            f"{'':24} {part:13} read from {min(reaches):4.2f} m, median {statistics.median(reaches):4.2f} m"
        )


def lines_of(card: Illustrated) -> Iterator[tuple[Line, float]]:
    """Yield each line in a card's columns that another follows, and the part of its measure that it fills."""
    blocks = [block for galley in card.galleys for block in galley.blocks]
    (columns,) = card.divided.fit.pages
    for column in columns:
        for block in (blocks[number] for number in column.blocks):
            if block.role in TEXT and not block.row:
                measure = block.measure(column.width / card.size)
                yield from ((line, line.width / measure) for line in break_lines(block.text, measure)[:-1])


def _reach(size: float, x_height: float) -> float:
    """Return the metres from which type of a size in points can be read."""
    return millimetres(size) * x_height / X_HEIGHT_PER_DISTANCE / 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "folder", nargs="?", type=Path, default=CORPUS if CORPUS.is_dir() else ROOT / "content"
    )
    parser.add_argument("--typst", type=Path)
    parser.add_argument("--codes", action="store_true")
    parser.add_argument("--drawn", action="store_true")
    parser.add_argument("--design", nargs="+", default=layouts.names())
    given = parser.parse_args()
    some = exercises(given.folder)
    print(f"{len(some)} files; body type least, median, greatest")
    for name in given.design:
        sizes(some, name)
    search_time(some)
    if given.typst:
        against(some, given.typst)
    for name in given.design if given.drawn else ():
        design = layouts.load(name)
        if design.illustrated.band and not (design.poster or design.station or design.art):
            drawn(some, name)
    if given.codes:
        for name in given.design:
            codes(some, name)


if __name__ == "__main__":
    main()
