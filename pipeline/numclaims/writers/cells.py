"""The plain value of a table's cell, the same for every format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float | bool | None


def rows(frame: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    """Give a table's rows as plain values; what is missing is None, and a whole number has no fraction."""
    columns = [
        [None if missing else _plain(value) for value, missing in zip(column.tolist(), column.isna(), strict=True)]
        for column in (frame[name] for name in frame.columns)
    ]
    return zip(*columns, strict=True)


def _plain(value: Cell) -> Cell:
    whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
    return int(value) if whole and value is not None else value
