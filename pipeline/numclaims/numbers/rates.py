"""Rates: the denominator that follows a quantity ("a week", "per 100,000 people", "annually")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numclaims import units
from numclaims.numbers import denominators, lexicon, surroundings
from numclaims.numbers.denominators import Denominator

if TYPE_CHECKING:
    from numclaims.numbers.readings import Reading

_REACH = 90
_MOST_WORDS = 8
_NEAR = 2
_TIME = "|".join(sorted(lexicon.TIME_WORDS, key=len, reverse=True))
_ADVERB = "|".join(sorted((re.escape(word) for word in lexicon.RATE_ADVERBS), key=len, reverse=True))
_ARTICLE = re.compile(rf"(?P<article>an?|each|every|per|/)\s{{0,2}}(?P<time>{_TIME})(?!\w)")
_SLASH = re.compile(rf"\s?/\s?(?P<time>{_TIME}|d|yr|person|capita|head|patient|household|share|barrel)(?!\w)")
_HYPHENATED = re.compile(rf"-(?:an?|per)-(?P<time>{_TIME})(?!\w)")
_TIME_SIGNS = {"d": "day", "yr": "year"}
_INVERSE = re.compile(r"[ \u00a0·]?(?P<time>yr|d|day|year)[⁻−-][1¹](?!\w)")
_NO_DENOMINATOR = frozenset({"cent", "cents", "se", "mille"})
_MONEY_NOUN = re.compile(r"[\s-]{1,2}(?P<article>an?|each|every|per)[\s-]{1,2}(?P<noun>[a-z]{3,20})(?!\w)")
_JOINT = re.compile(r"[\s-]{0,2}(?P<joint>/|(?:per|an?|each)(?=[\s-]))")
_BEFORE = re.compile(
    r"(?:^|\W)per\s(?P<noun>share|head|capita|person|unit|patient|pupil|household|student"
    r"|customer|employee|user)(?:\s(?!on|in|and|with|but|for)[a-z-]+){0,3}\s(?:of|was|were|is|at|to|by|reached)\s$"
)
_SEGMENT = re.compile(r"[a-z][\w'’-]*|/|[.;:!?](?=\s|$)|[,()]|\n")


def skip_inverse(folded: str, end: int) -> int:
    """Give the position after the "yr⁻¹" that ends a reading, so that its exponent is read as no number."""
    inverse = _INVERSE.match(folded, end)
    return inverse.end() if inverse is not None else end


def find_rate(text: str, folded: str, reading: Reading, stop: int, floor: int) -> Denominator | None:
    """Find the denominator of a quantity within its own clause and before the next quantity."""
    if reading.per:
        return Denominator(reading.end, reading.end, reading.per)
    hyphenated = _HYPHENATED.match(folded, reading.end)
    if hyphenated is not None:
        return Denominator(hyphenated.start(), hyphenated.end(), hyphenated["time"])
    sign = _SLASH.match(folded, reading.end) or _INVERSE.match(folded, reading.end)
    if sign is not None:
        return Denominator(sign.start(), sign.end(), _denominator_name(sign["time"]))
    if reading.kind == "age":
        return None
    priced = _priced(text, folded, reading, stop) if reading.kind == "money" else None
    return (
        priced
        or _following(folded, reading, min(stop, reading.end + _REACH))
        or _preceding(folded, reading)
        or denominators.before_number(folded, reading.start, floor)
    )


def _denominator_name(word: str) -> str:
    return _TIME_SIGNS.get(word) or lexicon.RATE_NAMES.get(word, word)


def _priced(text: str, folded: str, reading: Reading, stop: int) -> Denominator | None:
    measured = _per_unit(text, folded, reading)
    if measured is not None:
        return measured
    noun = _MONEY_NOUN.match(folded, reading.end)
    if noun is None or noun.end() > stop or noun["noun"] in lexicon.PRICE_STOPS | lexicon.PHRASE_ENDS:
        return None
    phrase = denominators.read_phrase(folded, noun.end("article")) if noun["article"] == "per" else None
    if phrase is not None and phrase[0] <= stop:
        return Denominator(noun.start("article"), *phrase)
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
        if word == "per":
            return _per_phrase(folded, at, words)
        if word in ("each", "every"):
            return denominators.for_each(folded, at) if previous == "for" else None
        return _a_thing(folded, at, word, previous, words)
    if word in lexicon.RATE_ADVERBS and words <= 6 and _ends_phrase(folded, at + len(word)):
        return Denominator(at, at + len(word), lexicon.RATE_ADVERBS[word])
    return None


def _per_phrase(folded: str, at: int, words: int) -> Denominator | None:
    start = at + len("per")
    measured = units.match_after(folded, start) if words <= _NEAR else None
    if measured is not None and measured.unit.kind == "measure":
        return Denominator(at, measured.end, measured.unit.name)
    phrase = denominators.read_phrase(folded, start)
    money = units.match_after(folded, start)
    if money is not None and money.unit.kind == "money":
        return Denominator(at, money.end, denominators.singular(folded[money.start : money.end]))
    if phrase is None or folded[start : phrase[0]].split(maxsplit=1)[0].strip("-") in _NO_DENOMINATOR:
        return None
    return Denominator(at, phrase[0], phrase[1])


def _a_thing(folded: str, at: int, word: str, previous: str, words: int) -> Denominator | None:
    """Read "160 km a charge" and "12 adults a session": an article and a thing at once after what is counted."""
    noun = surroundings.word_after(folded, at + len(word)) if word in ("a", "an") and words <= 1 else ""
    if noun not in lexicon.DENOMINATORS_ARTICLED or previous in lexicon.PHRASE_ENDS:
        return None
    end = folded.find(noun, at) + len(noun)
    if not _ends_phrase(folded, end) or (words == 1 and not previous.endswith(("s", "people", "children"))):
        return None
    return Denominator(at, end, lexicon.RATE_NAMES.get(noun, noun))


def _is_rate(folded: str, found: re.Match[str], previous: str, words: int) -> bool:
    if found["article"] in ("per", "/"):
        return True
    if previous in lexicon.RATE_PREPOSITIONS or _is_point(folded, found.end(), words):
        return False
    return not (
        found["article"] in ("a", "an")
        and (
            (found["time"] in ("second", "match", "game", "term", "season") and words > 1)
            or (found["time"] in ("session", "night") and words > 3)
        )
    )


def _is_point(folded: str, end: int, words: int) -> bool:
    """Tell "a year ago" and "a month before." from "£90 a week before tax" and "31 hours a week on average"."""
    following = _FOLLOWING.match(folded, end)
    if following is None or following["word"] not in lexicon.RATE_POINTS:
        return False
    return not (
        (following["word"] == "on" and following["next"] == "average")
        or (following["word"] in ("before", "after") and words == 0 and following["next"])
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
            goes_on = len(gap) <= _GAP and _COMPARED.fullmatch(gap) is not None
            shared[at] = before if goes_on and not _counts_anew(folded, gap, readings[at]) else None
    return shared


def _counts_anew(folded: str, gap: str, reading: Reading) -> bool:
    """Tell "£5 a night and £7" from "14 deaths per 100,000 people and 30 dogs", which has no rate."""
    word = surroundings.word_after(folded, reading.end)
    return gap.strip() == "and" and bool(word) and word not in lexicon.PHRASE_ENDS


def _alike(left: Reading, right: Reading) -> bool:
    names = [reading.unit.name if reading.unit is not None else "" for reading in (left, right)]
    if names[0] != names[1] or left.kind != right.kind or left.kind in ("age", "ratio", "duration"):
        return False
    # "$1.17 a share, from $922 million": a rate is not shared with a total.
    values = [abs(reading.value or reading.low or 0.0) for reading in (left, right)]
    return min(values) * _LARGEST_SPREAD >= max(values)


_FOLLOWING = re.compile(r"[ \n]{1,2}(?P<word>[a-z]{2,12})(?:[ \n](?P<next>[a-z]{2,20}))?")
_GAP = 40
_LARGEST_SPREAD = 1000.0
_LIST = re.compile(
    r"\s{0,2}(?:,|/|-|–|,?\s(?:and|to|versus|vs\.?|then)\s(?:[a-z]+\s){0,2}|of\s[a-z]+\sand\s)"
    r"|\sor\s(?:[a-z]+\s){0,2}|\sof\s[a-z]{1,20}\sand\s"
)
_COMPARED = re.compile(
    r"(?:(?:\s[a-z’'-]{2,20}){0,3},?\s(?:compared (?:with|to)|up from|down from|against|versus|vs\.?|rather than"
    r"|instead of|higher than|lower than|more than|less than)|,?\s(?:from|to)|\sand)\s(?:only |just |about |some )?"
)
