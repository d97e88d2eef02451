"""MeasEval (SemEval-2021 Task 8): paragraphs of science with quantities, what they measure, and relations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from numclaims import numbers, units
from numclaims.evaluate.scoring import Tally
from numclaims.evaluate.sets.base import Case, Measure, Outcome, PublicSet, SetError, share
from numclaims.evaluate.sets.measeval_errors import errors_of
from numclaims.evaluate.sets.measeval_metric import CLASSES, MATCH, MISSING, SPURIOUS, Scored, score_paragraph
from numclaims.evaluate.sets.measeval_rows import ENTITY, PROPERTY, QUANTITY, Annotation, read_rows, write_rows
from numclaims.records import Claim

Rows = tuple[Annotation, ...]
OVERALL, MATCHED = "overall F1 (official)", "rows matched"
_COUNTED = (QUANTITY, ENTITY, PROPERTY)
_LIST_JOINT = re.compile(r",? (?:and|or) |, |/")
_MODS = {
    "about": "IsApproximate",
    "at_least": "IsRange",
    "more_than": "IsRange",
    "at_most": "IsRange",
    "less_than": "IsRange",
    "between": "IsRange",
    "plus_minus": "HasTolerance",
}


class MeasEval(PublicSet[Rows, Rows]):
    """MeasEval, by the official overall figure, by class, and by how many rows match at all."""

    name = "measeval"
    measures = (
        Measure(OVERALL, share=True),
        *(Measure(name, share=True) for name in CLASSES),
        Measure(MATCHED),
        *(Measure(f"{name} {MATCHED}") for name in _COUNTED),
    )

    def load(self, path: Path) -> list[Case[Rows]]:
        """Read the paragraphs of a folder with ``text`` and ``tsv``, or of the folders in it that have them."""
        folders = [path] if (path / "text").is_dir() else sorted(place.parent for place in path.glob("*/text"))
        if not folders:
            raise SetError(f"{path} holds no paragraphs.", remedy="Name the folder that holds text and tsv.")
        return [
            Case(file.stem, file.read_text(encoding="utf-8"), read_rows(folder / "tsv" / f"{file.stem}.tsv"))
            for folder in folders
            for file in sorted((folder / "text").glob("*.txt"))
        ]

    def adapt(self, case: Case[Rows], claims: Sequence[Claim]) -> Rows:
        """Give each claim, or each list of claims about one thing, its annotation set."""
        groups = list(_lists(claims, case.text))
        return tuple(row for number, group in enumerate(groups, 1) for row in _rows(number, group, case.text))

    def score(self, case: Case[Rows], prediction: Rows) -> Outcome:
        """Score the rows by the official metric."""
        scored = score_paragraph(case.gold, prediction)
        tallies = {OVERALL: _mean(scored), MATCHED: _matched(scored)}
        for name in CLASSES:
            tallies[name] = _mean([row for row in scored if row.type == name])
        for name in _COUNTED:
            tallies[f"{name} {MATCHED}"] = _matched([row for row in scored if row.type == name])
        return Outcome(tallies, tuple(errors_of(case, prediction, scored)))

    def write_predictions(self, path: Path, cases: Sequence[Case[Rows]], predictions: Sequence[Rows]) -> None:
        """Write one TSV a paragraph into a folder."""
        path.mkdir(parents=True, exist_ok=True)
        for case, rows in zip(cases, predictions, strict=True):
            write_rows(path / f"{case.case_id}.tsv", case.case_id, rows)


def _lists(claims: Sequence[Claim], text: str) -> Iterator[list[Claim]]:
    """Group the members of a list about one thing: the set annotates them as one quantity."""
    group: list[Claim] = []
    for claim in claims:
        if group and not _goes_on(group[-1], claim, text):
            yield group
            group = []
        group.append(claim)
    if group:
        yield group


def _goes_on(before: Claim, claim: Claim, text: str) -> bool:
    alike = all(getattr(before, name) == getattr(claim, name) for name in ("unit", "subject", "entity"))
    return alike and _LIST_JOINT.fullmatch(text[before.end : claim.start]) is not None


def _rows(number: int, group: Sequence[Claim], text: str) -> Iterator[Annotation]:
    """Give a quantity's rows: of measures with an entity, the subject is the property; else it is the entity."""
    claim = group[-1]
    quantity = _span(QUANTITY, number, (group[0].start, claim.end), text, f"T1-{number}")
    yield replace(quantity, unit=unit_text(claim), mods=_mods(group))
    subject, entity = _place(claim.subject, claim, text), _place(claim.entity, claim, text)
    if subject and entity and claim.unit:
        measured = _span(PROPERTY, number, subject, text, f"T2-{number}")
        yield replace(measured, relation="HasQuantity", target=quantity.id)
        owner = _span(ENTITY, number, entity, text, f"T3-{number}")
        yield replace(owner, relation="HasProperty", target=measured.id)
    elif subject:
        measured = _span(ENTITY, number, subject, text, f"T2-{number}")
        yield replace(measured, relation="HasQuantity", target=quantity.id)


def _span(kind: str, number: int, place: tuple[int, int], text: str, name: str) -> Annotation:
    start, end = place
    surface = " ".join(text[start:end].splitlines()).replace("\t", " ")
    return Annotation(set_id=number, type=kind, start=start, end=end, id=name, text=surface)


def _mods(group: Sequence[Claim]) -> tuple[str, ...]:
    if len(group) > 1:
        return ("IsList",)
    claim = group[0]
    counted = ("IsCount",) if claim.kind == "count" and not claim.unit else ()
    return counted + ((_MODS[claim.bound],) if claim.bound in _MODS else ())


def unit_text(claim: Claim) -> str:
    """Give the unit as the text writes it: what stands behind the number, with its denominator, or the sign before."""
    found, _ = numbers.find(claim.surface)
    if not claim.unit or not found:
        return ""
    behind = units.match_after(claim.surface, found[-1].number_end)
    if behind:
        return claim.surface[behind.start : None if claim.per else behind.end]
    before = units.match_before(claim.surface, found[-1].number_start)
    return claim.surface[before.start : before.end] if before else ""


def _place(phrase: str, claim: Claim, text: str) -> tuple[int, int] | None:
    """Find a claim's phrase in the text: in its own sentence, else anywhere, the nearest to the number."""
    if not phrase:
        return None
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, phrase.split())) + r"(?!\w)")
    places = [match.span() for match in pattern.finditer(text)]
    start = _sentence_start(claim, text)
    inside = [place for place in places if start <= place[0] < start + len(claim.sentence)]
    return min(inside or places, key=lambda place: max(place[0] - claim.end, claim.start - place[1]), default=None)


def _sentence_start(claim: Claim, text: str) -> int:
    return max(text.rfind(claim.sentence, 0, claim.start + len(claim.sentence)), 0) if claim.sentence else 0


def _mean(rows: Sequence[Scored]) -> Tally:
    return share(sum(row.f1 for row in rows), len(rows))


def _matched(rows: Sequence[Scored]) -> Tally:
    count = {outcome: sum(row.outcome == outcome for row in rows) for outcome in (MATCH, MISSING, SPURIOUS)}
    return Tally(count[MATCH], count[MATCH] + count[SPURIOUS], count[MATCH] + count[MISSING])
