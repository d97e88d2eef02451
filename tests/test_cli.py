"""The real executable: what it prints, what it writes, its exit codes, and the whole text of its errors."""

from __future__ import annotations

import csv
import json

import pytest

import numclaims

REPORT = "Referrals\n\nMore than 600 referrals arrived each week in 2014, said the council.\n"


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "sub" / "b.md").write_text("# Beds\n\n- **12** beds are empty.\n", encoding="utf-8")
    (folder / "c.pdf").write_bytes(b"%PDF-1.7")
    return folder


def test_the_version(numclaims_command):
    result = numclaims_command("--version")
    assert (result.returncode, result.stdout, result.stderr) == (0, f"numclaims {numclaims.__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "taught"),
    [
        ([], ["extract", "show", "doctor", "columns", "evaluate", "numclaims extract reports/ -o claims.csv"]),
        (["extract"], ["--output", "--excluded", "--model", "Exit codes: 0 all documents were read, 1 some failed"]),
        (["show"], ["FILE", "--why", "numclaims show report.md --why"]),
        (["doctor"], ["--model", "the model and its hash"]),
        (["evaluate", "gold"], ["--samples", "--errors", "numclaims evaluate gold data/gold/read"]),
    ],
)
def test_help_teaches(numclaims_command, arguments, taught):
    result = numclaims_command(*arguments, "--help")
    assert result.returncode == 0
    assert result.stderr == ""
    for text in taught:
        assert text in result.stdout


def test_columns_are_described(numclaims_command):
    result = numclaims_command("columns")
    assert result.returncode == 0
    assert "| `subject_head` | `string` | the lemma of the subject's head |" in result.stdout


WRONG = [
    (["extract", "none"], "numclaims: There is no file or folder none. Check the path.\n"),
    (
        ["extract", ".", "-o", "claims.xyz"],
        "numclaims: The format .xyz is not known. End the name in .csv or .jsonl.\n",
    ),
    (
        ["extract", ".", "-o", "none/claims.csv"],
        "numclaims: There is no folder none. Make it first: mkdir -p none\n",
    ),
    (
        ["extract", ".", "--excluded", "."],
        "numclaims: . is a folder. Name a file in it, such as claims.csv.\n",
    ),
    (
        ["extract", ".", "--model", "en_nope"],
        "numclaims: The spaCy pipeline 'en_nope' is not installed. "
        "Check the name, or leave --model out to use the default one.\n",
    ),
    (["show", "none.txt"], "numclaims: There is no file none.txt. Check the path.\n"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_wrong_use_names_the_thing_and_the_remedy(numclaims_command, arguments, message):
    result = numclaims_command(*arguments)
    assert (result.returncode, result.stdout, result.stderr) == (2, "", message)


def test_an_unknown_command_is_wrong_use(numclaims_command):
    result = numclaims_command("extrct")
    assert result.returncode == 2
    assert "No such command 'extrct'. Did you mean 'extract'?" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"), [(["none"], "none: no gold files"), (["none", "--errors"], "requires an argument")]
)
def test_gold_that_is_not_there_is_wrong_use(numclaims_command, arguments, message):
    result = numclaims_command("evaluate", "gold", *arguments)
    assert result.returncode == 2
    assert message in result.stderr


@pytest.mark.model
def test_a_folder_becomes_a_csv_file(numclaims_command, reports, tmp_path):
    result = numclaims_command("extract", reports, "-o", "claims.csv", "--excluded", "excluded.csv")
    assert (result.returncode, result.stdout) == (0, "")
    rows = list(csv.DictReader((tmp_path / "claims.csv").open(encoding="utf-8", newline="")))
    assert [(row["doc_id"], row["surface"], row["value"]) for row in rows] == [
        ("a.txt", "More than 600", "600"),
        ("sub/b.md", "12", "12"),
    ]
    assert rows[0]["high"] == "inf"
    assert rows[0]["section"] == "Referrals"
    excluded = list(csv.DictReader((tmp_path / "excluded.csv").open(encoding="utf-8", newline="")))
    assert [(row["surface"], row["reason"]) for row in excluded] == [("2014", "year")]
    summary = result.stderr.splitlines()
    assert summary[0].split() == ["documents", "2", "(113", "characters)"]
    assert summary[1] == "claims     2 in 2 sentences: 2 count"
    assert summary[2] == "excluded   1 (numbers that are no claims)"
    assert summary[3] == "skipped    1 (of formats that are not read: 1 .pdf)"
    assert summary[-2:] == ["written    claims.csv", "written    excluded.csv"]


@pytest.mark.model
def test_json_lines_and_quiet(numclaims_command, reports, tmp_path):
    result = numclaims_command("extract", reports, "--quiet", "-o", "claims.jsonl")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    rows = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["value"] for row in rows] == [600, 12]
    assert rows[0]["high"] == "Infinity"


@pytest.mark.model
@pytest.mark.parametrize("output", [[], ["-o", "-"]])
def test_without_an_output_a_table_is_printed(numclaims_command, reports, output):
    result = numclaims_command("extract", reports, *output)
    assert result.returncode == 0
    header, first, second = result.stdout.splitlines()
    assert header.split() == ["value", "unit", "subject", "predicate", "time", "source", "document"]
    assert first.startswith("> 600  per week  referrals")
    assert first.rstrip().endswith("a.txt")
    assert second.rstrip().endswith("sub/b.md")


@pytest.mark.model
def test_a_failed_document_is_told_and_the_others_are_read(numclaims_command, reports, tmp_path):
    (reports / "bad.txt").write_bytes(b"\x7fELF\x00\xff\xfe")
    result = numclaims_command("extract", reports, reports / "c.pdf", "-o", "claims.csv", "--failures", "failures.csv")
    assert result.returncode == 1
    assert "failures   2\n" in result.stderr
    assert f"  {reports / 'bad.txt'} is not text: it has bytes that no text has. Save it as text in" in result.stderr
    assert f"  {reports / 'c.pdf'} is of the format .pdf, which numclaims does not read. Convert it" in result.stderr
    rows = list(csv.DictReader((tmp_path / "failures.csv").open(encoding="utf-8", newline="")))
    assert [row["stage"] for row in rows] == ["read", "read"]
    assert len((tmp_path / "claims.csv").read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.model
def test_an_empty_folder_is_an_empty_table(numclaims_command, tmp_path):
    (tmp_path / "empty").mkdir()
    result = numclaims_command("extract", "empty", "-o", "claims.csv")
    assert result.returncode == 0
    assert (tmp_path / "claims.csv").read_text(encoding="utf-8").startswith("doc_id,claim_id,start,end,surface")
    assert "Nothing to read was found; what is read: .markdown, .md, .text, .txt." in result.stderr


@pytest.mark.model
def test_show_marks_and_explains(numclaims_command, reports):
    result = numclaims_command("show", reports / "a.txt", "--why")
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "Referrals"
    assert lines[2] == "[More than 600] referrals arrived each week in 2014, said the council."
    assert lines[3].startswith("    > 600 referrals per week · more than · arrived")
    assert "says council" in lines[3]
    assert 'because of digits "600"; bound cue "More than"' in result.stdout


@pytest.mark.model
def test_the_doctor_finds_nothing_wrong(numclaims_command):
    result = numclaims_command("doctor")
    assert result.returncode == 0, result.stdout
    lines = result.stdout.splitlines()
    assert lines[0].startswith(f"ok       numclaims: {numclaims.__version__} on Python 3.")
    assert any(line.startswith("ok       model: en_core_web_sm") and "as pinned" in line for line in lines)
    assert lines[-1] == "ok       self-test: 'More than 132 children are in care.' is understood"
