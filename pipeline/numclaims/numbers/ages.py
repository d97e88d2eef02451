"""Ages: numbers that say how old, by the words or marks beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numclaims.numbers import bare_ages, lexicon, surroundings

if TYPE_CHECKING:
    from numclaims.numbers.readings import Reading

_OVER_UNDER = frozenset({"under", "over", "below", "above"})
_PHRASE_ENDS = re.compile(
    r"\s{0,2}(?:[.,;:!?()\]”’]|$)|\s{1,2}(?:and|or|who|in|at|were|was|are|is|to"
    r"|with|from|by|on|when|have|has|had|living|than|for|as)\b(?!\s(?:per|miles))"
)
_PERSONS = re.compile(
    r"\b(?:whom|who|people|children|child|he|she|they|boys|girls|men|women|adults|pupils"
    r"|patients|victims|residents|old|aged|suspects|under|over|drivers|workers|players)\b"
)
_AGED = re.compile(
    r"(?:^|[^\w])(?P<phrase>(?:the\s)?(?:average |mean |median |minimum "
    r"|maximum )?(?:ages?|aged)(?:\s(?:of|between|from|range|group|was|is|to))*\s)$"
)
_GLUED = re.compile(r"(?:^|[^\w])(?P<cue>under|over)[- ]$")
_GLUED_TAIL = re.compile(r"[’']?s(?!\w)")
_WHOSE = re.compile(r"(?:^|[^\w])(?:his|her|their|my|our|your) (?:early |mid-|mid |late )?$")
_NAMED = re.compile(r"[A-Z][\w’'-]+, $")


def age_phrase(folded: str, start: int, floor: int) -> int | None:
    """Give where the "aged" or "the age of" that ends at ``start`` begins, or None."""
    low = max(floor, start - 40)
    found = _AGED.search(folded[low:start])
    return low + found.start("phrase") if found is not None else None


def age_group(folded: str, reading: Reading, floor: int) -> tuple[str, int, int] | None:
    """Read "under-18s" and "the over 65s": the bound and the whole span, or None."""
    tail = _GLUED_TAIL.match(folded, reading.end)
    low = max(floor, reading.start - 7)
    head = _GLUED.search(folded[low : reading.start])
    if tail is None or head is None or not could_be_age(reading):
        return None
    return ("less_than" if head["cue"] == "under" else "more_than"), low + head.start("cue"), tail.end()


def age_decade(folded: str, reading: Reading) -> int | None:
    """Read "in his 30s" and "their early 20s": where the decade of life ends, or None."""
    tail = _GLUED_TAIL.match(folded, reading.end)
    if tail is None or reading.unit is not None or reading.value not in range(20, 100, 10):
        return None
    return tail.end() if _WHOSE.search(folded[max(0, reading.start - 16) : reading.start]) else None


def follows_name(text: str, reading: Reading) -> bool:
    """Tell the age in "Jones, 44, said"."""
    if reading.unit is not None or not could_be_age(reading) or text[reading.end : reading.end + 1] != ",":
        return False
    window = text[max(0, reading.start - 30) : reading.start]
    return (
        reading.atom.form == "digits"
        and reading.end - reading.start <= 3
        and bool(_NAMED.search(window))
        and not (
            surroundings.word_after(text, reading.end + 1)[:1].isupper()
            or text[reading.end + 2 : reading.end + 3].isdigit()
        )
    )


def compares_people(folded: str, reading: Reading, cue_start: int) -> bool:
    """Tell the age in "89 of whom were under 16 and" and "children under 5," from "fell under 16"."""
    if (
        reading.unit is not None
        or not could_be_age(reading)
        or folded[cue_start : reading.start].strip() not in _OVER_UNDER
    ):
        return False
    before = surroundings.word_before(folded, cue_start)
    ends = _PHRASE_ENDS.match(folded, reading.end) is not None
    if before in lexicon.PERSONS and reading.atom.whole:
        return ends or not _is_noun(surroundings.word_after(folded, reading.end))
    return ends and reading.atom.whole and before in lexicon.PEOPLE_BEFORE and _whose(folded, cue_start, before)


def _is_noun(word: str) -> bool:
    """Tell the plural of "under 12 books" from the verb of "children under 12 hold"."""
    return (word.endswith("s") and len(word) > 3 and word not in lexicon.PHRASE_ENDS) or word in lexicon.YEAR_COUNTS


def _whose(folded: str, cue_start: int, before: str) -> bool:
    """Ask of "were under 16" and "and over 65" that people are spoken of in the same clause."""
    if before not in lexicon.PEOPLE_VERBS:
        return True
    return bool(_PERSONS.search(folded[max(0, cue_start - surroundings.WINDOW) : cue_start]))


def could_be_age(reading: Reading) -> bool:
    """Tell whether the number lies in the span of a human life."""
    values = [value for value in (reading.value, reading.low, reading.high) if value is not None]
    return bool(values) and all(0 <= value <= bare_ages.OLDEST for value in values)
