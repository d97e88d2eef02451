"""The records that flow through numclaims: plain frozen values, no behaviour beyond their fields."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Any, Self

BOUNDS = (
    "exact",
    "about",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "between",
    "plus_minus",
)
KINDS = ("count", "measure", "money", "percent", "ratio", "duration", "age")
CHANGES = ("up", "down", "")
CHANGE_ROLES = ("by", "to", "from", "")
STATUSES = ("stated", "reported", "forecast", "target", "hypothetical", "negated")
ROLES = ("claim", "whole", "baseline", "threshold")
ZONES = ("prose", "heading", "list", "table", "caption", "boilerplate")
EXCLUSION_REASONS = (
    "date",
    "year",
    "time",
    "ordinal",
    "score",
    "list_number",
    "reference",
    "citation",
    "postcode",
    "phone",
    "url",
    "version",
    "identifier",
    "name",
    "pronoun",
    "vague",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One quantity as the number grammar reads it; offsets are into the text it was given.

    ``start``/``end`` span the bound's cue, number, scale and unit; ``number_start``/``number_end`` the bare
    number with its scale. ``value`` is None for a stated range; ``low``/``high`` are None where the words
    leave the interval open-ended in meaning ("about 35"), infinite where they leave it open ("over 35").
    """

    start: int
    end: int
    number_start: int
    number_end: int
    surface: str
    value: float | None
    low: float | None
    high: float | None
    bound: str = "exact"
    unit: str = ""
    currency: str = ""
    dimension: str = ""
    per: str = ""
    per_value: float | None = None
    si_value: float | None = None
    si_unit: str = ""
    kind: str = "count"
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """A number that is no claim, with the reason it was left out (one of ``EXCLUSION_REASONS``)."""

    start: int
    end: int
    surface: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One row of the claims table; the fields, in order, are its columns."""

    doc_id: str = ""
    claim_id: str = ""
    start: int
    end: int
    surface: str
    value: float | None
    low: float | None
    high: float | None
    bound: str = "exact"
    unit: str = ""
    currency: str = ""
    dimension: str = ""
    per: str = ""
    per_value: float | None = None
    si_value: float | None = None
    si_unit: str = ""
    kind: str = "count"
    subject: str = ""
    subject_head: str = ""
    subject_resolved: bool = False
    entity: str = ""
    predicate: str = ""
    whole: str = ""
    whole_id: str = ""
    change: str = ""
    change_role: str = ""
    compared_to_id: str = ""
    time: str = ""
    time_start: str = ""
    time_end: str = ""
    place: str = ""
    source: str = ""
    status: str = "stated"
    role: str = "claim"
    page: int | None = None
    section: str = ""
    zone: str = "prose"
    sentence: str = ""
    confidence: float = 1.0
    rule: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Give the fields as a plain dictionary, in column order."""
        return {name: getattr(self, name) for name in CLAIM_COLUMNS}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """Build a claim from ``to_dict``'s result."""
        return cls(**values)


CLAIM_COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Claim))
INFINITY = math.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a document's text with one role: ``text[start:end]``, its zone, nearest heading and page."""

    start: int
    end: int
    zone: str = "prose"
    section: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as read: its text, and the blocks that cover what a person would read in it."""

    doc_id: str
    text: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A document that could not be read or processed: where it failed, why, and what to do about it."""

    path: str
    stage: str
    error: str
    remedy: str
