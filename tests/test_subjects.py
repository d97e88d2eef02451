"""What each quantity is about: subject, entity, predicate and whole, on sentences written for these rules."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

CASES = tomllib.loads((Path(__file__).parent / "cases" / "subjects.toml").read_text(encoding="utf-8"))["case"]
COLUMNS = ("subject", "subject_head", "subject_resolved", "entity", "predicate", "whole", "role", "unit", "kind")


def _parameter(case):
    marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
    return pytest.param(case, id=case["about"], marks=marks)


@pytest.mark.model
@pytest.mark.parametrize("case", [_parameter(case) for case in CASES])
def test_what_a_quantity_is_about(nlp, case):
    claims = [claim for claim in nlp(case["text"])._.claims if claim.surface == case["figure"]]
    assert claims, f"no quantity {case['figure']!r} in {case['text']!r}"
    expected = {column: case[column] for column in COLUMNS if column in case}
    assert {column: getattr(claims[-1], column) for column in expected} == expected
