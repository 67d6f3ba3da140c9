"""A page in a browser: open http://127.0.0.1:8000/my-exercises/squat.md and see the card of that file."""

from wsgiref.simple_server import make_server
from wsgiref.types import StartResponse, WSGIEnvironment

import cards


def app(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
    """Answer a request for an exercise file below this folder with its card."""
    name = environ["PATH_INFO"].lstrip("/")
    try:
        if ".." in name.split("/") or not name.endswith(".md"):
            raise FileNotFoundError(name)
        pdf = cards.card(name).pdf
    except (cards.CardsError, FileNotFoundError) as problem:
        start_response("404 Not Found", [("Content-Type", "text/plain; charset=utf-8")])
        return [str(problem).encode()]
    start_response("200 OK", [("Content-Type", "application/pdf")])
    return [pdf]


if __name__ == "__main__":
    make_server("127.0.0.1", 8000, app).serve_forever()
