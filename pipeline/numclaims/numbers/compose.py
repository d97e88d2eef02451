"""Composition: joined readings become quantities with bound, rate, kind, SI value and the rule that decided."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from numclaims import units
from numclaims.numbers import ages, bare_ages, bounds, money, rates, surroundings
from numclaims.records import INFINITY, Quantity

if TYPE_CHECKING:
    from numclaims.numbers.bounds import Cue
    from numclaims.numbers.denominators import Denominator
    from numclaims.numbers.readings import Reading

_CLEAR, _DIGITS, _WORDS, _AMBIGUOUS = 1.0, 0.9, 0.8, 0.6
_FAR = 1 << 62
_LEAST_COUNT = 0.1
_RATIO = re.compile(
    r"\b[a-z]{2,20}(?: to |-to-|[-–/])[a-z]{2,20} ratio\b[^0-9.;:]{0,24}(?:[0-9.]{1,8}, (?:up|down) from )?$"
)


def compose(
    text: str, folded: str, joined: list[Reading], denominators: list[Denominator], barriers: list[int]
) -> list[Quantity]:
    """Compose the quantities of a text from its joined readings."""
    bounded: list[Reading] = []
    found: list[Denominator | None] = []
    floor = 0
    starts = sorted([*(reading.start for reading in joined), *barriers])
    for reading in joined:
        after = bisect_right(starts, reading.start)
        limit = starts[after] if after < len(starts) else _FAR
        bounded.append(_bounded(text, folded, reading, floor))
        found.append(
            _denominator(reading, denominators, limit)
            or rates.find_rate(text, folded, bounded[-1], min(limit, len(folded)), floor)
        )
        floor = bounded[-1].end
    shared = rates.share(folded, bounded, found)
    return [_quantity(text, folded, *pair) for pair in zip(money.with_currency(bounded), shared, strict=True)]


def _denominator(reading: Reading, denominators: list[Denominator], limit: int) -> Denominator | None:
    """Give the counted denominator ("per 100,000 people") between this quantity and the next."""
    at = bisect_right(denominators, reading.end, key=lambda item: item.start + 1)
    if at < len(denominators) and denominators[at].start < limit and denominators[at].start - reading.end < 64:
        return denominators[at]
    return None


def _bounded(text: str, folded: str, reading: Reading, floor: int) -> Reading:
    group = ages.age_group(folded, reading, floor)
    if group is not None:
        bound, start, end = group
        return _aged(
            replace(
                reading,
                start=start,
                end=end,
                bound=bound,
                notes=(*reading.notes, f'bound cue "{text[start : reading.start].strip(" -")}"'),
            )
        )
    decade = ages.age_decade(folded, reading)
    if decade is not None and reading.value is not None:
        low = reading.value
        return _aged(replace(reading, end=decade, value=None, low=low, high=low + 9, bound="between"))
    cue = bounds.find_before(text, folded, reading.start, floor)
    if cue is not None and bounds.spans_time(folded, cue, reading.kind, reading.end):
        cue = None
    cue = cue or bounds.find_time(folded, reading.start, reading.kind)
    phrase = ages.age_phrase(folded, cue.start if cue is not None else reading.start, floor)
    if phrase is not None and ages.could_be_age(reading) and (reading.unit is None or reading.unit.kind == "duration"):
        reading = _aged(reading)
        cue = cue or bounds.find_before(text, folded, phrase, floor)
    elif _is_age(text, folded, reading, cue):
        reading = _aged(reading)
    return _after(text, folded, _with_cue(text, reading, cue))


def _is_age(text: str, folded: str, reading: Reading, cue: Cue | None) -> bool:
    start = cue.start if cue is not None else reading.start
    return (
        ages.follows_name(text, reading)
        or (cue is not None and ages.compares_people(folded, reading, cue.start))
        or bare_ages.is_bare_age(text, folded, reading, start)
        or bare_ages.is_mean_age(folded, reading, start)
    )


def _aged(reading: Reading) -> Reading:
    unit = reading.unit or units.by_name("year")
    return replace(reading, unit=unit, kind="age", age=True, notes=(*reading.notes, "age"))


def _with_cue(text: str, reading: Reading, cue: Cue | None) -> Reading:
    start, bound, notes = reading.start, reading.bound, reading.notes
    if cue is not None:
        start = cue.start
        notes = (*notes, f'bound cue "{text[cue.start : reading.start].strip()}"')
        bound = bound or cue.bound
        if bound == "plus_minus" and reading.bound != bound and reading.value is not None:
            spread = abs(reading.value)
            reading = replace(reading, low=-spread, high=spread)
    elif reading.bound == "between":
        head = text[max(0, reading.start - 8) : reading.start].lower()
        if head.endswith("between "):
            start = reading.start - 8
    return replace(reading, start=start, bound=bound, notes=notes)


def _after(text: str, folded: str, reading: Reading) -> Reading:
    cue = bounds.find_after(folded, reading.end)
    if cue is None or (reading.bound and reading.bound not in ("about", "between")):
        return reading
    note = f'bound cue "{text[cue.start : cue.end].strip()}"'
    return replace(
        reading,
        end=cue.end,
        bound=reading.bound if reading.bound == "between" else cue.bound,
        notes=(*reading.notes, note),
    )


def _limits(reading: Reading) -> tuple[float | None, float | None, str]:
    value, bound = reading.value, reading.bound
    if value is None:
        return reading.low, reading.high, "between"
    if bound == "plus_minus":
        return reading.low, reading.high, bound
    if bound == "about":
        return None, None, bound
    low = -INFINITY if bound in ("at_most", "less_than") else value
    high = INFINITY if bound in ("at_least", "more_than") else value
    return low, high, bound or "exact"


def _quantity(text: str, folded: str, reading: Reading, rate: Denominator | None) -> Quantity:
    unit = reading.unit
    low, high, bound = _limits(reading)
    notes = (*reading.notes, f'rate "{text[rate.start : rate.end].strip()}"') if rate is not None else reading.notes
    si_value = None
    if unit is not None and unit.si_factor is not None and reading.value is not None:
        si_value = float(f"{reading.value * unit.si_factor + unit.si_offset:.12g}")
    return Quantity(
        start=reading.start,
        end=reading.end,
        number_start=reading.number_start,
        number_end=reading.number_end,
        surface=text[reading.start : reading.end],
        value=reading.value,
        low=low,
        high=high,
        bound=bound,
        unit=unit.name if unit is not None else "",
        currency=unit.currency if unit is not None else "",
        dimension=unit.dimension if unit is not None else "",
        per=rate.per if rate is not None else "",
        per_value=rate.value if rate is not None else None,
        si_value=si_value,
        si_unit=unit.si_unit if si_value is not None and unit is not None else "",
        kind=_kind(folded, reading, rated=rate is not None),
        rule="; ".join(notes),
        confidence=_confidence(reading),
    )


def _kind(folded: str, reading: Reading, *, rated: bool) -> str:
    """Give the kind; a bare number that is not whole measures on some scale, unless it is a rate or counts a noun."""
    if (
        reading.kind
        or rated
        or (surroundings.counts_plural(folded, reading.end) and abs(reading.value or 1) >= _LEAST_COUNT)
    ):
        return reading.kind or "count"
    if not rated and _RATIO.search(folded[max(0, reading.start - 56) : reading.start]) is not None:
        return "ratio"
    ends = [end for end in (reading.value, reading.low, reading.high) if end is not None]
    return "count" if all(float(end).is_integer() for end in ends) else "measure"


def _confidence(reading: Reading) -> float:
    if reading.unit is not None and not reading.shared:
        return _CLEAR
    if reading.atom.form in ("digits",):
        return _DIGITS
    return _AMBIGUOUS if reading.atom.form in ("plural", "times", "factor", "half") else _WORDS
