"""What is scored: each field with the column it reads and when a prediction of it is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from numclaims.evaluate.matching import is_given, same_number, same_text, same_whole, shares_a_word, word_overlap
from numclaims.records import Claim

Agreement = Callable[[Any, Any], float]


@dataclass(frozen=True, slots=True)
class Field:
    """A scored field.

    ``every_row`` fields are scored over all rows, empty ones included ("no unit" is an answer). The others are scored
    over the rows that give them, ``default`` counting as not given, so that the empty majority cannot flatter.
    """

    name: str
    column: str
    agrees: Agreement
    every_row: bool = False
    default: Any = ""

    def given(self, claim: Claim) -> bool:
        """Say whether a row takes part in this field's denominators."""
        return self.every_row or is_given(getattr(claim, self.column), self.default)

    def score(self, gold: Claim, predicted: Claim) -> float:
        """Give how right the predicted row of a pair is in this field, from 0 to 1."""
        if not (self.given(gold) and self.given(predicted)):
            return 0.0
        return float(self.agrees(getattr(gold, self.column), getattr(predicted, self.column)))


def _any(_gold: object, _predicted: object) -> float:
    return 1.0


def _equal(gold: object, predicted: object) -> float:
    return float(gold == predicted)


_close = partial(same_number, rtol=1e-3)

QUANTITY = Field("quantity", "start", _any, every_row=True)
_EVERY_ROW = (
    *(Field(name, name, same_number, every_row=True) for name in ("value", "low", "high")),
    *(Field(name, name, _equal, every_row=True) for name in ("bound", "unit", "currency", "kind", "status", "role")),
)
_WHERE_GIVEN = (
    Field("bound not exact", "bound", _equal, default="exact"),
    Field("unit given", "unit", _equal),
    Field("si_value", "si_value", _close),
    Field("per", "per", same_text),
    Field("subject exact", "subject", same_text),
    Field("subject words", "subject", word_overlap),
    Field("subject head", "subject_head", same_text),
    Field("subject_resolved", "subject_resolved", _equal, default=False),
    Field("entity exact", "entity", same_text),
    Field("entity words", "entity", word_overlap),
    Field("predicate exact", "predicate", same_text),
    Field("predicate words", "predicate", word_overlap),
    Field("whole exact", "whole", same_whole),
    Field("whole words", "whole", word_overlap),
    Field("whole_id", "whole_id", _equal),
    Field("change", "change", _equal),
    Field("change_role", "change_role", _equal),
    Field("compared_to_id", "compared_to_id", _equal),
    Field("time exact", "time", same_text),
    Field("time any", "time", shares_a_word),
    Field("time_start", "time_start", _equal),
    Field("time_end", "time_end", _equal),
    Field("place exact", "place", same_text),
    Field("place any", "place", shares_a_word),
    Field("source exact", "source", same_text),
    Field("source any", "source", shares_a_word),
    Field("status not stated", "status", _equal, default="stated"),
    Field("role not claim", "role", _equal, default="claim"),
)
FIELDS: tuple[Field, ...] = (QUANTITY, *_EVERY_ROW, *_WHERE_GIVEN)


def named(name: str | None, fields: Iterable[Field] = FIELDS) -> tuple[Field, ...]:
    """Give the fields a user means by a name: the field itself, or all fields of a column ("subject", "time")."""
    chosen = tuple(field for field in fields if name in (None, field.name, field.column, field.name.split()[0]))
    if not chosen:
        known = ", ".join(sorted({field.column for field in FIELDS[1:]}))
        raise ValueError(f"There is no field {name!r}. Choose quantity or one of: {known}.")
    return chosen
