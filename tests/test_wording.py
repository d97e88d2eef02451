"""One claim in words, and a document on a terminal."""

from __future__ import annotations

import io
import math

import pytest
from rich.console import Console

from numclaims.records import Block, Claim, Document
from numclaims.view.terminal import marked_text
from numclaims.view.wording import magnitude, printable, understood, unit

INFINITE = math.inf


def claim(surface="132", start=0, **values):
    defaults = {"value": 132.0, "low": 132.0, "high": 132.0, "start": start, "end": start + len(surface)}
    return Claim(surface=surface, **{**defaults, **values})


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "132"),
        ({"bound": "more_than", "value": 60000.0, "high": INFINITE}, "> 60,000"),
        ({"bound": "at_most", "low": -INFINITE}, "≤ 132"),
        ({"bound": "about", "low": None, "high": None}, "~132"),
        ({"bound": "between", "value": None, "low": 10.0, "high": 15.5}, "10 to 15.5"),
        ({"bound": "plus_minus", "value": 5.6, "low": 5.4, "high": 5.8}, "5.6 ± 0.2"),
        ({"value": None, "low": None, "high": None, "surface": "some"}, "some"),
        ({"value": 1e21}, "1e+21"),
        ({"value": 3.2e-5}, "3.2e-05"),
    ],
)
def test_magnitudes_are_written_with_signs(values, words):
    assert magnitude(claim(**values)) == words


def test_units_are_written_with_their_rate():
    assert unit(claim(unit="tonne", per="week", per_value=1.0)) == "tonne per week"
    assert unit(claim(per="population", per_value=100000.0)) == "per 100,000 population"
    assert unit(claim()) == ""


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"subject": "children", "predicate": "are in\ncare", "source": "Birmingham City Council"},
            "132 children · are in care · says Birmingham City Council",
        ),
        (
            {"kind": "measure", "unit": "mile", "subject": "range", "entity": "car", "bound": "about", "time": "2014"},
            "range: ~132 mile · about · of car · time: 2014",
        ),
        (
            {"change": "up", "change_role": "by", "whole": "beds", "status": "forecast", "role": "baseline"},
            "132 · out of beds · rise by · forecast · baseline",
        ),
    ],
)
def test_claims_are_put_in_words(values, words):
    assert understood(claim(**values)) == words


def test_a_document_cannot_command_the_terminal():
    assert printable("\x1b]0;x\x07 12\u202e\ud800\r\n\tbeds") == "�]0;x� 12��\n\tbeds"


def shown(text, *claims, colour=False):
    document = Document(doc_id="x", text=text, blocks=(Block(start=0, end=len(text)),))
    stream = io.StringIO()
    console = Console(file=stream, width=100, force_terminal=colour, color_system="standard" if colour else None)
    for part in marked_text(document, claims, colour=colour, why=False):
        console.print(part)
    return stream.getvalue()


def test_what_was_understood_stands_beneath_its_sentence():
    text = "We saw 12\nof 20 beds. They are fine. All 3 left."
    claims = [
        claim("12", 7, value=12.0, sentence="We saw 12 of 20 beds."),
        claim("20", 13, value=20.0, sentence="We saw 12 of 20 beds."),
        claim("3", 41, value=3.0, sentence="All 3 left."),
    ]
    assert shown(text, *claims).splitlines() == [
        "We saw [12]",
        "of [20] beds.",
        "    12",
        "    20",
        "They are fine. All [3] left.",
        "    3",
        "",
    ]


def test_marks_are_colours_where_there_are_any():
    text = shown("We saw 12.", claim("12", 7, value=12.0, sentence="We saw 12."), colour=True)
    assert "[12]" not in text
    assert "\x1b[1;7m12\x1b[0m" in text


def test_mark_up_of_the_renderer_in_a_text_is_only_text():
    assert shown("[bold]12[/bold]").splitlines()[0] == "[bold]12[/bold]"
