"""The first report of all, where the workplace has it beside the repository: every claim right, no non-claim."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from numclaims.extraction import extract_documents
from numclaims.readers.dispatch import read_document

SEED = Path(__file__).parents[2] / "shared" / "seed"
EXPECTED = json.loads((SEED / "expected.json").read_text(encoding="utf-8")) if SEED.is_dir() else {}
pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not SEED.is_dir(), reason="the seed report lies beside the repository, not in it"),
]


@pytest.fixture(scope="module")
def extraction(nlp):
    return next(iter(extract_documents([read_document(SEED / "report.txt")], nlp)))


def _at(claims, start, end):
    return [claim for claim in claims if claim.start <= start and claim.end >= end]


@pytest.mark.parametrize("expected", EXPECTED.get("claims", []), ids=lambda item: f"{item['number']}@{item['start']}")
def test_each_claim_of_the_seed_report_is_right(extraction, expected):
    (claim,) = _at(extraction.claims, expected["start"], expected["end"])
    assert claim.role == expected.get("role", "claim")
    for key, value in expected.items():
        if key in ("number", "start", "end", "role"):
            continue
        if key == "whole_of":
            part = next(other for other in extraction.claims if other.whole_id == claim.claim_id)
            assert part.surface == value
        elif key.endswith("_has"):
            assert value.casefold() in getattr(claim, key.removesuffix("_has")).casefold()
        else:
            assert getattr(claim, key) == value, key


@pytest.mark.parametrize("number", EXPECTED.get("not_claims", []), ids=lambda item: item["text"])
def test_what_is_no_claim_gets_no_row(extraction, number):
    assert not [claim for claim in extraction.claims if claim.start < number["end"] and number["start"] < claim.end]


def test_nothing_else_is_claimed(extraction):
    assert len(extraction.claims) == len(EXPECTED["claims"])
