"""Lists of plain lines are read at once: the same tokens as the library gives for them."""

from __future__ import annotations

import mistune
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.limits import NESTING
from cards.manuscript.markdown import Token, block_tokens, shared

MARKS = (
    "- ", "* ", "+ ", "1. ", "2. ", "1) ", "10. ", "  - ", "   1. ", "   ", "", "# ", "    ", "---",
    "- **x** ", "-", "1. **Grip:**", "- *i* ", "- 1. ", "- - ", "***", "- \t", "- (", "- [ ] ",
)  # fmt: skip
WORDS = ("", "word", "two words", "**b** c", "a  ", "Äh", "x\\", "3. x")


def of_the_library(text: str) -> list[Token]:
    markdown = mistune.Markdown(renderer=None, block=mistune.BlockParser(max_nested_level=NESTING))
    state = markdown.block.state_cls()
    state.process(text if text.endswith("\n") else text + "\n")
    markdown.block.parse(state)
    return state.tokens


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(MARKS), st.sampled_from(WORDS)), min_size=1, max_size=8))
def test_lists_are_read_as_the_library_reads_them(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(map("".join, lines))
    assert block_tokens(text, shared()) == of_the_library(text)


@pytest.mark.parametrize(
    "text",
    [
        "- a\n- b\n\ntext\n",
        "1. a\n2. b\n\n# Tips\n",
        "1. a\n1. b",
        "- a\n- b\n\n- c\n",
        "- a\n- b\n  more\n\ntext\n",
        "- a\n* b\n",
        "- a\n\n  b\n",
    ],
)
def test_a_list_ends_where_the_library_ends_it(text: str) -> None:
    assert block_tokens(text, shared()) == of_the_library(text)
