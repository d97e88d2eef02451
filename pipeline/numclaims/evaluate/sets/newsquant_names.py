"""Our units and subjects in NewsQuant's names: its unit list is CQE's, its concepts are words of the text."""

from __future__ import annotations

import re

from numclaims.evaluate.matching import content_words
from numclaims.records import Claim

UNIT_NAMES = {
    "United States dollar": "dollar",
    "pound": "pound-mass",
    "tonne": "ton",
    "metric ton": "ton",
    "gigatonne": "gigaton",
    "megatonne": "megaton",
}
_PER_NAMES = {"mmbtu": "mega british thermal unit"}
_EDGES = "\"'“”‘’.,;:!?"


def normalized_unit(claim: Claim) -> str:
    """Name a claim's unit: of counts the counted noun phrase, of fractions that after a percent sign.

    The denominator of a rate follows after "per".
    """
    if claim.kind == "age":
        return "year of age"
    unit = UNIT_NAMES.get(claim.unit, claim.unit)
    if not unit:
        unit = lemma_phrase(claim.subject, claim.subject_head)
        unit = f"% {unit or '-'}" if _is_fraction(claim) else unit
    per = _PER_NAMES.get(claim.per, claim.per)
    return f"{unit or 'count'} per {per}" if per else unit


def concept_words(claim: Claim) -> tuple[str, ...]:
    """Give the content words of what is measured and whose it is; of counted things, of whose they are."""
    named = f"{claim.subject} {claim.entity}" if claim.unit else claim.entity
    words = [word.strip(_EDGES) for word in re.split(r"[,\s]+", named)]
    meaning = content_words(named)
    return tuple(dict.fromkeys(word for word in words if word and content_words(word) & meaning))


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
