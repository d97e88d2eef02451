"""Noun phrases: their extent, their complements, and their heads' lemmas."""

from __future__ import annotations

from spacy.tokens import Span, Token

from numclaims.lexicon import word_sets

NOUNS = frozenset({"NOUN", "PROPN"})
NOMINAL = NOUNS | {"PRON"}
_LEFT_KEPT = frozenset(
    {"amod", "compound", "nmod", "advmod", "npadvmod", "punct", "dep", "case", "appos", "quantmod", "cc", "conj"}
)
_LEFT_DROPPED = frozenset({"det", "predet", "poss", "nummod", "preconj"})
_EXCLUDING = frozenset({"excluding", "except"})
_BEFORE_TAX = frozenset({"profit", "loss", "income", "earnings", "earning"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "our", "all", "his", "her"})
_NOT_WHOLE = _ARTICLES | {"of", "among", "out"}
_QUALIFYING = frozenset({"before", "after", "per", "against"})
_IRREGULAR = {"people": "person", "persons": "person", "doses": "dose"}
_HYPHENS = frozenset("-‐‑–")
_ADVERBS_OF_DEGREE = frozenset({"most", "more", "less", "least", "very", "highly", "newly", "fully"})


def noun_phrase(head: Token, *, after: int = 0) -> Span:
    """Give the noun phrase of ``head`` without its determiner, number, possessor and post-modifiers.

    Args:
        head: the head noun.
        after: the first token that may belong to the phrase (the one after the quantity).
    """
    start = word_start(head)
    for child in sorted(head.lefts, key=lambda token: -token.i):
        if child.dep_ in _LEFT_DROPPED or child.left_edge.i < after or not _is_modifier(child):
            break
        if child.right_edge.i + 1 < start and not _only_punctuation(head, child.right_edge.i + 1, start):
            break
        start = child.left_edge.i
    while start < head.i and (head.doc[start].is_punct or head.doc[start].dep_ in ("cc", "det", "preconj")):
        start += 1
    return head.doc[start : head.i + 1]


def _is_modifier(child: Token) -> bool:
    if child.dep_ == "advmod":
        return child.lower_ in _ADVERBS_OF_DEGREE
    if child.head.dep_ == "ROOT" and child.pos_ in NOUNS and child.i == child.head.i - 1:
        return True
    return child.dep_ in _LEFT_KEPT and not child.like_num


def _only_punctuation(head: Token, start: int, end: int) -> bool:
    return all(token.is_punct for token in head.doc[start:end])


def word_start(token: Token) -> int:
    """Give the index of the first token of a hyphenated word that the tokenizer split (``co-ordinators``)."""
    doc, start = token.doc, token.i
    while (
        start >= 2
        and doc[start - 1].text in _HYPHENS
        and not doc[start - 1].whitespace_
        and not doc[start - 2].whitespace_
    ):
        if doc[start - 2].like_num:
            break
        start -= 2
    return start


def word_end(token: Token) -> Token:
    """Give the last token of a hyphenated word that the tokenizer split: ``books`` in "E-books"."""
    doc, last = token.doc, token
    while (
        last.i + 2 < len(doc)
        and doc[last.i + 1].text in _HYPHENS
        and not (last.whitespace_ or doc[last.i + 1].whitespace_)
    ):
        if not doc[last.i + 2].is_alpha:
            break
        last = doc[last.i + 2]
    return last


def head_lemma(head: Token) -> str:
    """Give the lemma of a phrase's head, in lower case unless it is a proper noun."""
    prefix = head.doc[word_start(head) : head.i].text
    if head.lower_ in _IRREGULAR:
        return _IRREGULAR[head.lower_]
    if head.lower_ in word_sets("subject_words")["plural_only"]:
        return head.lower_
    if head.pos_ == "PROPN":
        return prefix + (head.text if _is_name(head) else _singular(head).lower())
    if head.tag_ == "VBG":
        return (prefix + head.text).lower()
    lemma = _singular(head) if head.lemma_.lower() == head.lower_ else head.lemma_
    return (prefix + lemma).lower()


def _is_name(head: Token) -> bool:
    """Tell a name from a common noun that stands in capitals at the start of a sentence."""
    return head.i != head.sent.start or bool(head.ent_type_) or not head.text.endswith("s")


