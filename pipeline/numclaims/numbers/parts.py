"""Words that are a part in one place and something else in another: "a third of", "a third party", "half-time"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numclaims.numbers import lexicon, surroundings

if TYPE_CHECKING:
    from numclaims.numbers.atoms import Atom

_STOP = re.compile(r"\s{0,2}(?:[.,;:!?()\]”’\"—–]|$)")
_OF_UNIT = re.compile(r"\s(?:of\s)?(?:an?|one)\s")


def counts(folded: str, atom: Atom) -> bool:
    """Tell whether a fraction word or factor is a number where it stands."""
    if atom.form == "article part":
        return _article_part(folded, atom)
    if atom.form == "half":
        return _half(folded, atom)
    if atom.form == "factor":
        return surroundings.word_after(folded, atom.end) in (
            "the",
            "that",
            "their",
            "its",
            "what",
            "as",
            "his",
            "her",
            "this",
        )
    return True


def is_ordinal(folded: str, atom: Atom) -> bool:
    """Tell whether a word that is no part here is an ordinal ("a third party")."""
    return folded[atom.start : atom.end].rsplit(maxsplit=1)[-1] in lexicon.ORDINALS


def _article_part(folded: str, atom: Atom) -> bool:
    if folded[atom.end : atom.end + 1] == "-":
        return False
    following = surroundings.word_after(folded, atom.end)
    if folded.endswith(("a quarter", "a half"), 0, atom.end):
        before = surroundings.word_before(folded, atom.start)
        return (
            following == "of"
            or bool(_OF_UNIT.match(folded, atom.end))
            or before in lexicon.HALF_BEFORE
            or following in ("more", "less", "fewer", "million", "had", "have", "were", "are", "said", "say")
        )
    return bool(_STOP.match(folded, atom.end)) or following in lexicon.PART_AFTER


def _half(folded: str, atom: Atom) -> bool:
    if folded[atom.end : atom.end + 1] in ("-", "’", "'") or folded[atom.start - 1 : atom.start] == "-":
        return False
    before = surroundings.word_before(folded, atom.start)
    if before in lexicon.ORDINALS or (
        before
        in (
            "the",
            "opening",
            "closing",
            "last",
            "this",
            "that",
            "each",
            "every",
            "final",
            "better",
            "latter",
            "upper",
            "lower",
            "top",
            "bottom",
            "other",
        )
        and surroundings.word_after(folded, atom.end) != "of"
    ):
        return False
    if _STOP.match(folded, atom.end):
        return before in lexicon.HALF_BEFORE or before == "in"
    return surroundings.word_after(folded, atom.end) in lexicon.HALF_AFTER
