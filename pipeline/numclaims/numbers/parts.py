"""Words that are a part in one place and something else in another: "a third of", "a third party", "half-time"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numclaims import units
from numclaims.numbers import lexicon, surroundings

if TYPE_CHECKING:
    from numclaims.numbers.atoms import Atom

_STOP = re.compile(r"\s{0,2}(?:[.,;:!?()\]”’\"—–]|$)")
_OF_UNIT = re.compile(r"\sof\s(?:an?|one)\s")
_EACH_TIME = re.compile(rf"\s(?:an?|per|each|every)\s(?:{'|'.join(sorted(lexicon.TIME_WORDS))})(?!\w)")
_AFTER_HALF_ALONE = lexicon.PHRASE_ENDS - lexicon.HALF_AFTER
_UP_FROM = ("up from", "down from")


def counts(folded: str, atom: Atom) -> bool:
    """Tell whether a fraction word, a factor or "once" is a number where it stands."""
    following = surroundings.word_after(folded, atom.end)
    if atom.form == "article part":
        return _article_part(folded, atom, following)
    if atom.form == "half":
        return _half(folded, atom, following)
    if atom.form == "once":
        before = surroundings.word_before(folded, atom.start)
        return before in lexicon.ONCE_BEFORE or _EACH_TIME.match(folded, atom.end) is not None
    return atom.form != "factor" or following in lexicon.FACTOR_OBJECTS


def counts_occasions(folded: str, end: int) -> bool:
    """Tell "scored twice." and "met twice a month" from "twice as many" and "twice the price"."""
    following = surroundings.word_after(folded, end)
    return _STOP.match(folded, end) is not None or following in lexicon.OCCASION_AFTER


def occasions_end(folded: str, end: int) -> int:
    """Give where the "times" of "four times an hour" ends, else ``end``."""
    times = end + len(" times")
    return times if folded.startswith(" times", end) and _EACH_TIME.match(folded, times) is not None else end


def is_ordinal(folded: str, atom: Atom) -> bool:
    """Tell whether a word that is no part here is an ordinal ("a third party")."""
    return folded[atom.start : atom.end].rsplit(maxsplit=1)[-1] in lexicon.ORDINALS


def _article_part(folded: str, atom: Atom, following: str) -> bool:
    if folded[atom.end : atom.end + 1] == "-":
        return False
    if folded.endswith(("a quarter", "a half"), 0, atom.end):
        before = surroundings.words_before(folded, atom.start, 2)
        return (
            following == "of"
            or _OF_UNIT.match(folded, atom.end) is not None
            or following in lexicon.QUARTER_AFTER
            or (bool(before) and before[-1] in lexicon.HALF_BEFORE)
            or " ".join(before) in _UP_FROM
            or _adds_to_unit(folded, before, atom.start)
        )
    return _STOP.match(folded, atom.end) is not None or following in lexicon.PART_AFTER


def _adds_to_unit(folded: str, before: list[str], start: int) -> bool:
    """Tell "two hours and a half"."""
    if len(before) < 2 or before[1] != "and":
        return False
    at = folded.rfind(before[0], 0, start)
    return at > 0 and units.match_after(folded, at - 1) is not None


def _half(folded: str, atom: Atom, following: str) -> bool:
    if folded[atom.end : atom.end + 1] in ("-", "’", "'") or folded[atom.start - 1 : atom.start] == "-":
        return False
    before = surroundings.word_before(folded, atom.start)
    if before in lexicon.ORDINALS or (before in lexicon.HALF_OF_TWO and following != "of"):
        return False
    if _STOP.match(folded, atom.end) or following in _AFTER_HALF_ALONE:
        return before in lexicon.HALF_BEFORE
    return following in lexicon.HALF_AFTER
