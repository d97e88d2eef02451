"""Tables, summaries and marked-up texts on a terminal, readable with and without colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from numclaims.readers import readable_suffixes
from numclaims.records import Claim, Document
from numclaims.view.wording import magnitude, printable, understood, unit

if TYPE_CHECKING:
    from rich.console import RenderableType

    from numclaims.tables import Tables

COLUMNS = ("value", "unit", "subject", "predicate", "time", "source", "document")
MARKED = "bold reverse"
SUMMARY_FAILURES = 10
# Sentences are kept with blanks for line ends, character for character, so that they can be found again.
_LINE_ENDS = {ord("\n"): " ", ord("\r"): " "}


def claims_overview(claims: Iterable[Claim]) -> Table:
    """Lay claims out as a table of their main columns."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in COLUMNS:
        table.add_column(name, overflow="fold", justify="right" if name == "value" else "left")
    for claim in claims:
        cells = (
            magnitude(claim),
            unit(claim),
            claim.subject,
            claim.predicate,
            claim.time,
            claim.source,
            claim.doc_id,
        )
        table.add_row(*(Text(printable(" ".join(cell.split()))) for cell in cells))
    return table


def summary(tables: Tables, *, seconds: float, written: Sequence[str]) -> Iterator[Text]:
    """Say on one screen what a run did: documents, sentences, claims by kind, failures with remedies, time."""
    documents = tables.documents
    kinds = Counter(tables.claims["kind"].astype(object))
    listed = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    sentences = int(documents["sentences"].sum())
    yield _line("documents", f"{len(documents)} ({int(documents['characters'].sum()):,} characters)")
    yield _line("claims", f"{len(tables.claims)} in {sentences} sentences" + (f": {listed}" if listed else ""))
    yield _line("excluded", f"{len(tables.excluded)} (numbers that are no claims)")
    if documents.empty and tables.failures.empty:
        yield Text(f"  Nothing to read was found; what is read: {', '.join(readable_suffixes())}.")
    if tables.skipped:
        yield _line("skipped", f"{len(tables.skipped)} (of formats that are not read: {_suffixes(tables.skipped)})")
    if len(tables.failures):
        yield _line("failures", str(len(tables.failures)), style="bold red")
        yield from _failures(tables)
    yield _line("time", f"{seconds:.1f} s")
    for path in written:
        yield _line("written", path)


def marked_text(document: Document, claims: Sequence[Claim], *, colour: bool, why: bool) -> Iterator[RenderableType]:
    """Give a document's text with its claims marked and, beneath each sentence, what was understood.

    Args:
        document: the document as read.
        claims: its claims, in text order.
        colour: mark by colour; otherwise by brackets.
        why: also give the cue that decided.
    """
    sentences = [(_sentence_end(document, claim), claim) for claim in claims]
    for block in document.blocks:
        inside = [(end, claim) for end, claim in sentences if block.start <= claim.start < block.end]
        at = block.start
        for end, group in groupby(inside, key=lambda pair: pair[0]):
            found = [claim for _, claim in group]
            after = max(at, min(end, block.end))
            yield _marked(document.text, at, after, found, colour=colour)
            yield Padding(_explanations(found, why=why), (0, 0, 0, 4), expand=False)
            at = after
        if document.text[at : block.end].strip():
            yield Text(printable(document.text[at : block.end].strip()))
        yield Text()


def _line(label: str, text: str, *, style: str = "bold") -> Text:
    return Text.assemble((f"{label:<11}", style), printable(text))


def _failures(tables: Tables) -> Iterator[Text]:
    rows = tables.failures.fillna("").astype(object).to_dict("records")
    for row in rows[:SUMMARY_FAILURES]:
        named = "" if row["path"] in row["error"] else f"{row['path']}: "
        yield Text(printable(f"  {named}{row['error']} {row['remedy']}".rstrip()))
    if len(rows) > SUMMARY_FAILURES:
        yield Text(f"  … and {len(rows) - SUMMARY_FAILURES} more (--failures FILE lists all)")


def _suffixes(paths: Iterable[str]) -> str:
    names = Counter(Path(path).suffix or "without suffix" for path in paths)
    return ", ".join(f"{count} {name}" for name, count in names.most_common(6))


def _sentence_end(document: Document, claim: Claim) -> int:
    """Find where the claim's sentence ends in the text."""
    length = len(claim.sentence)
    first = max(0, claim.end - length)
    window = document.text[first : claim.start + length].translate(_LINE_ENDS)
    found = window.find(claim.sentence.translate(_LINE_ENDS))
    return claim.end if found < 0 else first + found + length


def _marked(text: str, start: int, end: int, claims: Iterable[Claim], *, colour: bool) -> Text:
    marked = Text()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    for claim in claims:
        marked.append(printable(text[start : claim.start]))
        surface = printable(text[claim.start : claim.end])
        marked.append(surface if colour else f"[{surface}]", style=MARKED)
        start = claim.end
    marked.append(printable(text[start:end]))
    lines = marked.split("\n")
    return Text("\n").join(line for line in lines if line.plain.strip())


def _explanations(claims: Iterable[Claim], *, why: bool) -> Text:
    lines = [understood(claim) + (f" · because of {claim.rule}" if why and claim.rule else "") for claim in claims]
    return Text(printable("\n".join(lines)), style="cyan")


def check_line(name: str, state: str, detail: str, remedy: str) -> Text:
    """Lay out one of the doctor's checks; the remedy stands beneath what is wrong or absent."""
    style = {"ok": "green", "absent": "yellow"}.get(state, "bold red")
    lines = [("" if state == "ok" else f"\n{'':<9}{remedy}") if remedy else ""]
    return Text.assemble((f"{state:<9}", style), (f"{name}: ", "bold"), printable(detail), *lines)
