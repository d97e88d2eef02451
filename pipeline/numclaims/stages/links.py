"""The spaCy stage that ties claims to one another: parts to wholes, figures to what they are compared with."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from numclaims import doc_claims
from numclaims.lexicon import word_sets
from numclaims.syntax.anchors import tokens_at

_BASELINE_CUES = frozenset({"from", "against", "versus", "vs", "vs.", "than"})
_COMPARED = frozenset({"compared", "relative", "opposed"})
_COMPARED_TO = frozenset({"to", "with"})
_BRACKETS = frozenset("([")
_LIMITS = frozenset({"under", "over", "above", "below", "exceeding", "within"})
_REACH = 6
_MEMORY = 40

Row = dict[str, Any]


def link_claims(doc: Doc) -> None:
    """Fill role, whole_id and compared_to_id of the Doc's claims."""
    rows = doc_claims.rows(doc)
    spans = [_span(doc, row) for row in rows]
    for rank, (row, span) in enumerate(zip(rows, spans, strict=True)):
        if _is_baseline(rank, rows, spans):
            row["role"] = "baseline"
            _link_to_baseline(rank, rows, spans)
        elif _is_threshold(row, span):
            row["role"] = "threshold"
    for rank in range(len(rows)):
        _link_to_whole(doc, rank, rows, spans)


def _span(doc: Doc, row: Row) -> Span:
    return tokens_at(doc, row["start"], row["end"])


# --- parts and wholes --------------------------------------------------------------------------------------------


def _link_to_whole(doc: Doc, rank: int, rows: list[Row], spans: list[Span]) -> None:
    """Point a part to the claim that states its whole's number; inside the part's phrase, that claim is a whole."""
    token = doc_claims.anchors(doc)[rank].get("whole")
    stated = _stating(doc, rank, token, rows, spans) if token is not None else None
    if stated is None:
        return
    rows[rank]["whole_id"] = rows[stated]["claim_id"]
    if _within_phrase(spans[rank], spans[stated]) and rows[stated]["role"] == "claim":
        rows[stated]["role"] = "whole"


def _stating(doc: Doc, rank: int, token: int, rows: list[Row], spans: list[Span]) -> int | None:
    """Find the claim whose own noun is the whole: right behind "of", else the nearest before the part."""
    if rank + 1 < len(rows) and _follows_of(spans[rank], spans[rank + 1]):
        return rank + 1
    anchors = doc_claims.anchors(doc)
    kinds = {"count", rows[rank]["kind"]} - {"percent", "ratio"}
    before = [
        other
        for other in range(max(0, rank - _MEMORY), rank)
        if anchors[other].get("subject") == token and "whole" not in anchors[other] and rows[other]["kind"] in kinds
    ]
    stated = [other for other in before if rows[other]["role"] != "baseline"]
    own = [other for other in stated if not rows[other]["subject_resolved"]]
    candidates = own or stated
    return candidates[-1] if candidates else None


def _follows_of(part: Span, stated: Span) -> bool:
    between = [token.lower_ for token in part.doc[part.end : stated.start]]
    return 0 < len(between) <= 3 and between[0] == "of" and part.sent == stated.sent


def _within_phrase(part: Span, stated: Span) -> bool:
    """Tell "83 of the 132 children" and "Of 520 renters, 61" from a whole that an earlier sentence stated."""
    if stated.start >= part.end:
        return True
    opening = stated.doc[max(0, stated.start - 3) : stated.start]
    return stated.sent == part.sent and any(token.lower_ in ("of", "among") for token in opening)


# --- comparisons -------------------------------------------------------------------------------------------------


def _is_baseline(rank: int, rows: list[Row], spans: list[Span]) -> bool:
    """Tell the figure a comparison or a change starts from."""
    row, span = rows[rank], spans[rank]
    if row["kind"] == "age":
        return False
    before = list(span.doc[max(span.sent.start, span.start - _REACH) : span.start])
    words = [token.lower_ for token in before]
    if "from" in words[-4:] and _brings_goal(rank, rows, spans):
        return words[-1] in ("from", "of")
    if rank == 0 or spans[rank - 1].sent != span.sent:
        return False
    if words and words[-1] == "from":
        return _comparable(rows[rank - 1], row)
    return _is_compared(before) or _dated_bracket(before)


