"""The differences between gold and predicted rows, one record each, for a person to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from numclaims.evaluate.alignment import Alignment
from numclaims.evaluate.fields import QUANTITY, Field
from numclaims.records import Claim


@dataclass(frozen=True, slots=True)
class Mistake:
    """One field of one row that is wrong: ``kind`` is missing, spurious or wrong."""

    field: str
    kind: str
    document: str
    sentence: str
    surface: str
    gold: str
    predicted: str


def mistakes(document: str, alignment: Alignment, fields: Sequence[Field]) -> Iterator[Mistake]:
    """Give a document's mistakes in the fields asked for; rows that have no partner are mistakes of ``quantity``."""
    if QUANTITY in fields:
        for claim in alignment.missing:
            yield Mistake("quantity", "missing", document, claim.sentence, claim.surface, claim.surface, "")
        for claim in alignment.spurious:
            yield Mistake("quantity", "spurious", document, claim.sentence, claim.surface, "", claim.surface)
    for gold, predicted in alignment.pairs:
        for field in fields:
            if (field.given(gold) or field.given(predicted)) and field.score(gold, predicted) < 1.0:
                yield _mistake(document, field, gold, predicted)


def by_kind(found: Sequence[Mistake], limit: int) -> tuple[Mistake, ...]:
    """Keep the first ``limit`` mistakes of every field and kind, in the order of field and kind."""
    kept: dict[tuple[str, str], list[Mistake]] = {}
    for mistake in found:
        group = kept.setdefault((mistake.field, mistake.kind), [])
        if len(group) < limit:
            group.append(mistake)
    return tuple(mistake for key in sorted(kept) for mistake in kept[key])


def _mistake(document: str, field: Field, gold: Claim, predicted: Claim) -> Mistake:
    if not field.given(predicted):
        kind = "missing"
    elif not field.given(gold):
        kind = "spurious"
    else:
        kind = "wrong"
    wanted, got = (str(getattr(claim, field.column)) for claim in (gold, predicted))
    return Mistake(field.name, kind, document, gold.sentence, gold.surface, wanted, got)
