"""TAT-QA's evaluator on a report whose scores can be worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from numclaims.evaluate.sets.base import Case
from numclaims.evaluate.sets.tatqa import FOUND, OPERANDS, PRINTED, SCALED, TatQA, context_text
from numclaims.evaluate.sets.tatqa_questions import Number, Question, operands, question_of
from numclaims.records import Claim

TATQA = TatQA()
CONTEXT = {
    "table": {"uid": "t1", "table": [["", "2019", "2018"], ["Total sales", "$1,496.5", "(1,202.9)"]]},
    "paragraphs": [{"order": 2, "text": "In millions:"}, {"order": 1, "text": "Sales rose."}],
}


def asked(answer: object, *, kind: str = "span", scale: str = "", derivation: str = "") -> dict[str, Any]:
    return {
        "question": "What is the amount of total sales in 2019?",
        "answer": answer,
        "answer_type": kind,
        "answer_from": "table",
        "scale": scale,
        "derivation": derivation,
    }


def numbers_of(answer: object, **fields: str) -> tuple[Number, ...]:
    question = question_of(asked(answer, **fields))
    return question.numbers if question else ()


SALES = question_of(asked(["$1,496.5"], scale="million"))
DIFFERENCE = question_of(asked(293.6, kind="arithmetic", derivation="1,496.5-1,202.9"))
assert SALES is not None
assert DIFFERENCE is not None


def claim(value: float | None, **fields: Any) -> Claim:
    return Claim(start=0, end=1, surface="", value=value, low=fields.pop("low", None), high=None, **fields)


def right(*claims: Claim, questions: tuple[Question, ...] = (SALES,)) -> Mapping[str, float]:
    outcome = TATQA.score(Case("1", "text", questions), claims)
    return {name: tally.right for name, tally in outcome.tallies.items()}


def test_a_claim_with_value_scale_and_labels_is_found() -> None:
    assert right(claim(1.4965e9, subject="Total sales", time="2019")) == {PRINTED: 1, SCALED: 1, FOUND: 1, OPERANDS: 0}


def test_nothing_is_found_without_claims() -> None:
    assert set(right().values()) == {0}


def test_another_value_is_not_found() -> None:
    assert set(right(claim(1.4e9, subject="Total sales")).values()) == {0}


@pytest.mark.parametrize(
    ("found", "steps"),
    [
        (claim(1496.5, subject="Total sales"), [PRINTED]),
        (claim(1.4965e9, subject="costs"), [PRINTED, SCALED]),
        (claim(None, low=1.4965e9, subject="sales"), [PRINTED, SCALED, FOUND]),
        (claim(-1.4965e9, subject="sales"), [PRINTED, SCALED, FOUND]),
    ],
)
def test_each_step_needs_the_one_before(found: Claim, steps: list[str]) -> None:
    assert [name for name, count in right(found).items() if count] == steps


def test_a_derivation_needs_all_its_operands() -> None:
    both = (claim(1496.5), claim(1202.9))
    assert right(*both, questions=(DIFFERENCE,))[OPERANDS] == 1
    assert right(both[0], questions=(DIFFERENCE,))[OPERANDS] == 0


def test_shares_count_the_questions_of_their_kind() -> None:
    tallies = TATQA.score(Case("1", "text", (SALES, DIFFERENCE)), ()).tallies
    assert {name: tally.gold for name, tally in tallies.items()} == {PRINTED: 1, SCALED: 1, FOUND: 1, OPERANDS: 1}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (["$1,496.5"], [1496.5]),
        (["36%"], [36]),
        (["(19,911)"], [19911]),
        (["$ 5.99", "$ 4.79"], [5.99, 4.79]),
        (["approximately 25 days"], [25]),
        (["$29.3 million"], [29.3]),
        (["2019"], []),
        (["12 December"], []),
        (["January 1, 2018"], []),
        (["fixed-price type", "12"], []),
        (["because sales rose by 14%"], []),
    ],
)
def test_answers_that_are_numbers(answer: list[str], expected: list[float]) -> None:
    assert [number.printed for number in numbers_of(answer)] == expected


def test_the_answers_own_scale_comes_before_the_questions() -> None:
    assert numbers_of(["$29.3 million"], scale="thousand") == (Number(29.3, 1e6),)
    assert numbers_of(["2019"], scale="thousand") == (Number(2019, 1e3),)


@pytest.mark.parametrize(
    ("derivation", "expected"),
    [
        ("(302-148)/148", [302, 148, 148]),
        ("(27.1% + 28.7%)/2", [27.1, 28.7]),
        ("[(4,411+4,044)/2]-[(4,044+3,316)/2]", [4411, 4044, 4044, 3316]),
        ("164 / 118 - 1", [164, 118]),
        ("9.9-0", [9.9]),
        ("100.1/545.8", [100.1, 545.8]),
    ],
)
def test_operands_leave_out_constants(derivation: str, expected: list[float]) -> None:
    assert operands(derivation) == expected


def test_a_context_is_its_paragraphs_in_order_and_its_table() -> None:
    assert context_text(CONTEXT) == (
        "Sales rose.\n\nIn millions:\n\n"
        "|  | 2019 | 2018 |\n| --- | --- | --- |\n| Total sales | $1,496.5 | (1,202.9) |\n"
    )


def test_contexts_are_read_and_predictions_written(tmp_path: Path) -> None:
    path = tmp_path / "dev.json"
    path.write_text(json.dumps([{**CONTEXT, "questions": [asked(["$1,496.5"], scale="million"), asked(["2019"])]}]))
    cases = TATQA.load(path)
    assert [(case.case_id, case.gold) for case in cases] == [("t1", (SALES,))]
    TATQA.write_predictions(tmp_path / "out.json", cases, [(claim(1496.5, subject="Total sales"),)])
    assert json.loads((tmp_path / "out.json").read_text())[0]["claims"][0]["subject"] == "Total sales"
