"""The spaCy stage that finds when, where and by whom each figure is given, how certainly, and which way it moves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from numclaims import doc_claims
from numclaims.context.changes import Change, changes
from numclaims.context.figures import Figure, figures
from numclaims.context.places import places
from numclaims.context.placing import place_of
from numclaims.context.reference import resolved
from numclaims.context.sources import is_counted, reporter, source_of
from numclaims.context.statuses import status_of
from numclaims.context.times import Time, times
from numclaims.context.timing import time_of


def annotate_context(doc: Doc) -> None:
    """Fill time, place, source, status and change of the Doc's claims, sentence by sentence."""
    found = figures(doc, doc_claims.claims(doc))
    updates: list[dict[str, Any]] = []
    named: list[Time] = []
    for _, group in groupby(found, key=lambda figure: figure.span.sent.start):
        sentence_figures = list(group)
        available: list[Time] = []
        for time in times(sentence_figures[0].span.sent, sentence_figures):
            available.append(resolved(time, [*named, *available]))
        updates += context_of(sentence_figures, available)
        named += available
    doc_claims.complete(doc, updates)


def context_of(sentence_figures: Sequence[Figure], available_times: Sequence[Time]) -> list[dict[str, Any]]:
    """Give the context columns of the figures of one sentence, in order."""
    available_places = places(sentence_figures[0].span.sent, sentence_figures)
    columns: list[dict[str, Any]] = []
    for figure, change in zip(sentence_figures, changes(sentence_figures), strict=True):
        row = {**_attribution(figure, sentence_figures), **_change(change)}
        row["place"] = place_of(figure, available_places)
        if time := time_of(figure, available_times, sentence_figures, status=row["status"]):
            row["time"] = time.span.text
            row["time_start"], row["time_end"] = time.interval.isoformat()
        columns.append(row)
    return columns


def _attribution(figure: Figure, sentence_figures: Sequence[Figure]) -> dict[str, Any]:
    reporting = reporter(figure)
    if reporting is not None and is_counted(reporting, sentence_figures):
        reporting = None
    source = source_of(reporting, sentence_figures) if reporting is not None else ""
    return {"source": source, "status": status_of(figure, reported=reporting is not None)}


def _change(change: Change) -> dict[str, Any]:
    return {"change": change.direction, "change_role": change.role}


class ContextStage:
    """Find the time, place, source, status and change of each claim."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        annotate_context(doc)
        return doc


@Language.factory(
    "numclaims_context",
    assigns=["doc._.claims"],
    requires=["token.dep", "token.lemma", "doc.sents", "doc.ents"],
)
def make_context(nlp: Language, name: str) -> ContextStage:
    """Make the stage for ``nlp.add_pipe("numclaims_context")``."""
    doc_claims.register()
    return ContextStage()
