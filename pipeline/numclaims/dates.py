"""Time expressions of English text, and the calendar days they span where they name them completely.

A relative or incomplete expression ("last year", "March") is found but spans no days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from numclaims.intervals import UNKNOWN, Interval, last_day, months_from, shifted

MONTHS = "january february march april may june july august september october november december"
_MONTH_NUMBERS = {name: i for i, name in enumerate(re.split(" ", MONTHS), 1)}
_SMALL_NUMBERS = {
    name: i for i, name in enumerate(re.split(" ", "one two three four five six seven eight nine ten eleven twelve"), 1)
}
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_MONTHS_IN = {"day": 0, "week": 0, "month": 1, "quarter": 3, "half": 6, "year": 12}
_SEASONS = "spring|summer|autumn|winter"

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?:1[5-9]\d\d|20\d\d|21\d\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_DASH = r" ?[-\u2010-\u2015] ?"
_HOLIDAY = r"(?:Easter|Christmas|New Year|Ramadan|Diwali|Eid|Thanksgiving|Passover|Hogmanay)"
_TO = rf"(?: to | and | until | through |{_DASH})"
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_SMALL_NUMBERS)})"
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)})"
_QUARTER_NAME = rf"(?:Q[1-4]|{_ORDINAL}(?: |-)(?:fiscal )?quarter)"
_UNIT = r"(?:hour|day|week|month|quarter|half|year|decade)"
_WHICH = (
    r"(?:same|previous|preceding|prior|following|corresponding|current|coming|past|last|next|latest|first"
    r"|final|opening|full|whole|entire)"
)
_CALLED = r"(?:(?:fiscal|financial|academic|calendar|reporting) )"
_SIMPLE = (
    rf"(?:{_DAY} {_MONTH},? {_YEAR}|{_MONTH} {_DAY},? {_YEAR}|{_MONTH} {_YEAR}"
    rf"|{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|{_YEAR})"
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression at ``text[start:end]`` and the days it spans."""

    start: int
    end: int
    text: str
    interval: Interval


_Reader = Callable[[re.Match[str]], Interval]


def find_times(text: str) -> list[TimeExpression]:
    """Find the time expressions of a text, in order; of two that overlap the first stays, or the longer.

    >>> [(found.text, *found.interval.isoformat()) for found in find_times("It rose in the year to March 2023.")]
    [('the year to March 2023', '2022-04-01', '2023-03-31')]
    """
    kept: list[TimeExpression] = []
    for expression in sorted(_matches(text), key=lambda found: (found.start, -found.end)):
        if not kept or expression.start >= kept[-1].end:
            kept.append(expression)
    return kept


def interval_of(text: str) -> Interval:
    """Give the days a whole time expression spans."""
    for pattern, reader in _PATTERNS:
        if match := pattern.fullmatch(text.strip()):
            return _checked(reader, match)
    return UNKNOWN


def _matches(text: str) -> Iterator[TimeExpression]:
    for pattern, reader in _PATTERNS:
        for match in pattern.finditer(text):
            yield TimeExpression(match.start(), match.end(), match.group(), _checked(reader, match))


def _checked(reader: _Reader, match: re.Match[str]) -> Interval:
    try:
        return reader(match)
    except (ValueError, KeyError):  # 30 February, year 0 after a shift: named, but no day of the calendar
        return UNKNOWN


def _month_number(name: str) -> int:
    return next(number for full, number in _MONTH_NUMBERS.items() if full.startswith(name.lower().rstrip(".")[:3]))


def month_number(word: str) -> int:
    """Give the number of the month a word names, or 0.

    >>> month_number("June"), month_number("Sept."), month_number("soon")
    (6, 9, 0)
    """
    return _month_number(word) if re.fullmatch(_MONTH, word) else 0


def small_number(word: str) -> int:
    """Give the number that a word or digits up to twelve name, or 0."""
    return int(word) if word.isdecimal() else _SMALL_NUMBERS.get(word.lower(), 0)


def _small(number: str | None) -> int:
    if number is None:
        return 1
    return int(number) if number.isdecimal() else _SMALL_NUMBERS[number.lower()]


def _day(match: re.Match[str]) -> Interval:
    day = int(re.sub(r"\D", "", match["day"]))
    found = date(int(match["year"]), _month_number(match["month"]), day)
    return Interval(found, found)


def _iso(match: re.Match[str]) -> Interval:
    found = date.fromisoformat(match.group())
    return Interval(found, found)


def _month(match: re.Match[str]) -> Interval:
    return months_from(date(int(match["year"]), _month_number(match["month"]), 1), 1)


def _year(match: re.Match[str]) -> Interval:
    return months_from(date(int(match["year"]), 1, 1), 12)


