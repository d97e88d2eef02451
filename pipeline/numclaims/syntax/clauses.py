"""Clauses: a verb's subject and object, its verb phrase, and what its pronouns stand for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from numclaims.syntax.phrases import NOUNS, possessor

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "attr", "oprd", "dative"})
VERBAL = frozenset({"VERB", "AUX"})
_RELATIVE = frozenset({"which", "that", "who", "whom", "whose"})
_PERSONS = frozenset({"he", "she", "his", "her", "him"})
_ANAPHORIC = frozenset(
    {"it", "they", "them", "these", "those", "this", "that", "he", "she", "its", "their", "his", "her", "both", "all"}
)


def governing_verb(token: Token) -> Token | None:
    """Give the verb of the clause that ``token`` stands in."""
    current = token
    while current.head.i != current.i:
        current = current.head
        if current.pos_ in VERBAL:
            return current
    return current if current.pos_ in VERBAL and current.i != token.i else None


def clause_subject(verb: Token) -> Token | None:
    """Give the noun or pronoun that is the subject of ``verb``, its own or the one it shares."""
    seen: set[int] = set()
    current: Token | None = verb
    while current is not None and current.i not in seen:
        seen.add(current.i)
        own = next((child for child in current.lefts if child.dep_ in SUBJECTS), None) or next(
            (child for child in current.rights if child.dep_ in SUBJECTS), None
        )
        if own is not None:
            return own
        current = _shares_subject_with(current)
        if current is not None and current.pos_ in NOUNS:
            return current
    return None


def _shares_subject_with(verb: Token) -> Token | None:
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in NOUNS:
        return verb.head
    if verb.dep_ in ("conj", "xcomp", "advcl", "aux", "auxpass", "dep", "pcomp"):
        if verb.dep_ == "xcomp":
            shared = direct_object(verb.head) or _existing_thing(verb.head)
            if shared is not None and shared.i < verb.i:
                return shared
        if verb.dep_ == "pcomp":
            return governing_verb(verb)
        return verb.head if verb.head.pos_ in VERBAL | NOUNS else None
    return None


def _existing_thing(verb: Token) -> Token | None:
    """Give what there is: ``workers`` in "there are two workers to triage them"."""
    if not any(child.dep_ == "expl" for child in verb.children):
        return None
    return next((child for child in verb.rights if child.dep_ == "attr"), None)


def direct_object(verb: Token, *, besides: Span | None = None) -> Token | None:
    """Give the noun that is the object of ``verb`` and lies outside ``besides``."""
    for child in verb.rights:
        if child.dep_ == "dobj" and child.pos_ in NOUNS and not _within(child, besides):
            return child
    return None


def _within(token: Token, span: Span | None) -> bool:
    return span is not None and span.start <= token.i < span.end


def agent(verb: Token) -> Token | None:
    """Give the by-phrase's noun of a passive verb: ``flooding`` in "displaced by flooding"."""
    for child in verb.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by" and is_passive(verb)):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    return inner
    return None


def is_passive(verb: Token) -> bool:
    """Tell whether ``verb`` is a passive, finite or participial."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def is_pronoun(token: Token) -> bool:
    """Tell whether ``token`` stands for a noun elsewhere in the text."""
    return token.pos_ == "PRON" or (token.lower_ in _ANAPHORIC and token.pos_ in ("DET", "PRON"))


def antecedent(pronoun: Token) -> Token | None:
    """Find the noun a relative, personal or demonstrative pronoun stands for, nearest clause first."""
    if pronoun.lower_ in _RELATIVE:
        relative = next((above for above in pronoun.ancestors if above.dep_ == "relcl"), None)
        if relative is not None and relative.head.pos_ in NOUNS:
            return relative.head
    if pronoun.lower_ not in _ANAPHORIC and pronoun.lower_ not in _RELATIVE:
        return None
    if pronoun.lower_ in _PERSONS:
        return next((token for token in _persons_before(pronoun)), None)
    plural = pronoun.lower_ in ("they", "them", "these", "those", "their", "both", "all")
    return next((noun for noun in _candidates(pronoun) if _agrees(noun, plural=plural)), None)


def _persons_before(pronoun: Token) -> Iterator[Token]:
    """Give the heads of the people named before the pronoun, nearest first."""
    for token in reversed(list(pronoun.doc[: pronoun.i])):
        if token.ent_type_ == "PERSON" and token.head.ent_type_ != "PERSON":
            yield token


def _candidates(pronoun: Token) -> Iterator[Token]:
    """Give subjects before the pronoun, its own sentence's first, then the sentences before, nearest first."""
    sentence = pronoun.sent
    yield from (noun for noun in _subject_nouns(sentence) if noun.i < pronoun.i and not _same_clause(noun, pronoun))
    start = sentence.start
    for _ in range(2):
        if start == 0:
            return
        before = pronoun.doc[start - 1].sent
        yield from _subject_nouns(before)
        yield from (token for token in before if token.dep_ in ("dobj", "attr") and token.pos_ in NOUNS)
        start = before.start


def _subject_nouns(sentence: Span) -> Iterator[Token]:
    yield from (token for token in sentence if token.dep_ in SUBJECTS and token.pos_ in NOUNS)


def _same_clause(noun: Token, pronoun: Token) -> bool:
    return governing_verb(noun) == governing_verb(pronoun) and possessor(noun) != pronoun


def _agrees(noun: Token, *, plural: bool) -> bool:
    is_plural = noun.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in noun.children)
    return is_plural if plural else not is_plural or noun.pos_ == "PROPN"
