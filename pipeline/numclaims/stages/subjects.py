"""The spaCy stage that finds what each quantity counts or measures, whose that is, and what is said of it."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from numclaims import doc_claims
from numclaims.roles.choice import Choice
from numclaims.roles.subject import find_subjects
from numclaims.syntax.anchors import Anchor, anchor
from numclaims.syntax.phrases import head_lemma, noun_phrase


def annotate_subjects(doc: Doc) -> None:
    """Fill subject, subject_head, subject_resolved, entity, predicate and whole of the Doc's claims."""
    anchors = [anchor(doc, quantity) for quantity in doc_claims.quantities(doc)]
    decisions = find_subjects(anchors)
    doc_claims.complete(doc, [_columns(decision.anchor, decision.choice) for decision in decisions])


def _columns(found: Anchor, choice: Choice | None) -> dict[str, Any]:
    if choice is None:
        return {}
    return {
        "subject": noun_phrase(choice.head, after=found.end if choice.head.i >= found.end else 0).text,
        "subject_head": head_lemma(choice.head),
        "subject_resolved": choice.resolved,
        "whole": noun_phrase(choice.whole).text if choice.whole is not None else "",
        "rule": choice.rule,
    }


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
