"""The grobid corpus reader and its scores, on a hand-made paper."""

import pytest

from numclaims.evaluate.scoring import f1_of
from numclaims.evaluate.sets.base import SetError
from numclaims.evaluate.sets.grobid import Grobid, overlapping
from numclaims.evaluate.sets.spans import Span
from numclaims.evaluate.sets.tei import Marked
from numclaims.records import Claim

TEI = """<?xml version="1.0"?>
<tei xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><p>ignored 7</p></teiHeader>
<text xml:lang="en">
    <p>It grew by more
      than <measure type="interval"><num atLeast="3">3</num> <measure type="LENGTH" unit="m">m</measure></measure> in
      <date>2010</date>.</p>
    <p>At <measure type="list"><num>41</num> and <num>61</num>
      <measure type="FREQUENCY" unit="GHz">GHz</measure></measure>,
      <measure type="value"><num>two</num></measure> peaks.</p>
</text></tei>
"""
TEXT = "It grew by more than 3 m in 2010.\n\nAt 41 and 61 GHz, two peaks."


@pytest.fixture
def case(tmp_path):
    tmp_path.joinpath("paper.tei.xml").write_text(TEI)
    return Grobid().load(tmp_path)[0]


def claims():
    def claim(surface, start, value, **fields):
        end = start + len(surface)
        return Claim(start=start, end=end, surface=surface, value=value, low=value, high=value, **fields)

    return [
        claim(
            "more than 3 m",
            11,
            3.0,
            bound="more_than",
            unit="metre",
            rule='digits "3"; unit "m"; bound cue "more than"',
        ),
        claim("41", 38, 41.0, unit="gigahertz", rule='digits "41"; unit of the list "GHz"'),
        claim("61 GHz", 45, 61.0, unit="gigahertz", rule='digits "61"; unit "GHz"'),
        claim("two", 53, 2.0, rule='words "two"'),
    ]


def scores(case, prediction):
    return {name: f1_of(tally) for name, tally in Grobid().score(case, prediction).tallies.items()}


def test_a_paper_is_read_with_its_quantities(case):
    assert case.text == TEXT
    said = [(case.text[marked.span.start : marked.span.end], marked.kind, marked.unit) for marked in case.gold]
    assert said == [("3 m", "interval", "m"), ("41", "value", "GHz"), ("61 GHz", "value", "GHz"), ("two", "value", "")]


def test_a_perfect_submission_scores_one_everywhere(case):
    assert set(scores(case, Grobid().adapt(case, claims())).values()) == {1.0}


def test_an_empty_submission_scores_nothing(case):
    assert set(scores(case, ()).values()) == {0.0}


def test_overlap_forgives_a_span_that_strict_does_not(case):
    found = scores(case, (Marked(Span(22, 24), "interval", "metre"),))
    assert found["interval, overlap"] == 1
    assert found["interval, strict"] == 0
    assert found["quantity, overlap"] == pytest.approx(2 / 5)
    assert found["unit given the span"] == 1


def test_one_span_is_matched_once():
    wide = Marked(Span(0, 10), "value")
    pairs, missing, spurious = overlapping((wide,), (Marked(Span(0, 3), "value"), Marked(Span(5, 8), "value")))
    assert (len(pairs), missing, len(spurious)) == (1, [], 1)


def test_a_wrong_unit_is_an_error_of_its_own(case):
    prediction = tuple(Marked(marked.span, marked.kind, "metre") for marked in case.gold)
    outcome = Grobid().score(case, prediction)
    assert f1_of(outcome.tallies["unit given the span"]) == 0.25
    assert [error.kind for error in outcome.errors] == ["unit"] * 3


def test_predictions_are_readable_as_a_paper(case, tmp_path):
    prediction = Grobid().adapt(case, claims())
    Grobid().write_predictions(tmp_path / "out", [case], [prediction])
    again = Grobid().load(tmp_path / "out")[0]
    assert again.text == case.text
    assert [(marked.span, marked.kind) for marked in again.gold] == [
        (marked.span, marked.kind) for marked in prediction
    ]


def test_broken_files_say_what_to_do(tmp_path):
    tmp_path.joinpath("paper.xml").write_text("<tei>")
    with pytest.raises(SetError, match="no TEI"):
        Grobid().load(tmp_path)
    with pytest.raises(SetError, match="no TEI file"):
        Grobid().load(tmp_path / "nothing")
