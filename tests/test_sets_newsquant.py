"""NewsQuant's evaluator on sentences whose scores can be worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from numclaims.evaluate.sets.base import Case, Outcome
from numclaims.evaluate.sets.newsquant import AUTHORS, ONE_TO_ONE, NewsQuant, Tag, Tags
from numclaims.records import Claim

NEWS = NewsQuant()
GOLD: Tags = (
    Tag((35.0,), "mile", "~", ("driving", "range")),
    Tag((252.0, 287.0), "mile", "=", ("driving", "range")),
)
FIELDS = ("value", "value+unit", "value+change", "value+concept partial", "value+concept complete")


def scored(gold: Tags, *predicted: Tag) -> Outcome:
    return NEWS.score(Case("1", "text", gold), predicted)


def right(outcome: Outcome, counting: str) -> list[float]:
    return [outcome.tallies[f"{field} ({counting})"].right for field in FIELDS]


def adapted(text: str, surface: str, **fields: object) -> Tag:
    start = text.index(surface)
    values = {"value": 1.0, "low": None, "high": None, **fields}
    claim = Claim(start=start, end=start + len(surface), surface=surface, **values)  # type: ignore[arg-type]
    return NEWS.adapt(Case("1", text, ()), [claim])[0]


@pytest.mark.parametrize("counting", [AUTHORS, ONE_TO_ONE])
def test_a_perfect_prediction_is_right_in_every_field(counting: str) -> None:
    outcome = scored(GOLD, *GOLD)
    assert right(outcome, counting) == [2] * 5
    assert outcome.errors == ()


@pytest.mark.parametrize("counting", [AUTHORS, ONE_TO_ONE])
def test_an_empty_prediction_is_wrong_in_every_field(counting: str) -> None:
    outcome = scored(GOLD)
    assert right(outcome, counting) == [0] * 5
    assert [error.kind for error in outcome.errors] == ["missing", "missing"]


def test_a_wrong_value_earns_nothing_for_what_else_is_right() -> None:
    assert right(scored(GOLD[:1], Tag((36.0,), "mile", "~", ("driving", "range"))), ONE_TO_ONE) == [0] * 5


def test_each_field_is_scored_given_the_value() -> None:
    predicted = Tag((35.0,), "Mile", "=", ("range", "cars"))
    assert right(scored(GOLD[:1], predicted), ONE_TO_ONE) == [1, 1, 0, 1, 0]


def test_one_to_one_uses_each_quantity_once_where_the_authors_count_every_pair() -> None:
    gold = (Tag((3.0,), "cat", "=", ("-",)), Tag((3.0,), "dog", "=", ("-",)))
    predicted = (gold[0], gold[0])
    outcome = scored(gold, *predicted)
    assert right(outcome, ONE_TO_ONE) == [2, 1, 2, 2, 2]
    assert right(outcome, AUTHORS) == [2, 2, 4, 4, 4]


def test_a_range_is_no_single_value() -> None:
    assert right(scored(GOLD[1:], Tag((252.0,), "mile", "=", ("-",))), AUTHORS)[0] == 0


def test_gold_ranges_and_concepts_are_read(tmp_path: Path) -> None:
    quantities = [
        {
            "value": "3.0 - 4.0",
            "change": "=",
            "unit": "%",
            "normalized_unit": "percentage",
            "referred_concepts": "a, b c",
        },
        {"value": "-5", "change": "down", "unit": "-", "normalized_unit": "-", "referred_concepts": "-"},
    ]
    path = tmp_path / "set.json"
    path.write_text(json.dumps([{"text": "x", "quantities": quantities}]))
    assert NEWS.load(path)[0].gold == (
        Tag((3.0, 4.0), "percentage", "=", ("a", "b", "c")),
        Tag((-5.0,), "-", "down", ("-",)),
    )


def test_a_measure_keeps_its_unit_and_names_subject_and_entity() -> None:
    tag = adapted(
        "PPL posted earnings of $413 million",
        "$413 million",
        unit="United States dollar",
        kind="money",
        subject="earnings",
        subject_head="earnings",
        entity="PPL",
    )
    assert (tag.unit, tag.concepts) == ("dollar", ("earnings", "PPL"))


def test_a_count_is_named_by_its_noun_and_concerns_its_owner() -> None:
    tag = adapted(
        "The Mash received 600 missing referrals",
        "600",
        subject="missing referrals",
        subject_head="referral",
        entity="Mash",
    )
    assert (tag.unit, tag.concepts) == ("missing referral", ("Mash",))


def test_a_bare_number_said_of_something_has_no_unit() -> None:
    tag = adapted("The index closed at 5884", "5884", subject="index", subject_head="index")
    assert (tag.unit, tag.concepts) == ("-", ("index",))


@pytest.mark.parametrize(
    ("fields", "change"),
    [
        ({"bound": "about", "change": "up", "change_role": "by"}, "~"),
        ({"bound": "at_least"}, ">"),
        ({"bound": "less_than"}, "<"),
        ({"change": "down", "change_role": "by"}, "down"),
        ({"change": "up", "change_role": "to"}, "="),
    ],
)
def test_bounds_come_before_directions(fields: dict[str, object], change: str) -> None:
    assert adapted("fell 5%", "5%", unit="percentage", **fields).change == change


def test_fractions_and_rates_are_named_in_the_sets_way() -> None:
    third = adapted(
        "A third of voters agreed", "A third", value=1 / 3, kind="ratio", subject="voters", subject_head="voter"
    )
    rate = adapted("It grew 5% a year", "5% a year", unit="percentage", kind="percent", per="year")
    assert (third.unit, rate.unit) == ("% voter", "percentage per year")


def test_predictions_are_written_in_the_sets_format(tmp_path: Path) -> None:
    NEWS.write_predictions(tmp_path / "out.json", [Case("1", "text", ())], [GOLD])
    written = json.loads((tmp_path / "out.json").read_text())
    assert written[0]["text"] == "text"
    assert written[0]["tags"][1] == {
        "value": [252.0, 287.0],
        "normalized_unit": "mile",
        "change": "=",
        "referred_concepts": ["driving", "range"],
    }
