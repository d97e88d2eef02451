"""Nouns that label a figure: "Physical abuse (32)", "barley yielded 5.4 t/ha and oats 4.8 t/ha"."""

from __future__ import annotations

from spacy.tokens import Token

from numclaims.roles.choice import Choice, Earlier
from numclaims.roles.complements import complement_of
from numclaims.roles.topics import is_time
from numclaims.syntax.anchors import Anchor
from numclaims.syntax.clauses import VERBAL
from numclaims.syntax.phrases import NOUNS, outer_noun

_SHARES = frozenset({"percent", "ratio"})
_LABEL_MARKS = frozenset("([:=")


def label_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the label of a figure in brackets or after a colon: "Physical abuse (32)", "Referrals: 658"."""
    doc, index, first = found.span.doc, found.start - 1, found.sent.start
    if index <= first or doc[index].text not in _LABEL_MARKS:
        return None
    label = doc[first:index]
    opens = not any(token.pos_ in VERBAL or token.text in _LABEL_MARKS for token in label) and found.start - first < 12
    if not opens and doc[index].text == ":":
        return None
    places = found.quantity.kind != "count"
    head = _label_head(label.root, doc[index - 1]) if opens else _bracket_head(doc[index - 1], places=places)
    if head is None or is_time(head) or _digits(head) or head.ent_type_ == "DATE":
        return None
    if opens or head.pos_ in NOUNS:
        whole = complement_of(found) or head if found.quantity.kind in _SHARES else None
        return Choice(head=head, rule=f'label before the figure "{head.text}"', whole=whole)
    return None


def _label_head(root: Token, last: Token) -> Token | None:
    """Give the head of a label that opens a line; a coordination's head is its first member."""
    if root.pos_ in NOUNS:
        return root
    return last if last.is_alpha else None


def _bracket_head(noun: Token, *, places: bool) -> Token | None:
    """Give what a bracketed figure belongs to: the noun before it, or what that noun places ("renters in the East")."""
    current: Token | None = noun
    if noun.pos_ not in NOUNS or noun.like_num:
        return None
    while (
        places
        and current is not None
        and current.dep_ in ("pobj", "conj")
        and current.ent_type_ in ("GPE", "LOC", "FAC")
    ):
        above = current.head.head if current.dep_ == "pobj" else current.head
        if above.pos_ not in NOUNS:
            return None
        current = above
    return current


def _digits(token: Token) -> bool:
    return any(character.isdigit() for character in token.text)


def aside_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the noun whose value a phrase between commas gives: "copper tube, at €9.85 a kilo, has hardly budged"."""
    doc, index = found.span.doc, found.start - 1
    if index - 2 < found.sent.start or doc[index].lower_ != "at" or doc[index - 1].text != ",":
        return None
    noun = outer_noun(doc[index - 2])
    if noun.pos_ not in NOUNS or is_time(noun) or noun.ent_type_ in ("GPE", "LOC", "DATE"):
        return None
    return Choice(head=noun, rule=f'noun before the aside "{noun.text}"')


def apposed_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the property a bare figure follows: ``rate`` in "the highest rate, 41.7 per 1,000"."""
    index = found.start - 1
    if index <= found.sent.start or found.span.doc[index].text not in (",", "–", "—"):
        return None
    noun = outer_noun(found.span.doc[index - 1])
    if found.root.dep_ != "appos" or noun.pos_ not in NOUNS or is_time(noun) or noun.ent_type_:
        return None
    return Choice(head=noun, rule=f'noun before the figure "{noun.text}"')


def gapped_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Take the noun of an elliptical clause: ``oats`` in "barley yielded 5.4 t/ha and oats 4.8 t/ha"."""
    if not earlier or earlier[-1].anchor.start < found.sent.start or earlier[-1].choice is None:
        return None
    doc, index = found.span.doc, found.start - 1
    if doc[index].lower_ in ("for", "at", "to", "by"):
        index -= 1
    noun = doc[index]
    if noun.lemma_.lower() == "one":
        return earlier[-1].choice.but(rule=f'"{noun.text}" for the noun before', resolved=True, first=None)
    if noun.pos_ not in NOUNS or is_time(noun) or noun.like_num or noun.i < earlier[-1].anchor.end:
        return None
    start = noun.i
    while start > earlier[-1].anchor.end and doc[start - 1].dep_ in ("compound", "amod", "det", "poss", "case", "nmod"):
        start -= 1
    if doc[start - 1].lower_ in ("and", ",", ";", "but") and start - 1 >= earlier[-1].anchor.end:
        whole = earlier[-1].choice.whole
        return Choice(head=noun, rule=f'noun of the elliptical clause "{noun.text}"', whole=whole)
    return None
