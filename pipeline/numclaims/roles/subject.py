"""The subject of a quantity: the noun that is counted or measured.

Each rule looks at one way a quantity can stand in a sentence and gives a ``Choice`` or nothing; for each kind of
quantity the rules are tried in order and the first that answers decides.
"""

from __future__ import annotations

from spacy.tokens import Token

from numclaims.roles.carried import carried_noun, compared_noun, parallel_noun, previous_noun, respective_noun
from numclaims.roles.choice import Choice, Decision, Rule, words
from numclaims.roles.clause import (
    aged_thing,
    changed_object,
    clause_noun,
    differing_thing,
    elided_noun,
    fronted_whole,
    lasting_thing,
    limited_activity,
    relative_whole,
    topic_noun,
)
from numclaims.roles.complements import complement_noun
from numclaims.roles.labels import apposed_noun, aside_noun, gapped_noun, label_noun
from numclaims.roles.nouns import counted_noun, described_thing, modified_noun, multiplied_noun, noun_inside
from numclaims.roles.properties import property_noun, stated_property
from numclaims.roles.whole import with_whole
from numclaims.syntax.anchors import Anchor, whole_word

# Nouns tied to the figure by a bracket, colon or preposition.
_BESIDE: tuple[Rule, ...] = (label_noun, complement_noun, respective_noun, property_noun)
# Nouns elsewhere in the sentence or before it, the likeliest place first.
_ELSEWHERE: tuple[Rule, ...] = (
    differing_thing,
    parallel_noun,
    apposed_noun,
    aside_noun,
    gapped_noun,
    elided_noun,
    carried_noun,
    compared_noun,
    clause_noun,
    topic_noun,
    previous_noun,
)
COUNT_RULES: tuple[Rule, ...] = (counted_noun, *_BESIDE, fronted_whole, *_ELSEWHERE)
MEASURE_RULES: tuple[Rule, ...] = (
    relative_whole,
    described_thing,
    stated_property,
    modified_noun,
    *_BESIDE,
    *_ELSEWHERE,
)
SHARE_RULES: tuple[Rule, ...] = (
    noun_inside,
    multiplied_noun,
    modified_noun,
    *_BESIDE,
    fronted_whole,
    *_ELSEWHERE,
)
DURATION_RULES: tuple[Rule, ...] = (
    modified_noun,
    complement_noun,
    property_noun,
    differing_thing,
    changed_object,
    lasting_thing,
    limited_activity,
)
AGE_RULES: tuple[Rule, ...] = (modified_noun, aged_thing, previous_noun)

MEMORY = 40
"""No figure is elliptical for one further back: the time taken stays linear in the number of figures."""

RULES: dict[str, tuple[Rule, ...]] = {
    "count": COUNT_RULES,
    "measure": MEASURE_RULES,
    "money": MEASURE_RULES,
    "percent": SHARE_RULES,
    "ratio": SHARE_RULES,
    "duration": DURATION_RULES,
    "age": AGE_RULES,
}


def find_subjects(anchors: list[Anchor]) -> list[Decision]:
    """Choose the subject of each quantity of a text, in order; an elliptical one takes an earlier one's."""
    numeric = {token.i for found in anchors for token in found.span if not _is_ratio_noun(token, found)}
    decisions: list[Decision] = []
    for found in anchors:
        decisions.append(Decision(found, _first_choice(found, decisions[-MEMORY:], numeric)))
    return decisions


def _first_choice(found: Anchor, earlier: list[Decision], numeric: set[int]) -> Choice | None:
    quantity = found.quantity
    bare = quantity.kind == "measure" and not quantity.unit
    kind = "count" if bare or quantity.unit == "full-time equivalent" else quantity.kind
    choices = (rule(found, earlier) for rule in RULES[kind])
    choice = next((choice for choice in choices if choice is not None and _is_thing(choice, numeric)), None)
    if choice is None:
        return None
    return with_whole(found, choice.but(head=whole_word(choice.head)), earlier)


def _is_thing(choice: Choice, numeric: set[int]) -> bool:
    """Tell a noun from the number or unit word that the parser took for one."""
    return choice.head.i not in numeric and choice.head.text[:1].isalpha()


def _is_ratio_noun(token: Token, found: Anchor) -> bool:
    """Tell the noun that stands inside a ratio: ``farm`` in "one farm in twelve"."""
    if found.quantity.kind != "ratio" or token.pos_ != "NOUN":
        return False
    return token.i > found.start and token.lemma_.lower() not in words("fraction_nouns")
