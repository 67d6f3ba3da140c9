"""Imports run only up the order of the shop, and each library has its one room."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CARDS = Path(__file__).parent.parent / "cards"

#: The stages, from the first to the last; a module stands beside those of its stage and imports from
#: its own stage and from earlier ones. A new module is one more word.
ORDER = (
    "units geometry diagnostics limits",
    "exercise page sheet symbol video fonts jpeg raster draughtsman",
    "vocabulary",
    "layout layoutfile tomlfile marks drawing pictures",
    "manuscript matter fields markdown markup places runs lists blocks"
    " headings sections steps titles remarks",
    "paragraph typography sorts",
    "galley typesetting frame",
    "trial copyfit reflow",
    "makeup arranging copyedit columns demo foot tags masthead",
    "booklet book collation cover indexes numbering register roman",
    "imposition cropmarks gauge duplex finishing grid stock saddle printer calibration",
    "press encoding ink tagging engraving plate embedding compact pagelabels proof",
    "publish shelf delivery sheetwork uniform roomier wish selection deck dealing gathering binding",
    "cli cli_booklet cli_calibrate cli_wall counter bindery __main__ options options_sheet console"
    " orders report starter transcript",
)

#: The modules of the last stage may print; nobody else does.
PRINTERS = ORDER[-1].split()

#: Who may import a library: one module, or those that it was split into.
LIBRARIES = {
    "fontpkg_atkinson_hyperlegible": "fonts",
    "fontpkg_barlow_condensed": "fonts",
    "fontpkg_fira_sans": "fonts",
    "fontpkg_fira_sans_condensed": "fonts",
    "frontmatter": "matter",
    "mistune": "markdown",
    "PIL": "raster",
    "platformdirs": "printer",
    "pyphen": "paragraph",
    "qrcode": "symbol",
    "resvg_py": "draughtsman",
    "reportlab": "fonts press embedding compact",
    "rich": "cli console report",
    "typer": "cli cli_booklet cli_calibrate cli_wall counter options options_sheet",
    "uharfbuzz": "fonts",
    "yaml": "matter",
}

#: A module of more lines than this has grown a second subject.
MAX_LINES = 350

MODULES = {path.stem: path for path in CARDS.glob("*.py") if path.stem != "__init__"}
STAGE = {module: place for place, names in enumerate(ORDER) for module in names.split()}


def imports(path: Path) -> Iterator[str]:
    """Yield the full name of everything that a module imports, wherever in it that happens."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def neighbours(path: Path) -> set[str]:
    """Return the modules of cards that a module imports."""
    own = {name.split(".")[1] for name in imports(path) if name.startswith("cards.")}
    return own & MODULES.keys()


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_has_its_stage_and_imports_from_no_later_one(module: str) -> None:
    assert module in STAGE, f"{module} stands in no line of ORDER"
    later = {other for other in neighbours(MODULES[module]) if STAGE.get(other, 0) > STAGE[module]}
    assert not later, f"{module} imports from a later stage: {sorted(later)}"


def test_no_two_modules_import_each_other_by_whatever_way() -> None:
    above = {module: neighbours(path) for module, path in MODULES.items()}
    while free := {module for module, needed in above.items() if not needed & above.keys()}:
        above = {module: needed for module, needed in above.items() if module not in free}
    assert not above, f"these import each other in a circle: {sorted(above)}"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_each_library_has_its_one_room(module: str) -> None:
    foreign = {name.split(".")[0] for name in imports(MODULES[module])} - sys.stdlib_module_names - {"cards"}
    for library in foreign:
        assert module in LIBRARIES.get(library, "").split(), f"{module} imports {library}"


@pytest.mark.parametrize("module", sorted(MODULES.keys() - set(PRINTERS)))
def test_nobody_prints_but_the_command_line(module: str) -> None:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    printed = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not printed, f"{module} prints on lines {printed}"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_no_module_grows_two_subjects(module: str) -> None:
    lines = len(MODULES[module].read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_LINES, f"{module} has {lines} lines: which are its two subjects?"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_says_in_its_first_line_what_becomes_what(module: str) -> None:
    docstring = ast.get_docstring(ast.parse(MODULES[module].read_text(encoding="utf-8")))
    assert docstring, f"{module} has no docstring"
