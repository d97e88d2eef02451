"""Properties that stand before their value: ``earnings`` in "earnings of $413 million"."""

from __future__ import annotations

from spacy.tokens import Token

from numclaims.roles.choice import Choice, Earlier, words
from numclaims.roles.complements import can_be_measured
from numclaims.roles.topics import is_time, subject_of_verb_over, through, through_transparent
from numclaims.syntax.anchors import Anchor
from numclaims.syntax.phrases import NOUNS, complement, core_noun

_VALUE_PREPOSITIONS = frozenset(
    {"of", "at", "between", "above", "below", "under", "over", "exceeding", "from", "to", "by", "worth", "on"}
)
_LIMITS = frozenset({"under", "over", "above", "below", "exceeding", "within", "between"})
_BEFORE_VALUE = frozenset({"just", "only", "a", "an", "the", "record", "about", "around", "some", "nearly", "up"})


def property_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the property whose value this is: ``earnings`` in "earnings of $413 million"."""
    noun = _limited_noun(found)
    if noun is None:
        preposition = _preposition_before(found)
        noun = _property_before(preposition) if preposition is not None else None
    if noun is None or noun.pos_ not in NOUNS or is_time(noun) or noun.like_num:
        return None
    rule = f'property with this value "{noun.text}"'
    lemma = noun.lemma_.lower()
    changed = _changed_in(found) if lemma in words("change_nouns") else None
    if changed is not None:
        return Choice(head=through_transparent(changed), rule=f'{rule}, in "{changed.text}"')
    about = complement(noun)
    if found.quantity.kind != "count" and noun.dep_ == "pobj" and noun.head.lower_ in ("against", "with", "than"):
        return Choice(head=noun, rule=rule)
    if about is not None and not found.start <= about.i < found.end and lemma in words("transparent"):
        return Choice(head=through_transparent(noun), rule=rule)
    if lemma in words("bare_amounts") and not _qualified(noun):
        return subject_of_verb_over(noun, earlier)
    return through(noun, rule, earlier)


def stated_property(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the property in "average deposits of $14.6 billion" before any noun that happens to follow the figure."""
    index = found.start - 1
    before = found.span.doc[index] if index > found.sent.start else None
    if before is None or before.lower_ != "of" or before.nbor(-1).pos_ not in NOUNS:
        return None
    return property_noun(found, earlier)


def _changed_in(found: Anchor) -> Token | None:
    """Give what changed by the quantity: ``rates`` in "a fall of one percentage point in discount rates"."""
    doc, index = found.span.doc, found.end
    if index >= found.sent.end or doc[index].lower_ != "in":
        return None
    noun = next((child for child in doc[index].children if child.dep_ == "pobj"), None)
    return noun if noun is not None and can_be_measured(noun) and noun.pos_ in NOUNS else None


def _limited_noun(found: Anchor) -> Token | None:
    """Give the noun right before a bound that opens with a preposition: ``elevations`` in "elevations under 3 m"."""
    first = found.span[0]
    if found.quantity.kind == "count" or first.lower_ not in _LIMITS or first.i == found.sent.start:
        return None
    noun = first.nbor(-1)
    return noun if noun.pos_ in NOUNS and not noun.like_num else None


def _qualified(noun: Token) -> bool:
    return any(
        child.dep_ in ("compound", "nmod")
        or (
            child.dep_ == "amod"
            and child.pos_ == "ADJ"
            and child.lower_ not in ("new", "average", "record", "whole", "current", "present", "total")
        )
        for child in noun.lefts
    )


def _preposition_before(found: Anchor) -> Token | None:
    doc, index = found.span.doc, found.start - 1
    while index > found.sent.start and doc[index].lower_ in _BEFORE_VALUE:
        index -= 1
    token = doc[index]
    return token if index > found.sent.start and token.lower_ in _VALUE_PREPOSITIONS else None


def _property_before(preposition: Token) -> Token | None:
    """Give the noun a value preposition belongs to, if it names a property rather than a verb's argument."""
    noun = preposition.nbor(-1)
    if preposition.lower_ in ("of", "worth"):
        return core_noun(noun) if noun.pos_ in NOUNS else None
    head = preposition.head
    if head.pos_ in NOUNS and head.i < preposition.i and head.lemma_.lower() in words("change_nouns"):
        return head
    if preposition.lower_ in ("above", "below", "under", "over", "exceeding", "between") and head == noun:
        return noun if noun.pos_ in NOUNS and noun.dep_ != "dobj" else None
    return None
