"""Which of a sentence's places a figure has: its own phrase's, its clause's, or the one that opens the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from numclaims.context.clauses import after_colon, continues, covers, divided, is_occasion
from numclaims.context.figures import VERBAL, Figure, clause_verb, cues, steps
from numclaims.context.places import Place
from numclaims.syntax.clauses import SUBJECTS


def place_of(figure: Figure, available: Sequence[Place]) -> str:
    """Choose the place nearest to a figure by clause, then by distance."""
    scored = [
        (_score(figure, place), -abs(place.span.start - figure.span.start), -i) for i, place in enumerate(available)
    ]
    best = max(scored, default=(0, 0, 0))
    return available[-best[2]].span.text if best[0] else ""


def _score(figure: Figure, place: Place) -> int:
    if place.is_label:
        return 1
    if divided(place.span, figure):
        return 0
    if _is_bracketed(figure, place):
        return 5
    if _in_where_clause(figure, place):
        return 4
    preposition = place.preposition
    if preposition is None or place.is_near_only or _is_source(preposition) or _is_asides_own(figure, preposition):
        return 0
    score = _clause_score(figure, place, preposition)
    return score if score >= _least(figure) else 0


def _least(figure: Figure) -> int:
    """Give how close a place must be: a limit needs one of its own, a length of time that dates a verb has none."""
    if figure.claim.kind == "duration" and figure.root.dep_ in ("pobj", "prep"):
        return 9
    return 3 if figure.claim.role == "threshold" else 1


def _clause_score(figure: Figure, place: Place, preposition: Token) -> int:
    attached = preposition.head
    if attached in _up_to_verb(figure.root):
        return 3
    verb, own = clause_verb(attached), clause_verb(figure.root)
    if verb is not None and own is not None:
        if verb == own or continues(own, verb):
            return 2
        if verb.dep_ in ("acl", "relcl") and verb.head in _up_to_verb(figure.root):
            return 2
    if verb is not None and own is not None and is_occasion(verb, own):
        return 1
    if covers(place.span, figure) or (after_colon(place.span, figure) and figure.span.start > place.span.end):
        return 1
    return 0


def _is_bracketed(figure: Figure, place: Place) -> bool:
    """Say whether a figure stands in brackets right after a place: "Rhino Camp (11,200)"."""
    return figure.span.start == place.span.end + 1 and figure.span.doc[place.span.end].text == "("


def _in_where_clause(figure: Figure, place: Place) -> bool:
    """Say whether a figure stands in the clause that tells of a place: "the A612, where the limit is 60 mph"."""
    following = place.span.doc[place.span.end : place.span.end + 2]
    where = next((token for token in following if token.lower_ == "where"), None)
    return where is not None and where.i < figure.span.start and where.head in [head for _, head in steps(figure.root)]


def _is_source(preposition: Token) -> bool:
    """Say whether a place belongs to who speaks: "analysts at Hjort Securities expect ..."."""
    noun = preposition.head
    reports = noun.head.pos_ in VERBAL and noun.head.lemma_.lower() in cues("reporting_verbs")
    return noun.dep_ in SUBJECTS and reports


def _is_asides_own(figure: Figure, preposition: Token) -> bool:
    """Say whether a place stands in an aside that a figure is outside of: "eleven arrests, two of them in Spain"."""
    above = {figure.root.i, *(head.i for _, head in steps(figure.root))}
    return any(
        child.i not in above and child.left_edge.i > figure.span.start and (child.dep_ == "appos" or _is_part(child))
        for child, _ in steps(preposition)
    )


def _is_part(token: Token) -> bool:
    """Say whether a word counts out of something named before: "two of them"."""
    inner = [word for child in token.rights if child.lower_ == "of" for word in child.rights]
    return any(word.dep_ == "pobj" and word.pos_ == "PRON" for word in inner)


def _up_to_verb(token: Token) -> list[Token]:
    found = [token]
    for _, head in steps(token):
        if head.pos_ in VERBAL:
            break
        found.append(head)
    return found
