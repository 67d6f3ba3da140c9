"""The command `cuecard serve`."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from cards.cli import console, files
from cards.cli.delivery import tell
from cards.cli.options import examples
from cards.cli.workplace import VARIABLE, Config
from cards.diagnostics import error

#: What the page needs, by the names under which it is imported.
_NEEDED = ("starlette", "uvicorn", "watchfiles", "pypdfium2")
#: Milliseconds after which a pause is told, so that a page that was closed and Ctrl-C are noticed.
_PAUSE = 500

EXAMPLES = examples(
    "cuecard serve",
    "cuecard serve my-exercises --open",
    "cuecard serve --host 0.0.0.0 --port 8000",
)


def serve(
    path: Annotated[
        Path | None,
        typer.Argument(metavar="PATH", help="The folder to work in. Default: the project's, else this one."),
    ] = None,
    open: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port. Default: a free one.")
    ] = 0,
    host: Annotated[
        str,
        typer.Option(
            "--host",
            metavar="ADDRESS",
            help="Serve other devices too, such as a phone: 0.0.0.0 for all that share your network. "
            "They need the code that is printed.",
        ),
    ] = "",
    config: Config = None,
) -> None:
    """Show a folder in the browser: write, see the card, print.

    The page lists the exercises, decks and designs, shows the card as it will
    print while you type, and says what is wrong with a text; a project's file,
    cuecard.toml, counts as for the other commands. The page answers to this computer
    alone, unless you say --host. Ctrl-C ends it.
    """
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        hint = 'install it: python -m pip install "cuecard[serve]"'
        raise error("cuecard serve", f"{', '.join(missing)} is not installed", hint, code="not-installed")
    if path and not path.is_dir():
        raise error(
            str(path),
            "this is not a folder",
            "name a folder; `cuecard card` prints a file",
            code="cannot-open",
        )
    from cards.serve import running
    from cards.shop.layouts import project_file

    named = config or os.environ.get(VARIABLE)
    file = project_file(named)
    if named:
        file = os.path.abspath(file)
    elif path is None and file:
        # What is served is the whole project, wherever in it one stands.
        path = Path(os.path.dirname(file) or ".")
    # From here on names are those that the page shows, and `layouts` is the folder's own.
    os.chdir(path or Path())
    file = file if named else project_file()
    page = running.served(Path(), files.deliver_inside, changed, host, port, config=file)
    if problem := page.problem:
        tell(problem)
    if host:
        console.say(running.code(page.address))
        console.note("Whoever has this address may write into the folder; it is not encrypted on its way.")
    console.say(f"{page.address}  (Ctrl-C ends it)")
    try:
        page.run(lambda: open and typer.launch(page.address))
    except KeyboardInterrupt:
        console.note("stopped")


async def changed(folder: Path) -> AsyncIterator[frozenset[str]]:
    """Yield the files that changed below a folder, and an empty set after a pause."""
    import watchfiles

    watching = watchfiles.awatch(folder, rust_timeout=_PAUSE, yield_on_timeout=True, step=50, debounce=400)
    async for found in watching:
        yield frozenset(path for _, path in found)
