"""Where a figure holds: a named place, or a common noun of place, that a locative preposition ties to it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from numclaims.context.figures import Figure, clause_verb, cues, steps

_LABELS = frozenset({"GPE", "LOC", "FAC"})


def places(sentence: Span) -> list[Span]:
    """Find the places of a sentence: names and nouns of place after ``in``, ``at``, ``across`` and the like."""
    found = [_widened(entity) for entity in sentence.ents if entity.label_ in _LABELS and _is_located(entity.root)]
    named = {token.i for place in found for token in place}
    names = [token for token in sentence if token.pos_ == "PROPN" and token.i not in named and _may_be_place(token)]
    found += [_noun_place(token) for token in names]
    nouns = [token for token in sentence if token.lemma_.lower() in cues("place_nouns") and token.i not in named]
    found += [_noun_place(token) for token in nouns if _is_located(token) and not _is_predicate(token)]
    found += [sentence.doc[token.i : token.i + 1] for token in sentence if token.lower_ in cues("place_adverbs")]
    return sorted(found, key=lambda place: int(place.start))


def place_of(figure: Figure, available: Sequence[Span]) -> str:
    """Choose the place in the figure's own noun phrase, else its clause's, else the one the sentence opens with."""
    scored = [(_score(figure, place), -abs(place.start - figure.span.start), -i) for i, place in enumerate(available)]
    best = max(scored, default=(0, 0, 0))
    return available[-best[2]].text if best[0] else ""


def _is_located(token: Token) -> bool:
    preposition = _preposition(token)
    return preposition is not None and preposition.lower_ in cues("place_prepositions")


def _may_be_place(token: Token) -> bool:
    """Take a name that the recogniser calls nothing, or a person, for a place where it stands after in or near."""
    preposition = _preposition(token)
    return (
        preposition is not None
        and preposition.lower_ in ("in", "near", "across", "at")
        and token.ent_type_ in ("", "PERSON")
    )


def _is_predicate(token: Token) -> bool:
    """Say whether a common noun of place is what is said of the subject ("9,650 were in special schools")."""
    preposition = _preposition(token)
    return preposition is not None and (preposition.head.lemma_ == "be" or preposition.head.pos_ == "NUM")


def _preposition(token: Token) -> Token | None:
    return token.head if token.dep_ == "pobj" and token.head.pos_ == "ADP" else None


def _widened(entity: Span) -> Span:
    """Take "Harlan Creek, Kentucky" as one place, and drop an article."""
    doc, start, end = entity.doc, entity.start, entity.end
    if doc[start].lower_ == "the" and end - start > 1:
        start += 1
    if end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].ent_type_ == "GPE" and doc[end + 1].ent_iob_ == "B":
        end += 2
    return doc[start:end]


def _noun_place(head: Token) -> Span:
    start = head.left_edge.i
    if head.doc[start].dep_ == "det" and head.doc[start].head == head:
        start += 1
    return head.doc[start : head.i + 1]


def _score(figure: Figure, place: Span) -> int:
    preposition = place.root if place.root.pos_ == "ADV" else _preposition(place.root)
    if preposition is None or figure.claim.role == "threshold" or figure.claim.kind in ("age", "duration"):
        return 0
    if any(
        token.text == ";"
        for token in figure.span.doc[min(figure.span.end, place.start) : max(figure.span.start, place.end)]
    ):
        return 0
    if figure.span.doc[figure.span.start - 1].text == "(" and place.end == figure.span.start - 1:
        return 4
    attached = preposition.head
    if attached == figure.root or any(head == attached for _, head in _up_to_verb(figure.root)):
        return 3
    verb = clause_verb(attached)
    if verb is not None and verb == clause_verb(figure.root):
        return 2
    opens = preposition.i - figure.span.sent.start <= 1
    return 1 if opens and figure.span.start > place.end else 0


def _up_to_verb(token: Token) -> list[tuple[Token, Token]]:
    found: list[tuple[Token, Token]] = []
    for child, head in steps(token):
        if head.pos_ in ("VERB", "AUX"):
            break
        found.append((child, head))
    return found
