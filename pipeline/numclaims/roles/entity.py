"""The entity of a quantity: whose its subject is, or who did the counted thing."""

from __future__ import annotations

from spacy.tokens import Token

from numclaims.roles.choice import Choice, words
from numclaims.roles.topics import is_time
from numclaims.syntax.anchors import Anchor
from numclaims.syntax.clauses import agent, antecedent, clause_subject, governing_verb, is_passive, is_pronoun
from numclaims.syntax.phrases import NOUNS, complement, possessor

_FIRST_PERSON = frozenset({"we", "i"})
_SHARED = frozenset({"count", "percent", "ratio", "age"})


def find_entity(found: Anchor, choice: Choice, numeric: frozenset[int]) -> Token | None:
    """Give the noun the subject belongs to: its possessor, its of-complement, or the agent of its verb.

    Args:
        found: the quantity.
        choice: its subject.
        numeric: the tokens of all quantities, which are no entity.
    """
    head = _outermost(choice.head)
    owner = possessor(choice.head) or possessor(head)
    candidates = (
        owner,
        _belongs_to(found, choice),
        _bearer(found, choice) if owner is None else None,
        _doer(head, found, choice) if owner is None else None,
    )
    named = (_named(token) for token in candidates if token is not None and token.i not in numeric)
    return next((token for token in named if token is not None and token.i not in numeric), None)


def _belongs_to(found: Anchor, choice: Choice) -> Token | None:
    """Give the of-complement of a property: ``home`` in "the price of a typical home"."""
    if (found.quantity.kind in _SHARED and not choice.resolved) or choice.head.lemma_.lower() in words("light"):
        return None
    if choice.whole is not None or found.quantity.kind in ("count", "age", "ratio", "duration"):
        return None
    return complement(choice.head)


def _bearer(found: Anchor, choice: Choice) -> Token | None:
    """Give what has a property a preposition attaches: ``batteries`` in "batteries, with a duration of 4 hours"."""
    preposition = choice.head.head
    with_count = found.quantity.kind == "count" and preposition.lower_ == "with"
    is_property = choice.rule.startswith("property") and preposition.lower_ in ("with", "at", "to", "from")
    if choice.head.dep_ != "pobj" or not (with_count or is_property):
        return None
    above = preposition.head
    if above.pos_ in NOUNS:
        return None if is_time(above) else above
    return clause_subject(above) if is_property and preposition.lower_ != "at" else None


def _outermost(noun: Token) -> Token:
    """Climb from a noun to the phrase it completes: ``total`` in "a total of 600 referrals"."""
    current = noun
    while current.dep_ == "pobj" and current.head.lower_ == "of" and current.head.head.pos_ in NOUNS | {"NUM", "SYM"}:
        current = current.head.head
    return current


def _doer(noun: Token, found: Anchor, choice: Choice) -> Token | None:
    """Give who received, made or did what the noun names."""
    if choice.rule.startswith("object of") or (choice.resolved and found.quantity.kind in _SHARED):
        return None
    by = next((agent(child) for child in noun.rights if child.dep_ in ("acl", "relcl") and is_passive(child)), None)
    if by is not None:
        return by
    verb = governing_verb(noun)
    if verb is None or verb.lemma_ == "be":
        return None
    if noun.dep_ == "nsubjpass":
        return agent(verb)
    return _subject_over(noun, verb, found)


def _subject_over(noun: Token, verb: Token, found: Anchor) -> Token | None:
    """Give the subject of the verb whose object the noun is, first of a list or later in it."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in NOUNS:
        first = first.head
    if first.dep_ not in ("dobj", "obj") or first.head != verb or verb.dep_ == "acl":
        return None
    subject = clause_subject(verb)
    return None if subject is None or subject == noun or found.start <= subject.i < found.end else subject


def _named(token: Token) -> Token | None:
    """Follow a pronoun to its noun; "we" is a name of its own."""
    if token.lower_ in _FIRST_PERSON:
        return token
    if is_pronoun(token):
        return antecedent(token)
    return token if (token.pos_ in NOUNS or token.tag_ == "VBG") and not token.like_num and token.text != "%" else None
