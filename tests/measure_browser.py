"""Prints how long it takes from a key to the picture of the card in a real browser, and the load."""

import os
import re
import statistics
import subprocess
import sys
from pathlib import Path

from browsing import BROWSER
from playwright.sync_api import sync_playwright
from running import REPO

#: Types one letter and waits until another picture of the first page stands on the screen.
KEY_TO_PICTURE = """() => new Promise(done => {
    const area = document.querySelector('#text'), pages = document.querySelector('#pages');
    const before = pages.querySelector('img').getAttribute('src');
    const begun = performance.now();
    const seen = new MutationObserver(() => {
        const picture = pages.querySelector('img');
        if (!picture || picture.getAttribute('src') === before) return;
        seen.disconnect();
        requestAnimationFrame(() => done(performance.now() - begun));
    });
    seen.observe(pages, { childList: true });
    area.setRangeText('x', area.value.length, area.value.length, 'end');
    area.dispatchEvent(new Event('input'));
})"""


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else REPO / "content" / "squat"
    command = [sys.executable, "-m", "cards", "serve", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as program:
        assert program.stdout
        found = re.search(r"http://\S+", program.stdout.readline())
        assert found
        with sync_playwright() as control:
            browser = control.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1400, "height": 900})
            page.goto(found[0])
            page.wait_for_selector("body[data-ready=yes]", timeout=60_000)
            page.wait_for_selector("#pages img")
            times = [page.evaluate(KEY_TO_PICTURE) for _ in range(45)][5:]
            browser.close()
        program.terminate()
    late = statistics.quantiles(times, n=20)[-1]
    load = os.getloadavg()[0]
    print(
        f"from key to picture: median {statistics.median(times):.0f} ms, 95 in 100 under {late:.0f} ms, ",
        end="",
    )
    print(f"slowest {max(times):.0f} ms; load {load:.1f} on {os.cpu_count()} processors")


if __name__ == "__main__":
    main()
