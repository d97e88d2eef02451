"""The unit resolver: spellings of units after numbers and of money before them, and the table they come from."""

import importlib.util
import subprocess
import sys
import time
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numclaims.units import by_name, match_after, match_before, rare

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "unit_cases.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
BEFORE = [
    ("a fine of [$]|5m", "United States dollar", "USD"),
    ("[US$]|84", "United States dollar", "USD"),
    ("at [US $]|58.24 per barrel", "United States dollar", "USD"),
    ("A [$]|5m grant", "United States dollar", "USD"),
    ("gave us [$]|5", "United States dollar", "USD"),
    ("worth ([$A]|82,615)", "Australian dollar", "AUD"),
    ("[A$]|5", "Australian dollar", "AUD"),
    ("[C$]|5", "Canadian dollar", "CAD"),
    ("[HK$]|216,925", "Hong Kong dollar", "HKD"),
    ("[NZ$]|5", "New Zealand dollar", "NZD"),
    ("[R$]| 5", "Brazilian real", "BRL"),
    ("[£]|3.4bn", "pound sterling", "GBP"),
    ("[€]| 10", "euro", "EUR"),
    ("[¥]|100", "Japanese yen", "JPY"),
    ("[₹]|100", "Indian rupee", "INR"),
    ("[₦]|100", "Nigerian naira", "NGN"),
    ("[EUR]|5m", "euro", "EUR"),
    ("[USD]\u00a0|22.5 million", "United States dollar", "USD"),
    ("[CHF]| 30", "Swiss franc", "CHF"),
    ("[Rs.]| 500", "Indian rupee", "INR"),
    ("[kr]| 500", "krone", ""),
    ("[Fr.]| 30", "franc", ""),
    ("[COP]| 2,600", "Colombian peso", "COP"),
    ("COP| 26", None, ""),
    ("the TOP| 100", None, ""),
    ("PS|5 games", None, ""),
    ("figure| 5", None, ""),
    ("|5", None, ""),
]
DEVELOPMENT = all(importlib.util.find_spec(name) for name in ("pint", "babel", "quantulum3"))


def unmarked(case):
    marked = case[0].replace("[", "").replace("]", "")
    return marked.replace("^", ""), marked.index("^")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_unit_after_a_number(case):
    marked, name, *expected = case
    match = match_after(*unmarked(case))
    if name == "-":
        assert match is None
        return
    assert match is not None
    start = marked.replace("^", "").index("[")
    assert (match.start, match.end) == (start, marked.replace("^", "").index("]") - 1)
    found = (match.unit.dimension, match.unit.currency, match.unit.si_factor, match.unit.si_unit)
    assert match.unit.name == name
    for is_value, should_be in zip(found, expected, strict=False):
        if should_be:
            assert is_value == (pytest.approx(float(should_be)) if isinstance(is_value, float) else should_be)


@pytest.mark.parametrize(("marked", "name", "currency"), BEFORE)
def test_currency_before_a_number(marked, name, currency):
    text = marked.replace("[", "").replace("]", "")
    position = text.index("|")
    match = match_before(text.replace("|", ""), position)
    if name is None:
        assert match is None
        return
    assert match is not None
    assert (match.unit.name, match.unit.currency, match.unit.kind) == (name, currency, "money")
    assert text[match.start : match.end] == marked[marked.index("[") + 1 : marked.index("]")]


@pytest.mark.parametrize(
    ("name", "value", "si"),
    [("degree Celsius", 20, 293.15), ("degree Fahrenheit", 32, 273.15), ("kilometre per hour", 36, 10.0)],
)
def test_conversion(name, value, si):
    unit = by_name(name)
    assert value * unit.si_factor + unit.si_offset == pytest.approx(si)


@pytest.mark.parametrize("name", ["cent", "franc", "decibel", "full-time equivalent"])
def test_no_conversion_is_made_up(name):
    unit = by_name(name)
    assert (unit.si_factor, unit.si_unit) == (None, "")


@pytest.mark.parametrize("case", [case for case in CASES if case[1] != "-"], ids=lambda case: case[1])
def test_every_name_finds_its_unit(case):
    match = match_after(*unmarked(case))
    assert by_name(match.unit.name) == match.unit


def test_unknown_name():
    assert by_name("children") is None


@given(st.text(max_size=60), st.integers(min_value=0, max_value=60))
def test_any_text_is_safe(text, position):
    position = min(position, len(text))
    after, before = match_after(text, position), match_before(text, position)
    assert after is None or position <= after.start < after.end <= len(text)
    assert before is None or 0 <= before.start < before.end <= position


@pytest.mark.parametrize("hostile", ["m" * 10_000, " /m" * 5_000, "kg-" * 5_000, "km s-1 " * 3_000, "((((" * 3_000])
def test_hostile_text_takes_no_time(hostile):
    begin = time.perf_counter()
    for _ in range(50):
        match_after(hostile, 0)
        match_before(hostile, len(hostile))
    assert time.perf_counter() - begin < 1


def test_nothing_heavy_is_imported():
    code = (
        "import sys; from numclaims.units import match_after; match_after('5 km', 1); "
        "print({'pint', 'babel', 'quantulum3', 'spacy', 'pandas'} & set(sys.modules))"
    )
    path = str(Path(str(files("numclaims"))).parent)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=path)
    assert run.stdout.strip() == "set()"


@pytest.mark.skipif(not importlib.util.find_spec("quantulum3"), reason="quantulum3 resolves rare compounds")
class TestRareCompounds:
    def test_resolved_by_quantulum3(self):
        match = match_after("a gradient of 5 P/m over it", 15)
        assert match.unit.name == "poise per metre"

    def test_what_no_table_knows_is_no_unit(self):
        assert match_after("5 and/or 6", 1) is None

    def test_classifier_is_off_beside_scikit_learn(self, monkeypatch):
        from quantulum3 import classifier

        monkeypatch.setattr(classifier, "USE_CLF", True)
        rare.resolve.cache_clear()
        assert rare.resolve("P/m") is not None
        assert classifier.USE_CLF is False


@pytest.mark.skipif(not DEVELOPMENT, reason="the generator needs pint, Babel and quantulum3")
class TestGeneratedTables:
    @pytest.mark.parametrize(("name", "module"), [("units.tsv", "generate"), ("currencies.tsv", "generate_money")])
    def test_table_matches_its_sources(self, name, module):
        generator = importlib.import_module(f"numclaims.units.{module}")
        packaged = (files("numclaims") / "resources" / name).read_text(encoding="utf-8")
        assert generator.table() == packaged
