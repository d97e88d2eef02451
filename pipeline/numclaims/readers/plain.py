"""Plain text: paragraphs, lists, captions, tables and headings, told by how the lines are laid out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from numclaims.readers.decoding import read_text
from numclaims.readers.lines import (
    CAPTION,
    COLUMN_GAP,
    NUMBERED,
    SECTION_NUMBER,
    Line,
    interrupts_paragraph,
    is_rule,
    is_title,
    lines_of,
    list_marker,
    runs_of,
)
from numclaims.readers.zones import Stretch, to_blocks
from numclaims.records import Document

WIDEST_WRAP = 120
NARROWEST_WRAP = 60
MOST_OF_A_LINE = 0.7


def read(path: Path, *, doc_id: str) -> Document:
    """Read a plain text file."""
    return document_from_text(read_text(path), doc_id=doc_id)


def document_from_text(text: str, *, doc_id: str) -> Document:
    r"""Give a plain text its blocks; their offsets are into the text as it stands.

    >>> [block.zone for block in document_from_text("Findings\n\nWe saw 12.\n\n- 5 left", doc_id="x").blocks]
    ['heading', 'prose', 'list']
    """
    stretches = list(_stretches([run for run in runs_of(lines_of(text)) if run]))
    if stretches and stretches[-1].zone == "heading":
        # A heading has something under it; a last short line is a sentence without its full stop.
        stretches[-1] = Stretch(stretches[-1].start, stretches[-1].end)
    return Document(doc_id=doc_id, text=text, blocks=tuple(to_blocks(text, stretches)))


def _stretches(runs: list[list[Line]]) -> Iterator[Stretch]:
    for number, run in enumerate(runs):
        if _is_numbered_heading(runs, number):
            yield _after(run[0], list_marker(run[0].text), "heading")
        elif sum(1 for line in run if _is_row(line)) >= 2:
            yield from _table(run)
        else:
            yield from _run(run)


def _is_numbered_heading(runs: list[list[Line]], number: int) -> bool:
    """Tell "1. Introduction" from an item of a list whose items stand apart: those have one another as neighbours."""
    run = runs[number]
    neighbours = runs[max(0, number - 1) : number] + runs[number + 1 : number + 2]
    alone = len(run) == 1 and NUMBERED.match(run[0].text) is not None and is_title(run[0].text)
    return alone and not any(NUMBERED.match(neighbour[0].text) for neighbour in neighbours)


def _is_row(line: Line) -> bool:
    return COLUMN_GAP.search(line.text) is not None or line.text.count("|") >= 2


def _table(run: list[Line]) -> Iterator[Stretch]:
    for line in run:
        if not set(line.text) <= set("|-:=+ \t"):
            yield Stretch(line.start, line.end, _own_zone(line, "table" if _is_row(line) else "prose"))


def _run(run: list[Line]) -> Iterator[Stretch]:
    groups = list(_groups(run))
    titles = [len(group) == 1 and is_title(group[0].text) for group in groups]
    listed = sum(titles) >= 3
    for number, group in enumerate(groups):
        underlined = number + 1 < len(groups) and is_rule(groups[number + 1][0].text)
        if is_rule(group[0].text):
            continue
        if titles[number] and (underlined or (number == 0 and not listed)) and not list_marker(group[0].text):
            yield _heading(group[0])
        else:
            yield _paragraph(group, short=titles[number] and listed)


def _groups(run: list[Line]) -> Iterator[list[Line]]:
    """Part a run of lines where a list item, a caption or a new paragraph begins."""
    widest = max(len(line.text) for line in run)
    # Lines that go on in lower case show that these are wrapped, however narrow; others are at least as wide as usual.
    wrapped = any(line.text[0].islower() for line in run[1:])
    width = widest if wrapped else max(NARROWEST_WRAP, widest)
    group: list[Line] = []
    for line in run:
        if group and _starts_anew(line, group, width, wrapped=wrapped):
            yield group
            group = []
        group.append(line)
    yield group


def _starts_anew(line: Line, group: list[Line], width: int, *, wrapped: bool) -> bool:
    text, previous = line.text, group[-1].text
    if interrupts_paragraph(text) or CAPTION.match(text) or is_rule(text) or is_rule(previous):
        return True
    if list_marker(text) and list_marker(group[0].text):
        return True
    in_item = list_marker(group[0].text) > 0 and line.indent > group[0].indent
    if text[0].islower() or in_item:
        return False
    # People wrap by eye: a long line of wrapped text that ends no sentence goes on.
    if wrapped and previous[-1] not in ".!?:;" and len(previous) > MOST_OF_A_LINE * width:
        return len(previous) > WIDEST_WRAP
    # Else a line is wrapped only where the next word would not have fitted; elsewhere its end was meant.
    fitted = len(previous) + 1 + len(text[:width].split(maxsplit=1)[0]) <= width
    return fitted or len(previous) > WIDEST_WRAP


def _paragraph(group: list[Line], *, short: bool) -> Stretch:
    first, last = group[0], group[-1]
    marker = list_marker(first.text)
    zone = "list" if marker or short else _own_zone(first, "prose")
    return Stretch(first.start + marker, last.end, zone)


def _heading(line: Line) -> Stretch:
    number = SECTION_NUMBER.match(line.text)
    return _after(line, number.end() if number else 0, _own_zone(line, "heading"))


def _own_zone(line: Line, otherwise: str) -> str:
    return "caption" if CAPTION.match(line.text) else otherwise


def _after(line: Line, marker: int, zone: str) -> Stretch:
    return Stretch(line.start + marker, line.end, zone)
