"""Confidence: the share of right rows among those decided alike."""

from __future__ import annotations

import pytest

from numclaims.evaluate.reliability import Judged, calibration, shares
from numclaims.reliability import confidence, cue_of


def _rows(cue, right, wrong, *, grade="0.90", said=0.5):
    return [Judged(cue, grade, said, number < right) for number in range(right + wrong)]


def test_the_words_a_rule_quotes_do_not_count():
    assert cue_of('as for "more than 600" before it') == cue_of('as for "12" before it') == "as for before it"
    assert cue_of("") == "no subject"


@pytest.mark.parametrize("number", [0.0, 0.6, 0.9, 1.0])
@pytest.mark.parametrize("rule", ["", 'noun after the number "children"', "a rule nobody has seen"])
def test_confidence_is_a_probability(number, rule):
    assert 0 < confidence(number, rule) < 1


def test_a_counted_noun_is_more_reliable_than_none():
    assert confidence(0.9, 'noun after the number "children"') > confidence(0.9, "")


def test_shares_are_smoothed_towards_the_whole():
    measured = shares([*_rows("often right", 90, 10), *_rows("seen once", 1, 0)])
    assert measured["cue"]["often right"] == pytest.approx(0.9, abs=0.01)
    assert measured["cue"]["seen once"] < 0.95
    assert measured["cue"]["unknown"] == pytest.approx(91 / 101)


def test_a_perfect_calibration_has_no_gap_and_a_wrong_one_has():
    assert calibration(_rows("x", 50, 50, said=0.5))[1] == pytest.approx(0.0)
    assert calibration(_rows("x", 50, 50, said=0.95))[1] == pytest.approx(0.45)
