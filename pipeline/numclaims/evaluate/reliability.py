"""Measure how often the rows that each cue decides are right, and how well ``confidence`` says so beforehand."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from numclaims.evaluate.alignment import align
from numclaims.evaluate.gold import gold_files
from numclaims.evaluate.gold_report import extracted
from numclaims.evaluate.matching import same_number, same_text
from numclaims.records import Claim
from numclaims.reliability import UNKNOWN, cue_of

RESOURCE = Path(__file__).parents[1] / "resources" / "reliability.toml"
HEADER = """# Share of rows whose value, unit and subject head are right, by the cue that found the subject ("cue"), and
# how much more or less that is for each grade of the number grammar ("number"); smoothed. Written by
# `python -m numclaims.evaluate.reliability data/gold/read data/train --samples data/samples data/train --write`.
"""
PRIOR = 4
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True, slots=True)
class Judged:
    """A predicted row, the number grammar's grade of it, and whether it is right."""

    cue: str
    grade: str
    confidence: float
    right: bool


def judged(gold_dir: Path, samples: Path) -> Iterator[Judged]:
    """Compare every row the extraction gives on annotated documents with the gold; a spurious row is wrong."""
    for gold, predicted in extracted(gold_files(gold_dir), samples):
        stated = {found.start: right for right, found in align(gold.claims, predicted).pairs}
        for claim in predicted:
            yield Judged(_cue(claim), _grade(claim), claim.confidence, _is_right(claim, stated.get(claim.start)))


def _is_right(claim: Claim, stated: Claim | None) -> bool:
    if stated is None or claim.unit != stated.unit or not same_number(stated.value, claim.value):
        return False
    return same_text(stated.subject_head, claim.subject_head)


def _cue(claim: Claim) -> str:
    return cue_of(claim.rule.rsplit("; ", 1)[-1]) if claim.subject else cue_of("")


def _grade(claim: Claim) -> str:
    from numclaims import numbers

    found, _ = numbers.find(claim.sentence)
    alike = [quantity.confidence for quantity in found if quantity.surface == " ".join(claim.surface.split())]
    return f"{alike[0]:.2f}" if alike else UNKNOWN


def shares(rows: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Give the smoothed share of right rows by cue, and the factor of each of the number grammar's grades."""
    overall = sum(row.right for row in rows) / len(rows)
    by_cue: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        by_cue[row.cue].append(row.right)
    cue = {name: (sum(right) + PRIOR * overall) / (len(right) + PRIOR) for name, right in by_cue.items()}
    by_grade: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    for row in rows:
        by_grade[row.grade].append((row.right, cue[row.cue]))
    grades = {
        grade: (sum(right for right, _ in pairs) + PRIOR) / (sum(share for _, share in pairs) + PRIOR)
        for grade, pairs in by_grade.items()
        if grade != UNKNOWN
    }
    return {"cue": {**cue, UNKNOWN: overall}, "number": grades}


def calibration(rows: Sequence[Judged]) -> tuple[list[tuple[str, int, float, float]], float]:
    """Give, per band of confidence, how many rows there are, what was expected and what was right; and the mean gap."""
    table = []
    gap = 0.0
    for low, high in pairwise(BINS):
        band = [row for row in rows if low <= row.confidence < high]
        if band:
            expected = sum(row.confidence for row in band) / len(band)
            right = sum(row.right for row in band) / len(band)
            gap += abs(expected - right) * len(band) / len(rows)
            table.append((f"{low:.1f}-{min(high, 1.0):.1f}", len(band), expected, right))
    return table, gap


def _toml(measured: dict[str, dict[str, float]]) -> str:
    lines = [HEADER]
    for section, values in measured.items():
        lines += [f"[{section}]", *(f'"{name}" = {share:.3f}' for name, share in sorted(values.items())), ""]
    return "\n".join(lines)


def _report(rows: Iterable[Judged]) -> str:
    table, gap = calibration(list(rows))
    lines = [f"{'confidence':<12}{'rows':>6}{'expected':>10}{'right':>8}"]
    lines += [f"{band:<12}{count:>6}{expected:>10.3f}{right:>8.3f}" for band, count, expected, right in table]
    return "\n".join([*lines, "", f"expected calibration error: {gap:.3f}"]) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the calibration on the named gold folders, or write the shares measured there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--samples", nargs="+", type=Path, required=True, help="the documents of each gold folder")
    parser.add_argument("--write", action="store_true", help="write the packaged table of shares anew")
    options = parser.parse_args(arguments)
    rows = [row for pair in zip(options.gold, options.samples, strict=True) for row in judged(*pair)]
    if options.write:
        RESOURCE.write_text(_toml(shares(rows)), encoding="utf-8")
    sys.stdout.write(_report(rows))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
