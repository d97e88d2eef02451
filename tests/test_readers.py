"""What readers make of files: text, zones, sections, refusals; all in time linear in the file's length."""

from __future__ import annotations

import time
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from numclaims.errors import DocumentError, FormatError
from numclaims.readers import dispatch, document_from_text, read_document
from numclaims.readers.decoding import decode
from numclaims.readers.markdown import document_from_markdown
from numclaims.records import ZONES, Document


def zoned(document: Document) -> list[tuple[str, str]]:
    return [(block.zone, document.text[block.start : block.end]) for block in document.blocks]


PLAIN = [
    pytest.param(
        "The trust saw 132 children\nin March, more than in\nFebruary.",
        [("prose", "The trust saw 132 children\nin March, more than in\nFebruary.")],
        id="wrapped lines are one paragraph",
    ),
    pytest.param(
        "It rose by 5.\n\nIt fell by 6.", [("prose", "It rose by 5."), ("prose", "It fell by 6.")], id="a blank line"
    ),
    pytest.param(
        "What we found\n\nWe saw 12.", [("heading", "What we found"), ("prose", "We saw 12.")], id="title-like line"
    ),
    pytest.param("What we found\nWe saw 12.", [("heading", "What we found"), ("prose", "We saw 12.")], id="no blank"),
    pytest.param("Results\n=======\nWe saw 12.", [("heading", "Results"), ("prose", "We saw 12.")], id="underlined"),
    pytest.param("1.2 Findings\n\nWe saw 12.", [("heading", "Findings"), ("prose", "We saw 12.")], id="section number"),
    pytest.param("1. Findings\n\nWe saw 12.", [("heading", "Findings"), ("prose", "We saw 12.")], id="chapter number"),
    pytest.param(
        "1. Beds\n\n2. Staff\n\nWe saw 12.",
        [("list", "Beds"), ("list", "Staff"), ("prose", "We saw 12.")],
        id="items that stand apart are no headings",
    ),
    pytest.param("132 children waited", [("prose", "132 children waited")], id="nothing under it: no heading"),
    pytest.param(
        "We saw:\n- 12 beds, of which\n  4 empty\n* 3 cots\n• 2 prams\n1. one",
        [
            ("prose", "We saw:"),
            ("list", "12 beds, of which\n  4 empty"),
            ("list", "3 cots"),
            ("list", "2 prams"),
            ("list", "one"),
        ],
        id="list items begin after their marker",
    ),
    pytest.param(
        "The number of people who waited rose over the year from ten to\n12. In March it fell.",
        [("prose", "The number of people who waited rose over the year from ten to\n12. In March it fell.")],
        id="a wrapped number is no list marker",
    ),
    pytest.param(
        "Patients seen: 132\nStaff: 44\nBeds: 12",
        [("prose", "Patients seen: 132"), ("prose", "Staff: 44"), ("prose", "Beds: 12")],
        id="labels with figures stand alone",
    ),
    pytest.param("Table 3: Referrals\n\nWe saw 12.", [("caption", "Table 3: Referrals"), ("prose", "We saw 12.")]),
    pytest.param("Table 3 shows 12 beds.", [("prose", "Table 3 shows 12 beds.")], id="a sentence about a table"),
    pytest.param("Ward\tBeds\nA\t12", [("table", "Ward\tBeds"), ("table", "A\t12")], id="tabs"),
    pytest.param("We use cookies. See our 2 pages.", [("boilerplate", "We use cookies. See our 2 pages.")]),
    pytest.param("The council must register 132 births.", [("prose", "The council must register 132 births.")]),
    pytest.param("", [], id="empty"),
    pytest.param(" \n\r\n\t\n", [], id="blank"),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_plain_text_has_zones(text, expected):
    assert zoned(document_from_text(text, doc_id="x")) == expected


MARKDOWN = [
    pytest.param("# Findings #\n\nWe saw 12.", [("heading", "Findings"), ("prose", "We saw 12.")], id="atx"),
    pytest.param("## 2.1 Findings\nWe saw 12.", [("heading", "Findings"), ("prose", "We saw 12.")], id="numbered"),
    pytest.param("Findings\n---\nWe saw 12.", [("heading", "Findings"), ("prose", "We saw 12.")], id="setext"),
    pytest.param("**Findings**\n\nWe saw 12.", [("heading", "Findings"), ("prose", "We saw 12.")], id="bold line"),
    pytest.param("**12** beds", [("prose", "**12** beds")], id="mark-up stays"),
    pytest.param("- a\n- b\n\n  more of b\n\nc", [("list", "a"), ("list", "b"), ("list", "more of b"), ("prose", "c")]),
    pytest.param(
        "| Ward | Beds |\n|---|---:|\n| A | 12 |\n\nAfter.",
        [("table", "| Ward | Beds |"), ("table", "| A | 12 |"), ("prose", "After.")],
        id="a block a row, no delimiter row",
    ),
    pytest.param("**Table 1: Beds**\n\nx", [("caption", "**Table 1: Beds**"), ("prose", "x")], id="caption"),
    pytest.param("```\nx = 12\n```\nAfter.", [("boilerplate", "x = 12"), ("prose", "After.")], id="code"),
    pytest.param("---\npages: 12\n---\nAfter.", [("prose", "After.")], id="front matter"),
    pytest.param("<!-- 12\n-->\nAfter.", [("prose", "After.")], id="comment"),
    pytest.param("Before.\n\n***\n\n[1]: https://x/12\n\nAfter.", [("prose", "Before."), ("prose", "After.")]),
    pytest.param("[^1]: Of 12 beds.", [("prose", "Of 12 beds.")], id="footnote"),
    pytest.param("> There were\n> 600 left.", [("prose", "There were\n  600 left.")], id="quote marks are blanked"),
]


@pytest.mark.parametrize(("text", "expected"), MARKDOWN)
def test_markdown_has_zones(text, expected):
    assert zoned(document_from_markdown(text, doc_id="x")) == expected


@pytest.mark.parametrize("read", [document_from_text, document_from_markdown])
def test_blocks_know_the_nearest_heading(read):
    document = read("Board report\n===\n\nWe saw 12.\n\nWhat next\n===\n\nWe plan 13.\n", doc_id="x")
    sections = [block.section for block in document.blocks]
    assert sections == ["Board report", "Board report", "What next", "What next"]


def test_the_seed_report_is_zoned_as_a_reader_would():
    seed = Path(__file__).parents[2] / "shared" / "seed" / "report.txt"
    if not seed.exists():
        pytest.skip("the shared seed report is not here")
    zones = dict((text, zone) for zone, text in zoned(read_document(seed)))
    assert zones["Birmingham review reveals 'serious CSE problem'"] == "heading"
    assert zones["Free access to 4 subscriber-only articles per month"] == "boilerplate"
    assert zones["Already have an account? Sign in here"] == "boilerplate"
    assert all(zone == "prose" for text, zone in zones.items() if "children" in text and len(text) > 300)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"5 \xc2\xb5g", "5 µg"),
        (b"\xef\xbb\xbf5 \xc2\xb5g", "5 µg"),
        ("5 µg".encode("utf-16"), "5 µg"),
        ("5 µg".encode("utf-32"), "5 µg"),
        (b"\xfe\xff\x00\x35", "5"),
        (b"132\x00 children waited in March", "132\x00 children waited in March"),
        (b"", ""),
    ],
)
def test_text_is_decoded(data, expected):
    assert decode(data, name="x.txt") == expected


