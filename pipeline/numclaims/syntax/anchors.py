"""Where a quantity hangs in the parse: its tokens, their root, and the nouns around it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from numclaims.lexicon import word_sets
from numclaims.records import Quantity
from numclaims.syntax.phrases import NOUNS

_RUN_ON = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "PART"})
_PARTICIPLES = frozenset({"VBN", "VBG"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """A quantity with its tokens: ``span`` is the whole of it, ``root`` the token that ties it to the sentence."""

    quantity: Quantity
    span: Span
    root: Token

    @property
    def start(self) -> int:
        """The first token of the quantity."""
        return int(self.span.start)

    @property
    def end(self) -> int:
        """The token after the quantity."""
        return int(self.span.end)


def anchor(doc: Doc, quantity: Quantity) -> Anchor:
    """Find the tokens of a quantity and the one that ties it to the sentence."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    inner = doc.char_span(quantity.number_start, quantity.end, alignment_mode="expand") or span
    root = inner.root
    return Anchor(quantity, span, root)


def following_noun(found: Anchor) -> Token | None:
    """Give the noun that the quantity counts or modifies by standing right before it.

    The run of adjectives, participles and nouns after the quantity is followed to its last noun; it ends at the
    first plural noun that is followed by anything but a noun.
    """
    return noun_after(found.span.doc, found.end, found.span.sent.end)


def noun_after(doc: Doc, start: int, end: int) -> Token | None:
    """Give the noun that ends the run of modifiers and nouns from token ``start``."""
    stop = min(end, start + 12)
    noun: Token | None = None
    index = _skip_hyphen(doc, start)
    while index < stop:
        token = doc[index]
        if token.is_space:
            index += 1
            continue
        if token.pos_ in NOUNS and not token.like_num:
            if noun is not None and _starts_anew(noun, token):
                break
            noun = token
        elif noun is not None and not _joins_words(token):
            break
        elif not _may_precede_noun(token):
            break
        index += 1
    return noun


def _skip_hyphen(doc: Doc, index: int) -> int:
    return index + 1 if index < len(doc) and doc[index].text in ("-", "–") else index


def _starts_anew(noun: Token, token: Token) -> bool:
    return token.lemma_.lower() in word_sets("subject_words")["time_nouns"] or (
        noun.tag_ in ("NNS", "NNPS") and token.head != noun and noun.head != token
    )


def _joins_words(token: Token) -> bool:
    return token.text in ("-", "‐", "‑", "/", "&") and not token.whitespace_


def _may_precede_noun(token: Token) -> bool:
    if token.pos_ in _RUN_ON or token.tag_ in _PARTICIPLES or _joins_words(token):
        return token.lower_ not in ("not", "up", "down", "higher", "lower", "less", "fewer", "later", "earlier", "ago")
    if token.lower_ in ("and", "or") and token.i and token.nbor(-1).pos_ == "ADJ":
        return token.i + 1 < len(token.doc) and token.nbor().pos_ == "ADJ"
    return token.dep_ in ("amod", "compound", "punct", "cc", "conj") and token.head.i > token.i and token.text not in ".;:()"
