"""A report of field scores over annotated documents: made from aligned rows, laid out as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from numclaims.evaluate.fields import Field
from numclaims.evaluate.gold import GoldDocument
from numclaims.evaluate.mistakes import Mistake, by_kind, mistakes
from numclaims.evaluate.scoring import DocumentScore, FieldScore, field_scores, score_document
from numclaims.records import Claim

Scored = tuple[GoldDocument, Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class Report:
    """Scores over a set of gold documents; ``mistakes`` is empty unless they were asked for."""

    title: str
    documents: tuple[str, ...]
    sentences: int
    scores: tuple[FieldScore, ...]
    not_claims: int
    not_claims_extracted: int
    mistakes: tuple[Mistake, ...] = ()

    def f1(self) -> dict[str, float]:
        """Give each field's F1."""
        return {score.field: score.f1 for score in self.scores}

    def to_dict(self) -> dict[str, Any]:
        """Give the report as plain values, for JSON."""
        return asdict(self)


def report_on(scored: Iterable[Scored], *, title: str, errors: int = 0, fields: Sequence[Field]) -> Report:
    """Score pairs of a gold document and the rows predicted for it."""
    names: list[str] = []
    results: list[DocumentScore] = []
    found: list[Mistake] = []
    for gold, predicted in scored:
        result = score_document(gold, predicted, fields=fields)
        names.append(gold.name)
        results.append(result)
        if errors:
            found.extend(mistakes(gold.name, result.alignment, fields))
    sentences = [sentence for result in results for sentence in result.sentences]
    return Report(
        title=title,
        documents=tuple(names),
        sentences=len(sentences),
        scores=field_scores(sentences, fields=fields),
        not_claims=sum(result.not_claims for result in results),
        not_claims_extracted=sum(result.not_claims_extracted for result in results),
        mistakes=by_kind(found, errors),
    )


def render(report: Report) -> str:
    """Lay the report out as text: one line a field, the worst first, then the mistakes."""
    lines = [
        f"{report.title}: {len(report.documents)} documents, {report.sentences} sentences with numbers",
        "",
        f"{'field':<18}{'F1':>7}  {'95% interval':<14}{'P':>7}{'R':>7}{'right':>8}{'found':>7}{'gold':>6}",
        *(_line(score) for score in report.scores),
        "",
        f"not claims wrongly extracted: {report.not_claims_extracted} of {report.not_claims}",
    ]
    group = ("", "")
    for mistake in report.mistakes:
        if group != (mistake.field, mistake.kind):
            group = (mistake.field, mistake.kind)
            lines += ["", f"{mistake.field}: {mistake.kind}"]
        lines += _lines(mistake)
    return "\n".join(lines) + "\n"


def _line(score: FieldScore) -> str:
    tally = score.tally
    interval = f"{100 * score.low:.1f}-{100 * score.high:.1f}"
    shares = f"{100 * score.precision:>7.1f}{100 * score.recall:>7.1f}"
    return (
        f"{score.field:<18}{100 * score.f1:>7.1f}  {interval:<14}{shares}"
        f"{tally.right:>8.1f}{tally.predicted:>7}{tally.gold:>6}"
    )


def _lines(mistake: Mistake) -> list[str]:
    sentence = " ".join(mistake.sentence.split())
    return [
        f"  [{mistake.surface}] {mistake.document}: {sentence}",
        f"      gold: {mistake.gold!r}   predicted: {mistake.predicted!r}",
    ]
