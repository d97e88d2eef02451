"""The evaluator on tiny cases whose scores can be worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from numclaims.evaluate import floors, gold_report
from numclaims.evaluate.agreement import agreement
from numclaims.evaluate.alignment import align
from numclaims.evaluate.fields import named
from numclaims.evaluate.floors import FloorError, Floors, below, corpus_hash, raised, read_floors, write_floors
from numclaims.evaluate.gold import GoldDocument, GoldError, NotClaim, read_gold
from numclaims.evaluate.gold_report import UnreadError, evaluate_gold
from numclaims.evaluate.matching import normalised, same_text, shares_a_word, word_overlap
from numclaims.evaluate.report import Scored, render, report_on
from numclaims.evaluate.scoring import FieldScore, field_scores, score_document
from numclaims.records import Claim

TEXT = "Of the 132 children, 44 are in care. In 2014 there were over 30."


def claim(surface: str, value: float, **fields: object) -> Claim:
    start = TEXT.index(surface)
    values = {"low": value, "high": value, "claim_id": f"id {surface}", **fields}
    return Claim(start=start, end=start + len(surface), surface=surface, value=value, **values)  # type: ignore[arg-type]


GOLD = (
    claim("132", 132, subject="children", subject_head="child", role="whole"),
    claim("44", 44, subject="children", subject_head="child", whole_id="id 132", predicate="are in care"),
    claim("over 30", 30, bound="more_than", subject="children", subject_head="child", time="2014"),
)
YEAR = NotClaim(TEXT.index("2014"), TEXT.index("2014") + 4, "2014", "year")
DOCUMENT = GoldDocument("report.txt", "A", TEXT, GOLD, (YEAR,), ((0, 36), (37, len(TEXT))))


def scores(*predicted: Claim) -> dict[str, FieldScore]:
    result = score_document(DOCUMENT, predicted)
    return {score.field: score for score in field_scores(result.sentences)}


def test_a_perfect_prediction_scores_one_in_every_field() -> None:
    assert {score.f1 for score in scores(*GOLD).values()} == {1.0}


def test_an_empty_prediction_scores_zero_in_every_field() -> None:
    assert {score.f1 for score in scores().values()} == {0.0}


def test_a_wrong_value_costs_only_the_value() -> None:
    measured = scores(GOLD[0], GOLD[1], replace(GOLD[2], value=31))
    assert measured["value"].f1 == pytest.approx(2 / 3)
    assert measured["quantity"].f1 == measured["bound"].f1 == 1.0


def test_a_missing_row_costs_recall_and_a_spurious_one_precision() -> None:
    missing = scores(*GOLD[:2])["quantity"]
    assert (missing.precision, missing.recall) == (1.0, pytest.approx(2 / 3))
    spurious = scores(*GOLD, claim("2014", 2014))["quantity"]
    assert (spurious.precision, spurious.recall) == (0.75, 1.0)


def test_a_text_field_is_scored_over_the_rows_that_give_it() -> None:
    filled = scores(GOLD[0], replace(GOLD[1], time="2014"), GOLD[2])["time exact"]
    assert (filled.precision, filled.recall) == (0.5, 1.0)


def test_an_empty_field_in_a_matched_pair_is_not_right() -> None:
    assert scores(GOLD[0], GOLD[1], replace(GOLD[2], time=""))["time exact"].f1 == 0.0


def test_pairs_are_one_to_one() -> None:
    halves = (replace(GOLD[2], end=GOLD[2].start + 4), replace(GOLD[2], start=GOLD[2].end - 2))
    alignment = align(GOLD[2:], halves)
    assert [predicted.start for _, predicted in alignment.pairs] == [GOLD[2].start]
    assert len(alignment.spurious) == 1
    whole_sentence = replace(GOLD[0], end=36)
    alignment = align(GOLD[:2], [whole_sentence])
    assert len(alignment.pairs) == len(alignment.missing) == 1


def test_an_equal_value_breaks_a_tie_of_overlap() -> None:
    wrong, right = replace(GOLD[0], value=1), replace(GOLD[0], value=132)
    assert align(GOLD[:1], [wrong, right]).pairs[0][1].value == 132


def test_links_are_compared_through_the_alignment() -> None:
    renamed = replace(GOLD[0], claim_id="report.txt#1")
    assert scores(renamed, replace(GOLD[1], whole_id="report.txt#1"), GOLD[2])["whole_id"].f1 == 1.0
    assert scores(renamed, replace(GOLD[1], whole_id="id over 30"), GOLD[2])["whole_id"].f1 == 0.0


def test_an_interval_is_reproducible_and_contains_the_score() -> None:
    first, second = (scores(*GOLD[:2])["quantity"] for _ in range(2))
    assert first == second
    assert first.low <= first.f1 <= first.high


def test_a_number_that_is_no_claim_counts_as_wrongly_extracted() -> None:
    assert score_document(DOCUMENT, (*GOLD, claim("2014", 2014))).not_claims_extracted == 1
    assert score_document(DOCUMENT, GOLD).not_claims_extracted == 0


@pytest.mark.parametrize(
    ("gold", "predicted"),
    [
        ("the council\u2019s early-help team", "Council's early\u2011help\nteam"),
        ("\u201cserious\u201d problem", '"serious" problem'),
        ("We Need to Get it Right report", "The We Need to Get it Right report"),
    ],
)
def test_wording_that_convention_leaves_free_does_not_count(gold: str, predicted: str) -> None:
    assert same_text(gold, predicted)


def test_looser_measures_look_at_content_words() -> None:
    assert normalised("since 2019") != normalised("2019")
    assert shares_a_word("since 2019", "2019")
    assert not shares_a_word("in the area", "in the city")
    assert word_overlap("is at risk", "was in care") == 0.0


def test_a_report_lists_mistakes_only_when_asked() -> None:
    predicted = (GOLD[0], replace(GOLD[1], predicate="are missing"), claim("2014", 2014))
    quiet = report_on([(DOCUMENT, predicted)], title="t", fields=named(None))
    assert quiet.mistakes == ()
    loud = report_on([(DOCUMENT, predicted)], title="t", errors=5, fields=named("predicate"))
    assert {(mistake.kind, mistake.gold, mistake.predicted) for mistake in loud.mistakes} == {
        ("wrong", "are in care", "are missing")
    }
    assert "predicate exact: wrong" in render(loud)
    assert "time" not in render(loud)


def test_the_worst_field_comes_first() -> None:
    report = report_on([(DOCUMENT, (GOLD[0], GOLD[1]))], title="t", fields=named(None))
    figures = [score.f1 for score in report.scores]
    assert figures == sorted(figures)


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(ValueError, match="no field 'colour'"):
        named("colour")


def test_errors_of_the_unread_half_are_refused(tmp_path: Path) -> None:
    unread = tmp_path / "unread"
    unread.mkdir()
    (unread / "report.toml").write_text('document = "report.txt"\n')
    with pytest.raises(UnreadError, match="scored only"):
        evaluate_gold(unread, tmp_path, errors=3)


def perfect(files: Sequence[Path], samples: Path, *, model: str | None = None) -> Iterator[Scored]:
    for path in files:
        gold = read_gold(path, samples)
        yield gold, gold.claims


def test_the_floors_command_records_both_halves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gold_report, "extracted", perfect)
    for half in ("read", "unread"):
        write_corpus(tmp_path, half, GOLD_FILE)
    assert floors.main(["--gold", str(tmp_path), "--samples", str(tmp_path)]) == 0
    recorded = read_floors(tmp_path / "floors.toml")
    assert recorded["unread"].corpus == corpus_hash(tmp_path / "unread", tmp_path)
    assert recorded["read"].floors["quantity"] == 0.995


def test_the_command_prints_a_table_and_writes_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gold_report, "extracted", perfect)
    half = write_corpus(tmp_path, "unread", GOLD_FILE)
    out = tmp_path / "report.json"
    assert gold_report.main([str(half), "--samples", str(tmp_path), "--json", str(out)]) == 0
    assert "quantity" in capsys.readouterr().out
    assert json.loads(out.read_text())["mistakes"] == []
    with pytest.raises(SystemExit):
        gold_report.main([str(half), "--samples", str(tmp_path), "--errors", "3"])


GOLD_FILE = """document = "report.txt"
[[sentence]]
text = "Of the 132 children, 44 are in care."
[[sentence.claim]]
surface = "132"
value = 132
kind = "count"
"""


def write_corpus(folder: Path, name: str, gold: str) -> Path:
    (folder / "report.txt").write_text(TEXT)
    half = folder / name
    half.mkdir()
    (half / "report.toml").write_text(gold)
    return half


def test_two_annotators_are_compared_over_the_sentences_both_have(tmp_path: Path) -> None:
    first = write_corpus(tmp_path, "first", GOLD_FILE)
    more = GOLD_FILE + '[[sentence.claim]]\nsurface = "44"\nvalue = 44\nkind = "count"\n'
    extra = '[[sentence]]\ntext = "In 2014 there were over 30."\n[[sentence.claim]]\nsurface = "over 30"\nvalue = 30\n'
    second = write_corpus(tmp_path, "second", more + extra + 'kind = "count"\n')
    quantity = {score.field: score for score in agreement(first, second, tmp_path).scores}["quantity"]
    assert (quantity.precision, quantity.recall) == (0.5, 1.0)


def test_a_surface_that_is_a_piece_of_a_number_is_refused(tmp_path: Path) -> None:
    gold = write_corpus(tmp_path, "read", GOLD_FILE.replace('surface = "132"', 'surface = "32"'))
    with pytest.raises(GoldError, match="piece of a longer"):
        read_gold(gold / "report.toml", tmp_path)


def test_floors_rise_and_do_not_fall_unless_told_to() -> None:
    assert raised({"value": 0.95}, {"value": 0.9}) == {"value": pytest.approx(0.945)}
    assert raised({"value": 0.951}, {"value": 0.95}) == {"value": 0.95}
    with pytest.raises(FloorError, match=r"value 0\.800 < 0\.900"):
        raised({"value": 0.8}, {"value": 0.9})
    assert raised({"value": 0.8}, {"value": 0.9}, allow_lower=True) == {"value": pytest.approx(0.795)}


def test_a_field_that_is_no_longer_measured_is_below_its_floor() -> None:
    assert below({}, {"value": 0.9}) == {"value": (0.0, 0.9)}


def test_floors_survive_the_file_and_the_hash_follows_the_corpus(tmp_path: Path) -> None:
    half = write_corpus(tmp_path, "read", GOLD_FILE)
    before = corpus_hash(half, tmp_path)
    write_floors(tmp_path / "floors.toml", {"read": Floors(before, {"subject exact": 0.5})})
    assert read_floors(tmp_path / "floors.toml") == {"read": Floors(before, {"subject exact": 0.5})}
    (tmp_path / "report.txt").write_text(TEXT + " ")
    assert corpus_hash(half, tmp_path) != before
