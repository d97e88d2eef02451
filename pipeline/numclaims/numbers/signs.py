"""Signs: the plus or minus a number begins with, told from dashes and bullets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from numclaims import units
from numclaims.numbers import surroundings

if TYPE_CHECKING:
    from numclaims.numbers.atoms import Atom

_MINUS_WORDS = frozenset({"minus", "negative"})


def find_sign(text: str, folded: str, atom: Atom, floor: int) -> tuple[int, bool]:
    """Give where the number's sign begins, and whether it is a minus."""
    start = atom.start
    mark = text[start - 1] if start > floor else ""
    if atom.form == "digits" and mark and mark in "-−–":
        ahead = text[start - 2] if start >= 2 else " "
        if (mark == "−" and not ahead.isalnum()) or (
            (ahead.isspace() or ahead in "([{<>~≈=≤≥/|:;,$£€¥") and not _is_bullet(text, start, mark)
        ):
            return start - 1, True
    if atom.form == "digits" and mark == "+" and (start < 2 or text[start - 2] in " \n(["):
        return start - 1, False
    word = surroundings.word_before(folded, start)
    if word in _MINUS_WORDS and atom.form in ("digits", "words"):
        at = folded.rfind(word, floor, start)
        if at >= floor:
            return at, True
    return start, False


def _is_bullet(text: str, start: int, mark: str) -> bool:
    if mark == "–":
        return units.match_after(text, start + 1) is None and not text[start : start + 12].rstrip().endswith("%")
    return (
        surroundings.starts_line(text, start - 1)
        and text[start - 2 : start - 1] == "\n"
        and not text[start : start + 8].strip().isdigit()
    )


def before_currency(text: str, start: int, floor: int) -> tuple[int, bool]:
    """Give the same for a sign before the currency ("-£5")."""
    if start > floor and text[start - 1] in "-−–":
        ahead = text[start - 2] if start >= 2 else " "
        if ahead.isspace() or ahead in "([{|":
            return start - 1, True
    return start, False
