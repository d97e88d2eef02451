"""Documents through the pipeline: only the stretches of text that hold a quantity reach tagger and parser."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from numclaims import doc_claims, numbers
from numclaims.nlp import sentence_component
from numclaims.records import Claim, Document, Excluded, Quantity
from numclaims.segment import Piece, pieces, sentence_starts

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DOCUMENTS_AT_ONCE = 32
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_BREAKS = {ord("\n"): " ", ord("\r"): " "}


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document yielded, in text order; ``sentences`` counts those that hold a claim."""

    document: Document
    claims: tuple[Claim, ...]
    excluded: tuple[Excluded, ...]
    sentences: int


@dataclass(frozen=True, slots=True)
class _Passage:
    """A piece of a document, its line breaks as blanks, with what the number grammar found in it."""

    piece: Piece
    text: str
    quantities: tuple[Quantity, ...]
    excluded: tuple[Excluded, ...]


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A passage's stretch of parsed sentences, which starts at ``offset`` in the document's text."""

    piece: Piece
    offset: int
    doc: Doc


def extract_documents(documents: Iterable[Document], nlp: Language) -> Iterator[Extraction]:
    """Extract the claims of each document, in order, parsing many at once.

    Offsets are into ``Document.text``; claims are numbered ``<doc_id>#<n>`` from 1.
    """
    stream = iter(documents)
    while batch := list(islice(stream, DOCUMENTS_AT_ONCE)):
        passages = [[_passage(document, piece) for piece in pieces(document)] for document in batch]
        numeric = [[passage for passage in found if passage.quantities] for found in passages]
        parsed = _parse((passage for found in numeric for passage in found), nlp)
        for document, found, expected in zip(batch, passages, numeric, strict=True):
            yield _collect(document, found, list(islice(parsed, len(expected))))


def _passage(document: Document, piece: Piece) -> _Passage:
    text = _SURROGATE.sub("\ufffd", document.text[piece.start : piece.end].translate(_LINE_BREAKS))
    quantities, excluded = numbers.find(text)
    return _Passage(piece, text, tuple(quantities), tuple(excluded))


def _parse(passages: Iterable[_Passage], nlp: Language) -> Iterator[_Parsed]:
    waiting: deque[_Passage] = deque()

    def tokenized() -> Iterator[Doc]:
        for passage in passages:
            waiting.append(passage)
            yield _split_after(nlp.make_doc(passage.text), passage.quantities)

    def stretches() -> Iterator[tuple[Doc, tuple[Piece, int]]]:
        for doc in sentence_component(nlp).pipe(tokenized(), batch_size=nlp.batch_size):
            passage = waiting.popleft()
            stretch, offset = _stretch(doc, passage.quantities)
            yield stretch, (passage.piece, passage.piece.start + offset)

    for doc, (piece, offset) in nlp.pipe(stretches(), as_tuples=True):
        yield _Parsed(piece, offset, doc)


def _split_after(doc: Doc, quantities: tuple[Quantity, ...]) -> Doc:
    """Cut tokens that run on past a quantity: the tokenizer leaves the full stop on "£12.3m." and "24 m/s."."""
    ends = {quantity.end for quantity in quantities} - {token.idx for token in doc}
    if not ends:
        return doc
    words: list[str] = []
    spaces: list[bool] = []
    for token in doc:
        cuts = [end - token.idx for end in range(token.idx + 1, token.idx + len(token)) if end in ends]
        parts = [token.text[start:end] for start, end in pairwise([0, *cuts, len(token)])]
        words += parts
        spaces += [False] * (len(parts) - 1) + [bool(token.whitespace_)]
    return type(doc)(doc.vocab, words=words, spaces=spaces)


def _stretch(doc: Doc, quantities: tuple[Quantity, ...]) -> tuple[Doc, int]:
    """Copy the sentences from the one before the first quantity to the last quantity's own, for the parser."""
    starts = sentence_starts(doc, [(quantity.start, quantity.end) for quantity in quantities])
    first, last = _token_range(doc, starts, quantities[0].start, quantities[-1].end)
    tokens = doc[first:last]
    stretch = type(doc)(
        doc.vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
        sent_starts=list(starts[first:last]),
    )
    offset = doc[first].idx
    doc_claims.set_quantities(stretch, [_moved(quantity, -offset) for quantity in quantities], ())
    return stretch, offset


def _token_range(doc: Doc, starts: list[bool], start: int, end: int) -> tuple[int, int]:
    sentences = [token.i for token in doc if starts[token.i]]
    own = max(i for i, first in enumerate(sentences) if doc[first].idx <= start)
    after = next((first for first in sentences if doc[first].idx >= end), len(doc))
    return sentences[max(0, own - 1)], after


def _moved(quantity: Quantity, by: int) -> Quantity:
    return replace(
        quantity,
        start=quantity.start + by,
        end=quantity.end + by,
        number_start=quantity.number_start + by,
        number_end=quantity.number_end + by,
    )


def _collect(document: Document, passages: list[_Passage], parsed: list[_Parsed]) -> Extraction:
    claims: list[Claim] = []
    sentences = 0
    for stretch in parsed:
        found = [_place(claim, stretch, document) for claim in doc_claims.claims(stretch.doc)]
        sentences += len({claim.sentence for claim in found})
        claims += _numbered(found, document.doc_id, len(claims))
    return Extraction(
        document,
        tuple(claims),
        tuple(
            replace(number, start=number.start + passage.piece.start, end=number.end + passage.piece.start)
            for passage in passages
            for number in passage.excluded
        ),
        sentences,
    )


def _place(claim: Claim, stretch: _Parsed, document: Document) -> Claim:
    """Give a claim its place in the document: offsets, zone, section and page."""
    block = stretch.piece.block
    start, end = claim.start + stretch.offset, claim.end + stretch.offset
    return replace(
        claim,
        doc_id=document.doc_id,
        start=start,
        end=end,
        surface=document.text[start:end],
        zone=block.zone,
        section=block.section,
        page=block.page,
    )


def _numbered(claims: Iterable[Claim], doc_id: str, before: int) -> Iterator[Claim]:
    """Turn the claim numbers of one stretch, and the links between them, into ids of the document."""

    def document_id(number: str) -> str:
        return f"{doc_id}#{before + int(number)}" if number else ""

    for claim in claims:
        yield replace(
            claim,
            claim_id=document_id(claim.claim_id),
            whole_id=document_id(claim.whole_id),
            compared_to_id=document_id(claim.compared_to_id),
        )
