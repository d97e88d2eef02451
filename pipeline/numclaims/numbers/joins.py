"""Joins: neighbouring readings that make one quantity (ranges, tolerances, ratios), or share a unit (lists)."""

from __future__ import annotations

import re
from dataclasses import replace

from numclaims.numbers import lexicon, pairs, surroundings
from numclaims.numbers.readings import Reading

_GAP = 48
_LARGEST_STEP = 3.0
_STARTS = re.compile(r"\bfrom (?:[a-z’'-]{1,20} ){0,5}$")
_TOLERANCE = re.compile(
    r"[ \u00a0\u2009]?\(?[ \u00a0\u2009]?(?:±|∓|\+/[-−–]|\+[-−](?=[0-9])"
    r"|\+\s?or\s?-|plus or minus|give or take)[ \u00a0\u2009]?"
)
_DASH = re.compile(r"[ \u00a0\u2009]?[-‐‑–—−~∼][ \u00a0\u2009]?")
_TO = re.compile(r"-?[ \u00a0\n](?:to|through|till|until|up to|up through)[ \u00a0\n]|-to-")
_AND = re.compile(r"-?[ \u00a0\n](?:and|to|&)[ \u00a0\n]|[ \u00a0]?[-–—][ \u00a0]?")
_LIST = re.compile(
    r"-?\s{0,2}(?:,|;|/|&|,?\s(?:and|or|versus|vs\.?|to|then|and then"
    r"|compared with|compared to|and/or|from)\s(?:from\s|to\s)?)\s{0,2}"
)
_RESTATES = re.compile(r",\s{1,2}or\s|\s?;")
_NUMBERS = ("digits", "words")
_SHARED_SCALE_SPREAD = 10.0


def join(text: str, folded: str, readings: list[Reading]) -> list[Reading]:
    """Join the readings that belong together and share units and scales backwards through lists."""
    joined: list[Reading] = []
    at = 0
    while at < len(readings):
        reading, at = readings[at], at + 1
        while at < len(readings):
            merged = _merge(text, folded, reading, readings[at])
            if merged is None:
                break
            reading, at = merged, at + 1
        joined.append(reading)
    return _share(folded, joined)


def _merge(text: str, folded: str, left: Reading, right: Reading) -> Reading | None:
    gap = folded[left.end : right.start] if right.start - left.end <= _GAP else None
    if gap is None or not gap:
        return None
    if _TOLERANCE.fullmatch(gap):
        return _tolerance(text, left, right)
    pair = pairs.pair(folded, left, right, gap)
    if pair is not None or pairs.is_ratio(gap):
        return pair
    if left.bound or right.bound:
        return None
    return _range(text, folded, left, right, gap)


def _tolerance(text: str, left: Reading, right: Reading) -> Reading | None:
    if left.value is None or right.value is None:
        return None
    relative = (
        right.unit is not None
        and right.unit.kind == "percent"
        and left.unit is not None
        and left.unit.kind != "percent"
    )
    spread = abs(left.value * right.value / 100) if relative else abs(right.value)
    value = left.value
    if right.scale != 1.0 and left.scale == 1.0:
        value = value * right.scale
    end = right.end + (text[right.end : right.end + 1] == ")" and "(" in text[left.end : right.start])
    base = (
        left
        if left.unit is not None or relative
        else replace(left, unit=right.unit, unit_text=right.unit_text, kind=right.kind)
    )
    base = _unit_behind(text, base, end)
    return replace(
        base,
        end=max(end, base.end),
        value=value,
        low=float(f"{value - spread:.12g}"),  # 5.6 - 0.2 is 5.4
        high=float(f"{value + spread:.12g}"),
        bound="plus_minus",
        notes=(*left.notes, f'tolerance "{text[left.end : right.end].strip()}"', *right.notes[1:]),
    )


def _unit_behind(text: str, base: Reading, end: int) -> Reading:
    """Take the unit after the bracket of "5.6 (±0.2) mg/L"."""
    if base.unit is not None or text[end - 1 : end] != ")":
        return base
    from numclaims import units

    after = units.match_after(text, end)
    if after is None:
        return base
    return replace(base, unit=after.unit, unit_text=text[after.start : after.end], kind=after.unit.kind, end=after.end)


