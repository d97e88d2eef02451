"""MeasEval's official metric: the mean token-overlap F1 over all span and relation rows of a paragraph.

Quantities are aligned first, by any overlap; what belongs to a quantity can only match what belongs to its aligned
one. A missing and a spurious row score 0, and so do relations whose ends are not both matched. As in the organisers'
scorer, spans that touch overlap, and a row that overlaps two counts twice, each time with its better score.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from numclaims.evaluate.sets.measeval_rows import ENTITY, PROPERTY, QUALIFIER, QUANTITY, Annotation, of_type

UNIT, MODIFIER = "Unit", "modifier"
RELATIONS = ("HasQuantity", "HasProperty", "Qualifies")
CLASSES = (QUANTITY, ENTITY, PROPERTY, QUALIFIER, UNIT, MODIFIER, *RELATIONS)
MATCH, MISSING, SPURIOUS = "match", "missing", "spurious"
Pairs = Sequence[tuple[Annotation, Annotation]]


@dataclass(frozen=True, slots=True)
class Scored:
    """One row's score; ``gold`` and ``predicted`` say what was compared, None where there is no such row."""

    type: str
    outcome: str
    f1: float
    gold: Annotation | None
    predicted: Annotation | None


def score_paragraph(gold: Sequence[Annotation], predicted: Sequence[Annotation]) -> list[Scored]:
    """Score all rows of one paragraph."""
    quantities = _overlapping(of_type(gold, QUANTITY), of_type(predicted, QUANTITY))
    aligned = {ours.set_id: theirs.set_id for theirs, ours in quantities}
    spans: dict[str, Pairs] = {QUANTITY: quantities}
    for kind in (ENTITY, PROPERTY, QUALIFIER):
        found = _overlapping(of_type(gold, kind), of_type(predicted, kind))
        spans[kind] = [(theirs, ours) for theirs, ours in found if aligned.get(ours.set_id) == theirs.set_id]
    rows = [row for kind, pairs in spans.items() for row in _span_rows(kind, pairs, gold, predicted)]
    rows += _unit_rows(gold, predicted, aligned)
    rows += _modifier_rows(gold, predicted, aligned)
    matched = [pair for pairs in spans.values() for pair in pairs]
    return rows + [row for relation in RELATIONS for row in _relation_rows(relation, matched, gold, predicted)]


def token_f1(gold: Annotation, predicted: Annotation) -> float:
    """Give the F1 of two overlapping spans' blank-separated tokens."""
    start, end = max(gold.start, predicted.start), min(gold.end, predicted.end)
    shared = len(predicted.text[start - predicted.start : end - predicted.start].split(" "))
    return 2 * shared / (len(gold.text.split(" ")) + len(predicted.text.split(" ")))


def _overlapping(gold: Sequence[Annotation], predicted: Sequence[Annotation]) -> list[tuple[Annotation, Annotation]]:
    return [
        (theirs, ours) for ours in predicted for theirs in gold if ours.start <= theirs.end and theirs.start <= ours.end
    ]


def _span_rows(
    kind: str, pairs: Pairs, gold: Sequence[Annotation], predicted: Sequence[Annotation]
) -> Iterator[Scored]:
    best: dict[str, float] = {}
    for theirs, ours in pairs:
        best[ours.id] = max(best.get(ours.id, 0.0), token_f1(theirs, ours))
    for theirs, ours in pairs:
        yield Scored(kind, MATCH, best[ours.id], theirs, ours)
    yield from _left_over(kind, of_type(gold, kind), {theirs.id for theirs, _ in pairs}, MISSING)
    yield from _left_over(kind, of_type(predicted, kind), set(best), SPURIOUS)


def _left_over(kind: str, rows: Sequence[Annotation], taken: Collection[str], outcome: str) -> Iterator[Scored]:
    for row in rows:
        if row.id not in taken:
            in_gold = outcome == MISSING
            yield Scored(kind, outcome, 0.0, row if in_gold else None, None if in_gold else row)


def _unit_rows(
    gold: Sequence[Annotation], predicted: Sequence[Annotation], aligned: Mapping[int, int]
) -> Iterator[Scored]:
    theirs = [row for row in of_type(gold, QUANTITY) if row.unit]
    ours = [row for row in of_type(predicted, QUANTITY) if row.unit]
    right = [(a, b) for b in ours for a in theirs if aligned.get(b.set_id) == a.set_id and a.unit == b.unit]
    settled = {row.set_id for row, _ in right}
    yield from (Scored(UNIT, MATCH, 1.0, a, b) for a, b in right)
    yield from (Scored(UNIT, MISSING, 0.0, row, None) for row in theirs if row.set_id not in settled)
    yield from (Scored(UNIT, SPURIOUS, 0.0, None, row) for row in ours if aligned.get(row.set_id) not in settled)


def _modifier_rows(
    gold: Sequence[Annotation], predicted: Sequence[Annotation], aligned: Mapping[int, int]
) -> Iterator[Scored]:
    theirs = [(row, mod) for row in of_type(gold, QUANTITY) for mod in row.mods]
    ours = [(row, mod) for row in of_type(predicted, QUANTITY) for mod in row.mods]
    settled = set()
    for row, mod in ours:
        for other, wanted in theirs:
            if aligned.get(row.set_id) == other.set_id and mod == wanted:
                settled.add((other.set_id, mod))
                yield Scored(MODIFIER, MATCH, 1.0, other, row)
    for row, mod in theirs:
        if (row.set_id, mod) not in settled:
            yield Scored(MODIFIER, MISSING, 0.0, row, None)
    for row, mod in ours:
        if (aligned.get(row.set_id), mod) not in settled:
            yield Scored(MODIFIER, SPURIOUS, 0.0, None, row)


def _relation_rows(
    relation: str, matched: Pairs, gold: Sequence[Annotation], predicted: Sequence[Annotation]
) -> Iterator[Scored]:
    """Match a relation where both its ends are matched and gold relates the matched ones in the same way."""
    theirs = [row for row in gold if row.relation == relation]
    ours = [row for row in predicted if row.relation == relation]
    counterparts: dict[str, set[str]] = {}
    for row, found in matched:
        counterparts.setdefault(found.id, set()).add(row.id)
    right = [
        (row, found)
        for found in ours
        for row in theirs
        if row.id in counterparts.get(found.id, ()) and row.target in counterparts.get(found.target, ())
    ]
    yield from (Scored(relation, MATCH, 1.0, row, found) for row, found in right)
    yield from _left_over(relation, theirs, {row.id for row, _ in right}, MISSING)
    yield from _left_over(relation, ours, {found.id for _, found in right}, SPURIOUS)
