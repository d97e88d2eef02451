"""The whole that a quantity is a part of, where the rule that chose its subject does not settle it."""

from __future__ import annotations

from spacy.tokens import Token

from numclaims.roles.choice import Choice, Earlier
from numclaims.syntax.anchors import Anchor

_SHARES = frozenset({"percent", "ratio"})
_CHANGES = frozenset({"by", "up", "down", "rose", "fell", "grew", "increase", "rise", "fall", "decline", "drop"})


def with_whole(found: Anchor, choice: Choice, earlier: Earlier) -> Choice:
    """Add the whole that the words around a share or part imply, and drop one that cannot be."""
    if choice.whole is not None:
        return choice if _can_be_part(found, choice, earlier) else choice.but(whole=None)
    if _has_bare_whole(found):
        return choice.but(whole=choice.head)
    last = earlier[-1] if earlier and earlier[-1].anchor.start >= found.sent.start else None
    if last is None or last.choice is None or last.choice.whole is None or found.quantity.kind not in _SHARES:
        return choice
    alike = last.anchor.quantity.kind == found.quantity.kind and last.choice.head == choice.head
    return choice.but(whole=last.choice.whole) if alike and not is_change(found) else choice


def is_change(found: Anchor) -> bool:
    """Tell a figure that says by how much something changed."""
    doc, start = found.span.doc, found.start
    if start and doc[start - 1].text == "(":
        return any(token.lower_ in _CHANGES for token in doc[max(0, start - 4) : start])
    return any(token.lower_ in _CHANGES and token.dep_ != "prt" for token in doc[max(0, start - 2) : start])


def _can_be_part(found: Anchor, choice: Choice, earlier: Earlier) -> bool:
    quantity = found.quantity
    if quantity.kind in _SHARES:
        return not is_change(found) and not (quantity.kind == "ratio" and (quantity.value or 0) > 1)
    stated = _value_of(choice.whole, earlier) if choice.resolved and quantity.kind == "count" else None
    return stated is None or quantity.value is None or quantity.value <= stated


def _value_of(whole: Token | None, earlier: Earlier) -> float | None:
    """Give the largest number the text states for a whole."""
    values = [
        decision.anchor.quantity.value
        for decision in earlier
        if decision.choice is not None and decision.choice.head == whole and decision.choice.whole is None
        if decision.anchor.quantity.kind == "count" and decision.anchor.quantity.value is not None
    ]
    return max(values, default=None)


def _has_bare_whole(found: Anchor) -> bool:
    """Tell "118 of 3,104", whose noun stands elsewhere."""
    doc, end = found.span.doc, found.end
    bare = found.quantity.kind == "count" and end + 1 < len(doc) and doc[end].lower_ == "of"
    if not bare:
        return False
    following = end + 2 if doc[end + 1].lower_ == "the" and end + 2 < len(doc) else end + 1
    return bool(doc[following].like_num)
