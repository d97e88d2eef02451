"""The tables of the README: accuracy on our own gold and on the public sets, and speed, measured on this machine."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from numclaims.evaluate.agreement import agreement
from numclaims.evaluate.gold_report import evaluate_gold
from numclaims.evaluate.report import Report
from numclaims.evaluate.sets import evaluate_set
from numclaims.evaluate.speed import measured_speed

PUBLIC = {
    "newsquant": ("newsquant_dev.json", ("value (authors", "value+unit (authors", "value+change (authors", "concept")),
    "measeval": ("measeval", ("overall",)),
    "recognizers": ("recognizers", ("cases",)),
    "quantulum3": ("quantulum3", ("cases",)),
    "quinex": ("quinex_normalisation/dev.json", ("cases",)),
    "grobid": ("grobid", ("quantity",)),
    "tatqa": ("tatqa/dev.json", ("span answers", "derivations")),
}


def accuracy(data: Path) -> Iterator[str]:
    """Lay out every field's F1 on the unread and the read half of the gold, and between two annotators."""
    samples = data / "samples"
    unread = evaluate_gold(data / "gold" / "unread", samples)
    read = evaluate_gold(data / "gold" / "read", samples)
    twice = [agreement(data / "gold" / half, data / "gold" / "second", samples) for half in ("unread", "read")]
    yield "| field | unread half | read half | second annotator (unread, read) |"
    yield "|---|---|---|---|"
    for score in unread.scores:
        both = ", ".join(_percent(report.f1()[score.field]) for report in twice)
        yield f"| {score.field} | **{_percent(score.f1)}** | {_percent(read.f1()[score.field])} | {both} |"
    yield f"| non-claims extracted (share) | **{_extracted(unread)}** | {_extracted(read)} | |"


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _extracted(report: Report) -> str:
    return f"{report.not_claims_extracted} of {report.not_claims}"


def public_sets(benchmarks: Path) -> Iterator[str]:
    """Lay out the main measures of each public set that is there, on its first and its second half."""
    yield "| set | measure | first half | second half (not tuned on) |"
    yield "|---|---|---|---|"
    for name, (path, measures) in PUBLIC.items():
        if not (benchmarks / path).exists():
            continue
        first, second = (evaluate_set(name, benchmarks / path, part=part) for part in ("first", "second"))
        for left, right in zip(first.rows, second.rows, strict=False):
            if any(measure in left.measure for measure in measures) and "one-to-one" not in left.measure:
                yield f"| {name} | {left.measure} | {_percent(left.score)} | {_percent(right.score)} |"


def speed(data: Path) -> Iterator[str]:
    """Lay out how long a user waits for the first result, and how many characters a second a folder takes."""
    yield "| what | |"
    yield "|---|---|"
    for name, figure in measured_speed([str(data / "samples")]).items():
        yield f"| {name} | {figure} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"))
    parser.add_argument("--benchmarks", type=Path, help="the folder of the public test sets, if you have them")
    options = parser.parse_args(arguments)
    _print(accuracy(options.data))
    if options.benchmarks is not None and options.benchmarks.is_dir():
        _print(public_sets(options.benchmarks))
    _print(speed(options.data))
    return 0


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write("\n")


if __name__ == "__main__":
    raise SystemExit(main())