def _day_range(match: re.Match[str]) -> Interval:
    year, last = int(match["year"]), _month_number(match["month"])
    first = _month_number(match["first_month"]) if match["first_month"] else last
    days = [int(re.sub(r"\D", "", match[name])) for name in ("first_day", "day")]
    return Interval(date(year - (first > last), first, days[0]), date(year, last, days[1]))


def _month_range(match: re.Match[str]) -> Interval:
    year, last = int(match["year"]), _month_number(match["month"])
    first = _month_number(match["first_month"])
    start = int(match["first_year"]) if match["first_year"] else year - (first > last)
    return Interval(date(start, first, 1), last_day(year, last))


def _year_range(match: re.Match[str]) -> Interval:
    return Interval(date(int(match["first_year"]), 1, 1), date(int(match["year"]), 12, 31))


def _two_years(match: re.Match[str]) -> Interval:
    """Read "2022-23": the British financial year, or the school year where it is called one; "2022/23" is either."""
    first = int(match["year"])
    if (first + 1) % 100 != int(match["second"]) % 100:
        return Interval(date(first, 1, 1), date(first - first % 100 + int(match["second"]) % 100, 12, 31))
    called = (match["called"] or "").lower()
    if called in ("academic", "school"):
        return months_from(date(first, 9, 1), 12)
    if "/" in match.group() and not called:
        return UNKNOWN
    return months_from(date(first, 4, 1), 12)


def _quarter(match: re.Match[str]) -> Interval:
    name = match["quarter"].lower()
    number = int(name[1]) if name[0] == "q" else _ORDINALS[re.split("[ -]", name)[0]]
    return UNKNOWN if "fiscal" in name else months_from(date(_full_year(match["year"]), 3 * number - 2, 1), 3)


def _full_year(year: str) -> int:
    return int(year) + 2000 if len(year) == 2 else int(year)


def _half(match: re.Match[str]) -> Interval:
    number = int(match["number"]) if match["number"] else _ORDINALS[match["ordinal"].lower()]
    return months_from(date(int(match["year"]), 6 * number - 5, 1), 6)


def _part_of_year(match: re.Match[str]) -> Interval:
    """Read "the first five months of 2024" and "the last quarter of 2024"."""
    months = _MONTHS_IN[match["unit"].lower()] * _small(match["count"])
    year = int(match["year"])
    if not 0 < months <= 12:
        return UNKNOWN
    if match["which"].lower() == "first":
        return months_from(date(year, 1, 1), months)
    return Interval(shifted(date(year, 12, 1), 1 - months), date(year, 12, 31))


def _period_to(match: re.Match[str]) -> Interval:
    """Read "the three months to September 2024": whole months up to the end of the date named."""
    end = interval_of(match["until"]).end
    months = _MONTHS_IN.get(match["unit"].lower(), 0) * _small(match["count"])
    if end is None or not months:
        return UNKNOWN
    first = shifted(end.replace(day=1), 1 - months)
    if end == last_day(end.year, end.month):
        return Interval(first, end)
    return Interval(shifted(end.replace(day=1), -months).replace(day=end.day) + timedelta(days=1), end)


def _end(match: re.Match[str]) -> Interval:
    last = last_day(int(match["year"]), _month_number(match["month"]) if match["month"] else 12)
    return Interval(last, last)


def _decade(match: re.Match[str]) -> Interval:
    first = int(match["year"])
    return Interval(date(first, 1, 1), date(first + 9, 12, 31))


def _named_year(match: re.Match[str]) -> Interval:
    return _year(match) if match["called"].lower() == "calendar" else UNKNOWN


def _unknown(_match: re.Match[str]) -> Interval:
    return UNKNOWN


def _compiled(pattern: str, *, ignore_case: bool = False) -> re.Pattern[str]:
    spaced = pattern.replace(" ", "[ \\u00a0\\n]")
    return re.compile(rf"(?<![\w.,/-])(?:{spaced})(?![\w/]|[-.,]\d|-[A-Za-z])", re.IGNORECASE if ignore_case else 0)


