"""Rates: the denominator that follows a quantity ("a week", "per 100,000 people", "annually")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from numclaims import units
from numclaims.numbers import lexicon, surroundings

if TYPE_CHECKING:
    from numclaims.numbers.readings import Reading

_REACH = 90
_MOST_WORDS = 8
_TIME = "|".join(sorted(lexicon.TIME_WORDS, key=len, reverse=True))
_ADVERB = "|".join(sorted((re.escape(word) for word in lexicon.RATE_ADVERBS), key=len, reverse=True))
_ARTICLE = re.compile(rf"(?P<article>an?|each|every|per|/)\s{{0,2}}(?P<time>{_TIME})(?!\w)")
_SLASH = re.compile(rf"\s?/\s?(?P<time>{_TIME}|d|yr|person|capita|head|patient|household|share|barrel)(?!\w)")
_TIME_SIGNS = {"d": "day", "yr": "year"}
_INVERSE = re.compile(r"[ \u00a0·]?(?P<time>yr|d|day|year)[⁻−-][1¹](?!\w)")
_PER_NOUN = re.compile(r"per[\s-]{1,2}(?P<noun>[a-z]{2,20})(?!\w)")
_MONEY_NOUN = re.compile(r"[\s-]{1,2}(?P<article>an?|each|every|per)[\s-]{1,2}(?P<noun>[a-z]{3,20})(?!\w)")
_JOINT = re.compile(r"[\s-]{0,2}(?P<joint>/|(?:per|an?|each)(?=[\s-]))")
_BEFORE = re.compile(
    r"(?:^|\W)per\s(?P<noun>share|head|capita|person|unit|patient|pupil|household|student"
    r"|customer|employee|user)(?:\s(?!on|in|and|with|but|for)[a-z-]+){0,3}\s(?:of|was|were|is|at|to|by|reached)\s$"
)
_SEGMENT = re.compile(r"[a-z][\w'’-]*|/|[.;:!?](?=\s|$)|[,()]|\n")
_DENOMINATOR = re.compile(r"(?:per|for every|for each|/)\s{0,2}(?:an?\s)?$")
_POPULATION = re.compile(
    r"\s{1,2}(?P<noun>[a-z]+(?:[ -](?:births|population|years|inhabitants|people"
    r"|deaths|residents|women|men|children|vehicles|employees|miles|hours))?)"
)


@dataclass(frozen=True, slots=True)
class Denominator:
    """The denominator of a rate: what it is per, how many of it, and where it stands."""

    start: int
    end: int
    per: str
    value: float = 1.0


def _opens_rate(folded: str, start: int) -> bool:
    """Tell "per 100,000" and "deaths/100,000" from "f/1.8" and "super 8"."""
    ahead = folded[max(0, start - 3) : start]
    return len(ahead) == 3 and ahead.isalpha() if folded[start] == "/" else not ahead[-1:].isalnum()


def read_denominator(folded: str, start: int, end: int, value: float | None) -> Denominator | None:
    """Read a number that only says per how many ("per 100,000 people"), or None."""
    head = max(0, start - 10)
    found = _DENOMINATOR.search(folded[head:start])
    if found is None or value is None or not _opens_rate(folded, head + found.start()):
        return None
    population = _POPULATION.match(folded, end)
    noun = population["noun"] if population is not None else ""
    closes = population.end() if population is not None and noun else end
    return Denominator(head + found.start(), closes, _name(noun), value)


def _name(noun: str) -> str:
    if noun in lexicon.RATE_NAMES and noun != "births":
        return lexicon.RATE_NAMES[noun]
    if noun in ("of", "in", "and", "or", "was", "were", "is", "for", "to", "by", "from", "at", "as", "on", "with", ""):
        return "population"
    return singular(noun)


def singular(noun: str) -> str:
    """Give an English noun's singular by its ending."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    irregular = {"people": "person", "women": "woman", "men": "man", "children": "child"}
    for plural, single in irregular.items():
        if noun.endswith(plural):
            return noun[: -len(plural)] + single
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us")) else noun


def skip_inverse(folded: str, end: int) -> int:
    """Give the position after the "yr⁻¹" that ends a reading, so that its exponent is read as no number."""
    inverse = _INVERSE.match(folded, end)
    return inverse.end() if inverse is not None else end


def find_rate(text: str, folded: str, reading: Reading, stop: int) -> Denominator | None:
    """Find the denominator of a quantity within its own clause and before the next quantity."""
    if reading.per:
        return Denominator(reading.end, reading.end, reading.per)
    sign = _SLASH.match(folded, reading.end) or _INVERSE.match(folded, reading.end)
    if sign is not None:
        return Denominator(sign.start(), sign.end(), _denominator_name(sign["time"]))
    if reading.kind == "age":
        return None
    priced = _priced(text, folded, reading, stop) if reading.kind == "money" else None
    return priced or _following(folded, reading, min(stop, reading.end + _REACH)) or _preceding(folded, reading)


def _denominator_name(word: str) -> str:
    return _TIME_SIGNS.get(word) or lexicon.RATE_NAMES.get(word, word)


