"""Subjects right beside their quantity: counted nouns, modified nouns, what a ratio multiplies."""

from __future__ import annotations

from spacy.tokens import Token

from numclaims.roles.choice import Choice, Earlier, words
from numclaims.roles.topics import is_time, through, through_transparent
from numclaims.syntax.anchors import Anchor, first_word, following_noun
from numclaims.syntax.phrases import NOUNS

_NUMBER_DEPS = frozenset(
    {"nummod", "amod", "compound", "nmod", "quantmod", "npadvmod", "advmod", "det", "predet", "dep", "nsubj", "appos"}
)
_DATING = frozenset({"last", "next", "this", "that", "each", "every", "earlier", "previous"})


def noun_inside(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the noun that stands inside a ratio: ``farm`` in "one farm in twelve"."""
    if found.quantity.kind != "ratio":
        return None
    inside = [token for token in found.span if token.pos_ == "NOUN" and token.i > found.start]
    noun = next((token for token in inside if token.lemma_.lower() not in words("fraction_nouns")), None)
    return Choice(head=noun, rule=f'noun of the ratio "{noun.text}"', whole=noun) if noun is not None else None


def counted_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the noun right after a count: ``children`` in "132 children"."""
    noun = following_noun(found)
    if noun is None or _dates(found, noun):
        return None
    rule = f'noun after the number "{noun.text}"'
    head = through_transparent(noun)
    return Choice(head=head, rule=rule, first=_first(found, noun, head))


def _dates(found: Anchor, noun: Token) -> bool:
    """Tell "658 last year" from "two seasons"."""
    between = found.span.doc[found.end : noun.i]
    if noun.lower_ in ("today", "yesterday", "tomorrow"):
        return True
    return is_time(noun) and (noun.tag_ == "NNP" or any(token.lower_ in _DATING for token in between))


def _first(found: Anchor, noun: Token, head: Token) -> int | None:
    return first_word(found.span.doc, found.end) if head == noun else None


def modified_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the noun a measure modifies: ``cooler`` in "a 10-gallon cooler", ``sales`` in "a 13% rise in sales"."""
    noun = following_noun(found)
    if noun is None or not _modifies(found, noun):
        return None
    if found.quantity.kind == "age" and not _hyphenated(found):
        return None
    choice = through(noun, f'noun the quantity modifies "{noun.text}"', earlier)
    choice = choice.but(first=_first(found, noun, choice.head))
    return choice.but(whole=choice.head) if found.quantity.kind == "ratio" and choice.head == noun else choice


def _hyphenated(found: Anchor) -> bool:
    return any(token.text in "-‐‑" for token in found.span)


def _modifies(found: Anchor, noun: Token) -> bool:
    if _hyphenated(found):
        return True
    if found.quantity.kind == "ratio" and found.end + 3 > noun.i:
        return True
    return any(token.head == noun and token.dep_ in _NUMBER_DEPS for token in found.span)


def multiplied_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take what there is so many times as much of: ``women`` in "twice as many women as men"."""
    doc, index = found.span.doc, found.end
    if found.quantity.kind != "ratio" or [token.lower_ for token in doc[index : index + 2]][:1] != ["as"]:
        return None
    if index + 2 < len(doc) and doc[index + 1].lower_ in ("many", "much"):
        noun = next((token for token in doc[index + 2 : index + 6] if token.pos_ in NOUNS), None)
        if noun is not None and doc[index + 2].lower_ != "as":
            return Choice(head=noun, rule=f'noun multiplied "{noun.text}"')
    return None


def described_thing(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take what is so long, thick or deep: ``layer`` in "a layer less than 30 m thick"."""
    if found.end >= found.sent.end or found.span.doc[found.end].lower_ not in words("dimension_adjectives"):
        return None
    noun = found.span.doc[found.start - 1] if found.start > found.sent.start else None
    if noun is not None and noun.pos_ in NOUNS:
        return Choice(head=noun, rule=f'noun described by the measure "{noun.text}"')
    return None
