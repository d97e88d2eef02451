"""The grobid-quantities corpus: the spans of values and intervals in papers and patents, and their units."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from numclaims.evaluate.scoring import Tally
from numclaims.evaluate.sets.base import Case, Error, Measure, Outcome, PublicSet, SetError
from numclaims.evaluate.sets.spans import without_cue
from numclaims.evaluate.sets.tei import BREAK, Marked, Marks, read_tei
from numclaims.evaluate.sets.unit_names import key_of, unit_key
from numclaims.records import Claim

INTERVALS: Final = frozenset({"between", "plus_minus", "at_least", "more_than", "at_most", "less_than"})
KINDS: Final = ("value", "interval")
AROUND: Final = 60
Quantities = tuple[Marked, ...]
Pair = tuple[Marked, Marked]


class Grobid(PublicSet[Quantities, Quantities]):
    """A case is a paper. The bound's cue is outside its spans there; the members of a list are values of their own."""

    name = "grobid"
    measures = (
        Measure("quantity, overlap"),
        Measure("quantity, strict"),
        *(Measure(f"{kind}, {how}") for kind in KINDS for how in ("overlap", "strict")),
        Measure("unit given the span", share=True),
    )

    def load(self, path: Path) -> list[Case[Quantities]]:
        """Read the papers."""
        files = sorted(path.rglob("*.xml")) if path.is_dir() else [path]
        if not files or not files[0].is_file():
            raise SetError(f"There is no TEI file at {path}.", remedy="Give the corpus folder, or one of its files.")
        marks: list[tuple[Path, Marks]] = [(file, read_tei(file)) for file in files]
        return [Case(file.name, read.text, read.quantities) for file, read in marks]

    def adapt(self, case: Case[Quantities], claims: Sequence[Claim]) -> Quantities:
        """Give each claim's span without cue, as an interval where it has ends or one open end."""
        del case
        return tuple(
            Marked(without_cue(claim), "interval" if claim.bound in INTERVALS else "value", claim.unit)
            for claim in claims
        )

    def score(self, case: Case[Quantities], prediction: Quantities) -> Outcome:
        """Pair spans one to one, and compare the units of pairs that overlap."""
        pairs, missing, spurious = overlapping(case.gold, prediction)
        tallies = _tallies("quantity", case.gold, prediction)
        for kind in KINDS:
            gold = tuple(marked for marked in case.gold if marked.kind == kind)
            tallies |= _tallies(kind, gold, tuple(marked for marked in prediction if marked.kind == kind))
        agree = sum(_same_unit(gold, found) for gold, found in pairs)
        tallies["unit given the span"] = Tally(agree, len(pairs), len(pairs))
        errors = [
            *(_error(case, "missing", gold, None) for gold in missing),
            *(_error(case, "spurious", None, found) for found in spurious),
            *(_error(case, "unit", gold, found) for gold, found in pairs if not _same_unit(gold, found)),
            *(_error(case, "span", gold, found) for gold, found in pairs if gold.span != found.span),
            *(_error(case, "type", gold, found) for gold, found in pairs if gold.kind != found.kind),
        ]
        return Outcome(tallies, tuple(errors))

    def write_predictions(
        self, path: Path, cases: Sequence[Case[Quantities]], predictions: Sequence[Quantities]
    ) -> None:
        """Write one TEI file a paper into a folder."""
        path.mkdir(parents=True, exist_ok=True)
        for case, prediction in zip(cases, predictions, strict=True):
            path.joinpath(case.case_id).write_text(to_tei(case.text, prediction), encoding="utf-8")


def overlapping(gold: Quantities, found: Quantities) -> tuple[list[Pair], list[Marked], list[Marked]]:
    """Pair spans that share a character, each at most once, from the front; give also what is left on either side."""
    pairs: list[Pair] = []
    left, right = list(gold), sorted(found, key=lambda marked: marked.span.start)
    missing: list[Marked] = []
    spurious: list[Marked] = []
    while left and right:
        if left[0].span.overlaps(right[0].span):
            pairs.append((left.pop(0), right.pop(0)))
        elif left[0].span.end <= right[0].span.start:
            missing.append(left.pop(0))
        else:
            spurious.append(right.pop(0))
    return pairs, missing + left, spurious + right


def to_tei(text: str, quantities: Quantities) -> str:
    """Mark quantities in a text as the corpus does.

    >>> from numclaims.evaluate.sets.spans import Span
    >>> to_tei("It weighs 5 kg.", (Marked(Span(10, 14), "value", "kilogram"),)).splitlines()[3]
    '<p>It weighs <measure type="value"><num>5 kg</num></measure>.</p>'
    """
    place, pieces = 0, []
    for marked in quantities:
        pieces += [escape(text[place : marked.span.start]), f"<measure type={quoteattr(marked.kind)}><num>"]
        pieces += [escape(text[marked.span.start : marked.span.end]), "</num></measure>"]
        place = marked.span.end
    marked_up = "".join([*pieces, escape(text[place:])])
    paragraphs = "\n".join(f"<p>{paragraph}</p>" for paragraph in marked_up.split(BREAK))
    opening = '<?xml version="1.0" encoding="UTF-8"?>\n<tei xmlns="http://www.tei-c.org/ns/1.0">\n<text xml:lang="en">'
    return f"{opening}\n{paragraphs}\n</text>\n</tei>\n"


def _tallies(name: str, gold: Quantities, found: Quantities) -> dict[str, Tally]:
    pairs, _, _ = overlapping(gold, found)
    strict = len({marked.span for marked in gold} & {marked.span for marked in found})
    return {
        f"{name}, overlap": Tally(len(pairs), len(found), len(gold)),
        f"{name}, strict": Tally(strict, len(found), len(gold)),
    }


def _same_unit(gold: Marked, found: Marked) -> bool:
    theirs = key_of("grobid", gold.unit) if gold.unit else ""
    return theirs == unit_key(found.unit)


def _error(case: Case[Quantities], kind: str, gold: Marked | None, found: Marked | None) -> Error:
    spans = [marked.span for marked in (gold, found) if marked is not None]
    around = case.text[max(0, spans[0].start - AROUND) : spans[-1].end + AROUND]
    return Error(kind, case.case_id, around, *(_said(case.text, marked) for marked in (gold, found)))


def _said(text: str, marked: Marked | None) -> str:
    if marked is None:
        return "nothing"
    return f"{text[marked.span.start : marked.span.end]} ({marked.kind}{', ' if marked.unit else ''}{marked.unit})"
