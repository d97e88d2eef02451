"""The places a sentence names: after ``in``, ``at``, ``across`` and the like, as a label, or as an adverb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Span, Token

from numclaims.context.figures import Figure, cues

_LABELS = frozenset({"GPE", "LOC", "FAC"})
_NEVER = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "NORP", "LANGUAGE", "EVENT", "LAW"}
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the parse, and the preposition that ties it to the sentence, if one does.

    ``is_label`` marks a place that heads its sentence: "Chile: 25 GW of electrolysers". ``is_near_only`` marks one
    that holds only for a figure tied to it directly: "Canada, where it fetched £5m", "to Japan (£2m)".
    """

    span: Span
    preposition: Token | None = None
    is_label: bool = False
    is_near_only: bool = False


def places(sentence: Span, figures: Sequence[Figure] = ()) -> list[Place]:
    """Find the places of a sentence, in order; a figure is none, nor a currency or unit that is part of one."""
    counted = {token.i for figure in figures for token in figure.span}
    found = [*_label(sentence), *_entities(sentence), *_names(sentence), *_nouns(sentence), *_adverbs(sentence)]
    found += _described(sentence)
    ordered = sorted(found, key=lambda place: (int(place.span.start), -int(place.span.end)))
    kept: list[Place] = []
    for place in ordered:
        clashes = any(token.i in counted for token in place.span)
        if not clashes and (not kept or place.span.start >= kept[-1].span.end):
            kept.append(place)
    return kept


def _label(sentence: Span) -> Iterator[Place]:
    for entity in sentence.ents:
        colon = entity.end < sentence.end and sentence.doc[entity.end].text == ":"
        if entity.start == sentence.start and colon and entity.label_ in _LABELS:
            yield Place(_without_article(entity), is_label=True)


def _described(sentence: Span) -> Iterator[Place]:
    """Give the names that a where-clause, or a figure in brackets, follows."""
    yield from _described_by_where(sentence)
    for entity in sentence.ents:
        following = [token.lower_ for token in sentence.doc[entity.end : min(entity.end + 2, sentence.end)]]
        if following[:1] == ["("] and entity.label_ in _LABELS and _target(entity.root) is not None:
            yield Place(_without_article(entity), is_near_only=True)


def _described_by_where(sentence: Span) -> Iterator[Place]:
    for token in sentence:
        name = token.nbor(-2) if token.lower_ == "where" and token.i > sentence.start + 1 else token
        if name is not token and token.nbor(-1).text == "," and name.pos_ == "PROPN" and name.ent_type_ not in _NEVER:
            yield Place(_phrase(name), is_near_only=True)


def _target(name: Token) -> Token | None:
    preposition = _preposition(name)
    return preposition if preposition is not None and preposition.lower_ == "to" else None


def _entities(sentence: Span) -> Iterator[Place]:
    entities = list(sentence.ents)
    for entity, following in pairwise([*entities, None]):
        if entity is None or entity.label_ not in _LABELS:
            continue
        preposition = _preposition(entity.root)
        if preposition is None or not _locates(preposition, named=True):
            continue
        end = entity.end
        if following is not None and following.start == end + 1 and following.label_ == "GPE":
            end = following.end if sentence.doc[end].text == "," else end
        words = {token.lower_ for token in entity}
        if entity.root.i + 1 == entity.end and words.isdisjoint(cues("bodies")):
            yield Place(_without_article(sentence.doc[entity.start : end]), preposition)


def _names(sentence: Span) -> Iterator[Place]:
    """Take a name that the recogniser calls nothing, a person or a body for a place where it stands after ``in``."""
    for token in sentence:
        if token.pos_ != "PROPN" or token.ent_type_ in _NEVER:
            continue
        preposition = _preposition(token)
        if preposition is not None and _may_be_place(token, preposition):
            yield Place(_phrase(token), preposition)


def _may_be_place(name: Token, preposition: Token) -> bool:
    if name.lower_ in cues("place_nouns") or (preposition.lower_ == "on" and _is_road(name)):
        return _locates(preposition, named=True)
    if name.ent_type_ not in ("", "PERSON", "ORG", "PRODUCT", *_LABELS) or not name.is_title:
        return False
    words = {token.lower_ for token in _phrase(name)}
    if not words.isdisjoint(cues("bodies")) or any(token.dep_ == "poss" for token in name.lefts):
        return False
    return preposition.lower_ in cues("name_prepositions")


def _is_road(name: Token) -> bool:
    return name.text[:1].isupper() and name.text[1:].isdecimal()


def _nouns(sentence: Span) -> Iterator[Place]:
    for token in sentence:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in cues("place_nouns"):
            continue
        preposition = _preposition(token)
        if preposition is not None and _locates(preposition, named=False) and not _is_predicate(preposition):
            yield Place(_phrase(token), preposition)


def _adverbs(sentence: Span) -> Iterator[Place]:
    for token in sentence:
        if token.lower_ in cues("place_adverbs"):
            yield Place(sentence.doc[token.i : token.i + 1], token)


def _locates(preposition: Token, *, named: bool) -> bool:
    word = preposition.lower_
    return word in cues("place_prepositions") or (named and word in cues("motion_prepositions"))


def _is_predicate(preposition: Token) -> bool:
    """Say whether a common noun of place is what is said of the subject ("9,650 were in special schools")."""
    return preposition.head.lemma_ == "be" or preposition.head.pos_ == "NUM"


def _preposition(token: Token) -> Token | None:
    """Give the preposition of a noun, or of the first of the names it is listed with: "at Ashby, Corby and Oakham"."""
    for _ in range(8):
        if token.dep_ == "pobj":
            return token.head if token.head.pos_ == "ADP" else None
        if token.dep_ not in ("conj", "appos") or token.pos_ != "PROPN":
            return None
        token = token.head
    return None


def _without_article(span: Span) -> Span:
    return span.doc[span.start + 1 : span.end] if span[0].lower_ == "the" and len(span) > 1 else span


def _phrase(head: Token) -> Span:
    start = min([head.i, *(child.left_edge.i for child in head.lefts if child.dep_ not in ("det", "punct", "cc"))])
    end = head.i + 1
    following = [token for token in head.rights if token.i == end]
    if following and following[0].dep_ == "nummod":
        end += 1
    elif following and following[0].lower_ == "of" and head.pos_ == "PROPN":
        names = [token for token in following[0].rights if token.pos_ == "PROPN" and token.i == token.left_edge.i]
        end = names[0].i + 1 if names and names[0].i == end + 1 else end
    return head.doc[start:end]
