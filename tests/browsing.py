"""The page as tests open it: a served folder and a headless Chromium, neither waited for without end."""

import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from running import REPO

#: Programs that are Chromium, by the names that systems give them.
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
BROWSER = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)

#: Seconds within which the program has to say its address, and to end; each is far beyond what it takes.
START, END = 120.0, 30.0
#: Milliseconds within which something has to happen, on a machine that does much beside.
PATIENCE = 60_000
#: A machine without much shared memory, or without a graphics card, makes Chromium hang or crash.
ARGS = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run")


@contextmanager
def served(folder: Path, *words: str) -> Iterator[str]:
    """Serve a folder by a program of its own, as people do, and give its address; it ends with code 0.

    Whatever happens, the program is gone afterwards.
    """
    environment = {**os.environ, "PYTHONPATH": str(REPO), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "cards", "serve", *words]
    program = subprocess.Popen(
        command, cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdout
    assert program.stderr
    (said, heard), (complaints, read) = _lines(program.stdout), _lines(program.stderr)
    try:
        yield _address(said, complaints, program)
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=END) == 0, _all(complaints)
    finally:
        # Leaving `with Popen` waits without end for a program that does not stop.
        program.kill()
        program.wait()
        for thread, stream in ((heard, program.stdout), (read, program.stderr)):
            thread.join(END)
            stream.close()


def _lines(stream: IO[str]) -> "tuple[queue.Queue[str], threading.Thread]":
    """Read a stream beside, so that nobody waits for a line that never comes."""
    found: queue.Queue[str] = queue.Queue()

    def read() -> None:
        with suppress(ValueError):
            for line in stream:
                found.put(line)

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    return found, thread


def _address(said: "queue.Queue[str]", complaints: "queue.Queue[str]", program: Any) -> str:
    until = time.monotonic() + START
    while time.monotonic() < until:
        with suppress(queue.Empty):
            if found := re.search(r"http://\S+", said.get(timeout=0.2)):
                return found[0]
        if program.poll() is not None and said.empty():
            break
    raise AssertionError(f"the page was not served: {_all(complaints)}")


def _all(lines: "queue.Queue[str]") -> str:
    return "".join(iter(lambda: lines.get_nowait() if not lines.empty() else "", ""))


@contextmanager
def chromium() -> Iterator[Any]:
    """Start the browser, and close it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as control:
        started = control.chromium.launch(executable_path=BROWSER, args=list(ARGS), timeout=PATIENCE)
        try:
            yield started
        finally:
            started.close()


@contextmanager
def opened(browser: Any, address: str, width: int = 1400, height: int = 900) -> Iterator[Any]:
    """Open the page and wait until its first card is drawn; no script fails, and nothing foreign is asked."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(PATIENCE)
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
    try:
        page.goto(address)
        page.wait_for_selector("body[data-ready=yes]")
        page.wait_for_selector("#pages img", state="attached")
        yield page
    finally:
        page.close(run_before_unload=False)
    assert faults == []


def open_exercise(page: Any, title: str) -> None:
    """Choose an exercise in the list, and wait for its card."""
    page.locator("#found button", has_text=title).first.click()
    page.wait_for_function("words => document.querySelector('#pages img')?.alt.startsWith(words)", arg=title)


def picture(page: Any) -> str:
    """Return the address of the first page's picture."""
    return str(page.get_attribute("#pages img", "src"))


def changes_from(page: Any, before: str) -> None:
    """Wait until another picture is shown."""
    page.wait_for_function(
        "old => document.querySelector('#pages img').getAttribute('src') !== old", arg=before
    )