def test_windows_text_is_read_with_a_warning(caplog):
    assert decode(b"\xa35m \x96 more", name="x.txt") == "£5m – more"
    assert caplog.messages == ["x.txt is not UTF-8; it was read as Windows-1252"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n", "x.txt is not text: it is a PDF. Save it as text in UTF-8."),
        (b"PK\x03\x04", "x.txt is not text: it is a ZIP archive or Office document. Save it as text in UTF-8."),
        (
            b"\x7fELF\x00\x00\xff\xfe\xfd",
            "x.txt is not text: it has bytes that no text has. "
            "Save it as text in UTF-8; if it is UTF-16, save it with a byte order mark.",
        ),
        (
            "132 children".encode("utf-16-le"),
            "x.txt is not text: it has bytes that no text has. "
            "Save it as text in UTF-8; if it is UTF-16, save it with a byte order mark.",
        ),
    ],
)
def test_what_is_not_text_is_refused(data, message):
    with pytest.raises(DocumentError) as raised:
        decode(data, name="x.txt")
    assert str(raised.value) == message


def test_the_document_is_named_below_its_root(tmp_path):
    path = tmp_path / "a" / "b.MD"
    path.parent.mkdir()
    path.write_text("# 12", encoding="utf-8")
    assert read_document(path, tmp_path).doc_id == "a/b.MD"
    assert read_document(path).doc_id == "b.MD"


def test_unknown_and_missing_files_are_refused(tmp_path):
    odd = tmp_path / "x.odd"
    odd.touch()
    with pytest.raises(FormatError, match=r"of the format \.odd, which numclaims does not read\. Convert it to one of"):
        read_document(odd)
    with pytest.raises(DocumentError, match=r"There is no file .*none\.txt\. Check the path\."):
        read_document(tmp_path / "none.txt")


def test_other_packages_can_offer_readers(tmp_path, monkeypatch):
    offered = EntryPoint("odd", "numclaims.readers.plain:read", dispatch.ENTRY_POINTS)
    monkeypatch.setattr(dispatch, "entry_points", lambda group: [offered])
    dispatch._registry.cache_clear()
    try:
        path = tmp_path / "x.odd"
        path.write_text("12 beds", encoding="utf-8")
        assert read_document(path).text == "12 beds"
        assert {".odd", ".txt"} <= set(dispatch.readable_suffixes())
    finally:
        dispatch._registry.cache_clear()


HOSTILE = {
    "no space": "x" * 1_000_000,
    "newlines": "\n" * 300_000,
    "short lines": "A\n" * 100_000,
    "carriage returns": "a\r" * 100_000,
    "bullets": "- x\n" * 50_000,
    "comments": "<!-- \n" * 50_000,
    "fences": "```\n" * 50_001,
    "pipes": "|" * 1_000_000,
    "quotes": "> " * 500_000,
    "hashes": "# " * 500_000,
    "numbers": "1. " * 200_000,
    "blanks": "a" + " " * 1_000_000 + "b",
    "brackets": "[" * 1_000_000,
    "stars": "*" * 1_000_000,
    "tables": "|a|\n|-|\n" * 20_000,
}


@pytest.mark.parametrize("read", [document_from_text, document_from_markdown])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_linear_time(name, read):
    began = time.perf_counter()
    document = read(HOSTILE[name], doc_id="x")
    assert time.perf_counter() - began < 10
    assert all(0 <= block.start < block.end <= len(document.text) for block in document.blocks)
    assert {block.zone for block in document.blocks} <= set(ZONES)
