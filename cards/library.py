"""The folder of exercises and tables that ships with cuecard."""

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
