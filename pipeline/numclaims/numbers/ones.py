"""The word "one": a count in "one person died", a pronoun in "this one" and "one must"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from numclaims.numbers import lexicon, surroundings

if TYPE_CHECKING:
    from numclaims.numbers.atoms import Atom
    from numclaims.numbers.readings import Reading

_NUMBER_NEXT = re.compile(
    r"\s(?:in|out of|of|or|to|and|of the|of these|of those|of its"
    r"|of their|of his|of her)\s(?:every\s|the\s)?(?:[0-9]|" + "|".join([*lexicon.SMALL, *lexicon.TENS]) + r")(?!\w)"
)
_STOP = re.compile(r"\s{0,2}[.,;:!?)\]”’\"]|\s*$|[’']")
_SUPERLATIVE = re.compile(r"[a-z]{2,20}iest|[a-z]{3,20}est")
_OF = re.compile(r"\s{1,2}of\b")
_COUNTING = frozenset(
    {"only", "just", "than", "least", "exactly", "to", "from", "by", "about", "most", "and", "or", "with", "for"}
)


def is_pronoun(folded: str, reading: Reading) -> bool:
    """Tell whether a bare "one" stands for something instead of counting it."""
    atom = reading.atom
    if atom.form != "words" or folded[atom.start : atom.end] != "one" or reading.unit is not None:
        return False
    if folded[atom.end : atom.end + 1] == "-":
        return surroundings.word_after(folded, atom.end + 1).split("-")[0] in lexicon.ONE_HYPHEN
    return _NUMBER_NEXT.match(folded, atom.end) is None and _stands_for(folded, atom)


def _stands_for(folded: str, atom: Atom) -> bool:
    before = surroundings.word_before(folded, atom.start)
    following = surroundings.word_after(folded, atom.end)
    if _STOP.match(folded, atom.end):
        return before not in _COUNTING or before in ("for", "with", "and", "or", "to", "by")
    if (of := _OF.match(folded, atom.end)) is not None:
        return any(
            word in lexicon.ONE_GENERIC or _SUPERLATIVE.fullmatch(word)
            for word in folded[of.end() : of.end() + 40].split()[:3]
        )
    return following in lexicon.ONE_AFTER or before in lexicon.ONE_BEFORE
