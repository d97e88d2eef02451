"""The number grammar: behaviour as tagged sentences in ``cases/numbers``, and properties that hold for any text."""

from __future__ import annotations

import math
import re
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from numclaims.numbers import find
from numclaims.records import BOUNDS, EXCLUSION_REASONS, KINDS, Quantity

CASES = Path(__file__).parent / "cases" / "numbers"
TAG = re.compile(r"\[([^|\[\]]+)\|([^\]]+)\]|\{([^|{}]+)\|(\w+)\}")
FIELDS = {"low": float, "high": float, "per_value": float}


@dataclass(frozen=True)
class Expected:
    start: int
    end: int
    values: dict[str, object]
    reason: str = ""


def parse_case(line: str) -> tuple[str, list[Expected]]:
    text, expected, at = "", [], 0
    for tag in TAG.finditer(line):
        text += line[at : tag.start()]
        surface, spec, excluded, reason = tag.groups()
        start = len(text)
        text += surface or excluded
        expected.append(Expected(start, len(text), parse_spec(spec) if spec else {}, reason or ""))
        at = tag.end()
    return text + line[at:], expected


def parse_spec(spec: str) -> dict[str, object]:
    first, *rest = spec.split()
    low, dots, high = first.partition("..")
    values: dict[str, object] = (
        {"value": None, "low": float(low), "high": float(high), "bound": "between"}
        if dots
        else {"value": float(first), "bound": "exact"}
    )
    for word in rest:
        key, equals, value = word.partition("=")
        if equals:
            values[key] = FIELDS.get(key, str)(value.replace("_", " "))
        else:
            values["bound" if word in BOUNDS else "kind"] = word
    return values


def lines(name: str) -> list[str]:
    return [line for line in (CASES / name).read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


BEHAVIOUR = [
    pytest.param(line, id=f"{path.stem}-{number}")
    for path in sorted(CASES.glob("*.txt"))
    if path.stem != "known_failures"
    for number, line in enumerate(lines(path.name), 1)
]
KNOWN_FAILURES = [
    pytest.param(line.partition("  # ")[0], marks=pytest.mark.xfail(reason=line.partition("  # ")[2], strict=True))
    for line in lines("known_failures.txt")
]


@pytest.mark.parametrize("line", BEHAVIOUR + KNOWN_FAILURES)
def test_tagged_sentence(line: str) -> None:
    text, expected = parse_case(line)
    quantities, excluded = find(text)
    claims = [item for item in expected if not item.reason]
    assert [quantity.surface for quantity in quantities] == [text[item.start : item.end] for item in claims]
    for quantity, item in zip(quantities, claims, strict=True):
        assert (quantity.start, quantity.end) == (item.start, item.end)
        for field, value in item.values.items():
            found = getattr(quantity, field)
            assert found == (pytest.approx(value) if isinstance(value, float) else value), (field, quantity)
    for item in expected:
        if item.reason:
            reasons = {found.reason for found in excluded if found.start < item.end and found.end > item.start}
            assert reasons == {item.reason}, excluded


@pytest.mark.parametrize(
    ("text", "si_value", "si_unit"),
    [
        ("5 km", 5000.0, "m"),
        ("-4 °C", 269.15, "K"),
        ("two weeks", 1209600.0, "s"),
        ("64 cents of $2", 0.64, "USD"),
        ("5%", 0.05, "1"),
        ("132 children", None, ""),
        ("one in five", None, ""),
        ("3.6 FTE", None, ""),
    ],
)
def test_si(text: str, si_value: float | None, si_unit: str) -> None:
    quantity = find(text)[0][0]
    assert quantity.si_value == (None if si_value is None else pytest.approx(si_value))
    assert quantity.si_unit == si_unit


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("more than 600 referrals each week", 'digits "600"; bound cue "more than"; rate "each week"'),
        ("two dozen eggs", 'words "two dozen"'),
        ("£3.4m", 'digits "3.4"; scale "m"; unit "£"'),
    ],
)
def test_rule_says_what_decided(text: str, rule: str) -> None:
    assert find(text)[0][0].rule == rule


@pytest.mark.parametrize(
    "text",
    [
        "a1" * 100_000,
        "7" * 100_000,
        "12, " * 5_000,
        "one hundred and " * 5_000,
        "(5 " * 5_000,
        "-" * 50_000 + "5",
        "1." * 50_000,
        "half " * 10_000,
        "10^" * 10_000,
        "over " * 10_000 + "5",
        "\x00 5 kg \U0001f600 ١٢٣ \u202eabc " * 2_000,
        "5 to " * 5_000,
        "5 per " * 5_000,
        "1/2" * 10_000,
        "$" * 20_000 + "5",
        "İ5 " * 5_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    began = time.perf_counter()
    check_invariants(text)
    assert time.perf_counter() - began < 10


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    check_invariants(text)


PIECES = st.sampled_from(
    [
        "5",
        "6.2",
        "1,000",
        "half",
        "a",
        "third",
        "one",
        "two",
        "dozen",
        "million",
        "m",
        "kg",
        "%",
        "per",
        "cent",
        "$",
        "£",
        "-",
        "–",
        "to",
        "and",
        "between",
        "from",
        "over",
        "more",
        "than",
        "up",
        "at",
        "least",
        "±",
        "(",
        ")",
        ",",
        ".",
        "year",
        "old",
        "aged",
        "week",
        "each",
        "per",
        "100,000",
        "people",
        "in",
        "out",
        "of",
        "the",
        "2014",
        "March",
        "Section",
        "[",
        "]",
        "'th",
        "nd",
        ":",
    ]
)


@given(st.lists(PIECES, max_size=25), st.sampled_from(["", " "]))
@settings(max_examples=300, deadline=None)
def test_any_arrangement_of_number_language(pieces: list[str], glue: str) -> None:
    check_invariants(glue.join(pieces))


@given(st.integers(min_value=0, max_value=10**11), st.booleans())
@settings(max_examples=100, deadline=None)
def test_digits_round_trip(number: int, grouped: bool) -> None:
    written = f"{number:,}" if grouped else str(number)
    quantities, _ = find(f"They counted more than {written} children.")
    assert [quantity.value for quantity in quantities] == [float(number)]


def check_invariants(text: str) -> None:
    quantities, excluded = find(text)
    spans = sorted([(item.start, item.end) for item in [*quantities, *excluded]])
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert [item.start for item in quantities] == sorted(item.start for item in quantities)
    assert [item.start for item in excluded] == sorted(item.start for item in excluded)
    assert all(text[item.start : item.end] == item.surface for item in [*quantities, *excluded])
    assert all(item.reason in EXCLUSION_REASONS for item in excluded)
    for quantity in quantities:
        check_quantity(quantity)
    if len(text) < 1000:
        assert find(text) == (quantities, excluded)


def check_quantity(quantity: Quantity) -> None:
    assert quantity.start <= quantity.number_start < quantity.number_end <= quantity.end
    assert quantity.bound in BOUNDS
    assert quantity.kind in KINDS
    assert 0 < quantity.confidence <= 1
    assert (quantity.value is None) == (quantity.bound == "between")
    assert (quantity.low is None) == (quantity.high is None) == (quantity.bound == "about")
    if quantity.low is not None and quantity.high is not None:
        assert quantity.low <= quantity.high
    assert quantity.value is None or not math.isnan(quantity.value)
    assert bool(quantity.per) == (quantity.per_value is not None)
