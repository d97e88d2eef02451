"""MeasEval's evaluator on paragraphs whose scores can be worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from numclaims.evaluate.sets.base import Case
from numclaims.evaluate.sets.measeval import OVERALL, MeasEval, unit_text
from numclaims.evaluate.sets.measeval_metric import Scored, score_paragraph, token_f1
from numclaims.evaluate.sets.measeval_rows import Annotation, read_rows, write_rows
from numclaims.records import Claim

TEXT = "The SO2 concentration was close to 10 ppm in both tests."
MEASEVAL = MeasEval()


def row(text: str, kind: str, name: str, **fields: object) -> Annotation:
    start = TEXT.index(text)
    return Annotation(
        set_id=1,
        type=kind,
        start=start,
        end=start + len(text),
        id=name,
        text=text,
        **fields,  # type: ignore[arg-type]
    )


GOLD = (
    row("close to 10 ppm", "Quantity", "T1-1", unit="ppm", mods=("IsApproximate",)),
    row("concentration", "MeasuredProperty", "T2-1", relation="HasQuantity", target="T1-1"),
    row("SO2", "MeasuredEntity", "T3-1", relation="HasProperty", target="T2-1"),
)


def scores(*predicted: Annotation) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for scored in score_paragraph(GOLD, predicted):
        found.setdefault(scored.type, []).append(scored.f1)
    return found


def overall(*predicted: Annotation) -> float:
    tally = MEASEVAL.score(Case("1", TEXT, GOLD), predicted).tallies[OVERALL]
    return tally.right / tally.gold


def claim(surface: str, **fields: object) -> Claim:
    start = TEXT.index(surface)
    return Claim(
        start=start,
        end=start + len(surface),
        surface=surface,
        value=10.0,
        low=None,
        high=None,
        sentence=TEXT,
        **fields,  # type: ignore[arg-type]
    )


def test_a_perfect_prediction_scores_one_in_every_row() -> None:
    assert scores(*GOLD) == {
        name: [1.0]
        for name in ("Quantity", "MeasuredProperty", "MeasuredEntity", "Unit", "modifier", "HasQuantity", "HasProperty")
    }
    assert overall(*GOLD) == 1.0


def test_an_empty_prediction_scores_zero_in_every_row() -> None:
    assert overall() == 0.0
    assert sum(map(len, scores().values())) == 7


def test_an_empty_paragraph_counts_no_rows() -> None:
    assert MEASEVAL.score(Case("1", TEXT, ()), ()).tallies[OVERALL].gold == 0


def test_overlap_is_scored_by_tokens() -> None:
    assert token_f1(GOLD[0], row("10 ppm", "Quantity", "T9-1")) == pytest.approx(2 * 2 / (4 + 2))


def test_missing_and_spurious_rows_both_count_as_zero() -> None:
    elsewhere = row("both tests", "MeasuredEntity", "T3-1", relation="HasQuantity", target="T1-1")
    found = scores(GOLD[0], elsewhere)
    assert found["MeasuredEntity"] == [0.0, 0.0]
    assert found["MeasuredProperty"] == [0.0]
    assert found["HasQuantity"] == [0.0, 0.0]


def test_what_belongs_to_an_unmatched_quantity_earns_nothing() -> None:
    apart = replace(GOLD[0], start=50, end=55, text="tests")
    assert overall(apart, *GOLD[1:]) == 0.0


def test_a_relation_needs_both_its_ends() -> None:
    assert scores(GOLD[0], GOLD[2])["HasProperty"] == [0.0, 0.0]
    assert scores(*GOLD[:2], replace(GOLD[2], target="T1-1", relation="HasQuantity"))["HasQuantity"] == [1.0, 0.0]


def test_another_unit_is_missing_and_spurious() -> None:
    found = scores(replace(GOLD[0], unit="ppb", mods=()))
    assert (found["Unit"], found["modifier"], found["Quantity"]) == ([0.0, 0.0], [0.0], [1.0])


def test_rows_of_other_sets_do_not_match() -> None:
    wrong_set = replace(GOLD[1], set_id=2)
    assert [scored.outcome for scored in _of("MeasuredProperty", GOLD[0], wrong_set)] == ["missing", "spurious"]


def _of(kind: str, *predicted: Annotation) -> list[Scored]:
    return [scored for scored in score_paragraph(GOLD, predicted) if scored.type == kind]


def test_rows_survive_writing_and_reading(tmp_path: Path) -> None:
    write_rows(tmp_path / "1.tsv", "1", GOLD)
    assert read_rows(tmp_path / "1.tsv") == GOLD
    assert read_rows(tmp_path / "unannotated.tsv") == ()


def test_predictions_are_scored_the_same_when_read_back(tmp_path: Path) -> None:
    train = tmp_path / "train"
    (train / "text").mkdir(parents=True)
    (train / "text" / "1.txt").write_text(TEXT)
    MEASEVAL.write_predictions(train / "tsv", [Case("1", TEXT, ())], [GOLD])
    assert MEASEVAL.load(train) == MEASEVAL.load(tmp_path) == [Case("1", TEXT, GOLD)]


def test_a_measure_with_an_entity_gives_property_and_entity() -> None:
    about = claim(
        "close to 10 ppm", unit="part per million", kind="measure", bound="about", subject="concentration", entity="SO2"
    )
    assert MEASEVAL.adapt(Case("1", TEXT, ()), [about]) == GOLD


def test_a_subject_without_an_entity_is_the_measured_entity() -> None:
    rows = MEASEVAL.adapt(Case("1", TEXT, ()), [claim("10 ppm", unit="part per million", subject="SO2 concentration")])
    assert [(found.type, found.text, found.relation) for found in rows[1:]] == [
        ("MeasuredEntity", "SO2 concentration", "HasQuantity")
    ]


def test_a_subject_that_the_text_does_not_have_gives_no_row() -> None:
    rows = MEASEVAL.adapt(Case("1", TEXT, ()), [claim("10 ppm", subject="nitrogen")])
    assert [found.type for found in rows] == ["Quantity"]


@pytest.mark.parametrize(
    ("surface", "unit", "written"),
    [("10 ppm", "part per million", "ppm"), ("£3.4bn", "pound sterling", "£"), ("Five", "", "")],
)
def test_units_are_given_as_the_text_writes_them(surface: str, unit: str, written: str) -> None:
    found = Claim(start=0, end=len(surface), surface=surface, value=1.0, low=None, high=None, unit=unit)
    assert unit_text(found) == written


def test_a_list_about_one_thing_is_one_quantity() -> None:
    text = "Samples of 5 and 6 kg"
    members = [
        Claim(
            start=start,
            end=end,
            surface=text[start:end],
            value=1.0,
            low=1.0,
            high=1.0,
            unit="kilogram",
            subject="Samples",
            sentence=text,
        )
        for start, end in ((11, 12), (17, 21))
    ]
    rows = MEASEVAL.adapt(Case("1", text, ()), members)
    assert [(found.text, found.mods) for found in rows] == [("5 and 6 kg", ("IsList",)), ("Samples", ())]
