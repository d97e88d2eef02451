"""Pairs: two readings that are one quantity by what stands between them ("3 out of 10", "6ft 2in")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from numclaims.numbers import lexicon, surroundings

if TYPE_CHECKING:
    from numclaims.numbers.readings import Reading

_RATIO = re.compile(r"[ \u00a0\n](?:in|out[ \u00a0]of)[ \u00a0\n](?:every[ \u00a0])?(?:an?[ \u00a0])?")
_ONE_IN = re.compile(r" [a-z]{2,20} (?:in|out of)(?: every)? ")
_COMPOUND = re.compile(r"|,? |,? and | ")
_PARTS = {
    ("foot", "inch"): 12.0, ("stone", "pound"): 14.0, ("pound", "ounce"): 16.0,
}  # fmt: skip


def is_ratio(gap: str) -> bool:
    """Tell whether the text between two numbers can only make a ratio of them."""
    return gap == ":" or _RATIO.fullmatch(gap) is not None


def pair(folded: str, left: Reading, right: Reading, gap: str) -> Reading | None:
    """Make one reading of two, or None."""
    if is_ratio(gap):
        return _ratio(left, right, gap)
    if left.bound or right.bound:
        return None
    if _ONE_IN.fullmatch(gap):
        return _one_in(folded, left, right)
    if gap == " and " and folded.endswith(" a half", 0, right.end):
        return _with_half(left, right)
    return _compound(left, right) if _COMPOUND.fullmatch(gap) else None


def _ratio(left: Reading, right: Reading, gap: str) -> Reading | None:
    """Read "one in five", "1 in every 12", "3 out of 10"; not "5 in 2 days" and not "44 out of 132 children"."""
    if left.value is None or not right.value or left.unit or right.unit or left.kind or right.kind:
        return None
    fits = left.atom.whole and right.atom.whole and left.value > 0 and (gap == ":" or left.value < right.value)
    if fits and gap == ":":
        return replace(
            left,
            end=right.end,
            number_end=right.number_end,
            value=left.value / right.value,
            kind="ratio",
            notes=(*left.notes, 'ratio ":"', *right.notes),
        )
    if not fits or left.bound or right.bound or (gap.split(maxsplit=1)[0] == "out" and not _round(right.value)):
        return None
    if gap.split(maxsplit=1)[0] == "in" and left.value > 10 and not _round(right.value):
        return None
    return replace(
        left,
        end=right.end,
        number_end=right.number_end,
        value=left.value / right.value,
        kind="ratio",
        notes=(*left.notes, f'share of "{gap.strip()}"', *right.notes),
    )


def _one_in(folded: str, left: Reading, right: Reading) -> Reading | None:
    """Read "one farm in twelve": a ratio around the noun it is about."""
    if left.value != 1 or left.unit or right.unit or right.kind or not right.atom.whole or not right.value:
        return None
    following = surroundings.word_after(folded, right.end)
    if right.value < 2 or not _round(right.value) or (following.endswith("s") and following not in lexicon.PHRASE_ENDS):
        return None
    if following in lexicon.YEAR_COUNTS:
        return None
    return replace(
        left,
        end=right.end,
        number_end=right.number_end,
        value=left.value / right.value,
        kind="ratio",
        notes=(*left.notes, f'share of "{folded[left.end : right.start].strip()}"', *right.notes),
    )


def _compound(left: Reading, right: Reading) -> Reading | None:
    """Read "6ft 2in" and "3 dollars 50 cents" as one quantity in the larger unit."""
    if left.unit is None or right.unit is None or left.unit_before or right.unit_before or not left.atom.whole:
        return None
    parts = _PARTS.get((left.unit.name, right.unit.name))
    if parts is None and left.unit.kind == "money" and right.unit.name in ("cent", "penny"):
        parts = 100.0
    if parts is None or left.value is None or right.value is None or not 0 <= right.value < parts or left.scale != 1.0:
        return None
    value = float(f"{left.value + right.value / parts:.12g}")
    notes = (*left.notes, *right.notes)
    return replace(left, end=right.end, number_end=right.number_end, value=value, notes=notes)


def _with_half(left: Reading, right: Reading) -> Reading | None:
    """Read "two hours and a half"."""
    if left.unit is None or left.unit_before or left.value is None or left.unit.kind not in ("duration", "measure"):
        return None
    half = left.value + 0.5 * left.scale
    return replace(left, end=right.end, number_end=right.number_end, value=half, notes=(*left.notes, *right.notes))


def _round(value: float) -> bool:
    return value <= 12 or value in (15, 16, 20, 25, 30, 40, 50, 60, 80, 100, 200, 500, 1000, 10000, 100000, 1000000)
