"""A document's blocks cut into stretches of sentences, each small enough to parse and known by its offset."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from numclaims.records import Block, Document

if TYPE_CHECKING:
    from spacy.tokens import Doc

MAX_CHARACTERS = 5_000
"""No piece handed to spaCy is longer: its tokenizer and parser are only then linear in a document's length."""
MAX_TOKENS = 180
"""No sentence is longer: a table read as prose or a list without full stops is cut here."""
_UNBROKEN = re.compile(r"\S{200}")
_END_OF_SENTENCE = re.compile(r"[.!?…][\"'”’)\]\d*]{0,4}$")
_DATELINE = re.compile(
    r"[A-Z][A-Z .'’]{2,30}(?:, [A-Z][\w. ]{1,20})?(?:, [A-Z][\w.]{2,9} \d{1,2}(?:, \d{4})?)?"
    r"(?: \([A-Z]\w{1,20}\))? ?[–—-]{1,2} (?=[A-Z])"
)
_PARAGRAPH = re.compile(r"\n[ \t\r\f\v]*\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block, ``document.text[start:end]``, that is tokenized on its own."""

    block: Block
    start: int
    end: int


def pieces(document: Document) -> Iterator[Piece]:
    """Cut each block into pieces of at most ``MAX_CHARACTERS``, at paragraph ends, else at blanks."""
    for block in document.blocks:
        start = block.start
        while start < block.end:
            end = _cut(document.text, start, block.end)
            yield Piece(block, start, end)
            start = end


def _cut(text: str, start: int, end: int) -> int:
    window = text[start : min(start + MAX_CHARACTERS, end)]
    unbroken = _UNBROKEN.search(window)
    if unbroken:
        return start + (unbroken.start() or unbroken.end())
    if start + len(window) == end:
        return end
    paragraphs = [match.end() for match in _PARAGRAPH.finditer(window)]
    if paragraphs:
        return start + paragraphs[-1]
    blank = max(window.rfind(" "), window.rfind("\n"))
    return start + (blank + 1 if blank > 0 else len(window))


def sentence_starts(doc: Doc, unbreakable: Iterable[tuple[int, int]]) -> list[bool]:
    """Tell for each token whether a sentence starts there.

    A sentence starts where the sentence component proposes it *and* the text before it ends one (a full stop, a
    blank line), after a dateline, never inside a quantity, and after ``MAX_TOKENS`` in any case.

    Args:
        doc: a Doc whose tokens carry the sentence component's proposals.
        unbreakable: character spans that must not be split.
    """
    text = doc.text
    inside = {position for start, end in unbreakable for position in range(start + 1, end)}
    dateline = _DATELINE.match(text)
    opening = dateline.end() if dateline else -1
    starts: list[bool] = []
    length = 0
    for token in doc:
        before = text[max(0, token.idx - 8) : token.idx]
        ended = _END_OF_SENTENCE.search(before.rstrip()) or _PARAGRAPH.search(before)
        start = bool(token.is_sent_start and ended and token.idx not in inside) or length >= MAX_TOKENS
        starts.append(start or token.i == 0 or token.idx == opening)
        length = 1 if starts[-1] else length + 1
    return starts
