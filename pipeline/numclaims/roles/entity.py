"""The entity of a quantity: whose its subject is, or who did the counted thing."""

from __future__ import annotations

from spacy.tokens import Token

from numclaims.roles.choice import Choice, words
from numclaims.syntax.anchors import Anchor
from numclaims.syntax.clauses import agent, antecedent, clause_subject, governing_verb, is_passive, is_pronoun
from numclaims.syntax.phrases import NOUNS, complement, possessor

_FIRST_PERSON = frozenset({"we"})


def find_entity(found: Anchor, choice: Choice) -> Token | None:
    """Give the noun the subject belongs to: its possessor, its of-complement, or the agent of its verb."""
    head = _outermost(choice.head)
    owner = possessor(choice.head) or possessor(head)
    if owner is not None:
        return _named(owner)
    if found.quantity.kind != "count" and not _is_light(choice.head):
        belongs_to = complement(choice.head)
        if belongs_to is not None and belongs_to.pos_ in NOUNS and not found.start <= belongs_to.i < found.end:
            return _named(belongs_to)
    return _doer(head, found)


def _is_light(noun: Token) -> bool:
    return noun.lemma_.lower() in words("light")


def _outermost(noun: Token) -> Token:
    """Climb from a noun to the phrase it completes: ``total`` in "a total of 600 referrals"."""
    current = noun
    while current.dep_ == "pobj" and current.head.lower_ == "of" and current.head.head.pos_ in NOUNS | {"NUM", "SYM"}:
        current = current.head.head
    return current


def _doer(noun: Token, found: Anchor) -> Token | None:
    """Give who received, made or did what the noun names."""
    by = next((agent(child) for child in noun.rights if child.dep_ in ("acl", "relcl") and is_passive(child)), None)
    if by is not None:
        return _named(by)
    verb = governing_verb(noun)
    if verb is None:
        return None
    if noun.dep_ in ("nsubjpass", "nsubj"):
        return _named(agent(verb)) if noun.dep_ == "nsubjpass" else None
    if noun.dep_ not in ("dobj", "conj") or verb.lemma_ == "be" or noun.i < verb.i:
        return None
    subject = clause_subject(verb)
    if subject is None or subject == noun or found.start <= subject.i < found.end:
        return None
    return _named(subject)


def _named(token: Token | None) -> Token | None:
    """Follow a pronoun to its noun; "we" is a name of its own."""
    if token is None or token.lower_ in _FIRST_PERSON:
        return token
    if is_pronoun(token):
        return antecedent(token)
    return token if token.pos_ in NOUNS and not token.like_num else None
