"""Tables and trees that tell people of cards, exercises and designs."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from io import StringIO
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from rich.progress import Progress
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from cards.cli.console import clean
from cards.diagnostics import Diagnostic, Severity
from cards.exercise import Block, Exercise, Item, Listing, Paragraph, Picture, Quote, Run, plain
from cards.exercise import Table as Rows
from cards.layout import Layout
from cards.manuscript.titles import slugified
from cards.units import PAPERS, millimetres, paper
from cards.words import counted

if TYPE_CHECKING:
    from cards.manuscript.reader import DataReading
    from cards.shop.printing import Item as CatalogueItem
    from cards.shop.printing import Printable, Printed

#: Columns of a page that is not a terminal.
PLAIN_WIDTH = 80
#: Pieces of work from which a run is long enough for a progress bar.
LONG = 48
#: Cards up to which a report tells each.
FEW = 20
#: Cards that are told in one table: more take much time and memory.
TABLE = 500


def rendered(what: RenderableType, *, terminal: bool) -> str:
    """Turn a table or tree into text, as wide as the terminal and in its colours, or 80 columns and plain."""
    width = max(40, shutil.get_terminal_size().columns) if terminal else PLAIN_WIDTH
    page = StringIO()
    console = Console(
        file=page,
        width=width,
        force_terminal=terminal,
        color_system="auto" if terminal else None,
        legacy_windows=False,
    )
    console.print(what)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines())


def worth_telling(cards: Sequence[Printable]) -> list[tuple[Printable, str]]:
    """Return the cards of a short report, each with what it is: of many the smallest, the median, the losers.

    Of no more than `FEW` cards all are.
    """
    if len(cards) <= FEW:
        return [(card, "") for card in cards]
    sized = sorted((card for card in cards if card.reach.size), key=lambda card: card.reach.size)
    notes = {id(sized[len(sized) // 2]): "median", id(sized[0]): "smallest"} if sized else {}
    lost = [card for card in cards if card.reach.given_up][:FEW]
    notes = {**{id(card): "" for card in lost}, **notes}
    return [(card, notes[id(card)]) for card in cards if id(card) in notes]


def tables_of_cards(cards: Sequence[tuple[Printable, str]], *, feet: bool = False) -> Iterator[Table]:
    """List what each card measures, and beneath it what was given up; many in several tables."""
    for first in range(0, len(cards), TABLE):
        yield _table_of_cards(cards[first : first + TABLE], headed=first == 0, feet=feet)


def _table_of_cards(cards: Sequence[tuple[Printable, str]], *, headed: bool, feet: bool) -> Table:
    table = _table(headed=headed)
    table.add_column("Card", ratio=1, overflow="fold")
    for heading in ("body", "x-height", "read from", "scan from"):
        table.add_column(heading, justify="right", no_wrap=True, min_width=len("read from"))
    for card, note in cards:
        reach = card.reach
        scan = _distance(reach.scan_from, feet=feet) if reach.scan_from else "no code"
        read = _distance(reach.read_from, feet=feet)
        sizes = (f"{reach.size:.1f} pt", f"{reach.x_height:.2f} mm", read, scan)
        if not reach.size:
            sizes = ("no text", "", "", scan)
        table.add_row(_text(f"{card.title} ({note})" if note else card.title), *sizes)
        if reach.given_up:
            table.add_row(_text("  " + ", ".join(reach.given_up)))
    return table


def table_of_columns(data: DataReading) -> Table:
    """List the columns or keys of data with the field that each becomes, and what it says first."""
    table = _table()
    for head, width in (("column or key", 24), ("becomes", 17), ("says", 32)):
        table.add_column(head, overflow="ellipsis", no_wrap=True, max_width=width)
    for column in data.columns:
        kept = "left aside" if column.is_left else "kept, not printed"
        sample = " ".join(column.sample.split())
        sample = sample if len(sample) <= 32 else f"{sample[:31]}…"
        table.add_row(_text(column.name), column.field or Text(kept, "yellow"), _text(sample, "dim"))
    return table


def summary(target: str, printed: Printed) -> str:
    """Say in a line what was written, in how many pages, and its type."""
    from cards.shop.printing import page_count

    sizes = sorted((card.reach.size, card.title) for card in printed.cards if card.reach.size)
    pages = counted(printed.pages or sum(map(page_count, printed.cards)), "page")
    if not sizes:
        return clean(f"{target}: {pages}, without text")
    least, title = sizes[0]
    if len(sizes) == 1:
        return clean(f"{target}: {pages}, body type {least:.1f} pt")
    middle = median(size for size, _ in sizes)
    return clean(f"{target}: {pages}, body type {least:.1f} pt smallest ({title}), {middle:.1f} pt median")


def tally(files: int, diagnostics: Iterable[Diagnostic]) -> str:
    """Count findings in a line: "12 files: 1 error, 2 warnings"."""
    counts = Counter(one.severity for one in diagnostics)
    parts = [counted(counts[severity], str(severity)) for severity in Severity if counts[severity]]
    return f"{counted(files, 'file')}: {', '.join(parts) or 'no problems found'}"


def list_of_layouts(layouts: Iterable[Layout], *, feet: bool = False) -> Text:
    """List designs with paper and distance, each under its purpose."""
    by_purpose: dict[str, list[Layout]] = {}
    for layout in layouts:
        by_purpose.setdefault(layout.purpose, []).append(layout)
    listed = Text()
    for purpose, designs in by_purpose.items():
        listed.append(f"{clean(purpose)}\n", "bold")
        for layout in designs:
            length = f"{layout.read_from / 304.8:.2g} ft" if feet else f"{layout.read_from / 1000:.2g} m"
            distance = f"to be read from {length}"
            listed.append(f"  {layout.name:<27} {_paper(layout):<17} {distance}\n")
    return listed


def table_of_exercises(items: Sequence[CatalogueItem]) -> Table:
    """List exercises by their names, those of a group together under its name."""
    table = _table()
    for head, share in (("exercise", 5), ("equipment", 3), ("main muscles", 3), ("level", 2)):
        table.add_column(head, ratio=share, overflow="fold")
    for (own, group), of_group in groupby(
        items, lambda item: (item.own, item.exercise and item.exercise.group)
    ):
        whose = "yours" if own else "built-in"
        table.add_row(Text(f"{clean(group)} ({whose})" if group else whose.capitalize(), "bold"))
        for item in of_group:
            if (exercise := item.exercise) is not None:
                named = slugified(exercise.title) == slugified(item.name)
                name = item.name if named else f"{item.name}: {exercise.title}"
                told = (exercise.equipment, exercise.muscles.primary, (exercise.level or "",))
                table.add_row(_text(f"  {name}"), *(_text(", ".join(words)) for words in told))
    return table


def table_of_decks(items: Sequence[CatalogueItem]) -> Table:
    """List decks by their names."""
    table = _table()
    for head, share in (("deck", 3), ("title", 5), ("cards", 1)):
        table.add_column(head, ratio=share, overflow="fold")
    for own, of_whom in groupby(items, lambda item: item.own):
        table.add_row(Text("Yours" if own else "Built-in", "bold"))
        for item in of_whom:
            if (deck := item.deck) is not None:
                count = str(sum(entry.copies for entry in deck.entries)) if deck.entries else "all"
                table.add_row(_text(f"  {item.name}"), _text(deck.title), count)
    return table


def tree_of(exercise: Exercise) -> Tree:
    """Show how an exercise was understood: its data, sections with their kinds, steps."""
    tree = Tree(_text(exercise.title, "bold"))
    for name, value in _data(exercise):
        tree.add(Text.assemble((f"{name}: ", "dim"), clean(value)))
    for section in exercise.sections:
        heading = section.heading or "without a heading"
        branch = tree.add(
            Text.assemble((clean(heading), "bold"), (f"  {section.kind}, line {section.line}", "dim"))
        )
        _add_blocks(branch, section.blocks)
    if exercise.steps:
        steps = tree.add(_text("Steps", "bold"))
        for number, step in enumerate(exercise.steps, start=1):
            _add_blocks(steps.add(_text(f"{number}. {step.name}")), step.blocks)
    return tree


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None] | None]:
    """Show on a terminal how far a long run is; what it yields is called after each piece."""
    if not sys.stderr or not sys.stderr.isatty():
        yield None
        return
    # Refreshed by hand: a thread of its own would be copied into every worker.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(what, total=None)

        def show(done: int, total: int) -> None:
            if total >= LONG and done % (total // LONG) == 0:
                bar.update(task, total=total, completed=done, refresh=True)

        yield show


def _data(exercise: Exercise) -> Iterator[tuple[str, str]]:
    video = exercise.video
    values = {
        "slug": exercise.slug,
        "description": exercise.description,
        "video": f"{video.url} ({video.provider})" if video else "",
        "equipment": ", ".join(exercise.equipment),
        "primary muscles": ", ".join(exercise.muscles.trained),
        "secondary muscles": ", ".join(exercise.muscles.secondary),
        "stretches": ", ".join(exercise.muscles.stretched),
        "easier": ", ".join(one.name for one in exercise.easier),
        "harder": ", ".join(one.name for one in exercise.harder),
        "level": exercise.level or "",
        "tags": ", ".join(exercise.tags),
        "group": exercise.group or "",
        "dose": ", ".join(f"{name} {told}" for name, told in asdict(exercise.prescription).items() if told),
        "language": exercise.lang,
        "author": exercise.author or "",
        "source": exercise.source or "",
        "images": ", ".join(picture.path for picture in exercise.images),
        "figure": "told in the file" if exercise.figure.told else exercise.figure.name,
        "layout": exercise.print.layout or "",
        "hidden": ", ".join(exercise.print.hide),
        "other entries": ", ".join(exercise.extra),
    }
    yield from ((name, value) for name, value in values.items() if value)


def _add_blocks(tree: Tree, blocks: Iterable[Block]) -> None:
    for block in blocks:
        match block:
            case Paragraph(runs):
                tree.add(_runs(runs))
            case Listing(items):
                for item in items:
                    _add_item(tree, item)
            case Rows(rows):
                for row in rows:
                    tree.add(_text(" | ".join(plain(cell) for cell in row)))
            case Quote(inner):
                _add_blocks(tree.add(_text("quote", "dim")), inner)
            case Picture(path, alt):
                tree.add(_text(f"picture {path}: {alt}"))


def _add_item(tree: Tree, item: Item) -> None:
    mark = f"{item.number}. " if item.number is not None else "• "
    if item.checked is not None:
        mark += "[x] " if item.checked else "[ ] "
    first, rest = item.blocks[:1], item.blocks
    label = Text(mark)
    if first and isinstance(first[0], Paragraph):
        label.append_text(_runs(first[0].runs))
        rest = item.blocks[1:]
    _add_blocks(tree.add(label), rest)


def _runs(runs: Iterable[Run]) -> Text:
    styled = ((clean(run.text.replace("\n", " ")), "bold" if run.bold else "") for run in runs)
    return Text.assemble(*styled)


def _text(words: str, style: str = "") -> Text:
    """Hand words to the table as they are: nothing in them is markup."""
    return Text(clean(words), style)


def _table(*, headed: bool = True) -> Table:
    padding = (0, 2, 0, 0)
    return Table(
        box=None, pad_edge=False, padding=padding, expand=True, header_style="bold", show_header=headed
    )


def _distance(millimetres: float, *, feet: bool = False) -> str:
    return f"{millimetres / 304.8:.1f} ft" if feet else f"{millimetres / 1000:.2f} m"


def _paper(layout: Layout) -> str:
    turned = layout.trim.width > layout.trim.height
    upright = layout.trim.turned if turned else layout.trim
    known = next((name for name in PAPERS if paper(name) == upright), None)
    if known is None:
        return f"{millimetres(layout.trim.width):g} x {millimetres(layout.trim.height):g} mm"
    name = known.upper() if len(known) == 2 else known.capitalize()
    return f"{name} landscape" if turned else name
