"""What of a sentence a phrase covers: the clauses that go on from its own, a list after a colon, what it opens."""

from __future__ import annotations

from spacy.tokens import Span, Token

from numclaims.context.figures import Figure, clause_verb, cues, has_mark, has_subject

_CONTINUING = frozenset({"xcomp", "conj", "acl", "advcl", "prep", "pcomp"})
_MARKS = frozenset({"nsubj", "nsubjpass", "mark"})
_PARTITIVES = frozenset({"which", "whom"})


def continues(own: Token, verb: Token) -> bool:
    """Say whether a figure's verb only continues another: an infinitive, a participle, "of whom ...", a conjunct."""
    current: Token | None = own
    while current is not None and current.head.i != current.i:
        if is_partitive(current):
            current = clause_verb(current.head)
        elif current.dep_ in _CONTINUING and not _stands_alone(current):
            current = current.head
        else:
            return False
        if current == verb:
            return True
    return False


def is_partitive(verb: Token) -> bool:
    """Say whether a relative clause counts a part of what it follows: ", of whom 14 were admitted"."""
    if verb.dep_ != "relcl":
        return False
    return any(token.lower_ in _PARTITIVES and token.nbor(-1).lower_ == "of" for token in verb.subtree if token.i)


def _stands_alone(verb: Token) -> bool:
    """Say whether a clause has what makes it one of its own; a bare number has not: "11 died and 140 were hurt"."""
    marks = [child for child in verb.children if child.dep_ in _MARKS]
    return verb.dep_ in ("conj", "advcl") and any(child.pos_ != "NUM" for child in marks)


def opening(span: Span) -> int:
    """Give where the clause begins that a phrase opens ("In 2022 ...", "..., and in July ..."), or -1."""
    index = span.start - 1
    first = span.sent.start
    while index >= first and _may_precede(span.doc[index]):
        if is_divider(span.doc[index]):
            return index
        index -= 1
    return first if index < first else -1


def _may_precede(token: Token) -> bool:
    return token.pos_ in ("ADP", "PUNCT", "DET", "SPACE", "CCONJ", "SCONJ") or is_divider(token)


def is_divider(token: Token) -> bool:
    """Say whether a word may begin another clause: ``and``, ``while``, a semicolon."""
    return token.lower_ in cues("clause_dividers")


def covers(span: Span, figure: Figure) -> bool:
    """Say whether a phrase opens the sentence, or the part of it up to the next clause that a figure stands in."""
    start = opening(span)
    if start < 0 or figure.span.start < span.end:
        return False
    between = span.doc[span.end : figure.span.start]
    return start == span.sent.start or not any(token.text == "," and is_divider(token.nbor()) for token in between)


def after_colon(span: Span, figure: Figure) -> bool:
    """Say whether a phrase stands in what a colon introduces a figure with: "in ten days: 904 for malaria"."""
    return has_mark(span.doc, ":", span.end, figure.span.start)


def divided(span: Span, figure: Figure) -> bool:
    """Say whether a semicolon stands between a phrase and a figure, or a figure precedes the clause a phrase opens."""
    if has_mark(span.doc, ";", min(span.end, figure.span.end), max(span.start, figure.span.start)):
        return not after_colon(span, figure)
    return figure.span.end <= span.start and opening(span) > span.sent.start


def is_occasion(verb: Token, own: Token) -> bool:
    """Say whether a clause says on what occasion a figure's happened: "9 died after a bus crashed on Sunday"."""
    if verb.dep_ != "advcl" or own not in (verb.head, verb.head.head):
        return False
    markers = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
    return not cues("occasions").isdisjoint(markers) or ("while" in markers and not has_subject(verb))
