"""CSV as spreadsheets read it: UTF-8, a header, no cell that would run as a formula."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from numclaims.writers.cells import Cell, rows

if TYPE_CHECKING:
    import pandas as pd

# A sign before a number is a quantity ("-12.5 °C") unless it goes on to call something.
FORMULA = re.compile(r"[=@]|[+-](?!\s?[\d.,$£€¥])|[+-][^(|!]*[(|!]")
IGNORED_BEFORE = " \t\r\n'"
LINE_END = re.compile(r"\r\n?")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def write(frame: pd.DataFrame, stream: IO[bytes]) -> None:
    """Write a table as CSV.

    A cell that a spreadsheet would run gets a ``'`` before it, which ``read`` takes off again. Line ends become
    newlines, other control characters and lone surrogates U+FFFD; JSON lines keep them all.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows([_cell(cell) for cell in row] for row in rows(frame))
    text.detach()


def read(stream: IO[bytes]) -> Iterator[dict[str, str]]:
    """Give the rows of a CSV file that ``write`` wrote; a missing value is an empty text."""
    limit = csv.field_size_limit(sys.maxsize)  # a "sentence" of hostile text can be longer than the default
    try:
        for row in csv.DictReader(io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")):
            yield {name: restored(value) for name, value in row.items()}
    finally:
        csv.field_size_limit(limit)


def neutralised(text: str) -> str:
    """Put a ``'`` before a text that a spreadsheet would run as a formula.

    >>> neutralised("=SUM(A1)"), neutralised("-2+cmd|' /C calc'!A0"), neutralised("-12.5 °C")
    ("'=SUM(A1)", "'-2+cmd|' /C calc'!A0", '-12.5 °C')
    """
    return f"'{text}" if FORMULA.match(text.lstrip(IGNORED_BEFORE)) else text


def restored(text: str) -> str:
    """Undo ``neutralised``.

    >>> restored("'=SUM(A1)"), restored("'tis")
    ('=SUM(A1)', "'tis")
    """
    return text[1:] if text.startswith("'") and FORMULA.match(text.lstrip(IGNORED_BEFORE)) else text


def _cell(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    return neutralised(UNPRINTABLE.sub(REPLACEMENT, LINE_END.sub("\n", cell)))
