"""What every public test set shares: cases, one batch of predictions, tallies, intervals and sorted errors."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from numclaims.errors import NumclaimsError
from numclaims.evaluate.scoring import RESAMPLES, SEED, Tally, f1_of
from numclaims.extraction import Extraction
from numclaims.records import Claim, Document

GoldT = TypeVar("GoldT")
PredictionT = TypeVar("PredictionT")
System = Callable[[Sequence[Document]], Iterable[Extraction]]
"""Whatever finds claims in documents, one extraction a document, in order: numclaims itself, or a peer."""


class SetError(NumclaimsError):
    """A public test set that is not known, or whose files are not where they should be."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A line of the score table: an F1, or the ``share`` of cases (or the mean over rows) that came out right."""

    name: str
    share: bool = False


@dataclass(frozen=True, slots=True)
class Case(Generic[GoldT]):
    """One text of a set, as the set gives it, and what the set's annotators found in it."""

    case_id: str
    text: str
    gold: GoldT


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that came out wrong in a case; ``declared`` says why it is our convention and not a mistake."""

    kind: str
    case_id: str
    text: str
    gold: str
    predicted: str
    declared: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case's tallies by measure, and its errors. A share counts its cases as predicted and as gold alike."""

    tallies: Mapping[str, Tally]
    errors: tuple[Error, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One measure over all cases; ``low`` and ``high`` are the 95% bootstrap interval of ``score``."""

    measure: str
    share: bool
    score: float
    low: float
    high: float
    precision: float
    recall: float
    tally: Tally


@dataclass(frozen=True, slots=True)
class ErrorGroup:
    """How often one kind of error was made, with its first examples."""

    kind: str
    count: int
    examples: tuple[Error, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A set's scores; ``errors`` counts every kind, ``declared`` those that a difference of convention explains."""

    name: str
    cases: int
    rows: tuple[Row, ...]
    errors: tuple[ErrorGroup, ...] = ()
    declared: tuple[ErrorGroup, ...] = ()
    outcomes: tuple[Outcome, ...] = field(default=(), repr=False)


class PublicSet(ABC, Generic[GoldT, PredictionT]):
    """A public test set: how its files are read, its conventions named, its predictions scored and written."""

    name: str
    measures: tuple[Measure, ...]

    @abstractmethod
    def load(self, path: Path) -> list[Case[GoldT]]:
        """Read the set's cases, in the order of its files."""

    def document(self, case: Case[GoldT]) -> Document:
        """Give the document a user would have: unless the set says otherwise, its text read like a ``.txt`` file."""
        from numclaims.readers import document_from_text

        return document_from_text(case.text, doc_id=case.case_id)

    @abstractmethod
    def adapt(self, case: Case[GoldT], claims: Sequence[Claim]) -> PredictionT:
        """Rename the claims found in a case's text to the set's conventions, without a look at the gold."""

    def adapt_extraction(self, case: Case[GoldT], extraction: Extraction) -> PredictionT:
        """Rename a case's whole extraction; a set that asks for excluded numbers too overrides this."""
        return self.adapt(case, extraction.claims)

    @abstractmethod
    def score(self, case: Case[GoldT], prediction: PredictionT) -> Outcome:
        """Compare a case's prediction with its gold."""

    @abstractmethod
    def write_predictions(self, path: Path, cases: Sequence[Case[GoldT]], predictions: Sequence[PredictionT]) -> None:
        """Write the predictions in the set's own format."""


def numclaims_system(model: str | None = None) -> System:
    """Give the public extraction with its default settings as a system."""

    def extract(documents: Sequence[Document]) -> Iterable[Extraction]:
        from numclaims.extraction import extract_documents
        from numclaims.nlp import load

        return extract_documents(documents, load(model))

    return extract


def predict(test_set: PublicSet[GoldT, PredictionT], cases: Sequence[Case[GoldT]], system: System) -> list[PredictionT]:
    """Run a system over all cases in one batch and adapt what it finds."""
    documents = [test_set.document(case) for case in cases]
    found = zip(cases, system(documents), strict=True)
    return [test_set.adapt_extraction(case, extraction) for case, extraction in found]


def evaluate(  # noqa: PLR0913 (the options of the command, one for one)
    test_set: PublicSet[GoldT, PredictionT],
    path: Path,
    system: System,
    *,
    errors: int = 0,
    predictions: Path | None = None,
    part: str = "all",
) -> Report:
    """Score a system on a set, on its ``first`` or ``second`` half, or on ``all`` of it.

    Raises:
        SetError: the files are not in the set's format.
    """
    cases = half(_loaded(test_set, path), part)
    found = predict(test_set, cases, system)
    if predictions is not None:
        test_set.write_predictions(predictions, cases, found)
    outcomes = [test_set.score(case, prediction) for case, prediction in zip(cases, found, strict=True)]
    report = report_on(test_set.name, test_set.measures, outcomes, errors=errors)
    return replace(report, errors=()) if part == "second" else report


def _loaded(test_set: PublicSet[GoldT, PredictionT], path: Path) -> list[Case[GoldT]]:
    try:
        return test_set.load(path)
    except (KeyError, TypeError, ValueError) as error:
        raise SetError(
            f"{path} is not in the format of {test_set.name} ({type(error).__name__}: {error}).",
            remedy="Give the set's files as they are published.",
        ) from error


def half(cases: Sequence[Case[GoldT]], part: str) -> list[Case[GoldT]]:
    """Give the first or second half of a set's cases; the second is set aside and its errors stay unread."""
    middle = (len(cases) + 1) // 2
    return list({"all": cases, "first": cases[:middle], "second": cases[middle:]}[part])


def report_on(name: str, measures: Sequence[Measure], outcomes: Sequence[Outcome], *, errors: int = 0) -> Report:
    """Add up outcomes, with ``errors`` examples of each kind of error."""
    listed = [error for outcome in outcomes for error in outcome.errors]
    return Report(
        name=name,
        cases=len(outcomes),
        rows=tuple(rows_of(measures, outcomes)),
        errors=by_kind([error for error in listed if not error.declared], errors),
        declared=by_kind([error for error in listed if error.declared], errors),
        outcomes=tuple(outcomes),
    )


def rows_of(measures: Sequence[Measure], outcomes: Sequence[Outcome]) -> Iterable[Row]:
    """Give each measure's row, its interval from resampling cases."""
    weights = _resampled_weights(len(outcomes))
    for measure in measures:
        tallies = [outcome.tallies.get(measure.name, Tally()) for outcome in outcomes]
        total = sum(tallies, start=Tally())
        low, high = _interval(tallies, weights)
        precision = total.right / total.predicted if total.predicted else 0.0
        recall = total.right / total.gold if total.gold else 0.0
        yield Row(measure.name, measure.share, f1_of(total), low, high, precision, recall, total)


def by_kind(errors: Sequence[Error], limit: int) -> tuple[ErrorGroup, ...]:
    """Group errors by kind, the most frequent first, each with its first ``limit`` examples."""
    groups: dict[str, list[Error]] = {}
    for error in errors:
        groups.setdefault(error.kind, []).append(error)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(ErrorGroup(kind, len(found), tuple(found[:limit])) for kind, found in ordered)


def share(right: float, count: int = 1) -> Tally:
    """Tally a share: how many of ``count`` cases, or how much of as many rows, came out right."""
    return Tally(right, count, count)


def _resampled_weights(count: int) -> NDArray[np.int64]:
    if not count:
        return np.zeros((RESAMPLES, 0), dtype=np.int64)
    random = np.random.default_rng(SEED)
    return random.multinomial(count, np.full(count, 1 / count), size=RESAMPLES).astype(np.int64)


def _interval(tallies: Sequence[Tally], weights: NDArray[np.int64]) -> tuple[float, float]:
    right = weights @ np.array([tally.right for tally in tallies])
    rows = weights @ np.array([float(tally.predicted + tally.gold) for tally in tallies])
    samples = 2 * right[rows > 0] / rows[rows > 0]
    if not samples.size:
        return 0.0, 0.0
    low, high = np.quantile(samples, (0.025, 0.975))
    return float(low), float(high)
