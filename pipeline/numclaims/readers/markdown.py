"""Markdown: headings, lists, pipe tables, code and paragraphs, told by their mark-up, which stays in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from numclaims.readers.decoding import read_text
from numclaims.readers.lines import (
    CAPTION,
    Line,
    interrupts_paragraph,
    is_rule,
    is_title,
    lines_of,
    list_marker,
)
from numclaims.readers.zones import Stretch, to_blocks
from numclaims.records import Document

QUOTE_MARKS = re.compile(r"^[ ]{0,3}(?:>[ ]?){1,20}", re.MULTILINE)
HEADING_MARK = re.compile(r"#{1,6}[ \t]+(?=\S)")
HEADING_NUMBER = re.compile(r"(?:\d{1,2}\.){1,5}(?:\d{1,2})?[ \t]+(?=\S)")
CLOSING_MARK = re.compile(r"[ \t]+#{1,20}$")
FENCE = re.compile(r"`{3,20}|~{3,20}")
LINK_TARGET = re.compile(r"\[[^\]]{1,200}\]:[ \t]{0,10}<?(?:https?:|www\.|mailto:|[/#])")
FOOTNOTE = re.compile(r"\[\^[^\]]{1,50}\]:[ \t]{1,10}")
UNDERLINE = re.compile(r"(?:={2,}|-{2,})$")
FRONT_MATTER_LINES = 200


@dataclass(frozen=True, slots=True)
class _Source:
    """A document's lines, with where its last comment closes, beyond which ``<!--`` opens none."""

    text: str
    lines: tuple[Line, ...]
    last_comment_end: int


def read(path: Path, *, doc_id: str) -> Document:
    """Read a Markdown file."""
    return document_from_markdown(read_text(path), doc_id=doc_id)


def document_from_markdown(text: str, *, doc_id: str) -> Document:
    r"""Give a Markdown text its blocks; offsets are those of the file.

    The marks of block quotes are blanked, character for character: left in, a wrapped line that begins with
    ``> 600`` would read as "more than 600".

    >>> document = document_from_markdown("# Findings\n\n* 12 left\n", doc_id="x")
    >>> [document.text[block.start : block.end] for block in document.blocks]
    ['Findings', '12 left']
    """
    text = QUOTE_MARKS.sub(lambda match: " " * len(match.group()), text)
    source = _Source(text, tuple(lines_of(text)), text.rfind("-->"))
    return Document(doc_id=doc_id, text=text, blocks=tuple(to_blocks(text, _stretches(source))))


def _stretches(source: _Source) -> Iterator[Stretch]:
    at = _front_matter(source.lines)
    in_list = False
    while at < len(source.lines):
        after, stretches = _next(source, at)
        for stretch in stretches:
            indented = source.lines[at].indent >= 2 and stretch.zone == "prose"
            in_list = stretch.zone == "list" or (in_list and indented)
            yield Stretch(stretch.start, stretch.end, "list") if in_list else stretch
        at = after


def _next(source: _Source, at: int) -> tuple[int, list[Stretch]]:
    """Read what begins at a line: where the next thing begins, and what was found."""
    lines, line = source.lines, source.lines[at]
    comment_end = _comment_end(source, line)
    if comment_end:
        return _first_line_from(lines, at, comment_end), []
    if FENCE.match(line.text):
        return _code(lines, at)
    if HEADING_MARK.match(line.text):
        return at + 1, [_heading(line)]
    if not line.text or is_rule(line.text) or LINK_TARGET.match(line.text):
        return at + 1, []
    if _is_table(lines, at):
        return _table(lines, at)
    return _paragraph(source, at)


def _front_matter(lines: tuple[Line, ...]) -> int:
    if lines[0].text == "---":
        for number, line in enumerate(lines[1:FRONT_MATTER_LINES], start=1):
            if line.text in ("---", "..."):
                return number + 1
    return 0


def _comment_end(source: _Source, line: Line) -> int:
    if not line.text.startswith("<!--") or line.start > source.last_comment_end:
        return 0
    return source.text.find("-->", line.start) + len("-->")


def _first_line_from(lines: tuple[Line, ...], at: int, offset: int) -> int:
    while at < len(lines) and lines[at].start < offset:
        at += 1
    return at


def _code(lines: tuple[Line, ...], at: int) -> tuple[int, list[Stretch]]:
    mark = lines[at].text[:3]
    end = at + 1
    while end < len(lines) and not lines[end].text.startswith(mark):
        end += 1
    inside = [line for line in lines[at + 1 : end] if line.text]
    found = [Stretch(inside[0].start, inside[-1].end, "boilerplate")] if inside else []
    return end + 1, found


def _heading(line: Line) -> Stretch:
    mark = HEADING_MARK.match(line.text)
    start = mark.end() if mark else 0
    number = HEADING_NUMBER.match(line.text, start)
    closing = CLOSING_MARK.search(line.text, start)
    end = line.start + closing.start() if closing else line.end
    return Stretch(line.start + (number.end() if number else start), end, "heading")


def _is_table(lines: tuple[Line, ...], at: int) -> bool:
    return at + 1 < len(lines) and "|" in lines[at].text and _is_delimiter(lines[at + 1].text)


def _is_delimiter(text: str) -> bool:
    return "|" in text and "-" in text and set(text) <= set("|:- \t")


def _table(lines: tuple[Line, ...], at: int) -> tuple[int, list[Stretch]]:
    rows = [Stretch(lines[at].start, lines[at].end, "table")]
    at += 2
    while at < len(lines) and "|" in lines[at].text:
        rows.append(Stretch(lines[at].start, lines[at].end, "table"))
        at += 1
    return at, rows


def _paragraph(source: _Source, at: int) -> tuple[int, list[Stretch]]:
    lines, first = source.lines, source.lines[at]
    marker = list_marker(first.text)
    end = at + 1
    while end < len(lines) and not _ends_paragraph(lines, end, in_item=marker > 0):
        end += 1
    if end == at + 1 and end < len(lines) and UNDERLINE.match(lines[end].text) and len(first.text) <= 200:
        return end + 1, [Stretch(first.start, first.end, "heading")]
    return end, [_block(first, marker, lines[end - 1].end)]


def _ends_paragraph(lines: tuple[Line, ...], at: int, *, in_item: bool) -> bool:
    text = lines[at].text
    if not text or is_rule(text) or UNDERLINE.match(text) or HEADING_MARK.match(text) or FENCE.match(text):
        return True
    item = list_marker(text) > 0 if in_item else interrupts_paragraph(text)
    return item or CAPTION.match(text) is not None or _is_table(lines, at)


def _block(first: Line, marker: int, end: int) -> Stretch:
    footnote = FOOTNOTE.match(first.text)
    if marker or footnote:
        return Stretch(first.start + (footnote.end() if footnote else marker), end, "list" if marker else "prose")
    if CAPTION.match(first.text):
        return Stretch(first.start, end, "caption")
    if first.end == end and _is_bold_title(first.text):
        return Stretch(first.start + 2, end - 2, "heading")
    return Stretch(first.start, end)


def _is_bold_title(text: str) -> bool:
    mark = text[:2]
    inner = text[2:-2]
    bold = mark in ("**", "__") and text.endswith(mark) and mark not in inner
    return bold and bool(inner.strip()) and is_title(inner.strip())
