"""Score the program against our own gold annotations, field by field, the worst field first."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numclaims.errors import NumclaimsError
from numclaims.evaluate.fields import Field, named
from numclaims.evaluate.gold import GoldDocument, document_name, gold_files, read_gold
from numclaims.evaluate.mistakes import Mistake, by_kind, mistakes
from numclaims.evaluate.scoring import DocumentScore, FieldScore, field_scores, score_document

if TYPE_CHECKING:
    from numclaims.records import Claim

Scored = tuple[GoldDocument, "Sequence[Claim]"]


class UnreadError(NumclaimsError):
    """Errors were asked for on the half of the gold that nobody may read."""


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


def evaluate_gold(  # noqa: PLR0913 (the command line's own options, one for one)
    gold_dir: Path,
    samples: Path,
    *,
    errors: int = 0,
    field: str | None = None,
    model: str | None = None,
    unread_ok: bool = False,
) -> Report:
    """Run the extraction with its default settings over annotated documents and score it.

    Args:
        gold_dir: a folder of gold files, or one file.
        samples: the folder of the documents that were annotated.
        errors: how many mistakes of each field and kind to keep in the report.
        field: a field or column to restrict the report to.
        model: the spaCy pipeline to use; ``None`` takes the default.
        unread_ok: keep mistakes even of files under a folder called ``unread``.

    Raises:
        UnreadError: mistakes were asked for on unread gold without ``unread_ok``.
    """
    files = gold_files(gold_dir)
    if errors and not unread_ok:
        _refuse_unread(files)
    scored = extracted(files, samples, model=model)
    return report_on(scored, title=str(gold_dir), errors=errors, fields=named(field))


def report_on(scored: Iterator[Scored], *, title: str, errors: int = 0, fields: Sequence[Field]) -> Report:
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


def extracted(files: Sequence[Path], samples: Path, *, model: str | None = None) -> Iterator[Scored]:
    """Give each gold document with the rows that the public extraction finds in it."""
    from numclaims.extraction import extract_documents
    from numclaims.nlp import load
    from numclaims.readers import read_document

    documents = [read_document(samples / document_name(path)) for path in files]
    for path, extraction in zip(files, extract_documents(documents, load(model)), strict=True):
        yield read_gold(path, samples, text=extraction.document.text), extraction.claims


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


def _refuse_unread(files: Sequence[Path]) -> None:
    unread = [path for path in files if "unread" in path.resolve().parts]
    if unread:
        raise UnreadError(
            f"{unread[0]} belongs to the unread half, which is scored only.",
            remedy="Ask for errors on data/gold/read, or pass --unread-ok if that half is to become read.",
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report, or write it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="a folder of gold files, or one file")
    parser.add_argument("--samples", type=Path, required=True, help="the folder of the annotated documents")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list N mistakes of each field and kind")
    parser.add_argument("--field", help="only this field or column")
    parser.add_argument("--model", help="the spaCy pipeline to use")
    parser.add_argument("--unread-ok", action="store_true", help="allow --errors on the unread half")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the report as JSON")
    options = parser.parse_args(arguments)
    try:
        report = evaluate_gold(
            options.gold,
            options.samples,
            errors=options.errors,
            field=options.field,
            model=options.model,
            unread_ok=options.unread_ok,
        )
    except (NumclaimsError, ValueError) as error:
        parser.error(str(error))
    if options.json:
        options.json.write_text(json.dumps(report.to_dict(), indent=1), encoding="utf-8")
    sys.stdout.write(render(report))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
