"""The library as a user calls it."""

from __future__ import annotations

import pandas as pd
import pytest

import numclaims
from numclaims import schema
from numclaims.errors import DocumentError, ModelNotFoundError

pytestmark = pytest.mark.model

TEXT = "Of 132 children, 44 are in care. More than 600 referrals arrived each week in 2014, said the council."


def test_a_text_becomes_a_table():
    claims = numclaims.extract(TEXT, doc_id="note")
    assert list(claims.columns) == [column.name for column in schema.CLAIMS]
    assert claims["value"].tolist() == [132, 44, 600]
    assert claims["claim_id"].tolist() == ["note#1", "note#2", "note#3"]
    assert claims["bound"].tolist() == ["exact", "exact", "more_than"]
    assert [TEXT[start:end] for start, end in zip(claims["start"], claims["end"], strict=True)] == claims[
        "surface"
    ].tolist()


def test_numbers_that_are_no_claims_can_be_asked_for():
    numbers = numclaims.excluded(TEXT)
    assert numbers[["surface", "reason"]].to_numpy().tolist() == [["2014", "year"]]


@pytest.mark.parametrize("text", ["", " \n", "No numbers here."])
def test_nothing_has_the_types_of_something(text):
    pd.testing.assert_series_equal(numclaims.extract(text).dtypes, numclaims.extract(TEXT).dtypes)
    assert numclaims.extract(text).empty


def test_a_folder_becomes_tables(tmp_path):
    (tmp_path / "a.txt").write_text(f"Care\n\n{TEXT}", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.7")
    (tmp_path / "c.pdf").touch()
    calls = []
    tables = numclaims.extract_folder(str(tmp_path), progress=lambda *call: calls.append(call))
    assert repr(tables) == "Tables(claims: 3, documents: 1, failures: 1, excluded: 1, skipped: 1)"
    document = tables.documents.iloc[0]
    assert document["title"] == "Care"
    assert (document["characters"], document["sentences"], document["claims"], document["excluded"]) == (
        len(TEXT) + 6,
        2,
        3,
        1,
    )
    assert tables.failures["path"].tolist() == [str(tmp_path / "b.txt")]
    assert calls == [(1, 2, "a.txt"), (2, 2, "b.txt")]


def test_rows_do_not_depend_on_the_company_they_are_in(tmp_path):
    for name, text in {"a.txt": TEXT, "b.txt": "5 kg of wheat.", "c.txt": "Costs rose from $5m to $6m."}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    together = numclaims.extract_folder(tmp_path).claims
    paths = sorted(tmp_path.iterdir(), reverse=True)
    alone = pd.concat([numclaims.extract_folder(path).claims for path in paths])
    backwards = numclaims.extract_folder(paths).claims
    order = ["doc_id", "start"]
    for other in (alone, backwards):
        pd.testing.assert_frame_equal(
            other.sort_values(order, ignore_index=True), together.sort_values(order, ignore_index=True)
        )


def test_a_document_keeps_its_text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    extraction = numclaims.api.extract_document(path)
    assert extraction.document.text == TEXT
    assert [claim.surface for claim in extraction.claims] == ["132", "44", "More than 600"]


def test_a_pipeline_is_loaded_with_typed_claims():
    nlp = numclaims.load()
    doc = nlp("We saw more than 132 children.")
    assert all(isinstance(claim, numclaims.Claim) for claim in doc._.claims)
    assert [claim.surface for claim in doc._.claims] == ["more than 132"]
    assert nlp is not numclaims.load()


def test_wrong_use_is_refused():
    with pytest.raises(DocumentError):
        numclaims.extract_folder("no/such/folder")
    with pytest.raises(ModelNotFoundError, match="leave --model out"):
        numclaims.extract("5", model="en_nope")
