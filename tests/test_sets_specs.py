"""Scoring of the specification sets, on hand-made cases of known scores."""

import json
from pathlib import Path

import pytest

from numclaims.evaluate.scoring import f1_of
from numclaims.evaluate.sets.base import Case, half, report_on
from numclaims.evaluate.sets.differences import differences_of
from numclaims.evaluate.sets.quantulum import Quantulum
from numclaims.evaluate.sets.quinex import Quinex
from numclaims.evaluate.sets.recognizers import MODELS, Recognizers
from numclaims.evaluate.sets.spans import Span, numbers_of, without_cue
from numclaims.evaluate.sets.specs import DECLARED, RIGHT, WRONG, Item, SpecSet, pair_up
from numclaims.evaluate.sets.unit_names import key_of, product_key, qudt_key, unit_key
from numclaims.extraction import Extraction
from numclaims.records import Claim, Document, Excluded


def claim(surface, value=None, *, start=0, **fields):
    low, high = fields.pop("low", value), fields.pop("high", value)
    return Claim(start=start, end=start + len(surface), surface=surface, value=value, low=low, high=high, **fields)


FIVE_KM = Item(surface="5 km", span=Span(3, 7), numbers=(5.0,), unit=unit_key("kilometre"))
SIX_KM = Item(surface="6 km", span=Span(12, 16), numbers=(6.0,), unit=unit_key("kilometre"))
CASE = Case("tests:1", "It 5 km and 6 km", (FIVE_KM, SIX_KM))


def scores(test_set: SpecSet, prediction) -> dict[str, float]:
    return {name: f1_of(tally) for name, tally in test_set.score(CASE, prediction).tallies.items()}


def test_a_perfect_submission_is_right():
    found = scores(Quantulum(), (FIVE_KM, SIX_KM))
    assert found == {RIGHT: 1, DECLARED: 0, WRONG: 0, "value": 1, "value and unit": 1, "value, unit and bound": 1}


def test_an_empty_submission_scores_nothing():
    found = scores(Quantulum(), ())
    assert (found[RIGHT], found[WRONG], found["value"]) == (0, 1, 0)


def test_a_wrong_unit_is_a_right_value():
    metres = Item(surface="6 km", span=Span(12, 16), numbers=(6.0,), unit=unit_key("metre"))
    found = scores(Quantulum(), (FIVE_KM, metres))
    assert (found[RIGHT], found["value"], found["value and unit"]) == (0, 1, 0.5)


def test_one_prediction_matches_one_expectation():
    pairs, missing, spurious = pair_up((FIVE_KM, FIVE_KM), (FIVE_KM,))
    assert (len(pairs), len(missing), len(spurious)) == (1, 1, 0)
    pairs, missing, spurious = pair_up((FIVE_KM,), (FIVE_KM, FIVE_KM))
    assert (len(pairs), len(missing), len(spurious)) == (1, 0, 1)


def test_the_pair_that_agrees_wins_over_the_first():
    near = Item(surface="5", numbers=(5.0,))
    exact = Item(surface="5 km", numbers=(5.0,), unit="m|1000|0")
    pairs, _, spurious = pair_up((exact,), (near, exact))
    assert pairs == [(exact, exact)]
    assert spurious == [near]


def test_every_difference_has_a_reason_and_one_side():
    for name in [*(f"recognizers/{model}" for model in MODELS), "quantulum3", "quinex"]:
        for difference in differences_of(name):
            assert difference.reason.endswith(".")
            assert (difference.missing is None) != (difference.spurious is None)


def test_a_declared_difference_covers_its_own_quantity_only():
    relative = Item(surface="last", span=Span(0, 4), kinds=frozenset({"ordinal.relative"}))
    second = Item(surface="2nd", span=Span(9, 12), kinds=frozenset({"ordinal"}))
    case = Case("OrdinalModel:1", "last and 2nd", (relative, second))
    both = Recognizers().score(case, ())
    assert f1_of(both.tallies[WRONG]) == 1
    one = Recognizers().score(case, (second,))
    assert f1_of(one.tallies[DECLARED]) == 1
    report = report_on("recognizers", Recognizers.measures, [one], errors=1)
    assert [group.count for group in report.declared] == [1]
    assert report.errors == ()


