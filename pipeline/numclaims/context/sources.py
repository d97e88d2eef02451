"""Who says so: the subject of the reporting verb that governs a figure, or of ``according to``."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from numclaims.context.figures import VERBAL, Figure, cues, steps
from numclaims.syntax.clauses import agent, clause_subject, is_passive

_KEPT_COMPLEMENTS = frozenset({"of", "by", "for", "on"})
_LONGEST_TITLE = 10
_OPENING, _CLOSING = frozenset('“"«'), frozenset('”"»')


def reporter(figure: Figure) -> Token | None:
    """Give the word that reports a figure: a verb, an adjective of attitude, ``according``, or ``reportedly``."""
    return _governing(figure) or _according(figure) or _quoting(figure) or _adverb(figure)


def source_of(reporting: Token, figures: Sequence[Figure]) -> str:
    """Name who reports, as the text does; empty where it does not, or where the reporter is itself counted.

    "One in seven said ..." gives no source: those who were asked are what is counted. Nor does "Members heard ...".
    """
    head = _source_head(reporting)
    if head is None or reporting.lemma_.lower() in cues("receiving_verbs"):
        return ""
    return "" if is_counted(reporting, figures) else source_phrase(head).text


def is_counted(reporting: Token, figures: Sequence[Figure]) -> bool:
    """Say whether those who report are themselves a figure of the text ("54% of residents said ...")."""
    head = _source_head(reporting)
    if head is None:
        return False
    phrase = source_phrase(head)
    return any(phrase.start < figure.span.end and figure.span.start < phrase.end for figure in figures)


def source_phrase(head: Token) -> Span:
    """Give a source's noun phrase without its article, asides and clauses.

    A name loses its possessor ("Germany's FC Altmark"); a title keeps the name after it
    ("director, Marion Oyelaran").
    """
    start = head.left_edge.i
    if head.pos_ == "PROPN":
        owners = [child for child in head.lefts if child.dep_ == "poss"]
        start = max([start, *(owner.right_edge.i + 1 for owner in owners)])
    while start < head.i and (head.doc[start].lower_ in ("the", "a", "an") or head.doc[start].is_punct):
        start += 1
    return head.doc[_title_start(head, start) : _phrase_end(head)]


def _title_start(head: Token, start: int) -> int:
    """Find where a title begins that the parser took for a clause: "the We Need to Get it Right report".

    The run of capitalised and small words before the phrase belongs to it where an article stands before the run.
    """
    first = start
    while first > max(0, start - _LONGEST_TITLE) and _may_stand_in_title(head.doc[first]):
        if head.doc[first - 1].lower_ in ("the", "a", "an"):
            return first if head.doc[first].is_title else start
        first -= 1
    return start


def _may_stand_in_title(token: Token) -> bool:
    return token.is_title or (token.is_lower and token.is_stop)


def _phrase_end(head: Token) -> int:
    end = head.i + 1
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in _KEPT_COMPLEMENTS and child.i == end:
            objects = [inner for inner in child.rights if inner.dep_ == "pobj"]
            end = _phrase_end(objects[0]) if objects else end
        elif child.dep_ == "appos" and child.pos_ == "PROPN" and head.pos_ == "NOUN":
            end = child.i + 1
        elif child.dep_ != "punct":
            break
    return end


def _source_head(reporting: Token) -> Token | None:
    if reporting.lower_ == "according":
        return next((token for token in reporting.subtree if token.dep_ == "pobj"), None)
    if reporting.pos_ == "ADV":
        return None
    if reporting.pos_ == "ADJ":
        return clause_subject(reporting.head)
    if is_passive(reporting):
        return agent(reporting)
    return clause_subject(reporting)


def _governing(figure: Figure) -> Token | None:
    """Climb from the figure to the first reporting word that has it in its complement."""
    for child, head in steps(figure.root):
        aside = next((word for word in head.children if word.dep_ == "parataxis" and _reports(word)), None)
        if aside is not None and aside != child:
            return aside
        if _is_complement(child, head):
            return head
        if child.dep_ == "relcl" and child.left_edge.i and child.left_edge.nbor(-1).text == ",":
            return None
    return None


def _is_complement(child: Token, head: Token) -> bool:
    if child.dep_ == "ccomp":
        return _reports(head) or head.lower_ in cues("attitudes")
    if child.dep_ == "xcomp":
        return _reports(head) and head.lemma_.lower() not in cues("forecast_verbs")
    if child.dep_ == "prep" and child.lower_ == "at" and head.lemma_.lower() in ("put", "peg"):
        return True
    return child.dep_ == "dobj" and head.lemma_.lower() in cues("reporting_objects") and not is_passive(head)


def _reports(token: Token) -> bool:
    return token.pos_ in VERBAL and token.lemma_.lower() in cues("reporting_verbs")


def _according(figure: Figure) -> Token | None:
    sentence = figure.span.sent
    for token in sentence:
        if token.lower_ != "according" or token.i + 1 >= sentence.end or token.nbor().lower_ != "to":
            continue
        if not _separated(token, figure):
            return token
    return None


def _separated(token: Token, figure: Figure) -> bool:
    left, right = sorted((token.i, figure.root.i))
    return any(other.text == ";" for other in token.doc[left:right])


def _quoting(figure: Figure) -> Token | None:
    """Find the reporting verb outside the quotation marks that a figure stands in."""
    sentence = figure.span.sent
    inside = _quoted(sentence)
    if figure.root.i not in inside:
        return None
    return next((token for token in sentence if token.i not in inside and _reports(token)), None)


def _quoted(sentence: Span) -> set[int]:
    """Give the indices of the tokens of a sentence that stand in quotation marks; an open quotation runs to its end."""
    inside: set[int] = set()
    is_open = False
    for token in sentence:
        if is_open and token.text in _CLOSING:
            is_open = False
        elif token.text in _OPENING:
            is_open = True
        elif is_open:
            inside.add(token.i)
    return inside


def _adverb(figure: Figure) -> Token | None:
    return next((token for token in figure.span.sent if token.lower_ in cues("reporting_adverbs")), None)