_ABSOLUTE: tuple[tuple[str, _Reader], ...] = (
    (rf"(?P<day>{_DAY}) (?P<month>{_MONTH}),? (?P<year>{_YEAR})", _day),
    (rf"(?P<month>{_MONTH}) (?P<day>{_DAY}),? (?P<year>{_YEAR})", _day),
    (rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", _iso),
    (rf"(?P<month>{_MONTH}),? (?:of )?(?P<year>{_YEAR})", _month),
    (rf"(?P<year>{_YEAR})", _year),
    (
        rf"(?P<first_day>{_DAY})(?: (?P<first_month>{_MONTH}))?{_TO}(?P<day>{_DAY}) (?P<month>{_MONTH}),? "
        rf"(?P<year>{_YEAR})",
        _day_range,
    ),
    (
        rf"(?P<first_month>{_MONTH})(?: (?P<first_year>{_YEAR}))?{_TO}(?P<month>{_MONTH}),? (?P<year>{_YEAR})",
        _month_range,
    ),
    (rf"(?P<first_year>{_YEAR})(?: to | and | until | through |{_DASH})(?P<year>{_YEAR})", _year_range),
    (
        r"(?:(?:[Tt]he )?(?P<called>academic|school|financial|fiscal|tax) year )?"
        rf"(?P<year>{_YEAR})(?:[-\u2010-\u2015]|/)(?P<second>(?:19|20)?\d\d)",
        _two_years,
    ),
)
_NAMED_PARTS: tuple[tuple[str, _Reader], ...] = (
    (rf"(?:the )?(?P<quarter>{_QUARTER_NAME})(?: of| in|,)? (?P<year>{_YEAR})", _quarter),
    (r"(?P<quarter>Q[1-4]) ?['\u2019]?(?P<year>\d\d)", _quarter),
    (r"(?:the )?(?:H(?P<number>[12])|(?P<ordinal>first|second) half)(?: of| in)? (?P<year>" + _YEAR + ")", _half),
    (
        rf"(?:the )?(?P<which>first|last|final)(?: (?P<count>{_NUMBER}))? (?P<unit>month|quarter)s?"
        rf" (?:of|in) (?P<year>{_YEAR})",
        _part_of_year,
    ),
    (
        rf"(?:the )?(?:past |last |latest )?(?:(?P<count>{_NUMBER})(?: |-))?(?P<unit>month|quarter|year)s?"
        rf"(?: to| ending| ended| up to| to the end of) (?:the end of )?(?P<until>{_SIMPLE})",
        _period_to,
    ),
    (rf"(?:the )?end of (?:(?P<month>{_MONTH}),? )?(?P<year>{_YEAR})", _end),
    (r"(?:the )?(?:(?:early|mid|late)(?: |-))?(?P<year>(?:1[5-9]|20)\d0)s", _decade),
    (r"(?:the )?(?:(?:financial|fiscal) year|FY|fiscal) ?(?P<year>20\d\d)", _unknown),
    (rf"(?:the )?(?P<called>calendar) year (?P<year>{_YEAR})", _named_year),
)
_RELATIVE: tuple[str, ...] = (
    rf"(?:the )?(?:early|mid|late|beginning of|start of)(?: |-)(?:{_MONTH} )?{_YEAR}",
    rf"{_DAY} {_MONTH}|{_MONTH} {_DAY}",
    rf"(?:the )?(?:past |last |latest )?(?:{_NUMBER}(?: |-))?{_UNIT}s?(?: to| ending| ended) (?:{_DAY} )?{_MONTH}",
    rf"(?:the )?end of (?:{_MONTH}|(?:the |last |this |next )?{_CALLED}?(?:{_UNIT}|century|season))",
    r"(?:the )?(?:financial |fiscal )?(?:year|month|quarter|week|season)(?: |-)end",
    rf"(?:last |this |next )?{_HOLIDAY}(?:,? {_YEAR})?",
    r"at present|at the moment|at the time",
    rf"{_MONTH}{_TO}{_MONTH}",
    rf"(?:last |next |this )?{_MONTH}(?= |$|[.,;:)])",
    rf"(?:the )?(?:last |next |this )?(?:{_SEASONS})(?: of)?(?: {_YEAR}(?:[-\u2010-\u2015]\d\d)?)",
    rf"(?:last|next|this|the past|the last|the coming) (?:{_SEASONS})",
    rf"(?:(?:the|this|these|those) )?{_WHICH}(?: (?:{_NUMBER}|few|couple of))? {_CALLED}?"
    rf"(?:{_UNIT}|period|season|weekend|night)s?(?: (?:of|in|before|after) (?:{_SIMPLE}|last year|the year))?",
    rf"(?:last|this|next) (?:{_UNIT}|week|weekend|night|season|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)",
    r"(?:the )?(?:"
    + _QUARTER_NAME
    + r"|H[12]|(?:first|second) half)(?: of (?:the|last|this) (?:fiscal |financial )?year)?",
    rf"(?:a|an|one|{_NUMBER}) {_UNIT}s? (?:earlier|ago|before|previously|later|on)",
    r"the (?:year|quarter|month|week|period|decade)(?= (?:before|earlier))(?: before| earlier)",
    r"the (?:year|quarter|month|week|weekend|decade|season|half(?: |-)year|half(?=[,.;)]|$))",
    r"the (?:reporting |survey |study )?period",
    r"yesterday|today|tonight|overnight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|night|evening))?",
)
_PATTERNS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    *((_compiled(pattern), reader) for pattern, reader in _ABSOLUTE),
    *((_compiled(pattern, ignore_case=True), reader) for pattern, reader in _NAMED_PARTS),
    *((_compiled(pattern, ignore_case=_MONTH not in pattern), _unknown) for pattern in _RELATIVE),
)
