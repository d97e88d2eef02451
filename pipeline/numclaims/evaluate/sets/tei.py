"""The grobid-quantities corpus as text: TEI paragraphs with the spans of the quantities annotated in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from numclaims.evaluate.sets.base import SetError
from numclaims.evaluate.sets.spans import Span

BREAK: Final = "\n\n"
INTERVAL_MARKS: Final = frozenset({"atLeast", "atMost"})


@dataclass(frozen=True, slots=True)
class Marked:
    """An annotated quantity: its span, whether it is a value or an interval, and its unit's name there."""

    span: Span
    kind: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """A paper's text, paragraphs parted by blank lines, and its quantities in text order."""

    text: str
    quantities: tuple[Marked, ...]


def read_tei(path: Path) -> Marks:
    """Read one file.

    Raises:
        SetError: it is no well-formed XML.
    """
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise SetError(f"{path} is no TEI: {error}.", remedy="Take the corpus files as they were published.") from error
    writer = _Writer()
    for block in _blocks(root):
        writer.paragraph(block)
    return Marks(writer.text.rstrip(), tuple(sorted(writer.quantities, key=lambda marked: marked.span.start)))


def _blocks(root: Element) -> Iterable[Element]:
    """Give the paragraphs, headings and table cells of the text, without the header's."""
    texts = [element for element in root.iter() if _tag(element) == "text"]
    # A patent's text holds another: its paragraphs are read once.
    innermost = [text for text in texts if not any(_tag(inner) == "text" for inner in text.iter() if inner is not text)]
    for text in innermost:
        yield from (element for element in text.iter() if _tag(element) in ("p", "head", "cell"))


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


@dataclass(slots=True)
class _Number:
    """A number inside a measure: its span and the marks of an interval's end."""

    span: Span
    ends: bool
    role: str


@dataclass(slots=True)
class _Open:
    """A measure being read: the numbers and units directly in it."""

    numbers: list[_Number] = field(default_factory=list)
    units: list[tuple[Span, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Writer:
    """Writes text with its blanks collapsed, and notes where the measures in it stand."""

    text: str = ""
    quantities: list[Marked] = field(default_factory=list)

    def paragraph(self, block: Element) -> None:
        """Write a paragraph and the break after it."""
        begin = len(self.text)
        self._inside(block, None)
        self.text = self.text.rstrip()
        if len(self.text) > begin:
            self.text += BREAK
        else:
            self.text = self.text[:begin] if not begin else self.text.rstrip() + BREAK

    def _inside(self, element: Element, measure: _Open | None) -> None:
        self._say(element.text)
        for child in element:
            self._child(child, measure)
            self._say(child.tail)

    def _child(self, child: Element, measure: _Open | None) -> None:
        tag, kind = _tag(child), child.get("type", "")
        if tag == "measure" and kind in ("value", "interval", "list"):
            inner = _Open()
            self._inside(child, inner)
            self.quantities += _marked(kind, inner)
        elif tag == "measure" and measure is not None:
            span = self._span(child, measure)
            measure.units.append((span, child.get("unit") or self.text[span.start : span.end]))
        elif tag == "num" and measure is not None:
            span = self._span(child, measure)
            ends = not INTERVAL_MARKS.isdisjoint(child.keys())
            measure.numbers.append(_Number(span, ends, kind))
        else:
            self._inside(child, measure)

    def _span(self, element: Element, measure: _Open) -> Span:
        start = len(self.text)
        self._inside(element, measure)
        written = self.text[start:]
        return Span(start + len(written) - len(written.lstrip()), start + len(written.rstrip()))

    def _say(self, words: str | None) -> None:
        if not words:
            return
        said = " ".join(words.split())
        before = words[0].isspace() and self.text and not self.text[-1].isspace()
        after = words[-1].isspace() and bool(said)
        self.text += (" " if before else "") + said + (" " if after else "")


def _marked(kind: str, measure: _Open) -> Iterable[Marked]:
    """Give a value or an interval as one quantity, a list as one a number, each with the unit that is meant."""
    if kind == "list":
        members = measure.numbers
        for place, number in enumerate(members):
            following = members[place + 1].span.start if place + 1 < len(members) else None
            own = [unit for unit in measure.units if _belongs(unit[0], number.span, following)]
            name = (own or measure.units[-1:] or [(number.span, "")])[0][1]
            yield Marked(Span(number.span.start, own[0][0].end if own else number.span.end), "value", name)
    elif measure.numbers:
        spans = [number.span for number in measure.numbers] + [span for span, _ in measure.units]
        whole = Span(min(span.start for span in spans), max(span.end for span in spans))
        yield Marked(whole, kind, measure.units[0][1] if measure.units else "")


def _belongs(unit: Span, number: Span, following: int | None) -> bool:
    return unit.start >= number.end and (following is None or unit.start < following)
