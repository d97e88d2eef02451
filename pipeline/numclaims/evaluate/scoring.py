"""Field by field precision, recall and F1 of predicted rows against gold rows, with intervals over sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from numclaims.evaluate.alignment import Alignment, align
from numclaims.evaluate.fields import FIELDS, Field
from numclaims.evaluate.gold import GoldDocument
from numclaims.records import Claim

SEED = 20240229
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows were right, out of how many predicted and how many gold rows."""

    right: float = 0.0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Add two tallies of the same field."""
        return Tally(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One field's score; ``low`` and ``high`` are the 95% bootstrap interval of its F1."""

    field: str
    precision: float
    recall: float
    f1: float
    low: float
    high: float
    tally: Tally


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """One document's alignment, and its tallies a sentence: ``sentences[i][field name]``."""

    alignment: Alignment
    sentences: tuple[Mapping[str, Tally], ...]
    not_claims: int
    not_claims_extracted: int


def score_document(
    gold: GoldDocument, predicted: Sequence[Claim], *, fields: Sequence[Field] = FIELDS
) -> DocumentScore:
    """Align and tally one document's rows; a spurious row counts in the sentence it stands in."""
    alignment = align(gold.claims, predicted)
    groups: dict[tuple[int, int], list[dict[str, Tally]]] = {sentence: [] for sentence in gold.sentences}
    for left, right in alignment.pairs:
        groups.setdefault(_sentence_of(left, gold), []).append(tally_pair(left, right, fields))
    for claim in alignment.missing:
        groups.setdefault(_sentence_of(claim, gold), []).append(_tally_single(claim, fields, in_gold=True))
    for claim in alignment.spurious:
        groups.setdefault(_sentence_of(claim, gold), []).append(_tally_single(claim, fields, in_gold=False))
    numbers = [item for item in gold.not_claims if item.reason != "vague"]
    wrong = sum(any(_covers(claim, item.start, item.end) for claim in alignment.spurious) for item in numbers)
    return DocumentScore(alignment, tuple(_add_up(rows) for rows in groups.values()), len(numbers), wrong)


def tally_pair(gold: Claim, predicted: Claim, fields: Sequence[Field] = FIELDS) -> dict[str, Tally]:
    """Tally one matched pair of rows in every field."""
    return {
        field.name: Tally(field.score(gold, predicted), int(field.given(predicted)), int(field.given(gold)))
        for field in fields
    }


def field_scores(
    sentences: Sequence[Mapping[str, Tally]], *, fields: Sequence[Field] = FIELDS, resamples: int = RESAMPLES
) -> tuple[FieldScore, ...]:
    """Score every field that some row gives, the worst first."""
    weights = _resampled_weights(len(sentences), resamples)
    scores = [_field_score(field.name, sentences, weights) for field in fields]
    return tuple(sorted((score for score in scores if score.tally.gold + score.tally.predicted), key=lambda s: s.f1))


def f1_of(tally: Tally) -> float:
    """Give the F1 of a tally: right rows over the mean of predicted and gold rows.

    >>> f1_of(Tally(right=1, predicted=2, gold=2))
    0.5
    """
    rows = tally.predicted + tally.gold
    return 2 * tally.right / rows if rows else 0.0


def _tally_single(claim: Claim, fields: Sequence[Field], *, in_gold: bool) -> dict[str, Tally]:
    return {
        field.name: Tally(0.0, int(field.given(claim) and not in_gold), int(field.given(claim) and in_gold))
        for field in fields
    }


def _sentence_of(claim: Claim, gold: GoldDocument) -> tuple[int, int]:
    for start, end in gold.sentences:
        if start <= claim.start < end:
            return start, end
    return claim.start, claim.end


def _covers(claim: Claim, start: int, end: int) -> bool:
    return claim.start < end and start < claim.end


def _add_up(rows: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    total: dict[str, Tally] = {}
    for row in rows:
        for name, tally in row.items():
            total[name] = total.get(name, Tally()) + tally
    return total


def _resampled_weights(count: int, resamples: int) -> NDArray[np.int64]:
    random = np.random.default_rng(SEED)
    if not count:
        return np.zeros((resamples, 0), dtype=np.int64)
    return random.multinomial(count, np.full(count, 1 / count), size=resamples).astype(np.int64)


def _field_score(name: str, sentences: Sequence[Mapping[str, Tally]], weights: NDArray[np.int64]) -> FieldScore:
    tallies = [row.get(name, Tally()) for row in sentences]
    total = sum(tallies, start=Tally())
    right = weights @ np.array([tally.right for tally in tallies])
    rows = weights @ np.array([float(tally.predicted + tally.gold) for tally in tallies])
    samples = 2 * right[rows > 0] / rows[rows > 0]
    low, high = (float(edge) for edge in np.quantile(samples, (0.025, 0.975))) if samples.size else (0.0, 0.0)
    precision = total.right / total.predicted if total.predicted else 0.0
    recall = total.right / total.gold if total.gold else 0.0
    return FieldScore(name, precision, recall, f1_of(total), low, high, total)
