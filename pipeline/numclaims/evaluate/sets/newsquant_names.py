"""Our units and subjects in NewsQuant's names: its unit list is CQE's, its concepts are words of the text."""

from __future__ import annotations

import re

from numclaims.evaluate.matching import content_words
from numclaims.records import Claim

UNIT_NAMES = {
    "United States dollar": "dollar",
    "foot-pound": "foot pound-force",
    "gigatonne": "gigaton",
    "megatonne": "megaton",
    "pound": "pound-mass",
    "pound per square inch": "pound-force per square inch",
    "tonne": "ton",
}
_PER_NAMES = {"mmbtu": "mega british thermal unit"}
_EDGES = "\"'“”‘’.,;:!?"
_BETWEEN = 30
"""So far behind a number, in characters, the noun that it counts begins at most ("two of the many …")."""


def normalized_unit(claim: Claim, text: str) -> str:
    """Name a claim's unit: of counts the counted noun phrase, of fractions that after a percent sign.

    The denominator of a rate follows after "per".
    """
    if claim.kind == "age":
        return "year of age"
    unit = UNIT_NAMES.get(claim.unit, claim.unit)
    if not unit:
        unit = lemma_phrase(claim.subject, claim.subject_head) if is_counted(claim, text) else ""
        unit = f"% {unit or '-'}" if _is_fraction(claim) else unit
    per = _PER_NAMES.get(claim.per, claim.per)
    return f"{unit or 'count'} per {per}" if per else unit


def concept_words(claim: Claim, text: str) -> tuple[str, ...]:
    """Give the content words of what is measured and whose it is; of counted things, of whose they are."""
    named = claim.entity if not claim.unit and is_counted(claim, text) else f"{claim.subject} {claim.entity}"
    words = [word.strip(_EDGES) for word in re.split(r"[,\s]+", named)]
    meaning = content_words(named)
    return tuple(dict.fromkeys(word for word in words if word and content_words(word) & meaning))


def is_counted(claim: Claim, text: str) -> bool:
    """Say whether the subject is the noun phrase behind the number: the set names only that one as a unit."""
    return text.find(claim.subject, claim.end, claim.end + len(claim.subject) + _BETWEEN) >= 0


def lemma_phrase(phrase: str, head: str) -> str:
    """Give a noun phrase with its head, the last word that begins like the head's lemma, as lemma.

    >>> lemma_phrase("cases of measles", "case"), lemma_phrase("European countries", "country")
    ('case of measles', 'European country')
    """
    words = phrase.split()
    alike = [i for i, word in enumerate(words) if head and word[:2].casefold() == head[:2].casefold()]
    if alike:
        words[alike[-1]] = head
    return " ".join(words)


def _is_fraction(claim: Claim) -> bool:
    return claim.kind == "ratio" and claim.value is not None and claim.value < 1