@pytest.mark.parametrize(
    ("given", "start", "end"),
    [
        (claim("about 35 km", 35, rule='digits "35"; unit "km"; bound cue "about"'), 6, 11),
        (claim("more than 3 m", 3, rule='digits "3"; unit "m"; bound cue "more than"'), 10, 13),
        (claim("200 or more", 200, rule='digits "200"; bound cue "or more"'), 0, 3),
        (claim("over US$ 5m", 5e6, rule='digits "5"; scale "m"; unit "US$"; bound cue "over"'), 5, 11),
        (claim("minus five", -5, rule='words "five"'), 0, 10),
    ],
)
def test_the_cue_is_taken_off_a_span(given, start, end):
    assert without_cue(given) == Span(start, end)


def test_a_range_has_two_numbers():
    ten_to_fifteen = claim("10-15 %", low=10, high=15, bound="between", rule='digits "10"; range "-"; digits "15"')
    assert numbers_of(ten_to_fifteen) == (Span(0, 2), Span(3, 5))


def test_units_are_the_same_whatever_their_names():
    assert qudt_key("KiloM-PER-SEC") == unit_key("kilometre per second")
    assert qudt_key("W-PER-M2") == unit_key("watt per square metre")
    assert product_key([("KiloGM", 1), ("MilliM", -2)]) == unit_key("kilogram per square millimetre")
    assert key_of("recognizers/DimensionModel", "Square meter") == unit_key("square metre")
    assert key_of("recognizers/CurrencyModel", "Hong Kong dollar") == "HKD"
    assert key_of("quantulum3", "dollar per hour") == "USD per s|3600|0"
    assert unit_key("cent") != unit_key("United States dollar")


def recognizer_case(tmp_path: Path, model: str, text: str, result: dict) -> Case:
    entries = [{"Input": text, "Results": [result]}]
    tmp_path.joinpath(f"{model}.dev.json").write_text(json.dumps(entries))
    return Recognizers().load(tmp_path)[0]


def test_recognizers_compare_the_type_of_the_model(tmp_path):
    result = {
        "Text": "5 km",
        "Start": 0,
        "End": 3,
        "TypeName": "dimension",
        "Resolution": {"value": "5", "unit": "Kilometer"},
    }
    case = recognizer_case(tmp_path, "DimensionModel", "5 km for $3", result)
    claims = [
        claim("5 km", 5, unit="kilometre", kind="measure", rule='digits "5"; unit "km"'),
        claim("$3", 3, start=9, unit="United States dollar", currency="USD", kind="money", rule='digits "3"; unit "$"'),
    ]
    outcome = Recognizers().score(case, Recognizers().adapt(case, claims))
    assert f1_of(outcome.tallies["DimensionModel: cases right"]) == 1


def test_a_range_has_the_brackets_of_its_bound(tmp_path):
    result = {
        "Text": "more than 30",
        "Start": 0,
        "End": 11,
        "TypeName": "numberrange",
        "Resolution": {"value": "(30,)"},
    }
    case = recognizer_case(tmp_path, "NumberRangeModel", "more than 30 years", result)
    rule = 'digits "30"; unit "years"; bound cue "more than"'
    more = claim("more than 30 years", 30, high=float("inf"), bound="more_than", unit="year", rule=rule)
    prediction = Recognizers().adapt(case, [more])
    assert f1_of(Recognizers().score(case, prediction).tallies[RIGHT]) == 1
    Recognizers().write_predictions(tmp_path / "out", [case], [prediction])
    written = json.loads(tmp_path.joinpath("out", "NumberRangeModel.json").read_text())
    assert written == [{"Input": "more than 30 years", "Results": [result]}]


def test_an_ordinal_is_right_when_it_is_excluded_as_one(tmp_path):
    result = {"Text": "2nd", "Start": 4, "End": 6, "TypeName": "ordinal", "Resolution": {"value": "2"}}
    case = recognizer_case(tmp_path, "OrdinalModel", "the 2nd", result)
    excluded = (Excluded(start=4, end=7, surface="2nd", reason="ordinal"),)
    document = Document(doc_id="x", text=case.text)
    found = Recognizers().adapt_extraction(case, Extraction(document, (), excluded, 1))
    assert f1_of(Recognizers().score(case, found).tallies[RIGHT]) == 1


def test_the_first_half_is_the_first_half_of_every_file(tmp_path):
    for model, count in (("NumberModel", 4), ("PercentModel", 2)):
        entries = [{"Input": str(number), "Results": []} for number in range(count)]
        tmp_path.joinpath(f"{model}.json").write_text(json.dumps(entries))
    first = {case.case_id for case in half(Recognizers().load(tmp_path), "first")}
    assert first == {"NumberModel:1", "NumberModel:2", "PercentModel:1"}


