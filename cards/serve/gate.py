"""Requests → those that the page itself sends; answers → with what a browser may do with them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Only what this program itself serves is run, shown or asked for; nothing is framed by others.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
#: A browser shows a PDF with scripts and styles of its own.
_PDF_POLICY = "frame-ancestors 'self'"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_READING = ("GET", "HEAD")
#: The header in which the page sends the session's token with all that may write.
TOKEN_HEADER = "x-cuecard-token"
#: The cookie of whoever came with the token, where others share the network.
COOKIE = "cuecard"


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets through what comes from the page of this program, and nothing else."""

    inner: ASGIApp
    token: str
    port: int
    #: The host that was asked for beyond this computer; empty for this computer alone.
    host: str = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self.inner(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                is_pdf = headers.get("content-type", "").startswith("application/pdf")
                headers["Content-Security-Policy"] = _PDF_POLICY if is_pdf else _POLICY
            await send(message)

        answer = self._answer(scope)
        await (self.inner if answer is None else answer)(scope, receive, guarded)

    def _answer(self, scope: Scope) -> Response | None:
        """Return the answer to what is not let through; None for what is."""
        headers, method = Headers(scope=scope), str(scope["method"])
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        if len(hosts) != 1 or not self._is_own(hosts[0]):
            # A name that leads here may be anybody's (DNS rebinding); an address cannot be.
            return _refused(421, "This page answers only to the address that cuecard printed.")
        if any(origin != f"http://{hosts[0]}" for origin in origins):
            return _refused(403, "Another page asked for this.")
        comes_from = headers.get("sec-fetch-site", "none")
        arrives = scope["path"] == "/" and method == "GET" and headers.get("sec-fetch-mode") == "navigate"
        if comes_from not in ("same-origin", "none") and not arrives:
            return _refused(403, "Another page asked for this.")
        if self.host and not self._is_known(headers):
            return self._welcome(scope)
        if method not in _READING and not self._same(headers.get(TOKEN_HEADER, "")):
            return _refused(403, "This page is of an earlier session: load it again.")
        return None

    def _is_own(self, host: str) -> bool:
        try:
            parts = urlsplit(f"//{host}")
            name, port = parts.hostname or "", parts.port or 80
        except ValueError:
            return False
        if parts.username is not None or port != self.port:
            return False
        if name == "localhost" or (self.host and name == self.host.lower()):
            return True
        try:
            address = ip_address(name)
        except ValueError:
            return False
        return bool(self.host) or address.is_loopback

    def _is_known(self, headers: Headers) -> bool:
        try:
            kept = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return kept is not None and self._same(kept.value)

    def _welcome(self, scope: Scope) -> Response:
        """Let in whoever comes with the token, which then leaves the address bar."""
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["path"] != "/" or not self._same(asked):
            return _refused(403, "Scan the code that cuecard printed, or open the address beneath it.")
        answer = RedirectResponse("/", 303)
        answer.set_cookie(COOKIE, self.token, httponly=True, samesite="lax")
        return answer

    def _same(self, token: str) -> bool:
        return secrets.compare_digest(token.encode(), self.token.encode())


def _refused(status: int, why: str) -> Response:
    return PlainTextResponse(f"{why}\n", status)
