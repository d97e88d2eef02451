"""The entity of a quantity: whose its subject is, or who did the counted thing."""

from __future__ import annotations

from spacy.tokens import Token

from numclaims.roles.choice import Choice, words
from numclaims.roles.topics import is_time
from numclaims.syntax.anchors import Anchor
from numclaims.syntax.clauses import agent, antecedent, clause_subject, governing_verb, is_passive, is_pronoun
from numclaims.syntax.phrases import NOUNS, complement, possessor

_FIRST_PERSON = frozenset({"we", "i"})
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our"})
_SHARED = frozenset({"count", "percent", "ratio", "age"})


def find_entity(found: Anchor, choice: Choice, numeric: frozenset[int]) -> Token | None:
    """Give the noun the subject belongs to: its possessor, its of-complement, or the agent of its verb.

    Args:
        found: the quantity.
        choice: its subject.
        numeric: the tokens of all quantities, which are no entity.
    """
    head = _outermost(choice.head)
    owner = _owner(choice.head) or _owner(head)
    candidates = (
        owner,
        _belongs_to(found, choice),
        _container(found, choice),
        _label(found, choice),
        _bearer(found, choice) if owner is None else None,
        _doer(head, found, choice) if owner is None else None,
    )
    named = (_named(token) for token in candidates if token is not None and token.i not in numeric)
    return next((token for token in named if token is not None and token.i not in numeric), None)


def _owner(noun: Token) -> Token | None:
    """Give the possessor of a noun; "its" and "their" are first the clause's own subject's."""
    owner = possessor(noun)
    if owner is None or owner.lower_ not in _POSSESSIVES:
        return owner
    if owner.lower_ == "our":
        return None
    verb = governing_verb(noun)
    subject = clause_subject(verb) if verb is not None else None
    if subject is not None and subject.pos_ in NOUNS and subject.i < owner.i and subject not in list(noun.subtree):
        return subject
    return antecedent(owner)


def _container(found: Anchor, choice: Choice) -> Token | None:
    """Give what is made up of counted things: ``fleet`` in "a fleet of 28 aircraft"."""
    preposition = choice.head.head
    if found.quantity.kind != "count" or choice.head.dep_ != "pobj" or preposition.lower_ != "of":
        return None
    above = preposition.head
    if above.pos_ not in NOUNS or above.i >= found.start or choice.resolved:
        return None
    return None if above.lemma_.lower() in words("transparent") | words("light") or is_time(above) else above


def _label(found: Anchor, choice: Choice) -> Token | None:
    """Give the label of a line whose figure has a noun of its own: "Brown hairstreak: 406 eggs"."""
    doc, start, first = found.span.doc, found.start, found.sent.start
    if found.quantity.kind != "count" or start - 1 <= first or doc[start - 1].text != ":" or choice.resolved:
        return None
    label = doc[first : start - 1].root
    return label if label.pos_ in NOUNS and label != choice.head and len(doc[first:start]) <= 8 else None


def _belongs_to(found: Anchor, choice: Choice) -> Token | None:
    """Give the of-complement of a property: ``home`` in "the price of a typical home"."""
    if (found.quantity.kind in _SHARED and not choice.resolved) or choice.head.lemma_.lower() in words("light"):
        return None
    if choice.whole is not None or found.quantity.kind in ("count", "age", "ratio", "duration"):
        return None
    return complement(choice.head) or complement(choice.head, frozenset({"for"}))


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
