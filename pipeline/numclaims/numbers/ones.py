"""The word "one": a count in "one person died", a pronoun in "this one", "one must" and "one day he will"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numclaims.numbers import lexicon, surroundings

if TYPE_CHECKING:
    from numclaims.numbers.atoms import Atom
    from numclaims.numbers.readings import Reading

_NUMBER = r"(?:[0-9]|(?:" + "|".join([*lexicon.SMALL, *lexicon.TENS, *lexicon.SCALES]) + r")(?!\w))"
_NUMBER_NEXT = re.compile(rf"\s(?:in|out of|or|to|and)\s(?:every\s|the\s)?{_NUMBER}")
_AMONG_NUMBER = re.compile(rf"\sof\s(?:[a-z]{{2,12}}\s){{0,3}}{_NUMBER}")
_STOP = re.compile(r"\s{0,2}[.,;:!?)\]”’\"]|\s*$|[’']")
_LABELLED = re.compile(r"[a-z]: $")
_SUPERLATIVE = re.compile(r"[a-z]{2,20}iest|[a-z]{3,20}est")
_OF = re.compile(r"\s{1,2}of\b")


def is_pronoun(folded: str, reading: Reading) -> bool:
    """Tell whether "one" stands for something instead of counting it."""
    atom = reading.atom
    if atom.form != "words" or folded[atom.start : atom.end] != "one":
        return False
    if surroundings.word_before(folded, atom.start) in lexicon.ONE_ANY:
        return True
    if reading.unit is not None:
        return reading.unit.name == "day" and _is_someday(folded, reading)
    if folded[atom.end : atom.end + 1] == "-":
        return surroundings.word_after(folded, atom.end + 1).split("-")[0] in lexicon.ONE_HYPHEN
    return _NUMBER_NEXT.match(folded, atom.end) is None and _stands_for(folded, atom)


def _is_someday(folded: str, reading: Reading) -> bool:
    """Tell "one day he will" and "to one day become" from "for one day" and "one day later"."""
    before = surroundings.word_before(folded, reading.atom.start)
    following = surroundings.word_after(folded, reading.end)
    if not before or before[-1] in ".!?:;,":
        return following in lexicon.ONE_DAY_BEFORE_SUBJECT
    return before in lexicon.ONE_DAY_AFTER and bool(following) and following not in lexicon.ONE_DAY_NEVER


def _stands_for(folded: str, atom: Atom) -> bool:
    before = surroundings.words_before(folded, atom.start, 2)
    nearest = before[-1] if before else ""
    following = surroundings.word_after(folded, atom.end)
    stops = _STOP.match(folded, atom.end) is not None
    described = len(before) == 2 and before[0] in lexicon.ONE_DETERMINERS and nearest.isalpha()
    if described and (stops or following in lexicon.ONE_CLOSERS) and nearest not in lexicon.ONE_CERTAIN:
        return True
    if stops:
        return not _counts_at_end(folded, atom, before)
    if (of := _OF.match(folded, atom.end)) is not None:
        return nearest not in lexicon.ONE_COUNTING and _is_praise(folded, atom, of.end())
    return following in lexicon.ONE_AFTER or nearest in lexicon.ONE_BEFORE


def _counts_at_end(folded: str, atom: Atom, before: list[str]) -> bool:
    """Tell "all but one", "only one." and "Deaths: one, ..." from "a new car, not one." and "this one."."""
    if before == ["all", "but"] or _LABELLED.search(folded[max(0, atom.start - 3) : atom.start]):
        return True
    return bool(before) and before[-1] in lexicon.ONE_COUNTING


def _is_praise(folded: str, atom: Atom, start: int) -> bool:
    """Tell "one of the biggest" from "one of their last nine games"."""
    if _AMONG_NUMBER.match(folded, atom.end):
        return False
    words = [word.strip(surroundings.CLOSERS) for word in folded[start : start + 40].split()[:3]]
    return any(word in lexicon.ONE_GENERIC or _SUPERLATIVE.fullmatch(word) for word in words)
