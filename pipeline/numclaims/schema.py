"""The tables' schema, once: each column's name, type and meaning, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from numclaims import records


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, type (a key of ``TYPES``), meaning, and for a category what it may say."""

    name: str
    type: str
    meaning: str
    choices: tuple[str, ...] = ()


TYPES = {
    "text": "`string`",
    "number": "`Float64`",
    "integer": "`Int64`",
    "truth": "`boolean`",
    "category": "`category`",
}
"""What each type of column is in pandas; a missing value is ``<NA>`` in all of them."""


def _category(name: str, choices: tuple[str, ...], meaning: str) -> Column:
    return Column(name, "category", meaning, tuple(choice for choice in choices if choice))


CLAIMS = (
    Column("doc_id", "text", "the document: its path below the folder that was read"),
    Column("claim_id", "text", "the claim: document, `#`, and its number there"),
    Column("start", "integer", "where the surface begins in the document's text, in characters"),
    Column("end", "integer", "where it ends; `text[start:end] == surface`"),
    Column("surface", "text", "the words of the quantity, from the bound's cue to the unit; no counted noun"),
    Column("value", "number", "the stated number with its scale applied; missing for a stated range"),
    Column("low", "number", "the least the words allow; -inf where they leave it open"),
    Column("high", "number", "the most the words allow; inf where they leave it open"),
    _category("bound", records.BOUNDS, "how the number bounds the truth"),
    Column("unit", "text", "the unit's name in British English singular; missing for plain counts"),
    Column("currency", "text", "ISO code of the currency"),
    Column("dimension", "text", "what the unit measures: length, mass, currency, dimensionless"),
    Column("per", "text", "the denominator of a rate: week, population"),
    Column("per_value", "number", "how many of the denominator: 1, 100000"),
    Column("si_value", "number", "the value in coherent SI units, or in the currency's main unit"),
    Column("si_unit", "text", "the unit of `si_value`"),
    _category("kind", records.KINDS, "what sort of quantity it is"),
    Column("subject", "text", "what is counted or measured, without number, determiner and relative clause"),
    Column("subject_head", "text", "the lemma of the subject's head"),
    Column("subject_resolved", "truth", "whether the subject was found beyond its pronoun or ellipsis"),
    Column("entity", "text", "whose: what the subject belongs to, or who did the counted thing"),
    Column("predicate", "text", "what is said of the subject"),
    Column("whole", "text", "of what larger quantity it is a part"),
    Column("whole_id", "text", "the claim that states the whole"),
    _category("change", records.CHANGES, "the direction of a change; missing where there is none"),
    _category("change_role", records.CHANGE_ROLES, "whether the number is what it changed by, to or from"),
    Column("compared_to_id", "text", "the claim it is set against"),
    Column("time", "text", "when, as the text says it"),
    Column("time_start", "text", "the first day of that time, ISO 8601"),
    Column("time_end", "text", "the last day of that time, ISO 8601"),
    Column("place", "text", "where, as the text says it"),
    Column("source", "text", "who says so, as the text names them"),
    _category("status", records.STATUSES, "how it is put forward"),
    _category("role", records.ROLES, "what the number does in its sentence"),
    Column("page", "integer", "the page, where the format has pages"),
    Column("section", "text", "the nearest heading"),
    _category("zone", records.ZONES, "the part of the document it stands in"),
    Column("sentence", "text", "the sentence it stands in"),
    Column("confidence", "number", "how far to trust the row, from 0 to 1"),
    Column("rule", "text", "the cue that decided, in plain words"),
)

DOCUMENTS = (
    Column("doc_id", "text", "the document: its path below the folder that was read"),
    Column("path", "text", "the file, as it was reached from the paths that were given"),
    Column("title", "text", "its first heading"),
    Column("characters", "integer", "the length of its text"),
    Column("sentences", "integer", "how many of its sentences hold a claim"),
    Column("claims", "integer", "how many claims it makes"),
    Column("excluded", "integer", "how many of its numbers are no claims"),
    Column("seconds", "number", "how long it took to read and extract"),
)

FAILURES = (
    Column("path", "text", "the file or folder that failed"),
    _category("stage", ("find", "read", "extract"), "what was being done with it"),
    Column("error", "text", "what went wrong"),
    Column("remedy", "text", "what to do about it"),
)

EXCLUDED = (
    Column("doc_id", "text", "the document: its path below the folder that was read"),
    Column("start", "integer", "where the number begins in the document's text, in characters"),
    Column("end", "integer", "where it ends"),
    Column("surface", "text", "the number as it stands"),
    _category("reason", records.EXCLUSION_REASONS, "why it is no claim"),
)

TABLES = {"claims": CLAIMS, "documents": DOCUMENTS, "failures": FAILURES, "excluded": EXCLUDED}

_INTRODUCTION = """\
# Columns

Written by `make docs` from `numclaims.schema`; do not edit. Types are pandas' nullable ones and the same for every
result, an empty one included; what a text does not say is missing (`<NA>`, an empty CSV cell, JSON's `null`).
"""


def markdown() -> str:
    """Describe every table's columns as the Markdown page ``docs/columns.md``."""
    sections = [_INTRODUCTION]
    for name, columns in TABLES.items():
        lines = [f"## {name.capitalize()}\n", "| column | type | meaning |", "|---|---|---|"]
        sections.append("\n".join([*lines, *_rows(columns)]) + "\n")
    return "\n".join(sections)


def _rows(columns: tuple[Column, ...]) -> Iterator[str]:
    for column in columns:
        choices = ": " + ", ".join(f"`{choice}`" for choice in column.choices) if column.choices else ""
        yield f"| `{column.name}` | {TYPES[column.type]} | {column.meaning}{choices} |"
