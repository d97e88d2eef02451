"""Where a quantity hangs in the parse: its tokens, their root, and the nouns around it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from numclaims.lexicon import word_sets
from numclaims.records import Quantity
from numclaims.syntax.phrases import NOUNS, word_end

_HYPHENS = ("-", "‐", "‑", "–")
_JOINERS = ("-", "‐", "‑", "/", "&")
_RATE_WORDS = frozenset({"a", "an", "each", "every", "per"})
_RUN_ON = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "PART"})
_PARTICIPLES = frozenset({"VBN", "VBG"})


@dataclass(frozen=True, slots=True)
class Anchor:
    """A quantity with its tokens: ``span`` is the whole of it, ``root`` the token that ties it to the sentence."""

    quantity: Quantity
    span: Span
    root: Token
    sent: Span

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
    span = tokens_at(doc, quantity.start, quantity.end)
    inner = tokens_at(doc, quantity.number_start, quantity.end)
    return Anchor(quantity, span, inner.root, span.sent)


def tokens_at(doc: Doc, start: int, end: int) -> Span:
    """Give the tokens that the characters ``start:end`` touch."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:  # pragma: no cover - the quantity stage only gives spans of the Doc's own text
        raise ValueError(f"characters {start}:{end} are not in a text of {len(doc.text)}")
    return span


def following_noun(found: Anchor) -> Token | None:
    """Give the noun that the quantity counts or modifies by standing right before it."""
    return noun_after(found.span.doc, found.end, found.sent.end)


def noun_after(doc: Doc, start: int, end: int) -> Token | None:
    """Give the noun that ends the run of modifiers and nouns from token ``start``.

    The run goes on while its words can modify a noun still to come; after a plural noun only a noun that the parse
    ties to it goes on. A word before the denominator of a rate ends it ("25 missing children referrals a week").
    """
    noun: Token | None = None
    first = first_word(doc, start)
    if first < len(doc) and doc[first].text == "/":
        return None
    for index in range(first, min(end, first + 12)):
        token = doc[index]
        if noun is None and _is_figure(token):
            continue
        if token.is_space or _joins_words(doc, index):
            noun = noun if token.is_space else None
        elif _before_rate(doc, index):
            return token
        elif _is_noun(token):
            if noun is not None and _starts_anew(noun, token):
                break
            noun = token
        elif not _may_precede_noun(token) or (noun is not None and not _noun_follows(doc, index, noun)):
            break
    return noun


def whole_word(noun: Token) -> Token:
    """Give the head of the hyphenated word a noun opens: ``books`` in "E-books", ``days`` in "ice-covered days"."""
    last = word_end(noun)
    if last == noun or last.pos_ in NOUNS:
        return last
    return noun_after(last.doc, last.i + 1, last.sent.end) or last


def first_word(doc: Doc, index: int) -> int:
    """Skip the hyphen or blank that may follow a quantity."""
    while index < len(doc) and (doc[index].text in _HYPHENS or doc[index].is_space):
        index += 1
    return index


def _is_figure(token: Token) -> bool:
    """Tell part of another figure before the noun: "two £110m ships"."""
    return token.is_currency or (token.like_num and token.i > 0 and token.nbor(-1).is_currency) or token.text == "m"


def _is_noun(token: Token) -> bool:
    return token.pos_ in NOUNS and not token.like_num and token.text[:1].isalpha()


def _before_rate(doc: Doc, index: int) -> bool:
    """Tell a plural the tagger took for a verb, right before a rate's denominator: "25 referrals a week"."""
    if doc[index].tag_ not in ("VBZ", "NNS") or index + 2 >= len(doc) or doc[index + 1].lower_ not in _RATE_WORDS:
        return False
    return doc[index + 2].lemma_.lower() in word_sets("subject_words")["time_nouns"]


def _starts_anew(noun: Token, token: Token) -> bool:
    """Tell a noun that belongs to something else than the run before it: "132 children Monday"."""
    if token.lemma_.lower() in word_sets("subject_words")["time_nouns"]:
        return True
    tied = token.head == noun or noun.head == token
    return noun.tag_ in ("NNS", "NNPS") and not tied


def _joins_words(doc: Doc, index: int) -> bool:
    token = doc[index]
    glued = index > 0 and not doc[index - 1].whitespace_ and not token.whitespace_
    return token.text in _JOINERS and glued


def _noun_follows(doc: Doc, index: int, noun: Token) -> bool:
    """Tell an adjective inside a compound ("family common assessment") from one that starts the next phrase."""
    if noun.tag_ in ("NNS", "NNPS") or index + 1 >= len(doc) or doc[index].pos_ != "ADJ":
        return False
    return _is_noun(doc[index + 1]) and doc[index].lower_ not in ("last", "next", "this", "that", "such")


def _may_precede_noun(token: Token) -> bool:
    if token.lower_ in ("more", "less", "fewer") and token.i + 1 < len(token.doc):
        return token.nbor().pos_ in ("NOUN", "ADJ") and token.nbor().lower_ != "than"
    if token.lower_ in ("not", "up", "down", "higher", "lower", "later", "earlier", "ago"):
        return False
    if token.pos_ in _RUN_ON or token.tag_ in _PARTICIPLES or token.text in _HYPHENS:
        return True
    if token.lower_ in ("and", "or") and token.i and token.nbor(-1).pos_ == "ADJ":
        return token.i + 1 < len(token.doc) and token.nbor().pos_ == "ADJ"
    modifies = token.dep_ in ("amod", "compound", "punct", "cc", "conj")
    return modifies and token.head.i > token.i and token.text not in ".;:()"
