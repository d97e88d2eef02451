"""Lines of a text with their offsets, and the marks at their beginning that say what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LINE_END = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
BULLET = re.compile(r"[-*+•◦▪‣·●○■►–][ \t]+(?=\S)")
NUMBERED = re.compile(r"\(?(\d{1,3})[.)][ \t]+(?=\S)")
LETTERED = re.compile(r"\(?(?:[a-zA-Z]|[ivx]{1,5})\)[ \t]+(?=\S)")
SECTION_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}\.?[ \t]+(?=[A-Z][a-z])")
CAPTION = re.compile(
    r"[*_]{0,3}(?:table|figure|fig\.?|chart|box|exhibit|map|graph)[ \t]{1,3}[A-Z]?\d{1,3}(?:\.\d{1,3})?[a-z]?"
    r"[*_]{0,3}[ \t]{0,3}(?:[.:|–—-]|$)",
    re.IGNORECASE,
)
COLUMN_GAP = re.compile(r"\S(?:[ ]{0,20}\t|[ ]{3})")
LABELLED_FIGURE = re.compile(r":[ \t]{1,10}\S{0,10}\d")
TITLE_CHARACTERS = 80
TITLE_WORDS = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A line's text without blanks at either end, where that starts and ends, and how far it is indented."""

    text: str
    start: int
    end: int
    indent: int


def lines_of(text: str) -> Iterator[Line]:
    r"""Give every line of a text, blank ones included.

    >>> [(line.text, line.start) for line in lines_of("a\r\n  b \n")]
    [('a', 0), ('b', 5), ('', 8)]
    """
    start = 0
    for match in LINE_END.finditer(text):
        yield _line(text[start : match.start()], start)
        start = match.end()
    yield _line(text[start:], start)


def runs_of(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Give the runs of lines that no blank line parts."""
    run: list[Line] = []
    for line in lines:
        if line.text:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def list_marker(text: str) -> int:
    """Give the length of the list marker a line begins with, 0 where it begins with none.

    >>> list_marker("• Free access"), list_marker("12) Beds"), list_marker("2.5 beds")
    (2, 4, 0)
    """
    for pattern in (BULLET, NUMBERED, LETTERED):
        match = pattern.match(text)
        if match:
            return match.end()
    return 0


def interrupts_paragraph(text: str) -> bool:
    """Tell whether a list can start at this line in the middle of a paragraph.

    A wrapped line may begin with the number that ends a sentence ("… rose to / 12. In March …"), so a numbered list
    starts there only at 1.
    """
    numbered = NUMBERED.match(text)
    return numbered.group(1) == "1" if numbered else bool(BULLET.match(text) or LETTERED.match(text))


def is_title(text: str) -> bool:
    """Tell whether a line reads like a heading: short, capitalised, no sentence, no label with its figure.

    >>> is_title("What we found"), is_title("It rose."), is_title("Beds: 44")
    (True, False, False)
    """
    if len(text) > TITLE_CHARACTERS or len(text.split()) > TITLE_WORDS or text[-1] in ".,;:!…|":
        return False
    initial = next((letter for letter in text if letter.isalnum()), "")
    return (initial.isupper() or initial.isdigit()) and not LABELLED_FIGURE.search(text)


def is_rule(text: str) -> bool:
    """Tell whether a line is drawn rather than written: ``-----``, ``* * *``, ``=====``."""
    return len(text) >= 3 and set(text) <= set("-=*_~# \t") and len(set(text) - set(" \t")) == 1


def _line(raw: str, start: int) -> Line:
    unindented = raw.lstrip()
    indent = len(raw) - len(unindented)
    text = unindented.rstrip()
    return Line(text, start + indent, start + indent + len(text), indent)
