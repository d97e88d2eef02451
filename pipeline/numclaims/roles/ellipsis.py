"""Units and denominators that a figure leaves to the one before it: "31 weeks against a target of 20"."""

from __future__ import annotations

from dataclasses import replace

from numclaims import units
from numclaims.records import Quantity
from numclaims.syntax.anchors import Anchor, following_noun
from numclaims.syntax.phrases import NOUNS

_COMPARISONS = frozenset({"compared", "against", "versus", "vs", "vs.", "from", "than", "to", "below", "above"})
_ENDS = frozenset({".", ",", ";", ")", ":", "–", "—"})
_SAME_SCALE = 50
_REACH = 12


def complete_quantities(anchors: list[Anchor]) -> list[Quantity]:
    """Give the anchors' quantities, elliptical ones completed from the figure that they continue."""
    completed: list[Quantity] = []
    for rank, found in enumerate(anchors):
        quantity = found.quantity
        model = _model(rank, anchors, completed)
        if model is not None:
            quantity = _with_denominator(_with_unit(quantity, model), model)
        completed.append(quantity)
    return completed


def _model(rank: int, anchors: list[Anchor], completed: list[Quantity]) -> Quantity | None:
    """Give the nearest earlier figure of the sentence that this one is set against or continues."""
    found = anchors[rank]
    quantity = found.quantity
    bare = not quantity.unit and quantity.kind in ("count", "measure")
    if rank == 0 or (bare and not _stands_alone(found)):
        return None
    before = [other for other in range(max(0, rank - _REACH), rank) if anchors[other].sent.start == found.sent.start]
    alike = [other for other in before if _same_scale(completed[other], quantity)]
    if not alike or (bare and any(not completed[other].unit for other in alike)):
        return None
    last = alike[-1]
    linked = _is_set_against(anchors[last], found) or _is_gapped(anchors[last], found)
    return completed[last] if linked and (bare or completed[last].unit == quantity.unit) else None


def _stands_alone(found: Anchor) -> bool:
    """Tell a bare number that counts no noun of its own."""
    doc, end = found.span.doc, found.end
    if end < len(doc) and doc[end].lower_ in ("of", "%"):
        return False
    return following_noun(found) is None


def _same_scale(model: Quantity, quantity: Quantity) -> bool:
    if model.value is None or quantity.value is None or not model.value or not quantity.value:
        return False
    ratio = abs(quantity.value / model.value)
    return 1 / _SAME_SCALE <= ratio <= _SAME_SCALE


def _is_set_against(before: Anchor, found: Anchor) -> bool:
    words = [token.lower_ for token in found.span.doc[before.end : found.start]]
    return len(words) <= 12 and any(word in _COMPARISONS for word in words[-4:])


def _is_gapped(before: Anchor, found: Anchor) -> bool:
    """Tell a later member of a list without a verb of its own: "the 30% blend 23.1 and the 50% blend 17.6"."""
    doc = found.span.doc
    between = doc[before.end : found.start]
    ends = found.end >= found.sent.end or doc[found.end].text in _ENDS or doc[found.end].lower_ == "and"
    joined = any(token.lower_ in ("and", ",", ";") for token in between) and doc[found.start - 1].pos_ in NOUNS
    return ends and joined and len(between) <= 8 and not any(token.pos_ in ("VERB", "AUX") for token in between)


def _with_unit(quantity: Quantity, model: Quantity) -> Quantity:
    if quantity.unit or not model.unit or quantity.value is None:
        return quantity
    unit = units.by_name(model.unit)
    si_value = None
    if unit is not None and unit.si_factor is not None:
        si_value = quantity.value * unit.si_factor + unit.si_offset
    return replace(
        quantity,
        unit=model.unit,
        kind=model.kind,
        currency=model.currency,
        dimension=model.dimension,
        si_value=si_value,
        si_unit=model.si_unit if si_value is not None else "",
        rule=f'{quantity.rule}; unit of "{model.surface}"',
    )


def _with_denominator(quantity: Quantity, model: Quantity) -> Quantity:
    if quantity.per or not model.per or quantity.unit != model.unit or quantity.kind != model.kind:
        return quantity
    return replace(
        quantity,
        per=model.per,
        per_value=model.per_value,
        rule=f'{quantity.rule}; rate of "{model.surface}"',
    )
