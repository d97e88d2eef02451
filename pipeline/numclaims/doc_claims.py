"""What the stages keep on a Doc: plain data in ``doc.user_data``, read back as typed records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from numclaims.records import Claim, Excluded, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEY = "numclaims"


def register() -> None:
    """Declare ``doc._.claims`` and ``doc._.excluded``: tuples of records with offsets into the Doc's text."""
    from spacy.tokens import Doc

    if not Doc.has_extension("claims"):
        Doc.set_extension("claims", getter=claims)
        Doc.set_extension("excluded", getter=excluded)


def has_quantities(doc: Doc) -> bool:
    """Tell whether the quantity stage, or the caller in its place, has been over the Doc."""
    return KEY in doc.user_data


def set_quantities(doc: Doc, found: Iterable[Quantity], left_out: Iterable[Excluded]) -> None:
    """Keep the quantities of a Doc, and start a claim for each."""
    quantities = [asdict(quantity) for quantity in found]
    doc.user_data[KEY] = {
        "quantities": quantities,
        "claims": [_claim(quantity) for quantity in quantities],
        "excluded": [asdict(number) for number in left_out],
        "anchors": [{} for _ in quantities],
    }


def _claim(quantity: dict[str, Any]) -> dict[str, Any]:
    shared = {name: value for name, value in quantity.items() if name not in ("number_start", "number_end")}
    return Claim(**shared).to_dict()


def quantities(doc: Doc) -> list[Quantity]:
    """Give the Doc's quantities, in text order."""
    return [Quantity(**values) for values in doc.user_data.get(KEY, {}).get("quantities", [])]


def complete_quantities(doc: Doc, completed: Iterable[Quantity]) -> None:
    """Keep quantities that a later stage has completed, in their claims too; same number, same order."""
    data = doc.user_data.get(KEY, {})
    for row, quantity in zip(rows(doc), completed, strict=True):
        row.update({name: value for name, value in asdict(quantity).items() if name in row})
    data["quantities"] = [asdict(quantity) for quantity in completed]


def claims(doc: Doc) -> tuple[Claim, ...]:
    """Give the Doc's claims, in text order."""
    return tuple(Claim.from_dict(values) for values in doc.user_data.get(KEY, {}).get("claims", []))


def excluded(doc: Doc) -> tuple[Excluded, ...]:
    """Give the numbers of the Doc that are no claims, with reasons."""
    return tuple(Excluded(**values) for values in doc.user_data.get(KEY, {}).get("excluded", []))


def rows(doc: Doc) -> list[dict[str, Any]]:
    """Give the claims as the mutable plain rows that a stage completes."""
    found: list[dict[str, Any]] = doc.user_data.get(KEY, {}).get("claims", [])
    return found


def anchors(doc: Doc) -> list[dict[str, Any]]:
    """Give, for each claim, the tokens its columns were read from (``subject``, ``entity``, ``whole``: indices)."""
    found: list[dict[str, Any]] = doc.user_data.get(KEY, {}).get("anchors", [])
    return found


def complete(doc: Doc, updates: Sequence[dict[str, Any]]) -> None:
    """Write one stage's columns into the claims, in order."""
    for row, update in zip(rows(doc), updates, strict=True):
        row.update(update)
