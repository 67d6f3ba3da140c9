"""A project → the pages, lists, pictures and files that a browser asks for."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from cards.codes import meanings
from cards.diagnostics import CardsError, Diagnostic
from cards.parts import WHOLE
from cards.serve import decks, uploads
from cards.serve.gate import Gate
from cards.serve.listing import Shelf, designs
from cards.serve.listing import decks as decks_of
from cards.serve.prints import Prints, Proof, Wish
from cards.serve.project import BUILT_IN, Project, RefusedError, version_of
from cards.units import Units

#: Yields the paths of files that other programs changed below a folder, several at once; empty for a pause.
Changes: TypeAlias = Callable[[Path], AsyncIterator[frozenset[str]]]

_PAGE = Path(__file__).parent / "page"
#: Bytes of what the page asks for in JSON; a text of an exercise has a few thousand.
_ASKED_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Session:
    """What one run of the page is made of."""

    project: Project
    changes: Changes
    #: Known to the page alone: nothing is written without it.
    token: str
    port: int
    #: The host that was asked for beyond this computer; empty for this computer alone.
    host: str = ""


def application(session: Session, stopping: Callable[[], bool] = lambda: False) -> ASGIApp:
    """Make what answers the page's requests; `stopping` says when nobody is to wait for changes any more."""
    desk = _Desk(session, Shelf(session.project), Prints(session.project), stopping)
    routes = [
        Route("/", desk.page),
        Route("/api/list", desk.listed),
        Route("/api/text", desk.text, methods=["GET"]),
        Route("/api/text", desk.save_text, methods=["PUT"]),
        Route("/api/deck", desk.deck, methods=["GET"]),
        Route("/api/deck", desk.save_deck, methods=["PUT"]),
        Route("/api/file", desk.lay_file, methods=["PUT"]),
        Route("/api/print", desk.print, methods=["POST"]),
        Route("/api/events", desk.events),
        Route("/print/{name}/{page:int}.jpg", desk.picture),
        Route("/print/{name}/{title}.pdf", desk.pdf),
        Mount("/page", StaticFiles(directory=_PAGE)),
    ]
    inner = Starlette(routes=routes, exception_handlers={RefusedError: _refused})
    return Gate(inner, session.token, session.port, session.host)


