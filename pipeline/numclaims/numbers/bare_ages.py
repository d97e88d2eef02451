"""Ages without a unit: "the oldest was 88", "two boys of 16", "she is 19", by the person they are said of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numclaims.numbers import lexicon, surroundings

if TYPE_CHECKING:
    from numclaims.numbers.readings import Reading

OLDEST = 120
_YOUNGEST_NAMED = 16
_OLDEST_NAMED = 99
_REACH = 72
_PERSON = "|".join(sorted(lexicon.PERSONS, key=len, reverse=True))
_ENDS = re.compile(r"\s{0,2}(?:[.,;:!?()\]”’\"–—]|$)")
_EXTREME = re.compile(
    r"\b(?:oldest|youngest|eldest)\b(?:[ ,][^0-9.;:]{0,48})?\b(?:was|is|are|were|be|being|of them|only|just|and|aged"
    r"|turned|about|oldest|youngest|eldest)?,? $"
)
_OF_PERSON = re.compile(rf"\b(?:{_PERSON}) of (?:only |just |about )?$")
_SUBJECT = re.compile(
    r"(?:^|[^\w])(?:she|he|who|i)(?:[’']s| is| was| turned| turns| became)"
    r" (?:only |just |now |then |nearly |almost |about )?$|(?:^|[^\w])(?:herself|himself) (?:only |just |then |now )?$"
)
_AFTER_SUBJECT = re.compile(r"\s{0,2}(?:[.,;)]|$)|\s(?:when|and|but|at the time|with|in (?:19|20)[0-9]{2})\b")
_MEAN_AGE = re.compile(
    r"\b(?:average|mean|median|typical|minimum|maximum|retirement|pension|legal|voting|drinking|school-leaving|life|their)"
    r" (?:ages?|lifespan)\b[^0-9.;:]{0,40}(?:from [0-9.]{1,5} (?:years )?)?(?:to |of |was |is )?$"
)
_NAMED = re.compile(r"(?:^|[^\w-])(?P<first>[A-Z][a-z’'-]{2,20}) (?P<last>[A-Z][A-Za-z’'-]{2,20}) $")
_SHE = re.compile(r", (?:he|she|i|they|his|her)\b")
_GROUP = re.compile(r"(?:^|[^\w])(?:under|over)-$")


def is_bare_age(text: str, folded: str, reading: Reading, cue_start: int) -> bool:
    """Tell whether a number without a unit says how old somebody is."""
    if reading.unit is not None or reading.kind or not _in_a_life(reading):
        return False
    return (
        _of_oldest(folded, reading, cue_start)
        or _of_person(folded, reading, cue_start)
        or _of_subject(folded, reading, cue_start)
        or _at_age(folded, reading)
        or _of_group(folded, reading)
        or follows_full_name(text, reading)
    )


def is_mean_age(folded: str, reading: Reading, cue_start: int) -> bool:
    """Tell the ages of "the average age fell from 9.1 to 7.4 years"."""
    if reading.unit is not None and (reading.unit.kind != "duration" or reading.unit.name not in ("year", "month")):
        return False
    ahead = folded[max(0, cue_start - _REACH) : cue_start]
    if reading.kind not in ("", "duration") or _MEAN_AGE.search(ahead) is None:
        return False
    return reading.unit is not None or not _counts_noun(folded, reading)


def _in_a_life(reading: Reading) -> bool:
    return reading.atom.whole and reading.value is not None and 0 <= reading.value <= OLDEST and reading.scale == 1.0


def _counts_many(folded: str, reading: Reading) -> bool:
    """Tell whether a plural follows that the number could count or grade."""
    following = surroundings.word_after(folded, reading.end)
    plural = following in lexicon.SCALE_MARKS or surroundings.counts_plural(folded, reading.end)
    return plural and following not in lexicon.AGE_VERBS


def _counts_noun(folded: str, reading: Reading) -> bool:
    """Tell whether a noun that could be counted follows: any word that does not end the phrase."""
    following = surroundings.word_after(folded, reading.end)
    return bool(following) and following not in lexicon.PHRASE_ENDS and following not in lexicon.AGE_VERBS


def _of_oldest(folded: str, reading: Reading, start: int) -> bool:
    ahead = surroundings.clause_before(folded, start, limit=_REACH)
    return _EXTREME.search(ahead) is not None and not _counts_many(folded, reading)


def _of_person(folded: str, reading: Reading, start: int) -> bool:
    ahead = folded[max(0, start - 32) : start]
    return _OF_PERSON.search(ahead) is not None and not _counts_many(folded, reading)


def _of_subject(folded: str, reading: Reading, start: int) -> bool:
    ahead = folded[max(0, start - 32) : start]
    return _SUBJECT.search(ahead) is not None and _AFTER_SUBJECT.match(folded, reading.end) is not None


def _at_age(folded: str, reading: Reading) -> bool:
    """Tell "At 15, she left" from "At 15, the score"."""
    ahead = folded[max(0, reading.start - 6) : reading.start]
    return ahead.strip() in ("at", ". at", "“at", '"at') and _SHE.match(folded, reading.end) is not None


def _of_group(folded: str, reading: Reading) -> bool:
    """Tell "the under-21 team" and "over-75 households"."""
    return (
        _GROUP.search(folded[max(0, reading.start - 8) : reading.start]) is not None and reading.atom.form == "digits"
    )


def follows_full_name(text: str, reading: Reading) -> bool:
    """Tell the age in "Anna Jones 44 said", as text without commas writes it, from "Galaxy Note 20 Ultra"."""
    value = reading.value or 0
    if reading.unit is not None or not _YOUNGEST_NAMED <= value <= _OLDEST_NAMED or reading.atom.form != "digits":
        return False
    window = text[max(0, reading.start - 46) : reading.start]
    found = _NAMED.search(window)
    if found is None or surroundings.word_after(text, reading.end) not in lexicon.AGE_VERBS:
        return False
    words = {found["first"].lower(), found["last"].lower()}
    return words.isdisjoint(lexicon.NEVER_PERSONS) and words.isdisjoint(lexicon.PRODUCT_NAMES | lexicon.NAMES)