def _is_compared(before: list[Token]) -> bool:
    words = [token.lower_ for token in before]
    for rank, word in enumerate(words):
        if word in _COMPARED and _COMPARED_TO.intersection(words[rank + 1 : rank + 3]):
            return True
        if word in _BASELINE_CUES and word != "from":
            return not any(token.pos_ == "VERB" for token in before[rank + 1 :]) and (
                word != "than" or words[-1] == "than"
            )
    return False


def _brings_goal(rank: int, rows: list[Row], spans: list[Span]) -> bool:
    """Tell whether the next figure is the "to" of this one's "from"."""
    following = rank + 1
    return following < len(rows) and _is_goal(spans[rank], spans[following], rows[rank], rows[following])


def _dated_bracket(before: list[Token]) -> bool:
    """Tell an earlier period's figure in brackets: "(2022: 3.0p)", "(H1 2022: £67.1m)"."""
    if not before or before[-1].text != ":":
        return False
    label = before[:-1]
    opened = next((rank for rank, token in enumerate(label) if token.text in _BRACKETS), None)
    if opened is None:
        return False
    inner = label[opened + 1 :]
    months = word_sets("subject_words")["time_nouns"]
    return bool(inner) and all(
        token.like_num or token.lower_ in months or any(mark.isdigit() for mark in token.text) or token.is_punct
        for token in inner
    )


def _link_to_baseline(rank: int, rows: list[Row], spans: list[Span]) -> None:
    """Point the figure compared to its baseline: after "from X" the one that "to" brings, else the one before."""
    baseline = rows[rank]
    before = spans[rank].doc[max(0, spans[rank].start - 4) : spans[rank].start]
    if _brings_goal(rank, rows, spans) and any(token.lower_ == "from" for token in before):
        rows[rank + 1]["compared_to_id"] = baseline["claim_id"]
        return
    for other in range(rank - 1, -1, -1):
        if spans[other].sent != spans[rank].sent:
            return
        if _comparable(rows[other], baseline) and rows[other]["role"] != "baseline":
            rows[other]["compared_to_id"] = baseline["claim_id"]
            return


def _is_goal(start: Span, goal: Span, baseline: Row, row: Row) -> bool:
    between = [token.lower_ for token in start.doc[start.end : goal.start]]
    return start.sent == goal.sent and _comparable(row, baseline) and "to" in between[-4:]


def _comparable(row: Row, baseline: Row) -> bool:
    """Tell figures of one unit, or a bare number and the unit it shares."""
    return row["kind"] == baseline["kind"] and (row["unit"] == baseline["unit"] or not baseline["unit"])


# --- thresholds --------------------------------------------------------------------------------------------------


def _is_threshold(row: Row, span: Span) -> bool:
    """Tell a limit that sorts things ("under the age of 16", "within 72 hours") from a claimed value."""
    if row["subject_head"] in word_sets("subject_words")["limit_nouns"]:
        return True
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    if row["kind"] == "age":
        return row["bound"] != "exact" or (before is not None and before.lower_ == "age")
    if row["kind"] == "duration":
        return row["bound"] in ("at_most", "less_than", "more_than") and bool(row["subject"])
    if row["kind"] == "count" or row["bound"] in ("exact", "about", "plus_minus", "between") or before is None:
        return False
    follows_noun = before.pos_ in ("NOUN", "PROPN") and span[0].lower_ in _LIMITS
    return (
        follows_noun
        or before.text == "("
        or (before.lower_ == "of" and span[-1].lower_ in ("more", "higher", "less", "over"))
    )


class LinkStage:
    """Tie parts to wholes and figures to their baselines."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        link_claims(doc)
        return doc


@Language.factory("numclaims_links", assigns=["doc._.claims"], requires=["doc._.claims", "doc.sents"])
def make_links(nlp: Language, name: str) -> LinkStage:
    """Make the stage for ``nlp.add_pipe("numclaims_links")``."""
    doc_claims.register()
    return LinkStage()
