"""What the command line, notebooks and users call."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numclaims import nlp as pipelines
from numclaims import tables
from numclaims.config import Config
from numclaims.extraction import Extraction, extract_documents
from numclaims.readers import document_from_text, read_document
from numclaims.records import Failure
from numclaims.run import Finished, Progress, discover, extract_sources
from numclaims.tables import Tables

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

PathLike = str | os.PathLike[str]


def extract(text: str, *, doc_id: str = "text", model: str | None = None) -> pd.DataFrame:
    """Give the numeric claims of a text, one a row; ``numclaims.schema.CLAIMS`` says what the columns mean.

    Args:
        text: the text; it is read like a ``.txt`` file.
        doc_id: what to call it in the table.
        model: an installed spaCy English pipeline, by name or path; ``None`` takes the one numclaims comes with.

    Raises:
        ModelNotFoundError: the pipeline is not installed, or lacks a component numclaims needs.
    """
    return tables.claims_table(_extraction(text, doc_id, model).claims)


def excluded(text: str, *, doc_id: str = "text", model: str | None = None) -> pd.DataFrame:
    """Give the numbers of a text that are no claims, each with the reason; arguments are those of ``extract``."""
    return tables.excluded_table((doc_id, number) for number in _extraction(text, doc_id, model).excluded)


def extract_folder(
    paths: PathLike | Iterable[PathLike],
    *,
    model: str | None = None,
    hidden: bool = False,
    progress: Progress | None = None,
) -> Tables:
    """Give the numeric claims of every document in a folder; a document that fails becomes a row of ``failures``.

    Args:
        paths: a folder, a file, or several of either; folders are read with what is below them.
        model: an installed spaCy English pipeline, by name or path; ``None`` takes the one numclaims comes with.
        hidden: also read files and folders whose name begins with a dot.
        progress: called after each document with how many are done, how many there are, and the document's id.

    Raises:
        DocumentError: a path does not exist.
        ModelNotFoundError: the pipeline is not installed, or lacks a component numclaims needs.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    config = Config(model=model, hidden=hidden)
    found = discover([Path(path) for path in given], config)
    nlp = _pipeline(config.model)
    outcomes = list(extract_sources(found.sources, nlp, progress=progress))
    finished = [outcome for outcome in outcomes if isinstance(outcome, Finished)]
    failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    extractions = [document.extraction for document in finished]
    return Tables(
        claims=tables.claims_table(claim for extraction in extractions for claim in extraction.claims),
        documents=tables.documents_table(map(_document_row, finished)),
        failures=tables.failures_table([*found.failures, *failures]),
        excluded=tables.excluded_table(
            (extraction.document.doc_id, number) for extraction in extractions for number in extraction.excluded
        ),
        skipped=tuple(str(path) for path in found.skipped),
    )


def extract_document(path: PathLike, *, model: str | None = None) -> Extraction:
    """Give one file's document, with its text, and its claims and excluded numbers as records.

    Raises:
        DocumentError: the file cannot be found or read.
        FormatError: no reader knows its format.
        ModelNotFoundError: the pipeline is not installed, or lacks a component numclaims needs.
    """
    document = read_document(Path(path))
    return next(extract_documents([document], _pipeline(model)))


def load(model: str | None = None) -> Language:
    """Give a spaCy ``Language`` whose Docs carry the claims as ``doc._.claims``; each call loads a new one.

    Raises:
        ModelNotFoundError: the pipeline is not installed, or lacks a component numclaims needs.
    """
    return pipelines.load(model)


@cache
def _pipeline(model: str | None) -> Language:
    return pipelines.load(model)


def _extraction(text: str, doc_id: str, model: str | None) -> Extraction:
    document = document_from_text(text, doc_id=doc_id)
    return next(extract_documents([document], _pipeline(model)))


def _document_row(finished: Finished) -> dict[str, Any]:
    extraction, document = finished.extraction, finished.extraction.document
    headings = (block.section for block in document.blocks if block.zone == "heading")
    return {
        "doc_id": document.doc_id,
        "path": str(finished.source.path),
        "title": next(headings, ""),
        "characters": len(document.text),
        "sentences": extraction.sentences,
        "claims": len(extraction.claims),
        "excluded": len(extraction.excluded),
        "seconds": round(finished.seconds, 3),
    }
