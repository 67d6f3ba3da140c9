"""A session → a program that answers a browser until it is stopped."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from cards import qr
from cards.diagnostics import CardsError, Diagnostic, error
from cards.serve.app import Changes, Session, application
from cards.serve.project import Project, Put

#: This computer alone.
LOCAL = "127.0.0.1"
#: Hosts that stand for every network that this computer is in.
_EVERYWHERE = ("0.0.0.0", "::")
#: An address for documents (RFC 5737): asking how it would be reached sends nothing.
_ANYWHERE = ("192.0.2.1", 9)


@dataclass(frozen=True, slots=True)
class Served:
    """A page that waits to be opened."""

    session: Session
    listening: socket.socket

    @property
    def address(self) -> str:
        """The address that opens the page, with the token where others share the network."""
        session = self.session
        if not session.host:
            return f"http://{LOCAL}:{session.port}/"
        host = _own_address() if session.host in _EVERYWHERE else session.host
        named = f"[{host}]" if ":" in host else host
        return f"http://{named}:{session.port}/?token={session.token}"

    @property
    def problem(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the project's file, which the page tells as well until it is mended."""
        try:
            usual = self.session.project.usual
        except CardsError as wrong:
            return wrong.diagnostics
        return usual.brand.diagnostics if usual else ()

    def run(self, ready: Callable[[], object] = lambda: None) -> None:
        """Answer until Ctrl-C; `ready` is called as soon as the page can be opened."""

        def stopping() -> bool:
            return bool(server.should_exit)

        config = uvicorn.Config(
            application(self.session, stopping),
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            ws="none",
            timeout_graceful_shutdown=3,
        )
        server = uvicorn.Server(config)
        # The socket listens already: a browser that is too early waits for its answer.
        ready()
        server.run(sockets=[self.listening])


def served(
    root: Path, put: Put, changes: Changes, host: str = "", port: int = 0, *, config: str = ""
) -> Served:
    """Take a port, a free one for 0; `config` is the path of the project's file, empty for none.

    CardsError where the address cannot be had.
    """
    at = host or LOCAL
    try:
        listening = socket.create_server((at, port), family=socket.AF_INET6 if ":" in at else socket.AF_INET)
    except OSError as problem:
        hint = "choose another --port, or leave it out for a free one"
        raise error(
            f"{at}:{port}", f"cannot be served: {problem.strerror}", hint, code="cannot-serve"
        ) from None
    token, taken = secrets.token_urlsafe(24), int(listening.getsockname()[1])
    return Served(Session(Project(root, put, config), changes, token, taken, host), listening)


def code(address: str) -> str:
    """Draw an address as a QR code in lines of text, light on dark as terminals are, two rows a line."""
    modules = qr.symbol(address)
    width = len(modules) + 2 * qr.QUIET_ZONE
    blank = (False,) * width
    side = (False,) * qr.QUIET_ZONE
    rows = [*[blank] * qr.QUIET_ZONE, *((*side, *row, *side) for row in modules), *[blank] * qr.QUIET_ZONE]
    rows += [blank] * (len(rows) % 2)
    signs = {(False, False): "█", (False, True): "▀", (True, False): "▄", (True, True): " "}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join("".join(signs[pair] for pair in zip(*two, strict=True)) for two in pairs)


def _own_address() -> str:
    """Return the address by which others in the network reach this computer."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(_ANYWHERE)
            return str(asking.getsockname()[0])
        except OSError:
            return LOCAL
