"""What went wrong in a MeasEval paragraph, by kind: spans, units and modifiers of quantities that were found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from numclaims.evaluate.sets.base import Case, Error
from numclaims.evaluate.sets.measeval_metric import MATCH, MISSING, RELATIONS, Scored
from numclaims.evaluate.sets.measeval_rows import ENTITY, PROPERTY, QUANTITY, Annotation

Rows = tuple[Annotation, ...]


def errors_of(case: Case[Rows], predicted: Rows, scored: Sequence[Scored]) -> Iterator[Error]:
    """Give a paragraph's errors; those in relations, and around unmatched quantities, follow from others."""
    aligned = {
        row.predicted.set_id: row.gold.set_id
        for row in scored
        if row.type == QUANTITY and row.gold is not None and row.predicted is not None
    }
    ours = tuple(replace(row, set_id=aligned[row.set_id]) for row in predicted if row.set_id in aligned)
    for row in scored:
        if row.f1 == 1.0 or row.type in RELATIONS:
            continue
        beside = _beside(row, case.gold, ours, aligned)
        if beside is not None:
            yield _error(case, row, beside)


def _beside(row: Scored, gold: Rows, ours: Rows, aligned: dict[int, int]) -> list[Annotation] | None:
    """Give what the other side has for the same quantity; None where a row follows from an unmatched quantity."""
    if row.gold is not None:
        set_id, matched, pool = row.gold.set_id, row.gold.set_id in aligned.values(), ours
    elif row.predicted is not None:
        set_id, matched, pool = aligned.get(row.predicted.set_id, -1), row.predicted.set_id in aligned, gold
    found = [other for other in pool if other.set_id == set_id]
    return found if matched or row.type == QUANTITY else None


def _error(case: Case[Rows], row: Scored, beside: Sequence[Annotation]) -> Error:
    mark = row.gold or row.predicted
    assert mark is not None, "a scored row has at least one side"
    others = "; ".join(map(_shown, beside))
    context = f"… {case.text[max(0, mark.start - 90) : mark.start]}[{mark.text}]{case.text[mark.end : mark.end + 60]} …"
    return Error(
        f"{row.type}: {_kind(row, mark, beside)}",
        case.case_id,
        context,
        _shown(row.gold) if row.gold else others,
        _shown(row.predicted) if row.predicted else others,
    )


def _kind(row: Scored, mark: Annotation, beside: Sequence[Annotation]) -> str:
    if row.outcome == MATCH:
        return "partly"
    if row.type not in (ENTITY, PROPERTY):
        return row.outcome
    side = "predicted" if row.outcome == MISSING else "in gold"
    other = PROPERTY if row.type == ENTITY else ENTITY
    if any(span.type == other and span.start < mark.end and mark.start < span.end for span in beside):
        return f"{row.outcome}, is {other} {side}"
    return f"{row.outcome}, " + ("another" if any(span.type == row.type for span in beside) else "none") + f" {side}"


def _shown(row: Annotation) -> str:
    mods = f" {' '.join(row.mods)}" if row.mods else ""
    return f"{row.type} {row.text!r}{mods}" + (f" unit {row.unit!r}" if row.unit else "")
