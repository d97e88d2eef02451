"""What surrounds a figure. A sentence marks its figures by [brackets]; the expectations follow in their order."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from numclaims import doc_claims
from numclaims.context.figures import Figure
from numclaims.context.sources import source_phrase
from numclaims.context.statuses import status_of
from numclaims.nlp import installed_model
from numclaims.records import Claim
from numclaims.stages.context import annotate_context

_MARKED = re.compile(r"\[([^\]]*)\]")
_MULTIPLES = ("twice", "double", "half", "a quarter")
_KINDS = {
    "percentage": "percent",
    "kilometre": "measure",
    **dict.fromkeys(("hour", "day", "week", "month"), "duration"),
}
Rows = Callable[[str], list[dict[str, Any]]]


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    spans = [(match.start() - 2 * i, match.end() - 2 * (i + 1)) for i, match in enumerate(_MARKED.finditer(marked))]
    return _MARKED.sub(r"\1", marked), spans


def claim(text: str, start: int, end: int) -> Claim:
    surface = text[start:end]
    number = float(re.sub(r"[^\d.]", "", surface) or 1)
    last = re.split(" ", surface.lower().rstrip("s"))[-1]
    unit = "percentage" if "%" in surface else last if last in ("hour", "day", "week", "month", "kilometre") else ""
    kind = _KINDS.get(unit, "money" if surface[0] == "£" else "ratio" if surface in _MULTIPLES else "count")
    return Claim(start=start, end=end, surface=surface, value=number, low=None, high=None, kind=kind, unit=unit)


@pytest.fixture(scope="module")
def rows() -> Rows:
    nlp: Language = spacy.load(installed_model())

    def read(marked: str) -> list[dict[str, Any]]:
        text, spans = unmarked(marked)
        doc = nlp(text)
        claims = [claim(text, start, end).to_dict() for start, end in spans]
        doc.user_data[doc_claims.KEY] = {"claims": claims, "quantities": [], "excluded": [], "anchors": []}
        annotate_context(doc)
        return doc_claims.rows(doc)

    return read


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Sales rose [5%].", ["up by"]),
        ("Sales rose by [5%] to [£30m] from [£28m].", ["up by", "up to", "up from"]),
        ("The number of cases fell from [88] to [61].", ["down from", "down to"]),
        ("There were [412] pupils, down [30] on the previous year.", ["down to", "down by"]),
        ("The ratio was [17%], up from [16%].", ["up to", "up from"]),
        ("The agency recorded a fall of [3%] in crime.", ["down by"]),
        ("There was a [5%] increase in prices.", ["up by"]),
        ("Revenue was [6%] higher than a year earlier.", ["up by"]),
        ("Women earn [6%] less than men.", [" "]),
        ("The bank has [31] branches, compared to [16] in Spain.", [" ", " "]),
        ("The scheme helps [up to 25] children.", [" "]),
        ("Rents and fuel bills fell by [8%] and [5%] respectively.", ["down by", "down by"]),
        ("Women held [44%] of the posts, up from [a quarter] in 2010.", ["up to", "up from"]),
        ("The network added [4,000] customers.", ["up by"]),
        ("The network dropped [40] programmes.", [" "]),
        ("The firm lost [£8m].", [" "]),
        ("Freight added [£3m] to costs.", ["up by"]),
        ("A room costs [£40], [£5] more than now.", [" ", "up by"]),
        ("A van uses [8%] more.", [" "]),
        ("Complaints fell to [300]: noise ([120]) and dirt ([180]).", ["down to", " ", " "]),
        ("Wheat made up [63%] of the harvest.", [" "]),
    ],
)
def test_change(rows: Rows, marked: str, expected: list[str]) -> None:
    assert [f"{row['change']} {row['change_role']}" for row in rows(marked)] == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "source", "status"),
    [
        ("The report claims that there are just [2.2] workers.", "report", "reported"),
        ("According to West Harbourne Police, [88] people were hurt.", "West Harbourne Police", "reported"),
        ("At least [9] people were killed, officials said.", "officials", "reported"),
        ("The committee is concerned that only [3] nurses are available.", "committee", "reported"),
        ("An investigation by Birmingham City Council has found that [132] children are at risk.",
         "investigation by Birmingham City Council", "reported"),
        ("The We Need to Get it Right report shows that the team has identified [49] children.",
         "We Need to Get it Right report", "reported"),
        ("The cost is estimated to be [£30m].", "", "reported"),
        ("It is estimated that [40] people live there.", "", "reported"),
        ("The council employs [40] people.", "", "stated"),
        ("Output will reach [40] tonnes by 2030.", "", "forecast"),
        ("Prices are expected to rise by [5%].", "", "forecast"),
        ("The company aims to recruit [40] people.", "", "target"),
        ("The trust missed its target of [95%].", "", "target"),
        ("If [40] people left, the school would close.", "", "hypothetical"),
        ("The fund does not cover [40] of the schools.", "", "negated"),
        ("Analysts at Brill Securities expect that prices will rise by [5%].", "Analysts at Brill Securities",
         "forecast"),
        ("The Dockers’ Alliance said that [40] workers were hurt.", "Dockers’ Alliance", "reported"),
        ("The union disputes that: it puts the number at [71].", "union", "reported"),
        ("One nurse told us that she had [22] patients.", "nurse", "reported"),
        ("The court heard that the firm did not pay, although, the auditor noted, [40] bills were settled.", "auditor",
         "reported"),
        ("The dish was found to contain [34%] chicken.", "", "stated"),
        ("The firm agreed to buy [40] vans.", "", "stated"),
        ("Output beat the [40] tonnes analysts had forecast.", "analysts", "forecast"),
        ("The bill came to less than the [£22m] budgeted.", "", "target"),
        ("The water should [not exceed 40] degrees.", "", "target"),
        ("Patients were meant to be seen within [4 hours].", "", "target"),
        ("The mayor would like to hire [40] people.", "", "target"),
        ("We recommend that every patient be seen by [2] doctors.", "", "target"),
        ("Waits, now [17] minutes, will fall.", "", "stated"),
        ("Families with [four] children will pay less.", "", "stated"),
        ("The school will close if [40] pupils leave.", "", "hypothetical"),
        ("None of the banks failed [40] tests; none was closed.", "", "negated"),
        ("The council spent [£4m]; if costs rise, jobs could go.", "", "stated"),
    ],
)  # fmt: skip
def test_source_and_status(rows: Rows, marked: str, source: str, status: str) -> None:
    (row,) = rows(marked)
    assert (row["source"], row["status"]) == (source, status)


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "sources"),
    [
        ("[Four] of them are women, according to the charity, and [nine] came alone.", ["charity", ""]),
        ("It cost [£9] but, according to the clerk, saved [£12].", ["", "clerk"]),
        ("The mayor said [40] homes flooded; [12] were rebuilt.", ["mayor", ""]),
    ],
)
def test_an_attribution_ends_where_another_clause_begins(rows: Rows, marked: str, sources: list[str]) -> None:
    assert [row["source"] for row in rows(marked)] == sources


@pytest.mark.model
def test_a_clause_that_only_adds_to_a_report_is_not_reported(rows: Rows) -> None:
    first, second = rows("The committee said that [3] nurses help the hub, which received [600] calls.")
    assert (first["source"], second["source"]) == ("committee", "")


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The hub received [600] calls during August 2014.", ["August 2014 2014-08-01 2014-08-31"]),
        ("In 2022 the hub received [600] calls and made [40] visits.", ["2022 2022-01-01 2022-12-31"] * 2),
        ("The share rose from [16%] in 2021 to [17%] in 2022.", ["2021 2021-01-01 2021-12-31",
                                                                "2022 2022-01-01 2022-12-31"]),
        ("The service took [31] calls, compared to [16] in 2021.", ["  ", "2021 2021-01-01 2021-12-31"]),
        ("The council has closed [12] libraries since 2019.", ["since 2019 2019-01-01 "]),
        ("The city will build [40] homes by 2030.", ["by 2030  2030-12-31"]),
        ("The charity helped [40] families last year.", ["last year  "]),
        ("Unemployment was [5%], the highest rate since 2006.", ["  "]),
        ("The largest flood, on 4 May 1983, hit [40] homes.", ["4 May 1983 1983-05-04 1983-05-04"]),
        ("The fleet had [40] vans, and in 2022 it made [900] trips.", ["  ", "2022 2022-01-01 2022-12-31"]),
        ("In 2021, when a crash closed [12] stations, [900] trains were late.", ["2021 2021-01-01 2021-12-31"] * 2),
        ("[40] jobs went when the mill closed in 2020.", ["2020 2020-01-01 2020-12-31"]),
        ("In 2022 the clinic treated [40] patients: [25] adults and [15] children.",
         ["2022 2022-01-01 2022-12-31"] * 3),
        ("There were [40] boats in 2022, of which [12] were new.", ["2022 2022-01-01 2022-12-31"] * 2),
        ("Sales rose by [9%], [double] the figure in 1994.", ["  ", "  "]),
        ("Complaints rose by [9%] on 2021.", ["  "]),
        ("The mayor said on Tuesday that [40] homes flooded.", ["  "]),
        ("The road opened to [40] lorries after a delay to 2027.", ["  "]),
        ("The firm has [40] shops and now reaches [9] towns.", ["  ", "now  "]),
        ("The firm now expects to open [40] shops.", ["  "]),
        ("Before the strike, [40] trains ran.", ["Before the strike  "]),
        ("The lamp burned for [6 hours] and drew [40] moths.", ["  ", "  "]),
        ("In May 2023 there were [40] fires, down from [52] in April.", ["May 2023 2023-05-01 2023-05-31",
                                                                       "April 2023-04-01 2023-04-30"]),
        ("The shop sold [40] bikes in May 2023 and [31] a year earlier.", ["May 2023 2023-05-01 2023-05-31",
                                                                          "a year earlier 2022-05-01 2022-05-31"]),
        ("The school had [40] pupils in 2022/23.", ["2022/23 2022-09-01 2023-08-31"]),
    ],
)  # fmt: skip
def test_time(rows: Rows, marked: str, expected: list[str]) -> None:
    assert [f"{row['time']} {row['time_start']} {row['time_end']}" for row in rows(marked)] == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The company employs [400] people in Germany.", ["Germany"]),
        ("In London, [400] people were evacuated.", ["London"]),
        ("The company from Germany employs [400] people.", [""]),
        ("The rest, [400] pupils, were in primary schools.", [""]),
        ("Refugees moved to camps at Lower Ashby ([40]) and Wexford Mill ([25]).", ["Lower Ashby", "Wexford Mill"]),
        ("[40] people crossed into Uganda.", ["Uganda"]),
        ("The firm runs ferries to Canada, where it employs [40] people.", ["Canada"]),
        ("Chile: [25] mines reopened", ["Chile"]),
        ("[Nine] people died after a bus crashed in Rome.", ["Rome"]),
        ("The police made [eleven] arrests, [two] of them in Spain.", ["", "Spain"]),
        ("[Nine] people died on Ward 3 and [12] were ill.", ["Ward 3", "Ward 3"]),
        ("Analysts at Brill Securities expect [40] mergers.", [""]),
        ("In our Central Scenario, [40] mines close.", [""]),
        ("In the [2 weeks] to June the hospital in Leeds treated [40] people.", ["", "Leeds"]),
    ],
)
def test_place(rows: Rows, marked: str, expected: list[str]) -> None:
    assert [row["place"] for row in rows(marked)] == expected


@pytest.mark.model
def test_the_same_period_points_to_the_sentence_before(rows: Rows) -> None:
    _, second = rows("Police made [40] arrests in August 2014. In the same period there were [12] complaints.")
    assert (second["time_start"], second["time_end"]) == ("2014-08-01", "2014-08-31")


@pytest.mark.model
def test_a_bare_period_points_to_one_of_its_length_named_before(rows: Rows) -> None:
    *_, quarter, year = rows(
        "Police made [40] arrests in Q3 2024. During the quarter [12] officers left. [Five] joined during the year."
    )
    assert (quarter["time_start"], quarter["time_end"]) == ("2024-07-01", "2024-09-30")
    assert (year["time_start"], year["time_end"]) == ("", "")


def parsed(words: list[str], heads: list[int], deps: list[str], pos: list[str]) -> Doc:
    return Doc(
        spacy.blank("en").vocab, words=words, heads=heads, deps=deps, pos=pos, lemmas=[word.lower() for word in words]
    )


def test_a_source_keeps_its_title_and_drops_its_article() -> None:
    doc = parsed(["the", "director", ",", "Marion", "Ojo", ",", "said"], [1, 6, 1, 4, 1, 1, 6],
                 ["det", "nsubj", "punct", "compound", "appos", "punct", "ROOT"],
                 ["DET", "NOUN", "PUNCT", "PROPN", "PROPN", "PUNCT", "VERB"])  # fmt: skip
    assert source_phrase(doc[1]).text == "director , Marion Ojo"


def test_a_negated_forecast_is_negated() -> None:
    doc = parsed(["it", "will", "not", "cut", "40", "jobs"], [3, 3, 3, 3, 5, 3],
                 ["nsubj", "aux", "neg", "ROOT", "nummod", "dobj"],
                 ["PRON", "AUX", "PART", "VERB", "NUM", "NOUN"])  # fmt: skip
    figure = Figure(claim(doc.text, 16, 18), doc[4:5])
    assert status_of(figure, reported=True) == "negated"
