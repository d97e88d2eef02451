"""Scales after a number: "million", "bn", and the letters k, m, b and t that also name units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numclaims import units
from numclaims.numbers import lexicon, surroundings

if TYPE_CHECKING:
    from numclaims.numbers.atoms import Atom

_SCALE_WORDS = "|".join(sorted(lexicon.SCALES, key=len, reverse=True))
_SCALE_WORD = re.compile(rf"(?:[ \u00a0\u2009\u202f\n-]{{1,2}}|(?<=[0-9]))(?P<scale>{_SCALE_WORDS})s?(?!\w|-fold)")
_SIGNS = "|".join(sorted((sign for sign in lexicon.SCALE_SIGNS if len(sign) > 1), key=len, reverse=True))
_SCALE_SIGN = re.compile(rf"[ \u00a0\u2009\u202f]?(?P<sign>{_SIGNS})(?![\w/²³^])")
_LETTER = re.compile(r"(?P<gap>[ \u00a0\u2009\u202f]?)(?P<letter>[kKmMbBtT])(?![\w/²³^·⋅*'’]|-[0-9]|\.[0-9])")
_DEGREES = re.compile(r"[0-9]\s?(?:°|k\b)")


def find_scale(text: str, folded: str, atom: Atom, *, money: bool) -> tuple[float, int, str]:
    """Find the scale after a number: its factor, where it ends, and its text."""
    factor, end = 1.0, atom.end
    if atom.form not in ("digits", "words"):
        return factor, end, ""
    for _ in range(2):
        found = _SCALE_WORD.match(folded, end) if atom.form == "digits" else None
        if found is None:
            break
        factor, end = factor * lexicon.SCALES[found["scale"]], found.end()
    if factor == 1.0:
        sign = _SCALE_SIGN.match(folded, end)
        if sign is not None and not (sign["sign"] == "mm" and not money):
            factor, end = lexicon.SCALE_SIGNS[sign["sign"]], sign.end()
        elif atom.form == "digits":
            factor, end = _letter_scale(text, folded, atom, money)
    return factor, end, text[atom.end : end].strip(" -") if end > atom.end else ""


def _letter_scale(text: str, folded: str, atom: Atom, money: bool) -> tuple[float, int]:
    found = _LETTER.match(text, atom.end)
    if found is None:
        return 1.0, atom.end
    letter, glued = found["letter"], not found["gap"]
    scale = (lexicon.SCALE_SIGNS[letter.lower()], found.end())
    if money:
        return scale
    if (
        not glued
        or letter in "tTb"
        or (letter == "K" and _DEGREES.search(folded[max(0, atom.start - 24) : atom.start]))
    ):
        return 1.0, atom.end
    if letter == "m" and not _counts_in_millions(folded, atom, found.end()):
        return 1.0, atom.end
    return scale


def _counts_in_millions(folded: str, atom: Atom, end: int) -> bool:
    """Tell "35m of its devices" and "1.2m tons" from "a 100m sprint" and "5m long"."""
    following = surroundings.word_after(folded, end)
    if following in lexicon.METRE_WORDS or following.split("-")[0] in lexicon.METRE_WORDS:
        return False
    if following == "of" or following in lexicon.YEAR_COUNTS or (following.endswith("s") and len(following) > 3):
        return not following.endswith("ss")
    second = surroundings.word_after(folded, folded.find(following, end) + len(following)) if following else ""
    if following not in lexicon.PHRASE_ENDS and (second in lexicon.YEAR_COUNTS or second in lexicon.MILLIONS_NOUNS):
        return True
    if units.match_after(folded, end) is not None:
        return True
    clause = surroundings.clause_before(folded, atom.start)
    return not lexicon.MILLIONS_NOUNS.isdisjoint(re.findall(r"[a-z]+", clause))