def _singular(head: Token) -> str:
    """Strip a plural that the lemmatizer left, as it does for words the tagger took for names."""
    text = head.text
    if head.tag_ not in ("NNS", "NNPS", "NNP") or not text.lower().endswith("s") or text.lower().endswith("ss"):
        return text
    if text.lower().endswith("ies") and len(text) > 4:
        return text[:-3] + "y"
    return text[:-1]


def complement(head: Token, prepositions: frozenset[str] = frozenset({"of"})) -> Token | None:
    """Give the noun that completes ``head`` by one of the prepositions: ``patients`` in "number of patients"."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    return inner
    return None


def possessor(head: Token) -> Token | None:
    """Give the noun or pronoun that owns ``head``: ``company`` in "the company's profit"."""
    return next((child for child in head.lefts if child.dep_ == "poss"), None)


def conjuncts(token: Token) -> list[Token]:
    """Give the members of a coordination that ``token`` opens, in text order."""
    return sorted([token, *token.conjuncts], key=lambda member: member.i)


def outer_noun(noun: Token) -> Token:
    """Give the head of the phrase a noun ends: ``unemployment`` in "unemployment in the region"."""
    while (
        noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in NOUNS and noun.head.head.i < noun.i
    ):
        noun = noun.head.head
    return noun


def core_noun(noun: Token) -> Token:
    """Give the head of a noun that a phrase like "before tax" or "per share" only qualifies."""
    while (
        noun.dep_ == "pobj"
        and noun.head.lower_ in _QUALIFYING
        and noun.head.head.pos_ in NOUNS
        and noun.head.head.i < noun.i
    ):
        noun = noun.head.head
    return noun


def subject_phrase(head: Token, *, without: frozenset[int], first: int | None = None) -> str:
    """Give the text of a subject: its noun phrase, its other conjuncts, and the complement of a light head.

    Args:
        head: the head noun.
        without: the tokens of quantities, which are never in the phrase.
        first: where the phrase starts, if that is known.
    """
    start = _phrase_start(head, without) if first is None or first > head.i else first
    text = coordinated_phrase(head, without=without, start=start)
    lemma = head.lemma_.lower()
    about = complement(head)
    if about is not None and lemma in word_sets("subject_words")["light"] and about.i not in without:
        return f"{text} of {noun_phrase(about).text}"
    for child in head.rights:
        if child.i == head.i + 1 and child.lower_ in _EXCLUDING:
            return head.doc[start : child.right_edge.i + 1].text
        if (
            child.dep_ == "prep"
            and child.i == head.i + 1
            and child.lower_ in ("before", "after")
            and lemma in _BEFORE_TAX
        ):
            return head.doc[start : child.right_edge.i + 1].text
    return text


def _phrase_start(head: Token, without: frozenset[int]) -> int:
    """Give where a noun phrase starts, after any quantity inside it."""
    phrase = noun_phrase(head)
    inside = [token.i for token in phrase if token.i in without and token.i < head.i]
    return max(inside) + 1 if inside else int(phrase.start)


def coordinated_phrase(head: Token, *, without: frozenset[int], start: int | None = None) -> str:
    """Give a noun phrase with the conjuncts after it, up to the first that has a number of its own."""
    start, end = _phrase_start(head, without) if start is None else start, head.i + 1
    if head.dep_ != "conj":
        for member in head.conjuncts:
            if member.i <= head.i or member.pos_ not in NOUNS or without.intersection(range(end, member.i + 1)):
                break
            if any(child.dep_ == "conj" and child.pos_ == "VERB" for child in member.children):
                break
            end = member.i + 1
    while start < head.i and (head.doc[start].is_punct or head.doc[start].is_space):
        start += 1
    return " ".join(head.doc[start:end].text.split())


def whole_phrase(head: Token, *, without: frozenset[int]) -> str:
    """Give the text of a whole; as it stands after "of", its number and demonstrative included ("the 132 children").

    Args:
        head: the head noun.
        without: the tokens of the part's own quantity ("one in six residents").
    """
    start = noun_phrase(head).start
    opening = next(
        (child for child in head.lefts if child.dep_ in ("nummod", "det") and child.lower_ not in _ARTICLES), None
    )
    before = head.doc[max(0, (opening or head).left_edge.i - 2) : (opening or head).i]
    if opening is not None and any(token.lower_ in ("of", "among") for token in before):
        start = opening.left_edge.i
    while start < head.i and (head.doc[start].lower_ in _NOT_WHOLE or start in without):
        start += 1
    return " ".join(head.doc[start : head.i + 1].text.split())
