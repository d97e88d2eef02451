"""Money beside a number: signs and codes before it, and pounds that are a mass or money."""

from __future__ import annotations

import re
from typing import Final

from numclaims.units.catalogue import Atom, catalogue
from numclaims.units.guards import announces_amount, guarded, lexicon
from numclaims.units.model import UnitMatch
from numclaims.units.terms import SPELLING

LONGEST_SIGN: Final = 8
WORDS: Final = re.compile(r"[^\W\d_]+")
REACH: Final = 60


def sign_before(text: str, position: int) -> UnitMatch | None:
    """Find the currency sign or code that ends at ``position``, with at most two blanks between."""
    window = text[max(0, position - LONGEST_SIGN - 3) : position].translate(SPELLING)
    end = len(window.rstrip(" "))
    if len(window) - end > 2:
        return None
    signs = catalogue().signs
    for length in range(min(LONGEST_SIGN, end), 0, -1):
        sign = window[end - length : end]
        atom = signs.get(sign)
        if atom is not None and _is_sign(window[: end - length], sign, text[position : position + 40]):
            start = position - len(window) + end - length
            return UnitMatch(atom.unit, start, start + length)
    return None


def _is_sign(before: str, sign: str, after: str) -> bool:
    if sign[0].isalnum() and before[-1:].isalnum():
        return False
    return sign not in guarded() or announces_amount(after)


def pounds(before: str, after: str) -> Atom:
    """Decide what "pounds" alone is: money where the text speaks of money or counts millions, else a mass."""
    names = catalogue().names
    near = [word.lower() for word in WORDS.findall(before[-REACH:]) + WORDS.findall(after[:REACH])]
    money = any(word in lexicon("pound_is_money") for word in near)
    mass = any(word in lexicon("pound_is_mass") for word in near)
    return names["pound sterling" if money and not mass else "pound"]
