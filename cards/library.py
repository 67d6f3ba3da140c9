"""The folder of exercises and tables that ships with cuecard."""

from functools import lru_cache
from pathlib import Path

#: Inside the package when installed, beside it in a checkout.
SHIPPED = next(
    (
        folder
        for folder in (
            Path(__file__).parent / "data" / "content",
            Path(__file__).parents[1] / "content",
        )
        if folder.is_dir()
    ),
    Path("content"),
)


@lru_cache(maxsize=1)
def other_languages() -> frozenset[str]:
    """Return the codes of the languages beside English that the exercises are in: a folder for each."""
    return frozenset(folder.name for folder in SHIPPED.glob("[a-z][a-z]") if folder.is_dir())


def in_language(lang: str) -> Path:
    """Return the folder of the exercises in a language; the English one for a language that has none."""
    return SHIPPED / lang if lang in other_languages() else SHIPPED
