"""Files that numclaims writes: complete or not at all, safe in a spreadsheet, read back as they were."""

from __future__ import annotations

import csv
import json
import math
import stat

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from numclaims import writers
from numclaims.errors import FormatError, OutputError
from numclaims.loading import load_claims
from numclaims.records import Claim
from numclaims.tables import claims_table
from numclaims.writers.csv import neutralised, restored


def claim(**values):
    defaults = {"start": 0, "end": 1, "surface": "5", "value": 5.0, "low": 5.0, "high": 5.0}
    return Claim(**{**defaults, **values})


ROWS = claims_table(
    [
        claim(subject="children", per_value=100000.0, subject_resolved=True, page=2, change="up"),
        claim(value=None, low=-math.inf, high=0.1 + 0.2, surface="less than 0.3", sentence='He said "5,\n6".'),
        claim(value=1e300, surface="-12.5 °C", section="=1+1", source="'tis", predicate="'=x", place="-cmd"),
    ]
)


@pytest.mark.parametrize("suffix", writers.writable_suffixes())
@pytest.mark.parametrize("frame", [ROWS, ROWS.iloc[:0]], ids=["rows", "empty"])
def test_a_table_is_read_back_as_it_was(tmp_path, suffix, frame):
    path = tmp_path / f"claims{suffix}"
    writers.write(frame, path)
    pd.testing.assert_frame_equal(load_claims(path), frame.reset_index(drop=True), check_exact=True)


@given(text=st.text(st.characters(codec=None), min_size=1))
def test_json_lines_keep_any_text(text, tmp_path_factory):
    path = tmp_path_factory.mktemp("out") / "claims.jsonl"
    writers.write(claims_table([claim(sentence=text)]), path)
    assert load_claims(path).loc[0, "sentence"] == text


@given(text=st.text(st.characters(codec=None), min_size=1))
def test_csv_takes_any_text(text, tmp_path_factory):
    path = tmp_path_factory.mktemp("out") / "claims.csv"
    writers.write(claims_table([claim(sentence=text)]), path)
    read = load_claims(path).loc[0, "sentence"]
    assert len(read) == len(text.replace("\r\n", "\n"))
    assert read == text or not text.isprintable()


def test_csv_is_what_a_spreadsheet_expects(tmp_path):
    path = tmp_path / "claims.csv"
    writers.write(ROWS, path)
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    assert rows[0]["value"] == "5"
    assert rows[0]["subject_resolved"] == "True"
    assert rows[1]["value"] == ""
    assert rows[1]["low"] == "-inf"
    assert rows[2]["surface"] == "-12.5 °C"
    assert rows[2]["section"] == "'=1+1"


def test_json_lines_are_standard_json(tmp_path):
    path = tmp_path / "claims.jsonl"
    writers.write(ROWS, path)
    second = json.loads(path.read_text(encoding="utf-8").splitlines()[1], parse_constant=pytest.fail)
    assert second["value"] is None
    assert second["low"] == "-Infinity"
    assert pd.read_json(path, lines=True)["low"].tolist()[1] == -math.inf


@pytest.mark.parametrize(
    "text",
    ["=1+1", "@SUM(A1)", "+HYPERLINK(x)", "-2+3+cmd|' /C calc'!A0", "\t=1", " =1", "'=1", "-cmd", "+1!A0"],
)
def test_formulas_are_neutralised(text):
    assert neutralised(text) == f"'{text}"
    assert restored(neutralised(text)) == text


@pytest.mark.parametrize("text", ["-12.5 °C", "- 4 °C", "+5%", "-$3.4m", "−5", "'tis", "5=5", "a@b", ""])
def test_quantities_are_left_alone(text):
    assert neutralised(text) == text
    assert restored(text) == text


@given(st.text(st.sampled_from("=+-@'\t 1a(|!"), max_size=8))
def test_neutralising_can_be_undone(text):
    assert restored(neutralised(text)) == text


def test_an_existing_file_is_replaced_with_its_rights(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    writers.write(ROWS, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["claims.csv"]


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    def broken(frame, stream):
        stream.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writers.dispatch, "WRITERS", {".csv": broken})
    path = tmp_path / "claims.csv"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(OutputError, match=r"claims\.csv cannot be written: No space left on device\."):
        writers.write(ROWS, path)
    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["claims.csv"]


def test_a_link_is_followed(tmp_path):
    target = tmp_path / "real.csv"
    target.touch()
    link = tmp_path / "link.csv"
    link.symlink_to(target)
    writers.write(ROWS, link)
    assert link.is_symlink()
    assert target.stat().st_size


@pytest.mark.parametrize(
    ("name", "error", "message"),
    [
        ("claims.xyz", FormatError, "The format .xyz is not known. End the name in .csv or .jsonl."),
        ("claims", FormatError, "The format of claims is not known. End the name in .csv or .jsonl."),
        ("none/claims.csv", OutputError, "There is no folder none. Make it first: mkdir -p none"),
        (".", OutputError, ". is a folder. Name a file in it, such as claims.csv."),
    ],
)
def test_outputs_that_cannot_be_are_refused(tmp_path, monkeypatch, name, error, message):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error) as raised:
        writers.check_output(type(tmp_path)(name))
    assert str(raised.value) == message


def test_what_is_no_table_is_not_loaded(tmp_path):
    short = tmp_path / "short.csv"
    short.write_text("doc_id\na\n", encoding="utf-8")
    with pytest.raises(FormatError, match="has no column claim_id"):
        load_claims(short)
    with pytest.raises(FormatError, match="is no table"):
        load_claims(tmp_path / "x.txt")
