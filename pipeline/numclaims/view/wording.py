"""One claim in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numclaims.records import Claim

SIGNS = {
    "exact": "",
    "about": "~",
    "at_least": "≥ ",
    "more_than": "> ",
    "at_most": "≤ ",
    "less_than": "< ",
}
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    r"""Give a text without what would move the cursor, colour the terminal or reverse its direction.

    >>> printable("12\x1b[31m")
    '12�[31m'
    """
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))


def number(value: float) -> str:
    """Write a number the way a person does.

    >>> number(60000.0), number(0.25), number(3.4e9), number(float("inf"))
    ('60,000', '0.25', '3,400,000,000', '∞')
    """
    if value in (float("inf"), float("-inf")):
        return "∞" if value > 0 else "-∞"
    if value.is_integer() and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.12g}" if 1e-4 <= abs(value) < 1e15 else f"{value:g}"


def magnitude(claim: Claim) -> str:
    """Give the number with its bound, by signs: ``> 600``, ``10 to 15``, ``5.6 ± 0.2``."""
    value, low, high = claim.value, claim.low, claim.high
    if value is None:
        ends = [number(end) for end in (low, high) if end is not None]
        return " to ".join(ends) or claim.surface
    if claim.bound == "plus_minus" and high is not None:
        return f"{number(value)} ± {number(round(high - value, 12))}"
    shown = round(value, 4) if claim.kind == "ratio" else value  # a third is no measurement
    return f"{SIGNS.get(claim.bound, '')}{number(shown)}"


def unit(claim: Claim) -> str:
    """Give the unit with the denominator of a rate: ``tonne per week``, ``per 100,000 population``."""
    return f"{claim.unit} {_rate(claim)}".strip()


def understood(claim: Claim) -> str:
    """Say what was understood: ``132 children · are in care · says the council``."""
    return " · ".join(_parts(claim))


def _parts(claim: Claim) -> Iterator[str]:
    yield _quantity(claim)
    yield from _labelled(
        ("", claim.bound.replace("_", " ") if claim.bound != "exact" else ""),
        ("of", claim.entity),
        ("", claim.predicate),
        ("out of", claim.whole),
        ({"up": "rise", "down": "fall"}.get(claim.change, ""), claim.change_role if claim.change else ""),
        ("time:", claim.time),
        ("place:", claim.place),
        ("says", claim.source),
        ("", claim.status if claim.status != "stated" else ""),
        ("", claim.role if claim.role != "claim" else ""),
    )


def _quantity(claim: Claim) -> str:
    if claim.kind == "count":
        return _joined(magnitude(claim), claim.unit, claim.subject, _rate(claim))
    label = f"{claim.subject}:" if claim.subject else ""
    return _joined(label, magnitude(claim), claim.unit, _rate(claim))


def _rate(claim: Claim) -> str:
    many = number(claim.per_value) if claim.per_value is not None and claim.per_value != 1 else ""
    return _joined("per", many, claim.per) if claim.per else ""


def _joined(*parts: str) -> str:
    return " ".join(word for part in parts for word in part.split())


def _labelled(*pairs: tuple[str, str]) -> Iterator[str]:
    for label, text in pairs:
        if text:
            yield _joined(label, text)
