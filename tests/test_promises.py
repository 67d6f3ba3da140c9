"""Every promise of the README is proved by tests that are there."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TABLE = (HERE.parent / "docs" / "promises.md").read_text(encoding="utf-8").partition("|---|---|")[2]
PROOFS = sorted(set(re.findall(r"`(\w+\.py)(?:::(\w+))?`", TABLE)))


@pytest.mark.parametrize(("file", "test"), PROOFS)
def test_the_proof_is_there(file: str, test: str) -> None:
    text = (HERE / file).read_text(encoding="utf-8")
    assert not test or re.search(rf"^(async )?def {test}\(", text, re.MULTILINE), f"{file} has no {test}"


def test_every_promise_has_a_proof() -> None:
    rows = [row for row in TABLE.splitlines() if row.startswith("|")]
    assert rows
    assert all("`" in row.split("|")[2] for row in rows)
