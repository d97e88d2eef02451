"""Subjects carried over from an earlier figure: comparisons, brackets, elliptical lists, "respectively"."""

from __future__ import annotations

from spacy.tokens import Token

from numclaims.roles.choice import Choice, Decision, Earlier
from numclaims.roles.topics import is_time
from numclaims.syntax.anchors import Anchor
from numclaims.syntax.clauses import clause_subject, governing_verb
from numclaims.syntax.phrases import NOUNS, conjuncts

_COMPARISONS = frozenset({"compared", "against", "versus", "vs", "vs.", "from", "than", "or", "equivalent", "equal"})
_DIRECTIONS = frozenset({"up", "down"})


def carried_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Carry on the previous figure's subject where no other noun has come up since."""
    last = _last_of_sentence(found, earlier)
    if last is None or last.choice is None or _new_noun(found, last) or _new_clause_noun(found, last):
        return None
    rule = f'as for "{last.anchor.span.text}" before it'
    whole = _share_of(last) if found.quantity.kind in ("percent", "ratio") else None
    return Choice(head=last.choice.head, rule=rule, resolved=True, whole=whole)


def parallel_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Carry the subject through a list whose figures each have a phrase: "904 for malaria, 611 for diarrhoea"."""
    last = _last_of_sentence(found, earlier)
    doc = found.span.doc
    if last is None or last.choice is None or max(found.end, last.anchor.end) >= len(doc):
        return None
    mine, before = doc[found.end], doc[last.anchor.end]
    opens_list = doc[found.start - 1].text == ":" and mine.pos_ == "ADP"
    if mine.pos_ != "ADP" or mine.lower_ == "of" or not (mine.lower_ == before.lower_ or opens_list):
        return None
    rule = f'as for "{last.anchor.span.text}" in the same list'
    return Choice(head=last.choice.head, rule=rule, resolved=True, whole=last.choice.whole)


def _new_clause_noun(found: Anchor, last: Decision) -> bool:
    """Tell a figure whose own verb, after the last figure, has a subject to offer."""
    between = found.span.doc[last.anchor.end : found.start]
    if any(
        token.dep_ in ("nsubj", "nsubjpass") and token.lower_ in ("it", "they", "he", "she", "we") for token in between
    ):
        return True
    verb = governing_verb(found.root)
    if verb is None or not last.anchor.end <= verb.i < found.start or found.root.dep_ not in ("dobj", "attr"):
        return False
    subject = clause_subject(verb)
    return subject is not None and subject.pos_ in NOUNS and subject not in list(last.anchor.span)


def _share_of(last: Decision) -> Token | None:
    """Give the whole of a share that restates a count: "61,000 pupils, or about 15 per cent"."""
    if last.choice is None or last.choice.whole is not None or last.anchor.quantity.kind != "count":
        return last.choice.whole if last.choice is not None else None
    return last.choice.head


def compared_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Carry the subject to the figure of a comparison: "31, compared to 16 in Q2"."""
    last = _last_of_sentence(found, earlier)
    if last is None or last.choice is None:
        return None
    between = list(found.span.doc[last.anchor.end : found.start])
    if not _links(between) or _new_subject(between):
        return None
    rule = f'compared with "{last.anchor.span.text}"'
    return Choice(head=last.choice.head, rule=rule, resolved=True, whole=last.choice.whole)


def _links(between: list[Token]) -> bool:
    """Tell whether the words before a figure set it against the last one: "compared to", ", down", "equivalent to"."""
    if any(token.lower_ in _COMPARISONS for token in between[-4:]):
        return True
    return any(token.lower_ in _DIRECTIONS and token.i and token.nbor(-1).text in ",(–—" for token in between[-3:])


def _new_subject(tokens: list[Token]) -> bool:
    arguments = [token for token in tokens if token.dep_ in ("nsubj", "nsubjpass", "dobj")]
    return any(token.pos_ in (*NOUNS, "PRON") and not is_time(token) for token in arguments)


def previous_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Fall back on the subject of the previous figure in the sentence."""
    last = _last_of_sentence(found, earlier)
    if last is None or last.choice is None:
        return None
    rule = f'as for "{last.anchor.span.text}", the nearest figure'
    return Choice(head=last.choice.head, rule=rule, resolved=True)


def _last_of_sentence(found: Anchor, earlier: Earlier) -> Decision | None:
    for decision in reversed(earlier):
        if decision.anchor.start < found.sent.start:
            return None
        if decision.choice is not None and _can_share(decision.anchor.quantity.kind, found.quantity.kind):
            return decision
    return None


def _can_share(before: str, kind: str) -> bool:
    """Tell kinds whose subject can be the same: a count never takes a sum of money's, nor the other way round."""
    if before in ("duration", "age") or kind in ("duration", "age"):
        return before == kind
    if kind == "count":
        return before not in ("money", "measure")
    return before != "count" or kind in ("percent", "ratio")


def _new_noun(found: Anchor, last: Decision) -> bool:
    known = {last.choice.head.i} if last.choice is not None else set()
    for token in found.span.doc[last.anchor.end : found.start]:
        if token.pos_ not in NOUNS or token.i in known or is_time(token):
            continue
        if token.ent_type_ in ("DATE", "TIME") or token.head.i in known or _in_place(token) or not token.is_alpha:
            continue
        return True
    return False


def _in_place(token: Token) -> bool:
    return token.ent_type_ in ("GPE", "LOC") and token.dep_ in ("pobj", "compound")


def respective_noun(found: Anchor, earlier: Earlier) -> Choice | None:
    """Pair the k-th figure of a list with the k-th noun where the sentence says "respectively"."""
    sentence = found.sent
    if not any(token.lower_ == "respectively" for token in sentence[found.start - sentence.start :]):
        return None
    rank = 0
    for decision in reversed(earlier):
        if decision.anchor.start < sentence.start or _new_clause(decision.anchor, found):
            break
        rank += 1
    for token in sentence:
        members = conjuncts(token)
        if members[0] == token and len(members) > max(rank, 1) and _can_pair(members):
            return Choice(head=members[rank], rule='paired by "respectively"', resolved=True)
    return None


def _can_pair(members: list[Token]) -> bool:
    nouns = all(member.pos_ in NOUNS and member.is_alpha for member in members)
    return nouns and members[0].dep_ in ("nsubj", "nsubjpass", "dobj", "ROOT")


def _new_clause(before: Anchor, found: Anchor) -> bool:
    return found.start - before.end > 6
