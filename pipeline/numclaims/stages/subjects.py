"""The spaCy stage that finds what each quantity counts or measures, whose that is, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from numclaims import doc_claims
from numclaims.reliability import confidence
from numclaims.roles.choice import Choice, Decision
from numclaims.roles.ellipsis import complete_quantities
from numclaims.roles.entity import find_entity
from numclaims.roles.predicate import find_predicate
from numclaims.roles.subject import find_subjects
from numclaims.syntax.anchors import Anchor, anchor
from numclaims.syntax.phrases import coordinated_phrase, head_lemma, subject_phrase, whole_phrase


def annotate_subjects(doc: Doc) -> None:
    """Fill subject, subject_head, subject_resolved, entity, predicate and whole of the Doc's claims."""
    found = [anchor(doc, quantity) for quantity in doc_claims.quantities(doc)]
    completed = complete_quantities(found)
    doc_claims.complete_quantities(doc, completed)
    anchors = [replace(one, quantity=quantity) for one, quantity in zip(found, completed, strict=True)]
    decisions = find_subjects(anchors)
    numeric = frozenset(token.i for decision in decisions for token in decision.anchor.span)
    entities = _entities(decisions, numeric)
    rows = zip(doc_claims.rows(doc), doc_claims.anchors(doc), decisions, entities, strict=True)
    for row, tokens, decision, entity in rows:
        if decision.choice is None:
            row["confidence"] = confidence(row["confidence"], "")
        else:
            row.update(_columns(row, decision.anchor, decision.choice, numeric))
            row["entity"] = coordinated_phrase(entity, without=numeric) if entity is not None else ""
            tokens.update(_tokens(decision.choice, entity))


def _entities(decisions: list[Decision], numeric: frozenset[int]) -> list[Token | None]:
    """Find each subject's entity; a subject carried on from an earlier figure is still the same one's."""
    entities: list[Token | None] = []
    known: dict[int, Token] = {}
    for decision in decisions:
        choice, entity = decision.choice, None
        if choice is not None:
            entity = find_entity(decision.anchor, choice, numeric)
            if entity is None and choice.resolved and choice.whole is None:
                entity = known.get(choice.head.i)
            if entity is not None:
                known.setdefault(choice.head.i, entity)
        entities.append(entity)
    return entities


def _columns(row: dict[str, Any], found: Anchor, choice: Choice, numeric: frozenset[int]) -> dict[str, Any]:
    return {
        "subject": subject_phrase(choice.head, without=numeric, first=choice.first),
        "subject_head": head_lemma(choice.head),
        "subject_resolved": choice.resolved,
        "predicate": find_predicate(found, choice, numeric),
        "whole": whole_phrase(choice.whole, without=_tokens_of(found)) if choice.whole is not None else "",
        "rule": f"{row['rule']}; {choice.rule}" if row["rule"] else choice.rule,
        "confidence": confidence(row["confidence"], choice.rule),
    }


def _tokens_of(found: Anchor) -> frozenset[int]:
    return frozenset(range(found.start, found.end))


def _tokens(choice: Choice, entity: Token | None) -> dict[str, int]:
    tokens = {"subject": choice.head.i}
    if entity is not None:
        tokens["entity"] = entity.i
    if choice.whole is not None:
        tokens["whole"] = choice.whole.i
    return tokens


class SubjectStage:
    """Find the subject, entity and predicate of each quantity."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        annotate_subjects(doc)
        return doc


@Language.factory("numclaims_subjects", assigns=["doc._.claims"], requires=["token.dep", "token.lemma", "doc.sents"])
def make_subjects(nlp: Language, name: str) -> SubjectStage:
    """Make the stage for ``nlp.add_pipe("numclaims_subjects")``."""
    doc_claims.register()
    return SubjectStage()
