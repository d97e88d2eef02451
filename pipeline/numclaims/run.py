"""A run over documents: finding them, reading and extracting each, and a failure row where one fails."""

from __future__ import annotations

import logging
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from numclaims.config import Config
from numclaims.errors import DocumentError, NumclaimsError
from numclaims.extraction import Extraction, extract_documents
from numclaims.readers import read_document, readable_suffixes
from numclaims.records import Failure

if TYPE_CHECKING:
    from spacy.language import Language

logger = logging.getLogger(__name__)

Progress = Callable[[int, int, str], None]
"""Called after each document with how many are done, how many there are, and which it was."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, and the id its document will have."""

    path: Path
    doc_id: str


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found under the paths that were given, in a stable order."""

    sources: tuple[Source, ...]
    skipped: tuple[Path, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """A document that went through."""

    source: Source
    extraction: Extraction
    seconds: float


def discover(paths: Sequence[Path], config: Config) -> Discovery:
    """Find the documents under folders, in the order of their paths, and the files named directly.

    A folder's documents have their path below it as id, a file its name; where two would share an id, each has its
    whole path. A file reached twice is read once.

    Raises:
        DocumentError: a path does not exist.
    """
    sources: dict[Path, Source] = {}
    skipped: list[Path] = []
    failures: list[Failure] = []
    for given in paths:
        if not given.exists():
            raise DocumentError(f"There is no file or folder {given}.", remedy="Check the path.")
        if not given.is_dir():
            sources.setdefault(given.resolve(), Source(given, given.name))
            continue
        for path in _files_below(given, config, failures):
            if path.suffix.lower() in readable_suffixes():
                sources.setdefault(path.resolve(), Source(path, path.relative_to(given).as_posix()))
            else:
                skipped.append(path)
    return Discovery(_distinct(sources.values()), tuple(skipped), tuple(failures))


def extract_sources(
    sources: Sequence[Source], nlp: Language, *, progress: Progress | None = None
) -> Iterator[Finished | Failure]:
    """Read and extract each source, in order; one that fails yields its failure and the run goes on."""
    for done, source in enumerate(sources, start=1):
        yield _extract(source, nlp)
        if progress:
            progress(done, len(sources), source.doc_id)


def _extract(source: Source, nlp: Language) -> Finished | Failure:
    began = time.perf_counter()
    stage = "read"
    try:
        document = replace(read_document(source.path), doc_id=source.doc_id)
        stage = "extract"
        extraction = next(extract_documents([document], nlp))
    except NumclaimsError as error:
        return Failure(path=str(source.path), stage=stage, error=error.message, remedy=error.remedy)
    except Exception as error:  # the one boundary: whatever a document does, the others are still read
        logger.debug("%s failed", source.path, exc_info=True)
        return Failure(
            path=str(source.path),
            stage=stage,
            error=f"{type(error).__name__}: {error}",
            remedy="This is a fault in numclaims: please report it with the document.",
        )
    return Finished(source, extraction, time.perf_counter() - began)


def _files_below(folder: Path, config: Config, failures: list[Failure]) -> Iterator[Path]:
    def failed(error: OSError) -> None:
        failures.append(
            Failure(
                path=str(error.filename),
                stage="find",
                error=f"The folder cannot be listed: {error.strerror}.",
                remedy="Give yourself the right to read it, or leave it out.",
            )
        )

    found: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=failed):
        folders[:] = [name for name in folders if config.hidden or not name.startswith(".")]
        found += [Path(parent, name) for name in names if config.hidden or not name.startswith(".")]
    yield from sorted((path for path in found if path.is_file()), key=lambda path: path.relative_to(folder).as_posix())


def _distinct(sources: Iterable[Source]) -> tuple[Source, ...]:
    found = tuple(sources)
    uses = Counter(source.doc_id for source in found)
    return tuple(
        replace(source, doc_id=source.path.as_posix()) if uses[source.doc_id] > 1 else source for source in found
    )
