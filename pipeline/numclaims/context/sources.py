"""Who says so: the subject of the reporting verb that governs a figure, or of ``according to``."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from numclaims.context.clauses import is_divider
from numclaims.context.figures import VERBAL, Figure, cues, steps
from numclaims.context.times import is_multiple
from numclaims.syntax.clauses import agent, antecedent, clause_subject, is_passive

_KEPT_COMPLEMENTS = frozenset({"of", "by", "for", "on", "at", "from"})
_FIRST_PERSON = frozenset({"we", "i", "us"})
_THIRD_PERSON = frozenset({"it", "they", "he", "she"})
_LONGEST_TITLE = 10
_OPENING, _CLOSING = frozenset('“"«'), frozenset('”"»')


def reporter(figure: Figure) -> Token | None:
    """Give the word that reports a figure: a verb, an adjective of attitude, ``according``, or ``reportedly``."""
    candidates = (_own_clause, _governing, _according, _aside, _quoting, _adverb)
    return next((found for candidate in candidates if (found := candidate(figure)) is not None), None)


def source_of(reporting: Token, figures: Sequence[Figure]) -> str:
    """Name who reports, as the text does; empty where it does not, or where the reporter is itself counted.

    "One in seven said ..." gives no source: those who were asked are what is counted. Nor does "Members heard ...", nor
    the plan or proposal of who writes ("we expect", "we recommend").
    """
    head = _source_head(reporting)
    verb = reporting.lemma_.lower()
    if head is None or verb in cues("receiving_verbs"):
        return ""
    if head.lower_ in _FIRST_PERSON and verb in cues("forecast_verbs") | cues("target_verbs"):
        return ""
    return "" if is_counted(reporting, figures) else source_phrase(_meant(head)).text


def _meant(head: Token) -> Token:
    """Read a pronoun as the subject of the clause before: "Lumeca disputes that: it puts the number at 71"."""
    if head.lower_ in ("who", "which", "that"):
        return antecedent(head) or head
    if head.lower_ not in _THIRD_PERSON:
        return head
    before = head.doc[head.sent.start : head.i]
    subjects = [token for token in before if token.dep_ == "nsubj" and token.pos_ in ("NOUN", "PROPN")]
    plural = head.lower_ == "they"
    agreeing = [token for token in subjects if ("Plur" in token.morph.get("Number", [])) == plural]
    return agreeing[-1] if agreeing else head


def is_counted(reporting: Token, figures: Sequence[Figure]) -> bool:
    """Say whether those who report are themselves a figure of the text ("54% of residents said ...")."""
    head = _source_head(reporting)
    if head is None:
        return False
    phrase = source_phrase(head)
    several = [figure for figure in figures if figure.claim.value != 1]
    return any(phrase.start < figure.span.end and figure.span.start < phrase.end for figure in several)


def source_phrase(head: Token) -> Span:
    """Give a source's noun phrase without its article, asides and clauses.

    A name loses its possessor ("Germany's FC Altmark"); a title keeps the name after it
    ("director, Marion Oyelaran").
    """
    start = head.left_edge.i
    if head.pos_ == "PROPN":
        owners = [child for child in head.lefts if child.dep_ == "poss" and child.ent_type_ in ("GPE", "NORP")]
        start = max([start, *(owner.right_edge.i + 1 for owner in owners)])
    while start < head.i and (head.doc[start].lower_ in ("the", "a", "an", "one") or head.doc[start].is_punct):
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
    if [token.lower_ for token in head.doc[end : end + 2]] == ["et", "al"]:
        end += 2
    elif [token.lower_ for token in head.doc[end : end + 2]] == ["et", "al."]:
        return end + 2
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


def _own_clause(figure: Figure) -> Token | None:
    """Find the reporting verb in a figure's own clause: "the 11 alleged by lawyers", "the 40 analysts forecast"."""
    for noun in () if is_multiple(figure) else (figure.root, figure.root.head):
        for clause in noun.rights:
            near = figure.span.start <= clause.left_edge.i <= figure.span.end + 3 and clause.i > figure.span.end - 1
            if clause.dep_ in ("relcl", "acl") and near and _reports(clause) and _names_source(clause):
                return clause
    return None


