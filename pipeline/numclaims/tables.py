"""Records to DataFrames: the types of the schema, whatever the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from numclaims import schema
from numclaims.records import CLAIM_COLUMNS, Claim, Excluded, Failure
from numclaims.schema import Column

Row = Mapping[str, Any]

# Storage is named because pandas would otherwise choose it by whether pyarrow happens to be installed.
_TEXT = pd.StringDtype("python")
_DTYPES: Mapping[str, Any] = {
    "text": _TEXT,
    "number": pd.Float64Dtype(),
    "integer": pd.Int64Dtype(),
    "truth": pd.BooleanDtype(),
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Tables:
    """What a folder yielded; ``numclaims.schema`` says what each table's columns mean.

    Attributes:
        claims: one row a numeric claim.
        documents: one row a document that was read.
        failures: one row a file or folder that could not be, with the remedy.
        excluded: one row a number that is no claim, with the reason.
        skipped: the files that were passed over because no reader knows their format.
    """

    claims: pd.DataFrame
    documents: pd.DataFrame
    failures: pd.DataFrame
    excluded: pd.DataFrame
    skipped: tuple[str, ...] = ()

    def __repr__(self) -> str:
        sizes = ", ".join(f"{name}: {len(getattr(self, name))}" for name in (*schema.TABLES, "skipped"))
        return f"Tables({sizes})"


def claims_table(claims: Iterable[Claim]) -> pd.DataFrame:
    """Give the claims table.

    >>> claims_table([]).dtypes["value"]
    Float64Dtype()
    """
    return table((claim.to_dict() for claim in claims), schema.CLAIMS)


def documents_table(rows: Iterable[Row]) -> pd.DataFrame:
    """Give the documents table; the rows have the columns of ``schema.DOCUMENTS``."""
    return table(rows, schema.DOCUMENTS)


def failures_table(failures: Iterable[Failure]) -> pd.DataFrame:
    """Give the failures table."""
    return table((asdict(failure) for failure in failures), schema.FAILURES)


def excluded_table(numbers: Iterable[tuple[str, Excluded]]) -> pd.DataFrame:
    """Give the table of numbers that are no claims, from pairs of ``doc_id`` and number."""
    return table(({"doc_id": doc_id, **asdict(number)} for doc_id, number in numbers), schema.EXCLUDED)


def claims_of(frame: pd.DataFrame) -> Iterator[Claim]:
    """Give the rows of a claims table as records again.

    >>> list(claims_of(claims_table([])))
    []
    """
    absent = {column.name: "" if column.type in ("text", "category") else None for column in schema.CLAIMS}
    columns = [
        [absent[name] if missing else value for value, missing in zip(frame[name], frame[name].isna(), strict=True)]
        for name in CLAIM_COLUMNS
    ]
    for values in zip(*columns, strict=True):
        yield Claim.from_dict(dict(zip(CLAIM_COLUMNS, values, strict=True)))


def table(rows: Iterable[Row], columns: Sequence[Column]) -> pd.DataFrame:
    """Build a table of the given columns; an empty text is a missing value."""
    found = list(rows)
    return pd.DataFrame({column.name: _array([row[column.name] for row in found], column) for column in columns})


def _array(values: list[Any], column: Column) -> Any:
    present = [None if value == "" else value for value in values]
    if column.type == "category":
        return pd.Categorical(present, categories=list(column.choices))
    return pd.array(present, dtype=_DTYPES[column.type])