def _range(text: str, folded: str, left: Reading, right: Reading, gap: str) -> Reading | None:
    if left.atom.form not in _NUMBERS or right.atom.form not in _NUMBERS or not _compatible(left, right):
        return None
    if left.value is None or right.value is None:
        return None
    scale = _shared_scale(left, right)
    low, high = left.value * scale, right.value
    if "between" in surroundings.words_before(folded, left.start, 3) or low < 0 > high:
        low, high = sorted((low, high))
    if not low < high or not _spans(folded, left, right, gap):
        return None
    unit_from = left if left.unit is not None and (right.unit is None or left.unit_before) else right
    return replace(
        left,
        end=right.end,
        number_end=right.number_end,
        value=None,
        low=low,
        high=high,
        unit=unit_from.unit,
        unit_before=unit_from.unit_before,
        unit_text=unit_from.unit_text,
        kind=right.kind or left.kind,
        age=right.age or left.age,
        bound="between",
        notes=(*left.notes, f'range "{gap.strip() or gap}"', *right.notes),
    )


def _compatible(left: Reading, right: Reading) -> bool:
    if left.unit is None or right.unit is None:
        return right.unit is not None or left.unit is None or left.unit_before
    if left.unit.name == right.unit.name:
        return True
    return left.unit.kind == right.unit.kind == "money" and left.unit.currency == right.unit.currency


def _shared_scale(left: Reading, right: Reading) -> float:
    if (
        left.scale != 1.0
        or right.scale == 1.0
        or left.value is None
        or right.value is None
        or left.atom.form == "words"
    ):
        return 1.0
    mantissa = right.value / right.scale
    return right.scale if 0 < left.value < 1000 and left.value < mantissa * _SHARED_SCALE_SPREAD else 1.0


def _spans(folded: str, left: Reading, right: Reading, gap: str) -> bool:
    """Decide whether the connector makes a range of the two numbers."""
    before = surroundings.words_before(folded, left.start, 3)
    if "between" in before and _AND.fullmatch(gap):
        return True
    if _DASH.fullmatch(gap):
        return _dashed(left, right, gap)
    return bool(_TO.fullmatch(gap)) and not _is_change(folded, left, right, before)


def _dashed(left: Reading, right: Reading, gap: str) -> bool:
    spaced = gap.strip() != gap
    own_units = left.unit is not None and right.unit is not None and not left.unit_before
    return not spaced or left.unit is None or own_units or left.unit_before


def _is_change(folded: str, left: Reading, right: Reading, before: list[str]) -> bool:
    """Tell "rose from 31 to 44" and "from 16.7% to 17.3%" from "10 to 15 people" and "ranging from 5% to 10%"."""
    ahead = surroundings.clause_before(folded, left.start)
    clause = set(re.findall(r"[a-z]+", ahead))
    if not clause.isdisjoint(lexicon.RANGE_WORDS):
        return False
    own_units = left.unit is not None and right.unit is not None
    changing = not clause.isdisjoint(lexicon.CHANGE_WORDS)
    if not changing and not clause.isdisjoint(lexicon.PRICE_RANGE_WORDS):
        return False
    bare = left.unit is None and right.unit is None
    starts = "from" in before or (changing and _STARTS.search(ahead) is not None)
    steps = bare and before[-1:] != [] and before[-1] in lexicon.CHANGE_WORDS
    # "down by 600 to 54,900" gives a step and where it led; "by 5 to 10" leaves the size of the step open.
    leads = changing and before[-1:] == ["by"] and bare and (right.value or 0) > _LARGEST_STEP * (left.value or 0)
    return (starts and (changing or own_units)) or (changing and own_units) or steps or leads


def _share(folded: str, readings: list[Reading]) -> list[Reading]:
    for at in range(len(readings) - 2, -1, -1):
        left, right = readings[at], readings[at + 1]
        if right.start - left.end > _GAP or not _LIST.fullmatch(folded[left.end : right.start]):
            continue
        gap = folded[left.end : right.start]
        listed = at > 0 and _LIST.fullmatch(folded[readings[at - 1].end : left.start][:_GAP]) is not None
        if listed or not _RESTATES.match(gap):
            readings[at] = _shared(left, right, gap)
    return readings


def _shared(left: Reading, right: Reading, gap: str) -> Reading:
    if left.atom.form not in _NUMBERS or not left.bare or left.value is None:
        return left
    scale = _shared_scale(left, right) if not right.unit_before else 1.0
    if right.unit is None or right.unit_before or right.bound == "plus_minus":
        factor_kind = (
            right.kind
            if right.kind == "ratio" and right.atom.form in _NUMBERS and right.notes[-1].startswith("factor")
            else ""
        )
        if scale == 1.0 and not factor_kind:
            return left
        return replace(left, value=left.value * scale, scale=scale, kind=factor_kind)
    note = f'unit of the list "{right.unit_text}"'
    return replace(
        left, value=left.value * scale, scale=scale, unit=right.unit, unit_text=right.unit_text, kind=right.kind,
        age=right.age, shared=True, notes=(*left.notes, note),
    )  # fmt: skip
