"""JSON lines: one object a row, nothing lost."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from numclaims.writers.cells import Cell, rows

if TYPE_CHECKING:
    import pandas as pd


def write(frame: pd.DataFrame, stream: IO[bytes]) -> None:
    """Write a table as JSON lines; a missing value is ``null``, an infinity the text ``"Infinity"``.

    Lone surrogates are written as JSON's own escapes, so that they are read back as they were.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace", newline="\n")
    for row in rows(frame):
        values = dict(zip(frame.columns, map(_json, row), strict=True))
        text.write(json.dumps(values, ensure_ascii=False, allow_nan=False) + "\n")
    text.detach()


def read(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """Give the rows of a file that ``write`` wrote; a missing value is None."""
    for line in stream:
        yield json.loads(line)


def _json(cell: Cell) -> Cell:
    if isinstance(cell, float) and math.isinf(cell):
        return "Infinity" if cell > 0 else "-Infinity"
    return cell
