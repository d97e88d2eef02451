"""The days of a time that only points, such as "the same period" or "June", by the times named before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Doc

from numclaims.context.figures import cues
from numclaims.context.times import Time, bounded, is_range
from numclaims.dates import interval_of, month_number, small_number
from numclaims.intervals import UNKNOWN, Interval, in_year

_LENGTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_TWO_YEARS = re.compile(r"20\d\d/(?:20)?\d\d")


def resolved(time: Time, earlier: Sequence[Time]) -> Time:
    """Give a time its days where the complete times named before it leave no choice."""
    if time.interval != UNKNOWN:
        return time
    if _TWO_YEARS.fullmatch(time.span.text):
        return replace(time, interval=_split_year(time.span.text, time.span.doc))
    known = [before.interval for before in earlier if before.interval.complete]
    return _pointing(time, known) if known else time


def _pointing(time: Time, known: Sequence[Interval]) -> Time:
    words = [token.lower_ for token in time.span]
    if {"same", "corresponding"} & set(words):
        return _same(time, words, known[-1])
    if words[0] == "the" and len(words) == 2 and words[1] in (*_LENGTHS, "period"):
        return _named_length(time, words[1], known)
    if words[-1] in ("earlier", "before") and words[-2:-1] in (["year"], ["years"]):
        return _years_before(time, words[0], known[-1])
    return _in_same_year(time, known[-1])


def _split_year(text: str, doc: Doc) -> Interval:
    """Read "2022/23" as a school year or a financial year, by which of them the text is about."""
    words = {token.lemma_.lower() for token in doc}
    kinds = [kind for kind in ("school", "financial") if not words.isdisjoint(cues(f"{kind}_words"))]
    return interval_of(f"the {kinds[0]} year {text}") if len(kinds) == 1 else UNKNOWN


def _same(time: Time, words: Sequence[str], known: Interval) -> Time:
    """Read "the same quarter of 2023" off the last interval named before it."""
    year = next((int(word) for word in words if word.isdecimal() and len(word) == 4), None)
    if year is None and len(words) > 3:
        return time
    return replace(time, interval=known if year is None else in_year(known, year))


def _named_length(time: Time, unit: str, known: Sequence[Interval]) -> Time:
    """Read "the quarter" as the last quarter named, and "the period" as the last stretch of any length."""
    fitting = [interval for interval in known if unit == "period" or _months(interval) == _LENGTHS[unit]]
    return replace(time, interval=fitting[-1]) if fitting else time


def _months(interval: Interval) -> int:
    if interval.start is None or interval.end is None:
        return 0
    after = interval.end + timedelta(days=1)
    return (after.year - interval.start.year) * 12 + after.month - interval.start.month


def _years_before(time: Time, number: str, known: Interval) -> Time:
    years = 1 if number == "a" else small_number(number)
    if known.end is None or not years:
        return time
    return replace(time, interval=in_year(known, known.end.year - years))


def _in_same_year(time: Time, known: Interval) -> Time:
    """Read "June" or "3 May" in the year before it, where it falls in the stretch named last, or earlier that year."""
    preposition = time.span[0].lower_ if time.span[0].lower_ in cues("time_prepositions_kept") else ""
    text = time.span.doc[time.span.start + bool(preposition) : time.span.end].text
    if {"year", "years"} & {token.lower_ for token in time.span}:
        return time
    month = next((number for word in reversed(text.split()) if (number := month_number(word))), 0)
    if not month or known.start is None or known.end is None:
        return time
    interval = interval_of(f"{text} {_year_of(month, known)}")
    if preposition:
        interval = bounded(preposition, interval, has_both_ends=is_range(time.span))
    return replace(time, interval=interval)


def _year_of(month: int, known: Interval) -> str:
    """Give the year of a month that lies in a stretch of at most a year, or before its end in the same year."""
    if known.start is None or known.end is None:
        return ""
    if known.start.year == known.end.year:
        return str(known.end.year) if month <= known.end.month else ""
    if _months(known) > 12:
        return ""
    if month >= known.start.month:
        return str(known.start.year)
    return str(known.end.year) if month <= known.end.month else ""