@dataclass(frozen=True, slots=True)
class _Desk:
    session: Session
    shelf: Shelf
    prints: Prints
    stopping: Callable[[], bool]

    @property
    def project(self) -> Project:
        return self.session.project

    async def page(self, _request: Request) -> Response:
        text = (_PAGE / "index.html").read_text(encoding="utf-8")
        return HTMLResponse(text.replace("{{token}}", self.session.token))

    async def listed(self, request: Request) -> Response:
        own_alone = "own" in request.query_params
        found = await run_in_threadpool(self.shelf.exercises, own_alone=own_alone)
        name = self.project.root.resolve().name
        own_decks = await run_in_threadpool(decks_of, self.project)
        return JSONResponse(
            {
                "name": name,
                "exercises": found,
                "decks": own_decks,
                "designs": await run_in_threadpool(designs, self.project),
                "home": self.project.home,
                **self._usual(),
            }
        )

    def _usual(self) -> dict[str, object]:
        """Tell what the project says of lengths, of the design that is usual, and of a booklet's parts."""
        with suppress(CardsError):
            if usual := self.project.usual:
                units = str(usual.units or Units.METRIC)
                return {"units": units, "layout": usual.layout, "parts": list(usual.parts)}
        return {"units": "metric", "layout": "", "parts": list(WHOLE)}

    async def text(self, request: Request) -> Response:
        file = request.query_params.get("file", "")
        data = await run_in_threadpool(self.project.read, file)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return JSONResponse({"file": file, "text": None, "version": version_of(data)})
        return JSONResponse({"file": file, "text": text, "version": version_of(data)})

    async def save_text(self, request: Request) -> Response:
        asked = await _asked(request)
        file, text = str(asked.get("file", "")), asked.get("text")
        if not isinstance(text, str) or uploads.most_bytes(file) == uploads.PICTURE_BYTES:
            raise RefusedError(422, "only a text can be saved so")
        data = _encoded(text)
        await run_in_threadpool(self.project.write, file, data, str(asked.get("version", "")))
        return JSONResponse({"file": file, "version": version_of(data)})

    async def deck(self, request: Request) -> Response:
        file = request.query_params.get("file", "")
        data = await run_in_threadpool(self.project.read, file)
        found = {
            "deck": decks.opened(data),
            "version": version_of(data),
            "comments": decks.has_comments(data),
        }
        return _json({"file": file, **found})

    async def save_deck(self, request: Request) -> Response:
        asked = await _asked(request)
        file, deck = str(asked.get("file", "")), asked.get("deck")
        if not isinstance(deck, dict) or not file.endswith(".toml") or file.startswith(BUILT_IN):
            raise RefusedError(422, "a deck is saved in a file of the project whose name ends in .toml")
        data = decks.written(deck)
        await run_in_threadpool(self.project.write, file, data, str(asked.get("version", "")))
        return JSONResponse({"file": file, "version": version_of(data)})

    async def lay_file(self, request: Request) -> Response:
        name, folder = request.query_params.get("name", ""), request.query_params.get("folder", "")
        data = await uploads.taken(request.stream(), uploads.most_bytes(name))
        return JSONResponse({"file": await run_in_threadpool(uploads.lay, self.project, folder, name, data)})

    async def print(self, request: Request) -> Response:
        wish = _wish(await _asked(request))
        return JSONResponse(self._told(await run_in_threadpool(self.prints.make, wish)))

    async def picture(self, request: Request) -> Response:
        width = request.query_params.get("width", "900")
        if not width.isdecimal() or len(width) > 5:
            raise RefusedError(422, "a picture's width is a number")
        name, page = request.path_params["name"], request.path_params["page"]
        drawn = await run_in_threadpool(self.prints.picture, name, page, int(width))
        return Response(drawn, media_type="image/jpeg")

    async def pdf(self, request: Request) -> Response:
        data = self.prints.pdf(request.path_params["name"])
        how = "attachment" if request.query_params.get("save") else "inline"
        return Response(data, media_type="application/pdf", headers={"Content-Disposition": how})

    async def events(self, _request: Request) -> Response:
        return StreamingResponse(self._changes(), media_type="text/event-stream")

    async def _changes(self) -> AsyncIterator[str]:
        yield "retry: 1000\n\n"
        async for paths in self.session.changes(self.project.root):
            names = sorted(self.project.name_of(path) for path in paths)
            yield f"data: {json.dumps(names)}\n\n" if names else ":\n\n"
            if self.stopping():
                return

    def _told(self, proof: Proof) -> dict[str, Any]:
        return {
            "id": proof.id,
            "pages": proof.pages,
            "remarks": proof.remarks,
            "findings": [self._finding(one) for one in proof.said],
        }

    def _finding(self, one: Diagnostic) -> dict[str, Any]:
        return {
            "file": self.project.name_of(one.location.path),
            "line": one.location.line,
            "column": one.location.column,
            "severity": str(one.severity),
            "message": one.message,
            "hint": one.hint,
            "code": one.code,
            "means": meanings()[one.code].means,
        }


async def _refused(_request: Request, problem: Exception) -> Response:
    status = problem.status if isinstance(problem, RefusedError) else 500
    return JSONResponse({"problem": str(problem)}, status)


async def _asked(request: Request) -> dict[str, Any]:
    """Read what the page asks for; RefusedError where it is not an object in JSON."""
    data = await uploads.taken(request.stream(), _ASKED_BYTES)
    try:
        asked = json.loads(data)
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict):
        raise RefusedError(400, "this is not asked in JSON")
    return asked


def _wish(asked: dict[str, Any]) -> Wish:
    cards = asked.get("cards", [])
    if not isinstance(cards, list) or not all(isinstance(one, dict) for one in cards):
        raise RefusedError(422, "the cards are a list")

    def words(name: str) -> str:
        return str(asked.get(name) or "")[:200]

    return Wish(
        words("kind"),
        tuple(cards),
        layout=words("layout"),
        mono=asked.get("mono") is True,
        backs=asked.get("backs") is True,
        sheet=words("sheet"),
        stations=asked.get("stations") is True,
        title=words("title"),
        subtitle=words("subtitle"),
        cover=str(asked.get("cover") or "")[:600],
        paper=words("paper"),
        deck=words("deck"),
        parts=words("parts"),
    )


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise RefusedError(422, "the text holds a sign that no file can hold") from None


def _json(content: object) -> Response:
    """Answer in JSON, with what TOML has beside as words: the page gives it back to nobody."""
    try:
        return JSONResponse(content)
    except (TypeError, ValueError):
        raise RefusedError(422, "this deck holds a value that is changed by hand alone") from None
