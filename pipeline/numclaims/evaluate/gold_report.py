"""Score the program against our own gold annotations, field by field, the worst field first."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from numclaims.errors import NumclaimsError
from numclaims.evaluate.fields import named
from numclaims.evaluate.gold import document_name, gold_files, read_gold
from numclaims.evaluate.report import Report, Scored, render, report_on


class UnreadError(NumclaimsError):
    """Errors were asked for on the half of the gold that nobody may read."""


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


def extracted(files: Sequence[Path], samples: Path, *, model: str | None = None) -> Iterator[Scored]:
    """Give each gold document with the rows that the public extraction finds in it."""
    # Imported here: comparing annotators, and testing the scores, needs no pipeline.
    from numclaims.extraction import extract_documents
    from numclaims.nlp import load
    from numclaims.readers import read_document

    documents = [read_document(samples / document_name(path)) for path in files]
    for path, extraction in zip(files, extract_documents(documents, load(model)), strict=True):
        yield read_gold(path, samples, text=extraction.document.text), extraction.claims


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
