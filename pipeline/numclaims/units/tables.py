"""Reading the packaged tables: tab-separated, one entry a line, comments after ``#``."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[list[str]]:
    """Give the fields of each line of a packaged table, without comments and empty lines."""
    text = (files("numclaims") / "resources" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


def listed(field: str) -> list[str]:
    """Split a field that holds several spellings, separated by ``|``.

    >>> listed("metre|meter")
    ['metre', 'meter']
    """
    return [item for item in field.split("|") if item]
