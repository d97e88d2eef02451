"""Time expressions and the days they span."""

from __future__ import annotations

from datetime import date

import pytest

from numclaims.dates import find_times, interval_of
from numclaims.intervals import UNKNOWN, Interval, in_year


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("August 2014", "2014-08-01", "2014-08-31"),
        ("Feb. 2024", "2024-02-01", "2024-02-29"),
        ("18 January 2024", "2024-01-18", "2024-01-18"),
        ("January 18, 2024", "2024-01-18", "2024-01-18"),
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        ("8 and 22 January 2024", "2024-01-08", "2024-01-22"),
        ("28 December to 3 January 2024", "2023-12-28", "2024-01-03"),
        ("January to March 2024", "2024-01-01", "2024-03-31"),
        ("December to February 2024", "2023-12-01", "2024-02-29"),
        ("2010 to 2020", "2010-01-01", "2020-12-31"),
        ("2022\u201323", "2022-04-01", "2023-03-31"),
        ("the academic year 2022/23", "2022-09-01", "2023-08-31"),
        ("the financial year 2022/23", "2022-04-01", "2023-03-31"),
        ("Q2 2023", "2023-04-01", "2023-06-30"),
        ("the second quarter of 2023", "2023-04-01", "2023-06-30"),
        ("H1 2022", "2022-01-01", "2022-06-30"),
        ("the second half of 2022", "2022-07-01", "2022-12-31"),
        ("the first five months of 2024", "2024-01-01", "2024-05-31"),
        ("the last quarter of 2024", "2024-10-01", "2024-12-31"),
        ("the year to March 2023", "2022-04-01", "2023-03-31"),
        ("the three months to September 2024", "2024-07-01", "2024-09-30"),
        ("the year ended 5 April 2024", "2023-04-06", "2024-04-05"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("the end of 2025", "2025-12-31", "2025-12-31"),
        ("the end of February 2024", "2024-02-29", "2024-02-29"),
    ],
)
def test_a_complete_expression_spans_its_days(text: str, start: str, end: str) -> None:
    assert interval_of(text).isoformat() == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "last year",
        "the past 12 months",
        "the same quarter of 2023",
        "a year earlier",
        "10 years ago",
        "18 January",
        "Q2",
        "2022/23",  # a school year or a financial year
        "FY2023",  # every company has its own
        "early 2021",
        "summer 2023",
        "30 February 2024",
        "the year to March",
        "the two weeks to 16 June",
        "month end",
        "the end of December",
        "the full year",
        "the first nine hours",
        "the weekend",
        "Easter",
    ],
)
def test_an_incomplete_or_relative_expression_is_found_and_spans_nothing(text: str) -> None:
    assert [found.text for found in find_times(f"It rose in {text}.")] == [text]
    assert interval_of(text) == UNKNOWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 16.7% in 2021 to 17.3% in 2022", ["2021", "2022"]),
        ("31 in Q2 2023, up from 16 a year earlier", ["Q2 2023", "a year earlier"]),
        ("the year-to-date deficit and the month-long strike", []),
        ("it may march on, and 2,019 people may too", []),
        ("the A2019 road, form 2019/4567 and v2019.1", []),
    ],
)
def test_expressions_are_found_in_running_text(text: str, expected: list[str]) -> None:
    assert [found.text for found in find_times(text)] == expected


def test_offsets_are_into_the_text() -> None:
    text = "Between April and September 2023 the hub handled 6,212 contacts, or 240 a week in August 2023."
    assert all(text[found.start : found.end] == found.text for found in find_times(text))


def test_the_same_period_of_another_year() -> None:
    quarter = Interval(date(2024, 7, 1), date(2024, 9, 30))
    assert in_year(quarter, 2023) == Interval(date(2023, 7, 1), date(2023, 9, 30))
    february = Interval(date(2024, 2, 1), date(2024, 2, 29))
    assert in_year(february, 2023) == Interval(date(2023, 2, 1), date(2023, 2, 28))
    day = Interval(date(2024, 2, 29), date(2024, 2, 29))
    assert in_year(day, 2023) == Interval(date(2023, 2, 28), date(2023, 2, 28))
    winter = Interval(date(2023, 12, 1), date(2024, 2, 29))
    assert in_year(winter, 2022) == Interval(date(2021, 12, 1), date(2022, 2, 28))


@pytest.mark.parametrize(
    "piece", ["1 ", "January ", "the first ", "2020-", " ", "the three months to ", "the end of the "]
)
def test_hostile_repetition_is_read_in_linear_time(piece: str) -> None:
    assert isinstance(find_times(piece * 3000), list)