def test_quantulum_calls_a_range_its_middle_and_spread(tmp_path):
    entry = {
        "req": "about 10-15 km",
        "res": [{"value": 12.5, "uncertainty": 2.5, "unit": "kilometre", "surface": "10-15 km"}],
    }
    tmp_path.joinpath("quantities.dev.json").write_text(json.dumps([entry]))
    case = Quantulum().load(tmp_path)[0]
    rule = 'digits "10"; range "-"; digits "15"; unit "km"; bound cue "about"'
    ranged = claim("about 10-15 km", low=10.0, high=15.0, bound="between", unit="kilometre", rule=rule)
    prediction = Quantulum().adapt(case, [ranged])
    assert f1_of(Quantulum().score(case, prediction).tallies[RIGHT]) == 1
    Quantulum().write_predictions(tmp_path / "out.json", [case], [prediction])
    assert json.loads(tmp_path.joinpath("out.json").read_text()) == [entry]


QUINEX = [
    {
        "surface": "less than 0.2min",
        "values": "[{surface: 0.2, normalized: {numeric_value: 0.2, is_imprecise: false}}]",
        "units": "[[null, {surface: min, normalized: [[min, 1, http://qudt.org/vocab/unit/MIN, null]]}]]",
        "modifiers": "[[{surface: less than, normalized: <}, null]]",
    },
    {
        "surface": "1-2",
        "values": "[{surface: 1, normalized: {numeric_value: 1, is_imprecise: false}}, "
        "{surface: 2, normalized: {numeric_value: 2, is_imprecise: false}}]",
    },
    {
        "surface": "20 ± 1 g",
        "values": "[{surface: 20, normalized: {numeric_value: 20, is_imprecise: false}}]",
        "units": "[[null, {surface: g, normalized: [[g, 1, http://qudt.org/vocab/unit/GM, null]]}]]",
        "uncertainty": "[[{surface: ± 1, normalized: {type: tolerance, value: [-1, 1]}}, null]]",
    },
]


@pytest.fixture
def quinex_cases(tmp_path):
    tmp_path.joinpath("dev.json").write_text(json.dumps(QUINEX))
    return Quinex().load(tmp_path)


@pytest.mark.parametrize(
    ("place", "given", "right"),
    [
        (0, claim("less than 0.2min", 0.2, low=float("-inf"), bound="less_than", unit="minute"), 1),
        (0, claim("less than 0.2min", 0.2, low=float("-inf"), bound="at_most", unit="minute"), 0),
        (0, claim("less than 0.2min", 0.2, low=float("-inf"), bound="less_than", unit="metre"), 0),
        (1, claim("1-2", low=1.0, high=2.0, bound="between"), 1),
        (2, claim("20 ± 1 g", 20.0, low=19.0, high=21.0, bound="plus_minus", unit="gram"), 1),
        (2, claim("20", 20.0, unit="gram"), 0),
    ],
)
def test_quinex_compares_value_unit_and_bound(quinex_cases, place, given, right):
    case = quinex_cases[place]
    outcome = Quinex().score(case, Quinex().adapt(case, [given]))
    assert f1_of(outcome.tallies[RIGHT]) == right


def test_quinex_predictions_have_the_shape_of_the_set(quinex_cases, tmp_path):
    found = [Quinex().adapt(case, [claim(case.text, 3.0, unit="metre", bound="about")]) for case in quinex_cases]
    Quinex().write_predictions(tmp_path / "out.json", quinex_cases, found)
    written = json.loads(tmp_path.joinpath("out.json").read_text())
    assert [entry["surface"] for entry in written] == [entry["surface"] for entry in QUINEX]
    assert "numeric_value: 3," in written[0]["values"]
    assert "normalized: ~" in written[0]["modifiers"]


def test_a_written_tolerance_is_read_again(quinex_cases, tmp_path):
    case = quinex_cases[2]
    tolerance = claim("20 ± 1 g", 20.0, low=19.0, high=21.0, bound="plus_minus", unit="gram")
    Quinex().write_predictions(tmp_path / "out.json", [case], [Quinex().adapt(case, [tolerance])])
    (again,) = Quinex().load(tmp_path / "out.json")
    assert again.gold[0].numbers == case.gold[0].numbers
