"""A claim's place in the parse, and the paths that lead up from it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from numclaims.lexicon import word_sets
from numclaims.records import Claim

VERBAL = frozenset({"VERB", "AUX"})
_SKIPPED = frozenset(
    {"a", "an", "the", "just", "only", "some", "its", "their", "record", "another", "further", "either"}
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim and the tokens it stands on."""

    claim: Claim
    span: Span

    @property
    def root(self) -> Token:
        """The token that ties the figure to its sentence."""
        return self.span.root


def cues(name: str) -> frozenset[str]:
    """Give one of the word lists of ``context_words``."""
    return word_sets("context_words")[name]


def figures(doc: Doc, claims: Sequence[Claim]) -> list[Figure]:
    """Give each claim with its tokens."""
    return [Figure(claim, _span(doc, claim)) for claim in claims]


def _span(doc: Doc, claim: Claim) -> Span:
    span = doc.char_span(claim.start, claim.end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no tokens at {claim.start}:{claim.end} ({claim.surface!r})")
    return span


def steps(token: Token) -> Iterator[tuple[Token, Token]]:
    """Walk up from a token to its sentence's root, or to a semicolon: each ``(child, head)``."""
    while token.head.i != token.i and not _is_across_semicolon(token):
        yield token, token.head
        token = token.head


def _is_across_semicolon(token: Token) -> bool:
    first, last = sorted((token.i, token.head.i))
    return has_mark(token.doc, ";", first + 1, last)


def has_mark(doc: Doc, mark: str, start: int, end: int) -> bool:
    """Say whether a token of ``doc[start:end]`` ends in a mark: ``;`` or ``:``, brackets before it included."""
    positions = _marks(doc, mark)
    at = bisect_left(positions, start)
    return at < len(positions) and positions[at] < end


# Asked for every pair of a figure and a time or place of the same Doc, one Doc after the other.
@lru_cache(maxsize=4)
def _marks(doc: Doc, mark: str) -> tuple[int, ...]:
    return tuple(token.i for token in doc if token.text.endswith(mark))


def clause_verb(token: Token) -> Token | None:
    """Give the nearest verb above a token, or the token itself where it is one."""
    if token.pos_ in VERBAL and token.dep_ not in ("aux", "auxpass"):
        return token
    return next((head for _, head in steps(token) if head.pos_ in VERBAL), None)


def has_subject(verb: Token) -> bool:
    """Say whether a verb has a subject of its own."""
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for child in verb.children)


def word_before(figure: Figure) -> Token | None:
    """Give the word that introduces a figure: the one before it, articles and ``just`` passed over."""
    index, first = figure.span.start - 1, figure.span.sent.start
    while index >= first and figure.span.doc[index].lower_ in _SKIPPED:
        index -= 1
    return figure.span.doc[index] if index >= first else None


def is_compared(figure: Figure) -> bool:
    """Say whether a figure is introduced as what another is set against ("compared to 16", "from 16.9")."""
    word = word_before(figure)
    for _ in range(4):
        if word is None or word.is_punct or (word.pos_ in VERBAL and word.lower_ not in cues("comparison_words")):
            return False
        if word.lower_ in cues("comparison_words"):
            return True
        word = word.nbor(-1) if word.i > figure.span.sent.start else None
    return False
