"""What the public sets share: pairing, tallies, halves, errors by kind, and the call behind the command."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from numclaims.evaluate.scoring import Tally
from numclaims.evaluate.sets import SETS, evaluate_set, set_named
from numclaims.evaluate.sets.assignment import best_first, most_pairs
from numclaims.evaluate.sets.base import Case, Error, Measure, Outcome, SetError, half, report_on, share
from numclaims.evaluate.sets.render import render
from numclaims.extraction import Extraction
from numclaims.records import Document

MEASURES = (Measure("F1"), Measure("cases", share=True))


def nothing(documents: Sequence[Document]) -> Iterable[Extraction]:
    """Be a system that finds no claims."""
    return (Extraction(document, (), (), 0) for document in documents)


def test_every_item_is_paired_at_most_once() -> None:
    assert most_pairs([1, 1, 1], [1], lambda gold, predicted: gold == predicted) == {0: 0}
    assert most_pairs([1], [1, 1, 1], lambda gold, predicted: gold == predicted) == {0: 0}


def test_pairing_gives_way_where_another_partner_is_left() -> None:
    edges = {("a", 1), ("a", 2), ("b", 1)}
    assert most_pairs(["a", "b"], [1, 2], lambda gold, predicted: (gold, predicted) in edges) == {0: 1, 1: 0}


def test_the_most_alike_are_paired_first_and_strangers_never() -> None:
    alike = {("a", 1): 1.0, ("a", 2): 3.0, ("b", 2): 2.0}
    assert best_first(["a", "b"], [1, 2], lambda gold, predicted: alike.get((gold, predicted), 0.0)) == {0: 1}


def test_rows_add_up_tallies_and_an_interval_holds_the_score() -> None:
    outcomes = [Outcome({"F1": Tally(1, 1, 2), "cases": share(1)}), Outcome({"F1": Tally(0, 1, 0), "cases": share(0)})]
    f1, cases = report_on("made up", MEASURES, outcomes).rows
    assert (f1.precision, f1.recall, f1.score) == (0.5, 0.5, 0.5)
    assert (cases.score, cases.tally.gold) == (0.5, 2)
    assert f1.low <= f1.score <= f1.high and (cases.low, cases.high) == (0.0, 1.0)


def test_the_same_outcomes_give_the_same_interval() -> None:
    outcomes = [Outcome({"cases": share(number % 3 == 0)}) for number in range(30)]
    assert report_on("a", MEASURES, outcomes).rows == report_on("a", MEASURES, outcomes).rows


def test_a_set_without_cases_scores_zero() -> None:
    assert [(row.score, row.low, row.high) for row in report_on("empty", MEASURES, []).rows] == [(0.0, 0.0, 0.0)] * 2


def test_errors_are_counted_by_kind_and_declared_ones_stand_apart() -> None:
    errors = [Error(kind, "1", "text", "2", "3") for kind in ("unit", "value", "value", "value")]
    declared = Error("value", "1", "text", "2", "3", declared="ordinals are no claims")
    report = report_on("made up", MEASURES, [Outcome({}, (*errors, declared))], errors=2)
    assert [(group.kind, group.count, len(group.examples)) for group in report.errors] == [
        ("value", 3, 2),
        ("unit", 1, 1),
    ]
    assert [(group.kind, group.count) for group in report.declared] == [("value", 1)]
    assert "ordinals are no claims" in render(report)


def test_halves_part_the_cases() -> None:
    cases = [Case(str(number), "", None) for number in range(5)]
    assert half(cases, "first") + half(cases, "second") == half(cases, "all") == cases
    assert len(half(cases, "first")) == 3


@pytest.mark.parametrize("name", SETS)
def test_every_set_can_be_named(name: str) -> None:
    assert set_named(name).name == name


def test_a_report_over_a_part_has_only_its_cases(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    path.write_text(json.dumps([{"text": f"{number} cats.", "quantities": []} for number in range(3)]))
    counts = {
        part: evaluate_set("newsquant", path, part=part, system=nothing).cases for part in ("all", "first", "second")
    }
    assert counts == {"all": 3, "first": 2, "second": 1}


def test_the_errors_of_the_second_half_are_not_even_counted(tmp_path: Path) -> None:
    cats = {"value": "2", "change": "=", "unit": "cats", "normalized_unit": "cat", "referred_concepts": "-"}
    path = tmp_path / "news.json"
    path.write_text(json.dumps([{"text": "2 cats.", "quantities": [cats]}] * 2))
    kinds = {
        part: len(evaluate_set("newsquant", path, part=part, system=nothing).errors) for part in ("first", "second")
    }
    assert kinds == {"first": 1, "second": 0}


@pytest.mark.parametrize(
    ("name", "path", "options"),
    [
        ("nonesuch", "news.json", {}),
        ("newsquant", "missing.json", {}),
        ("newsquant", "broken.json", {}),
        ("newsquant", "other.json", {}),
        ("newsquant", "news.json", {"part": "third"}),
        ("newsquant", "news.json", {"part": "second", "errors": 3}),
        ("measeval", ".", {}),
    ],
)
def test_what_cannot_be_scored_is_refused_with_a_remedy(
    tmp_path: Path, name: str, path: str, options: dict[str, object]
) -> None:
    (tmp_path / "news.json").write_text("[]")
    (tmp_path / "broken.json").write_text("[")
    (tmp_path / "other.json").write_text('[{"sentence": "2 cats"}]')
    with pytest.raises(SetError) as refused:
        evaluate_set(name, tmp_path / path, system=nothing, **options)  # type: ignore[arg-type]
    assert refused.value.remedy
