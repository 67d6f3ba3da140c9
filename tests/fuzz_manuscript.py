"""Read made-up files for as long as wanted: nothing but CardsError may come of it.

Usage: python tests/fuzz_manuscript.py [seconds]. Takes atheris if it is installed, else Hypothesis.
A file that breaks the reader, or takes too long, is printed with its exception.
"""

# ruff: noqa: E501
from __future__ import annotations

import json
import random
import sys
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from cards.cli.transcript import as_json  # noqa: E402
from cards.diagnostics import CardsError  # noqa: E402
from cards.manuscript.reader import decode, read  # noqa: E402

#: Seconds that one file may take.
PATIENCE = 2.0

#: What files are made of: the marks of Markdown, HTML, YAML and TOML, and words that mean something here.
PIECES = (
    *("---\n", "+++\n", "...\n", "<!-- howto -->", "<!--", "-->", "<!-- x -->", "```", "~~~", "```markdown\n"),
    *("# ", "## ", "###### ", "#", "===\n", "---", "***", "**", "*", "__", "_", "`", "``", "> ", ">", "- ", "* ", "+ "),
    *("1. ", "2) ", "10. ", "0. ", "- [ ] ", "- [x] ", "|", "|---|", "\n|-|-|\n", "[", "]", "(", ")", "![", "](", "<", ">"),
    *("[^1]", "[^1]: ", "[a]: ", "[a]", "<b>", "</b>", "<br>", "<img src=a alt=b>", "<script>", "</script>", "<div>", "</div>"),
    *("<h2>", "</h2>", "<li>", "<a href='x'>", "<![CDATA[", "]]>", "<?", "?>", "<!D", "&amp;", "&", "&#0;", "&#xD800;", "\\"),
    *(":", ": ", "：", "=", "'", '"', "{", "}", ",", "!!binary ", "!!set ", "&x ", "*x", "<<: ", "? ", "~", "@", "%", "\t"),
    *("title", "title: ", "video: ", "tags: ", "muscles: ", "print: ", "hide: ", "lang: ", "images: ", "Setup", "Tips", "Execution"),
    *("Setup:", "**Setup:**", "**Grip**: ", "1. **Setup**", "Step 1: ", "SqO-VUEak2M", "https://youtu.be/", "https://vimeo.com/1#t="),
    *("\n", "\n\n", "\r\n", "\r", " ", "  \n", "    ", "\\\n", "\u00a0", "\u00ad", "\u2028", "\x00", "\x0b", "\x85", "\ufeff"),
    *("\ud800", "ü", "ß", "İ", "深蹲", "🏋🏽‍♀️", "עמידה", "e\u0301", "word", "two words", "9" * 12, "a" * 200),
)  # fmt: skip

FILES = ("a.md", "-", "benchpress_dumbbell.md", "..", "con.md", "", "/", "深蹲.md", "a_b_c.md")


def made_up(chance: random.Random) -> str:
    """Make a file of pieces; some begin with front matter, some repeat one piece often."""
    pieces = [chance.choice(PIECES) for _ in range(chance.choice((3, 8, 20, 60, 300)))]
    if chance.random() < 0.1:
        pieces.insert(chance.randrange(len(pieces)), chance.choice(PIECES) * chance.choice((30, 300, 3000)))
    text = "".join(pieces)
    if chance.random() < 0.3:
        fence = chance.choice(("---\n", "+++\n"))
        text = fence + text[: len(text) // 2] + "\n" + fence + text[len(text) // 2 :]
    return text


def broken(text: str, file: str) -> str:
    """Read one file as a user would; return what went wrong, empty if nothing did."""
    start = time.perf_counter()
    try:
        json.dumps(as_json(read(text, file)), ensure_ascii=False).encode("utf-8")
    except CardsError as refused:
        if not str(refused):
            return "a refusal without words"
    except Exception:
        return traceback.format_exc()
    took = time.perf_counter() - start
    return f"took {took:.1f} s" if took > PATIENCE else ""


def fuzz_bytes(data: bytes) -> None:
    """Read any bytes; for fuzzers that make bytes of their own."""
    try:
        text = decode(data, "a.md")
    except CardsError:
        return
    if wrong := broken(text, "a.md"):
        raise AssertionError(f"{text!r}\n{wrong}")


def fuzz_with_atheris(seconds: int) -> None:
    """Let atheris look for bytes that break the reader; does not return."""
    import atheris  # type: ignore[import-not-found]

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-max_total_time={seconds}", "-max_len=4096"], fuzz_bytes)
    atheris.Fuzz()


def fuzz_with_chance(seconds: int, seed: int) -> int:
    """Read files of random pieces, and real ones with random damage, until the time is over."""
    chance = random.Random(seed)
    corpus = [path.read_text(encoding="utf-8") for path in (ROOT.parent / "shared" / "corpus").glob("*.md")]
    end, count, failures = time.monotonic() + seconds, 0, 0
    while time.monotonic() < end:
        text = made_up(chance)
        if corpus and chance.random() < 0.3:
            real = chance.choice(corpus)
            at = chance.randrange(len(real))
            text = real[:at] + text[:200] + real[at + chance.randrange(50) :]
        count += 1
        if wrong := broken(text, chance.choice(FILES)):
            failures += 1
            print(f"{text!r}\n{wrong}")
    print(f"{count:,} files in {seconds} s from seed {seed}: {failures} broke the reader")
    return failures


def fuzz_with_hypothesis(seconds: int) -> int:
    """Let Hypothesis make texts, and make the smallest one of those that break the reader."""
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    texts = st.one_of(
        st.text(), st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5))).map("".join)
    )
    count = 0

    @settings(max_examples=2000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(texts, st.sampled_from(FILES))
    def reads(text: str, file: str) -> None:
        nonlocal count
        count += 1
        assert not broken(text, file)

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            reads()
        except AssertionError:
            traceback.print_exc()
            return 1
    print(f"{count:,} files of Hypothesis in {seconds} s: none broke the reader")
    return 0


def main() -> int:
    """Fuzz for the seconds given, ten minutes if none are."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    try:
        import atheris  # noqa: F401
    except ImportError:
        seed = random.randrange(10**9)
        return fuzz_with_chance(seconds // 2, seed) + fuzz_with_hypothesis(seconds - seconds // 2)
    fuzz_with_atheris(seconds)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
