"""The rooms of `cards/`: imports run one way, enter by doors, and each library has its one room."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CARDS = Path(__file__).parent.parent / "cards"

#: Rooms that stand on the root alone, in any order among themselves.
STAGES = ["manuscript", "artwork", "figures", "typesetting", "imposition", "press"]
#: Rooms that stand on all before them.
FLOORS = ["makeup", "booklets", "shop", "serve", "cli"]

#: A module of more lines than this has grown a second subject.
MAX_LINES = 350
#: Outside the command line, where each parameter is an option.
MAX_PARAMETERS = 8
MAX_DOORS = 3

#: The package's own front door, and the way in for `python -m cards`: they stand above all rooms.
FRONT = ("__init__.py", "__main__.py")

MODULES = sorted(path for path in CARDS.rglob("*.py") if path.relative_to(CARDS).as_posix() not in FRONT)
ROOMS = sorted(path.name for path in CARDS.iterdir() if (path / "__init__.py").is_file())


def name_of(path: Path) -> str:
    return path.relative_to(CARDS).with_suffix("").as_posix().removesuffix("/__init__")


def room_of(path: Path) -> str:
    """Return the room in which a module stands; empty for the root."""
    below = path.relative_to(CARDS).parts
    return below[0] if len(below) > 1 else ""


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield everything that a module imports, wherever in it that happens, as the parts of its full name."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (tuple(alias.name.split(".")) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)}: imports are absolute"
            yield from ((*(node.module or "").split("."), alias.name) for alias in node.names)


def own_imports(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield what a module imports from `cards`, without that word; a name inside a module counts as it."""
    yield from (parts[1:] for parts in imports(path) if parts[0] == "cards" and len(parts) > 1)


def doors(room: str) -> list[str]:
    for node in tree(CARDS / room / "__init__.py").body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            named: list[str] = ast.literal_eval(node.value)
            return named
    return []


def allowed(room: str) -> set[str]:
    """Return the rooms from which one may import beside the root and itself."""
    if room in FLOORS:
        return {*STAGES, *FLOORS[: FLOORS.index(room)]}
    return set()


def test_every_room_has_its_place() -> None:
    assert set(ROOMS) <= {*STAGES, *FLOORS}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_run_one_way_and_enter_by_doors(path: Path) -> None:
    room = room_of(path)
    for parts in own_imports(path):
        other = parts[0] if parts[0] in ROOMS else ""
        if other in ("", room):
            continue
        assert other in allowed(room), (
            f"{name_of(path)} imports from {other}, which stands above or beside it"
        )
        assert len(parts) > 1, f"{name_of(path)} imports a whole room: {other}"
        assert parts[1] in doors(other), f"{name_of(path)} enters {other} by {parts[1]}, which is no door"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_one_to_three_doors_which_are_its_modules(room: str) -> None:
    named = doors(room)
    assert 1 <= len(named) <= MAX_DOORS
    assert all((CARDS / room / f"{door}.py").is_file() for door in named), named


def test_no_two_modules_import_each_other_by_whatever_way() -> None:
    names = {name_of(path).replace("/", "."): path for path in MODULES}

    def above(path: Path) -> set[str]:
        found = set()
        for parts in own_imports(path):
            near = [".".join(parts[:length]) for length in (1, 2) if ".".join(parts[:length]) in names]
            # A room's own `__init__` only names its doors: whoever imports a door needs the door.
            found |= {near[-1]} if near and near[-1] not in ROOMS else set()
        return found

    needed = {name: above(path) for name, path in names.items() if not path.name.startswith("__init__")}
    while free := {name for name, others in needed.items() if not others & needed.keys()}:
        needed = {name: others for name, others in needed.items() if name not in free}
    assert not needed, f"these import each other in a circle: {sorted(needed)}"


def test_each_library_has_its_one_room() -> None:
    rooms: dict[str, set[str]] = {}
    for path in MODULES:
        for parts in imports(path):
            if parts[0] not in sys.stdlib_module_names and parts[0] != "cards":
                rooms.setdefault(parts[0], set()).add(room_of(path) or f"the root's {path.stem}")
    assert not {library: where for library, where in rooms.items() if len(where) > 1}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_grows_two_subjects(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_LINES, f"{name_of(path)} has {lines} lines: which are its two subjects?"


@pytest.mark.parametrize("path", [path for path in MODULES if room_of(path) != "cli"], ids=name_of)
def test_no_function_wants_more_than_one_can_keep_in_mind(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef):
            args = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            count = sum(arg.arg not in ("self", "cls") for arg in args)
            assert count <= MAX_PARAMETERS, f"{name_of(path)}.{node.name} takes {count} parameters"


def test_the_page_on_the_architecture_names_every_room_with_its_doors() -> None:
    page = (CARDS.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    for room in ROOMS:
        (row,) = [line for line in page.splitlines() if line.startswith(f"| `{room}/` |")]
        told = row.rstrip(" |").rpartition(" | ")[2]
        assert sorted(told.replace("`", "").split(", ")) == sorted(doors(room))
