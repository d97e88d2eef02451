"""A table that numclaims wrote, read back with the types it had."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any

from numclaims import schema
from numclaims.errors import FormatError
from numclaims.schema import Column
from numclaims.tables import table
from numclaims.writers import csv, jsonl, writable_suffixes

if TYPE_CHECKING:
    import pandas as pd

_READERS: Mapping[str, Callable[[IO[bytes]], Iterable[Mapping[str, Any]]]] = MappingProxyType(
    {".csv": csv.read, ".jsonl": jsonl.read}
)
_TRUTHS = {"True": True, "False": False, True: True, False: False}


def load_claims(path: str | Path) -> pd.DataFrame:
    """Read a claims table back from the CSV or JSON lines file it was written to.

    Raises:
        FormatError: the suffix is unknown, or the file lacks a column.
    """
    return _load(Path(path), schema.CLAIMS)


def _load(path: Path, columns: Sequence[Column]) -> pd.DataFrame:
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise FormatError(f"{path} is no table.", remedy=f"Its name ends in {' or '.join(writable_suffixes())}.")
    with path.open("rb") as stream:
        rows = [dict(row) for row in read(stream)]
    for row in rows:
        for column in columns:
            if column.name not in row:
                raise FormatError(f"{path} has no column {column.name}.", remedy="Write it again with numclaims.")
            row[column.name] = _value(row[column.name], column)
    return table(rows, columns)


def _value(value: Any, column: Column) -> Any:
    if value is None or value == "":
        return None
    if column.type == "number":
        return float(value)
    if column.type == "integer":
        return int(value)
    return _TRUTHS[value] if column.type == "truth" else value
