"""Tables have the schema's columns and types, whatever is in them."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd
import pytest

from numclaims import records, schema
from numclaims.records import Claim, Excluded, Failure
from numclaims.tables import Tables, claims_of, claims_table, documents_table, excluded_table, failures_table

CLAIM = Claim(
    doc_id="a.txt",
    claim_id="a.txt#1",
    start=4,
    end=17,
    surface="more than 600",
    value=600.0,
    low=600.0,
    high=math.inf,
    bound="more_than",
    per="week",
    per_value=1.0,
    subject="referrals",
    change="up",
)


def test_the_schema_has_the_fields_of_a_claim_in_order():
    assert tuple(column.name for column in schema.CLAIMS) == records.CLAIM_COLUMNS


def test_the_page_about_columns_is_current():
    page = Path(__file__).parent.parent / "docs" / "columns.md"
    assert page.read_text(encoding="utf-8") == schema.markdown(), "run make docs"


@pytest.mark.parametrize("column", [column for table in schema.TABLES.values() for column in table])
def test_every_column_is_described(column):
    assert column.meaning
    assert bool(column.choices) == (column.type == "category")


@pytest.mark.parametrize("claims", [[], [CLAIM], [CLAIM] * 3])
def test_types_do_not_depend_on_the_rows(claims):
    table = claims_table(claims)
    types = {"text": "string", "number": "Float64", "integer": "Int64", "truth": "boolean", "category": "category"}
    assert {name: str(dtype) for name, dtype in table.dtypes.items()} == {
        column.name: types[column.type] for column in schema.CLAIMS
    }
    assert table["kind"].cat.categories.tolist() == list(records.KINDS)
    assert table["change"].cat.categories.tolist() == ["up", "down"]


def test_what_a_text_does_not_say_is_missing():
    row = claims_table([CLAIM]).iloc[0]
    assert row["unit"] is pd.NA
    assert row["page"] is pd.NA
    assert row["si_value"] is pd.NA
    assert row["subject"] == "referrals"
    assert row["high"] == math.inf
    assert not row["subject_resolved"]


def test_rows_are_records_again():
    claims = [CLAIM, Claim(start=0, end=1, surface="5", value=None, low=None, high=None, subject_resolved=True, page=3)]
    assert list(claims_of(claims_table(claims))) == claims


def test_the_other_tables_have_their_columns_even_empty():
    frames = {
        "claims": claims_table([]),
        "documents": documents_table([]),
        "failures": failures_table([Failure(path="x", stage="read", error="e", remedy="")]),
        "excluded": excluded_table([("x", Excluded(start=0, end=4, surface="2014", reason="year"))]),
    }
    for name, frame in frames.items():
        assert list(frame.columns) == [column.name for column in schema.TABLES[name]]
    assert frames["excluded"].loc[0, "doc_id"] == "x"
    assert repr(Tables(**frames)) == "Tables(claims: 0, documents: 0, failures: 1, excluded: 1, skipped: 0)"
