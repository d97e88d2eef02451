"""Agreement of two annotators: the second one's files scored against the first's, by the program's own measure."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from numclaims.evaluate.fields import named
from numclaims.evaluate.gold import GoldDocument, GoldError, gold_files, read_gold
from numclaims.evaluate.report import Report, Scored, render, report_on


def agreement(first: Path, second: Path, samples: Path, *, errors: int = 0, field: str | None = None) -> Report:
    """Score the second annotator's files against the first's of the same name, over the sentences both annotated.

    A sentence that only one of them lists is left out: the second annotator may have been given a part.
    """
    theirs = {path.name: path for path in gold_files(second)}
    shared = [(path, theirs[path.name]) for path in gold_files(first) if path.name in theirs]
    if not shared:
        raise GoldError(f"{first} and {second} have no file name in common")
    pairs = (_paired(read_gold(left, samples), read_gold(right, samples)) for left, right in shared)
    return report_on(pairs, title=f"{first} against {second}", errors=errors, fields=named(field))


def _paired(first: GoldDocument, second: GoldDocument) -> Scored:
    common = set(first.sentences) & set(second.sentences)
    return _restricted(first, common), _restricted(second, common).claims


def _restricted(gold: GoldDocument, sentences: set[tuple[int, int]]) -> GoldDocument:
    def inside(start: int) -> bool:
        return any(left <= start < right for left, right in sentences)

    return replace(
        gold,
        claims=tuple(claim for claim in gold.claims if inside(claim.start)),
        not_claims=tuple(item for item in gold.not_claims if inside(item.start)),
        sentences=tuple(sentence for sentence in gold.sentences if sentence in sentences),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the agreement of two folders of gold files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--samples", type=Path, required=True)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list N of each field and kind")
    parser.add_argument("--field", help="only this field or column")
    options = parser.parse_args(arguments)
    report = agreement(options.first, options.second, options.samples, errors=options.errors, field=options.field)
    sys.stdout.write(render(report))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