def _names_source(clause: Token) -> bool:
    if clause.dep_ == "acl":
        return clause.tag_ == "VBN" and agent(clause) is not None
    return any(child.dep_ == "nsubj" and child.pos_ in ("NOUN", "PROPN") for child in clause.lefts)


def _governing(figure: Figure) -> Token | None:
    """Climb from the figure to the first reporting word that has it in its complement."""
    for child, head in steps(figure.root):
        aside = next((word for word in head.children if word.dep_ == "parataxis" and _reports(word)), None)
        if aside is not None and aside != child:
            return aside
        if _is_complement(child, head) or (head.dep_ == "parataxis" and child.dep_ == "advcl" and _reports(head)):
            return head
        if child.dep_ == "relcl" and child.left_edge.i and child.left_edge.nbor(-1).text == ",":
            return None
    return None


def _is_complement(child: Token, head: Token) -> bool:
    lemma = head.lemma_.lower()
    if child.dep_ == "ccomp":
        return _reports(head) or head.lower_ in cues("attitudes")
    if child.dep_ == "xcomp":
        undertaken = lemma in cues("undertaking_verbs") | cues("forecast_verbs")
        return _reports(head) and not undertaken and not _is_found_out(head)
    if child.dep_ == "prep" and child.lower_ == "at":
        return lemma in ("put", "peg") or (lemma == "estimate" and is_passive(head))
    possible = any(word.tag_ == "MD" for word in head.lefts)
    return child.dep_ == "dobj" and lemma in cues("reporting_objects") and not possible and not is_passive(head)


def _is_found_out(verb: Token) -> bool:
    """Say whether a thing was found to have a property: "the sample was found to contain 34% chicken"."""
    return verb.lemma_.lower() == "find" and is_passive(verb)


def _reports(token: Token) -> bool:
    return token.pos_ in VERBAL and token.lemma_.lower() in cues("reporting_verbs")


def _according(figure: Figure) -> Token | None:
    sentence = figure.span.sent
    for token in sentence:
        if token.lower_ != "according" or token.i + 1 >= sentence.end or token.nbor().lower_ != "to":
            continue
        head = _source_head(token)
        last = source_phrase(head)[-1] if head is not None else token.right_edge
        if _covers(token.left_edge, last, figure):
            return token
    return None


def _aside(figure: Figure) -> Token | None:
    """Find who speaks between commas: "although, the auditor noted, 40 claims had not been paid"."""
    sentence = figure.span.sent
    for token in sentence:
        if not _reports(token) or token.i + 1 >= sentence.end or token.nbor().text != ",":
            continue
        subject = next((child for child in token.lefts if child.dep_ == "nsubj"), None)
        if subject is None or subject.pos_ == "PRON" or subject.left_edge.i <= sentence.start:
            continue
        if subject.left_edge.nbor(-1).text == "," and _covers(subject.left_edge, token, figure):
            return token
    return None


def _covers(first: Token, last: Token, figure: Figure) -> bool:
    """Say whether an attribution reaches a figure: over no semicolon, nor the conjunction it stands beside.

    "Four in five are women, according to X, and a quarter came alone"; "it cost £9 but, according to X, saved £12".
    """
    doc, sentence = figure.span.doc, figure.span.sent
    left, right = sorted((first.i, figure.root.i))
    if any(token.text == ";" for token in doc[left:right]):
        return False
    if figure.span.start > last.i:
        return not any(is_divider(token) for token in doc[last.i + 1 : min(last.i + 3, sentence.end)])
    return not any(is_divider(token) for token in doc[max(first.i - 2, sentence.start) : first.i])


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
