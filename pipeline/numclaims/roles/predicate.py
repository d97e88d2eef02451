"""The predicate of a quantity: what the sentence says of its subject, without the quantity itself."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from numclaims.roles.choice import Choice
from numclaims.syntax.anchors import Anchor
from numclaims.syntax.clauses import SUBJECTS, VERBAL, governing_verb
from numclaims.syntax.phrases import NOUNS

_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_COMPLEMENTS = frozenset({"acomp", "attr", "dobj", "oprd", "xcomp", "ccomp", "agent", "dative", "prep", "advmod", "conj", "cc"})
_TIMES = frozenset({"DATE", "TIME"})
_PLACES = frozenset({"GPE", "LOC"})
_NOMINALISED = ("tion", "sion", "ment", "al", "ance", "ence", "ing")


def find_predicate(found: Anchor, choice: Choice) -> str:
    """Give the verb phrase said of the subject, its relative clause, or the verb that governs it."""
    place = _argument(found, choice)
    if place.dep_ in SUBJECTS and place.head.pos_ in VERBAL:
        return _said_of_subject(place.head, found)
    clause = _modifying_clause(choice.head, found)
    if clause is not None:
        return _clause_text(clause, found)
    verb = governing_verb(place)
    if verb is None:
        return ""
    return _verb_group(verb, found, preposition=_preposition_under(place, verb))


def _argument(found: Anchor, choice: Choice) -> Token:
    """Give the token that holds the quantity's place in its clause: its subject, or itself where that is elided."""
    start = choice.head
    if choice.resolved and found.root.dep_ in SUBJECTS:
        start = found.root
    elif choice.resolved and governing_verb(found.root) != governing_verb(choice.head) and choice.head.i < found.start:
        verb = governing_verb(found.root)
        start = found.root if verb is not None and verb.i > choice.head.i and verb.sent == found.span.sent else start
    return _outermost(start)


def _outermost(token: Token) -> Token:
    current = token
    while True:
        if current.dep_ == "conj" and current.head.pos_ in NOUNS | {"NUM"}:
            current = current.head
        elif current.dep_ in ("pobj", "pcomp") and current.head.lower_ == "of" and current.head.head.pos_ in NOUNS | {"NUM", "SYM"}:
            current = current.head.head
        elif current.dep_ in ("nummod", "compound", "appos", "quantmod", "nmod") and current.head.pos_ in NOUNS | {"NUM", "SYM"}:
            current = current.head
        else:
            return current


def _said_of_subject(verb: Token, found: Anchor) -> str:
    holds_value = verb.i < found.start and found.root in list(verb.subtree)
    if holds_value and _is_complement(found, verb):
        return _verb_group(verb, found, preposition=None)
    return _verb_phrase(verb, found)


def _is_complement(found: Anchor, verb: Token) -> bool:
    """Tell a quantity that is the verb's value ("rose to 658") from one inside its phrase."""
    steps = 0
    current = found.root
    while current != verb and steps < 4:
        if current.dep_ in ("relcl", "acl", "advcl", "ccomp"):
            return False
        current, steps = current.head, steps + 1
    return current == verb


def _verb_group(verb: Token, found: Anchor, *, preposition: Token | None) -> str:
    """Give the verb with its auxiliaries and particle, back to the verb it completes ("is forecast to overspend")."""
    first = verb
    while first.dep_ == "xcomp" and first.head.pos_ in VERBAL and first.head.i < first.i:
        first = first.head
    start = min([first.i, *(child.i for child in first.lefts if child.dep_ in _GROUP)])
    end = max([verb.i, *(child.i for child in verb.rights if child.dep_ == "prt" and child.i < verb.i + 3)])
    text = _text(verb.doc, range(start, end + 1), found)
    return f"{text} {preposition.text}" if preposition is not None else text


def _preposition_under(place: Token, verb: Token) -> Token | None:
    above = place.head
    return above if place.dep_ == "pobj" and above.dep_ in ("prep", "prt") and above.head == verb and above.i > verb.i else None


def _verb_phrase(verb: Token, found: Anchor) -> str:
    start = min([verb.i, *(child.i for child in verb.lefts if child.dep_ in _GROUP or _goes_with_group(child))])
    kept = set(range(start, verb.i + 1))
    for child in verb.rights:
        if child.dep_ == "prt" or (child.dep_ in _COMPLEMENTS and not _is_tail(child)):
            kept.update(_complement_tokens(child))
    return _text(verb.doc, _unbroken(sorted(kept), verb.doc), found)


def _goes_with_group(child: Token) -> bool:
    return child.dep_ == "advmod" and child.i == child.head.i - 1 and child.lower_ in ("now", "still", "no", "never")


def _complement_tokens(child: Token) -> list[int]:
    if child.dep_ == "conj" and any(inner.dep_ in SUBJECTS for inner in child.children):
        return []
    return [token.i for token in child.subtree]


def _is_tail(child: Token) -> bool:
    """Tell an adverbial of time or place, or a clause that a comma or conjunction sets off."""
    if child.dep_ == "advmod":
        return child.i > child.head.i + 1 or child.ent_type_ in _TIMES
    if child.dep_ != "prep":
        return False
    objects = [inner for inner in child.children if inner.dep_ == "pobj"]
    if any(inner.ent_type_ in _TIMES for inner in objects):
        return True
    return child.lower_ in ("in", "at", "across") and any(inner.ent_type_ in _PLACES for inner in objects)


def _unbroken(indices: list[int], doc: Doc) -> list[int]:
    """Keep the stretch up to the first gap that is more than an adverbial tail left out."""
    end = next((i for i in indices if doc[i].text in (";", "(", "–", "—") or _opens_new_clause(doc[i])), None)
    return [i for i in indices if end is None or i < end]


def _opens_new_clause(token: Token) -> bool:
    return token.text == "," and token.i + 1 < len(token.doc) and token.nbor().lower_ in ("which", "who", "but", "such", "with", "while", "according")


def _modifying_clause(noun: Token, found: Anchor) -> Token | None:
    """Give the verb of the relative or participle clause on a noun."""
    for child in noun.rights:
        if child.dep_ in ("relcl", "acl") and child.pos_ in VERBAL and not found.start <= child.i < found.end:
            return child
    return None


def _clause_text(verb: Token, found: Anchor) -> str:
    phrase = _verb_phrase(verb, found)
    relative = next((child for child in verb.lefts if child.dep_ in SUBJECTS and child.lower_ in ("who", "which", "that")), None)
    return f"{relative.text} {phrase}" if relative is not None else phrase


def _text(doc: Doc, indices: range | list[int], found: Anchor) -> str:
    kept = [i for i in indices if not found.start <= i < found.end]
    while kept and (doc[kept[-1]].is_punct or doc[kept[-1]].lower_ in ("and", "or", "of", "to") and doc[kept[-1]].dep_ == "cc"):
        kept.pop()
    return "".join(doc[i].text_with_ws for i in kept).strip()