def _priced(text: str, folded: str, reading: Reading, stop: int) -> Denominator | None:
    measured = _per_unit(text, folded, reading)
    if measured is not None:
        return measured
    noun = _MONEY_NOUN.match(folded, reading.end)
    if noun is None or noun.end() > stop or noun["noun"] in lexicon.PRICE_STOPS:
        return None
    return Denominator(noun.start("article"), noun.end(), _denominator_name(noun["noun"]))


def _per_unit(text: str, folded: str, reading: Reading) -> Denominator | None:
    """Read the unit a price is for: "$0.049 per kilowatt-hour", "€120/MWh", "¥158 a litre"."""
    joint = _JOINT.match(folded, reading.end)
    unit = units.match_after(text, joint.end()) if joint is not None else None
    if joint is None or unit is None or unit.unit.kind != "measure":
        return None
    return Denominator(joint.start("joint"), unit.end, unit.unit.name)


def _following(folded: str, reading: Reading, stop: int) -> Denominator | None:
    previous, words = "", 0
    for found in _SEGMENT.finditer(folded, reading.end, stop):
        word = found.group()
        if word in lexicon.RATE_STOPS or not (word[0].isalpha() or word == "/") or words > _MOST_WORDS:
            return None
        rate = _rate_at(folded, found.start(), word, previous, words)
        if rate is not None:
            return rate
        previous, words = word, words + 1
    return None


def _rate_at(folded: str, at: int, word: str, previous: str, words: int) -> Denominator | None:
    if word in ("a", "an", "each", "every", "per", "/"):
        found = _ARTICLE.match(folded, at)
        if found is not None and _is_rate(folded, found, previous, words):
            return Denominator(at, found.end(), lexicon.RATE_NAMES.get(found["time"], found["time"]))
        noun = _PER_NOUN.match(folded, at)
        measured = units.match_after(folded, at + 3) if word == "per" and words == 0 else None
        if measured is not None and measured.unit.kind == "measure":
            return Denominator(at, measured.end, measured.unit.name)
        if noun is not None and noun["noun"] not in ("cent", "se", "annum"):
            return Denominator(at, noun.end(), lexicon.RATE_NAMES.get(noun["noun"], singular(noun["noun"])))
        return None
    if word in lexicon.RATE_ADVERBS and words <= 6 and _ends_phrase(folded, at + len(word)):
        return Denominator(at, at + len(word), lexicon.RATE_ADVERBS[word])
    return None


def _is_rate(folded: str, found: re.Match[str], previous: str, words: int) -> bool:
    if found["article"] in ("per", "/"):
        return True
    if previous in lexicon.RATE_PREPOSITIONS or surroundings.word_after(folded, found.end()) in lexicon.RATE_POINTS:
        return False
    return not (
        found["article"] in ("a", "an")
        and (found["time"] in ("second", "match", "game", "term", "season", "session", "night") and words > 1)
    )


def _ends_phrase(folded: str, end: int) -> bool:
    following = surroundings.word_after(folded, end)
    return not following or following in (
        "in",
        "on",
        "for",
        "to",
        "by",
        "and",
        "from",
        "at",
        "or",
        "since",
        "until",
        "with",
        "as",
        "over",
        "after",
        "during",
        "between",
        "but",
        "than",
        "under",
        "worldwide",
        "across",
    )


def _preceding(folded: str, reading: Reading) -> Denominator | None:
    if reading.kind != "money":
        return None
    head = max(0, reading.start - 64)
    found = _BEFORE.search(folded[head : reading.start])
    if found is None:
        return None
    noun = found["noun"]
    return Denominator(head + found.start(), head + found.end("noun"), lexicon.RATE_NAMES.get(noun, noun))


def share(folded: str, readings: list[Reading], found: list[Denominator | None]) -> list[Denominator | None]:
    """Share a rate back through a list ("from 141 to 96 per year") and on to what it is compared with."""
    shared = list(found)
    for at in range(len(readings) - 2, -1, -1):
        if shared[at] is None and shared[at + 1] is not None and _alike(readings[at], readings[at + 1]):
            gap = folded[readings[at].end : readings[at + 1].start]
            shared[at] = shared[at + 1] if len(gap) <= _GAP and _LIST.fullmatch(gap) else None
    for at in range(1, len(readings)):
        before = shared[at - 1]
        if shared[at] is None and before is not None and _alike(readings[at - 1], readings[at]):
            gap = folded[max(before.end, readings[at - 1].end) : readings[at].start]
            shared[at] = before if len(gap) <= _GAP and _COMPARED.fullmatch(gap) else None
    return shared


def _alike(left: Reading, right: Reading) -> bool:
    names = [reading.unit.name if reading.unit is not None else "" for reading in (left, right)]
    return names[0] == names[1] and left.kind == right.kind and left.kind not in ("age", "ratio", "duration")


_GAP = 40
_LIST = re.compile(
    r"\s{0,2}(?:,|/|-|–|,?\s(?:and|or|to|versus|vs\.?"
    r"|then)\s(?:[a-z]+\s){0,2}|of\s[a-z]+\sand\s)|\sof\s[a-z]{1,20}\sand\s"
)
_COMPARED = re.compile(
    r",?\s(?:compared (?:with|to)|up from|down from|against|versus|vs\.?|from|rather than"
    r"|instead of|and|to|higher than|lower than|more than|less than)\s(?:only |just |about |some )?"
)
