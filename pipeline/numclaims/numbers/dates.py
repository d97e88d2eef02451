"""Dates, years and clock times: numbers that say when, not how much."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numclaims.numbers import lexicon, surroundings

if TYPE_CHECKING:
    from numclaims.numbers.atoms import Atom
    from numclaims.numbers.readings import Reading

_FIRST_YEAR, _LAST_YEAR = 1500, 2150
Span = tuple[int, int, str]
MONTHS_AND_DAYS = lexicon.MONTHS | lexicon.WEEKDAYS

_MONTH = "(?:" + "|".join(sorted(lexicon.MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20|21)[0-9]{2}(?![0-9]|,[0-9]|\.[0-9])"
_DASH = r"[-‐‑–—−/]"
_DAY_FIRST = re.compile(
    rf"{_DAY}(?:\s?(?:{_DASH}|to|and|or|,|&)\s?{_DAY}){{0,3}}(?:\s"
    rf"|-|\sof\s){_MONTH}(?:,?[\s-]{_YEAR})?(?![0-9])"
)
_MONTH_FIRST = re.compile(
    rf"{_DAY}(?![0-9]|[.:][0-9]|%|\s?(?:per\s?cent|million|billion"
    rf"|people))(?:\s?(?:{_DASH}|to|and)\s?{_DAY}(?![0-9]))?(?:,?\s{_YEAR})?"
)
_NUMERIC = re.compile(
    r"(?:[12][0-9]{3}([-/.])[01]?[0-9]\1[0-3]?[0-9](?:t[0-9:.]{4,12}z?)?"
    r"|[0-3]?[0-9]([-/.])[0-3]?[0-9]\2(?:[0-9]{4}|[0-9]{2}))(?![\w]|[./-][0-9])"
)
_MONTH_YEAR = re.compile(r"(?:[01]?[0-9]/(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}-[01][0-9])(?![\w/-])")
_YEARS = re.compile(
    rf"(?:1[0-9]|20|21)[0-9]{{2}}\s?{_DASH}\s?(?:(?:1[0-9]|20|21)[0-9]{{2}}|[0-9]{{2}})(?![0-9]|[.,][0-9]|\s?%)"
)
_DECADE = re.compile(r"(?:1[0-9]|20)?[0-9]0[’']?s(?!\w)")
_CLOCK = re.compile(
    r"[0-2]?[0-9](?:[:.][0-5][0-9])?(?:[:.][0-5][0-9])?\s?(?:a\.m\.?|p\.m\.?"
    r"|am|pm|o[’']clock|noon|midnight|hrs gmt|gmt|bst|utc|est|edt)(?!\w)"
    r"|0[0-9][0-5][0-9]\s?(?:hours|hrs)(?!\w)|[0-2][0-9][0-5][0-9]\s?(?:gmt|utc|bst|est|edt)(?!\w)"
    r"|[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?(?:[.,][0-9]{1,6})?(?![\w:])"
    r"|[0-2]?[0-9](?:\.[0-5][0-9])?\s?(?:-|–"
    r"|to)\s?[0-2]?[0-9](?:[:.][0-5][0-9])?\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w)"
)
_POINTED = re.compile(
    r"(?:[01]?[0-9]|2[0-3])\.[0-5][0-9](?:(?:\s?[-–]\s?|\sto\s|\suntil\s)(?:[01]?[0-9]|2[0-3])\.[0-5][0-9])?"
    r"(?![\w%]|[.,][0-9]|\s?(?:%|per))"
)
_DATED = re.compile(
    rf",?\s(?:on\s)?(?:[0-3]?[0-9](?:st|nd|rd|th)?\s)?(?:{'|'.join(sorted(MONTHS_AND_DAYS))}"
    r"|today|tomorrow|gmt|bst)(?!\w)"
)
_SPOKEN_CLOCK = re.compile(r"\s(?:o[’']clock|a\.m\.|p\.m\.|am|pm)(?!\w)")
_FISCAL = re.compile(r"(?:^|[^\w])(?:fy|cy|q[1-4]|h[12]|[1-4]q|[12]h)[\s’'-]?$")
_ERA = re.compile(r"\s?(?:bc|ad|bce|ce)(?!\w)")
_YEAR_ALONE = re.compile(r"(?:1[0-9]|20|21)[0-9]{2}")


def find_date(folded: str, atom: Atom, floor: int) -> Span | None:
    """Find the date or clock time the atom belongs to, or None."""
    if atom.form in ("words", "half"):
        return _spoken(folded, atom)
    if atom.form != "digits" or (atom.start > 0 and folded[atom.start - 1] in "$£€"):
        return None
    return _clock(folded, atom) or _full_date(folded, atom, floor) or _years(folded, atom, floor)


def _spoken(folded: str, atom: Atom) -> Span | None:
    clock = _SPOKEN_CLOCK.match(folded, atom.end)
    if clock is not None and atom.value is not None and atom.value <= 12:
        return atom.start, clock.end(), "time"
    past = re.compile(
        r"(?:\sminutes)?\spast(?=\s(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[0-9]))"
    ).match(folded, atom.end)
    if past is not None and atom.form == "half":
        return atom.start, past.end(), "time"
    if surroundings.word_before(folded, atom.start) == "past" and folded[: atom.start].endswith("half past "):
        return atom.start, atom.end, "time"
    return None


def _clock(folded: str, atom: Atom) -> Span | None:
    clock = _CLOCK.match(folded, atom.start)
    if clock is None or clock.end() < atom.end:
        return _pointed_clock(folded, atom)
    if ":" in clock.group() and folded[clock.end() : clock.end() + 1] == "/":
        return None
    return atom.start, clock.end(), "time"


def _pointed_clock(folded: str, atom: Atom) -> Span | None:
    """Tell "at 09.30 on 15 November" and "opens at 9.30" from "shares closed at 9.30" and "9.30 metres"."""
    clock = _POINTED.match(folded, atom.start)
    if clock is None or clock.end() < atom.end:
        return None
    if surroundings.word_before(folded, atom.start) not in lexicon.CLOCK_BEFORE:
        return None
    around = surroundings.clause_before(folded, atom.start) + surroundings.clause_after(folded, clock.end(), limit=24)
    words = set(re.findall(r"[a-z]+", around))
    dated = _DATED.match(folded, clock.end()) is not None
    timed = (
        dated
        or (folded[atom.start] == "0" and folded[atom.start + 1].isdigit())
        or not words.isdisjoint(lexicon.CLOCK_WORDS)
    )
    return (atom.start, clock.end(), "time") if timed and words.isdisjoint(lexicon.MARKET_WORDS) else None


def _full_date(folded: str, atom: Atom, floor: int) -> Span | None:
    for pattern in (_NUMERIC, _DAY_FIRST, _MONTH_YEAR):
        found = pattern.match(folded, atom.start)
        if found is not None and found.end() >= atom.end and _plausible(pattern, found):
            return atom.start, found.end(), "date"
    word = surroundings.word_before(folded, atom.start).rstrip(",")
    if word.rstrip(".") not in lexicon.MONTHS:
        return None
    head = folded.rfind(word, floor, atom.start)
    year = re.compile(_YEAR).match(folded, atom.start)
    found = year or _MONTH_FIRST.match(folded, atom.start)
    if (
        head < floor
        or found is None
        or found.end() < atom.end
        or (word == "may" and folded[head : atom.start].endswith(", "))
    ):
        return None
    return head, found.end(), "date"


def _plausible(pattern: re.Pattern[str], found: re.Match[str]) -> bool:
    if pattern is not _NUMERIC:
        return True
    parts = [int(part) for part in re.split(r"[-/.]", found.group().partition("t")[0])]
    year_first = parts[0] > 31
    month, day = (parts[1], parts[2]) if year_first else (parts[0], parts[1])
    return min(month, day) in range(1, 13) and max(month, day) <= 31


def _years(folded: str, atom: Atom, floor: int) -> Span | None:
    years = _YEARS.match(folded, atom.start)
    if years is not None and years.end() >= atom.end and _years_in_order(years.group()):
        return atom.start, years.end(), "year"
    decade = _DECADE.match(folded, atom.start)
    if decade is not None and (atom.end - atom.start == 4 or _names_decade(folded, atom)):
        return atom.start, decade.end(), "year"
    fiscal = _FISCAL.search(folded[max(0, atom.start - 6) : atom.start])
    if fiscal is not None and atom.whole:
        start = max(floor, max(0, atom.start - 6) + fiscal.start())
        while not folded[start].isalnum():
            start += 1
        return start, atom.end, "year"
    if (
        atom.whole
        and _ERA.match(folded, atom.end)
        and (atom.value or 0) < 10000
        and " " in folded[atom.end : atom.end + 1]
    ):
        return (atom.start, atom.end, "year") if re.compile(r"\s?(?:bc|bce|ad)(?!\w)").match(folded, atom.end) else None
    return None


def _years_in_order(text: str) -> bool:
    first, last = int(text[:4]), re.sub(r"\D", " ", text[4:]).split()[-1]
    if not _FIRST_YEAR <= first <= _LAST_YEAR or int(last) > _LAST_YEAR:
        return False
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if len(last) == 2 and first % 100 == 99 and last == "00":
        return True
    return 0 < end - first < 1000 if len(last) == 4 else 0 < end - first <= 60 and first >= 1500


def _names_decade(folded: str, atom: Atom) -> bool:
    if atom.end - atom.start != 2:
        return False
    ahead = folded[max(0, atom.start - 16) : atom.start]
    return ahead.endswith(("’", "'")) or bool(
        re.search(
            r"(?:the|(?<!his )(?<!her )(?<!their )(?<!my )(?<!our )(?:early|late|mid))[\s-](?:early |late |mid-)?$",
            ahead,
        )
    )


def is_year(folded: str, reading: Reading) -> bool:
    """Tell whether a bare four-digit number reads as a year."""
    atom = reading.atom
    if atom.form != "digits" or atom.end - atom.start != 4 or not _YEAR_ALONE.fullmatch(folded[atom.start : atom.end]):
        return False
    if reading.start < atom.start or reading.scale != 1.0:
        return False
    value = int(atom.value or 0)
    before = surroundings.word_before(folded, atom.start)
    following = surroundings.word_after(folded, atom.end)
    if following in lexicon.YEAR_COUNTS and reading.unit is None:
        return False
    if (
        reading.unit is not None
        or not 1900 <= value < 2100
        or (_plural(following) and value <= 2000 and value % 50 == 0)
    ):
        # Only a preposition of time makes these a year: "in 1848", "by 2100", "in 2000 metres".
        spaced = folded[atom.end : atom.end + 1] == " " or reading.unit is None
        plural = _plural(following) and not 1900 <= value < 2100
        return spaced and not plural and before in lexicon.YEAR_PREPOSITIONS
    return before not in lexicon.YEAR_NEVER


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "was"))
