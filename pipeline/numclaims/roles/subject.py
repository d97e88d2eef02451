"""The subject of a quantity: the noun that is counted or measured, by rules over the parse.

Each rule looks at one way a quantity can stand in a sentence and gives a ``Choice`` or nothing; the first that
answers decides.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from spacy.tokens import Token

from numclaims.lexicon import word_sets
from numclaims.roles.choice import Choice
from numclaims.syntax.anchors import Anchor, following_noun
from numclaims.syntax.clauses import (
    VERBAL,
    antecedent,
    clause_subject,
    direct_object,
    governing_verb,
    is_pronoun,
)
from numclaims.syntax.phrases import NOUNS, complement, possessor

_OF = frozenset({"of"})
_OF_IN = frozenset({"of", "in"})
_NUMBER_DEPS = frozenset({"nummod", "amod", "compound", "nmod", "quantmod", "npadvmod", "advmod", "det", "predet", "dep"})
_COUNTED = frozenset({"count"})

Rule = Callable[[Anchor], Choice | None]


def find_subject(found: Anchor) -> Choice | None:
    """Choose the subject of a quantity, or None where no rule of the sentence's own grammar applies."""
    rules = COUNT_RULES if _counts(found) else MEASURE_RULES
    for rule in rules:
        choice = rule(found)
        if choice is not None:
            return choice
    return None


def _counts(found: Anchor) -> bool:
    quantity = found.quantity
    return quantity.kind == "count" or quantity.unit == "full-time equivalent"


def _words(key: str) -> frozenset[str]:
    return word_sets("subject_words")[key]


# --- nouns beside the quantity ---------------------------------------------------------------------------------


def counted_noun(found: Anchor) -> Choice | None:
    """Take the noun right after a count: ``children`` in "132 children"."""
    noun = following_noun(found)
    if noun is None or _is_time(noun) and noun.tag_ == "NNP":
        return None
    return Choice(head=through_transparent(noun), rule=f'noun after the number "{noun.text}"', confidence=0.95)


def modified_noun(found: Anchor) -> Choice | None:
    """Take the noun a measure modifies: ``cooler`` in "a 10-gallon cooler", ``sales`` in "a 13% rise in sales"."""
    noun = following_noun(found)
    if noun is None or not _modifies(found, noun):
        return None
    return _through(noun, f'noun the quantity modifies "{noun.text}"')


def _modifies(found: Anchor, noun: Token) -> bool:
    if found.root.head == noun and found.root.dep_ in _NUMBER_DEPS:
        return True
    return any(token.head == noun for token in found.span) or _hyphenated(found)


def _hyphenated(found: Anchor) -> bool:
    return any(token.text in "-‐‑" for token in found.span)


def _through(noun: Token, rule: str) -> Choice:
    """Follow a noun of change or amount to the noun it is about."""
    if noun.lemma_.lower() in _words("change_nouns"):
        owner = possessor(noun)
        about = complement(noun, _OF_IN) or (owner if owner is not None and not is_pronoun(owner) else None)
        if about is not None and about.pos_ in NOUNS:
            return Choice(head=through_transparent(about), rule=f'{rule}, of "{about.text}"')
        modifier = next((child for child in noun.lefts if child.dep_ in ("compound", "nmod") and child.pos_ in NOUNS), None)
        if modifier is not None:
            return Choice(head=noun, rule=rule)
        return _from_verb_of(noun) or Choice(head=noun, rule=rule, confidence=0.6)
    return Choice(head=through_transparent(noun), rule=rule)


def _from_verb_of(noun: Token) -> Choice | None:
    """Take the clause's subject for a bare noun of change: "sales saw a 5% increase"."""
    verb = governing_verb(noun)
    subject = clause_subject(verb) if verb is not None and noun.dep_ in ("dobj", "attr", "pobj") else None
    if subject is None or subject == noun:
        return None
    return resolve(subject, f'subject of "{verb.text}"' if verb else "")


def through_transparent(noun: Token) -> Token:
    """Follow "number of", "share of" and the like to the noun they count."""
    for _ in range(4):
        about = complement(noun)
        if noun.lemma_.lower() not in _words("transparent") or about is None or about.pos_ not in NOUNS:
            return noun
        noun = about
    return noun


def complement_noun(found: Anchor) -> Choice | None:
    """Take the complement of the quantity: ``wheat`` in "6 tonnes of wheat", ``patients`` in "62% of patients"."""
    noun = _of_complement(found)
    if noun is None:
        return None
    rule = f'complement of the quantity "{noun.text}"'
    if is_pronoun(noun):
        stands_for = antecedent(noun)
        return Choice(head=stands_for, rule=rule, resolved=True, whole=stands_for, confidence=0.7) if stands_for else None
    noun = through_transparent(noun)
    if found.quantity.kind not in ("percent", "ratio"):
        partitive = found.quantity.kind == "count"
        return Choice(head=noun, rule=rule, whole=noun if partitive else None)
    return _share(found, noun, rule)


def _of_complement(found: Anchor) -> Token | None:
    for token in reversed(list(found.span)):
        noun = complement(token)
        if noun is not None and noun.i >= found.end:
            return noun
    following = found.span.doc[found.end] if found.end < found.span.sent.end else None
    if following is None or following.lower_ != "of":
        return None
    return next((child for child in following.children if child.dep_ in ("pobj", "pcomp")), None)


def _share(found: Anchor, whole: Token, rule: str) -> Choice:
    """Tell "62% of patients met the target" from "solar made up 72% of new capacity"."""
    verb = governing_verb(found.root)
    subject = clause_subject(verb) if verb is not None else None
    part_of = subject is not None and subject.i not in range(found.start, found.end) and subject != whole
    if verb is None or subject is None or not part_of or found.root.i < verb.i:
        return Choice(head=whole, rule=rule, whole=whole)
    if verb.lemma_.lower() in _words("share_verbs") and subject not in whole.subtree:
        part = resolve(subject, f'subject of "{verb.text}", a share of "{whole.text}"')
        if part is not None:
            return Choice(head=part.head, rule=part.rule, resolved=part.resolved, whole=whole)
    return Choice(head=whole, rule=rule, whole=whole)


def property_noun(found: Anchor) -> Choice | None:
    """Take the property whose value this is: ``earnings`` in "earnings of $413 million"."""
    preposition = found.root.head
    if found.root.dep_ != "pobj" or preposition.dep_ != "prep":
        return None
    noun = preposition.head
    if noun.pos_ not in NOUNS or noun.i > found.start or preposition.lower_ not in ("of", "at", "to", "from", "by", "between", "above", "below", "under", "over", "in"):
        return None
    if preposition.lower_ != "of" and noun.lemma_.lower() not in _words("change_nouns") and governing_verb(noun) is not None:
        return None
    if noun.lemma_.lower() in _words("transparent") and complement(noun) == found.root:
        return _from_verb_of(noun)
    return _through(noun, f'property with this value "{noun.text}"')


def label_noun(found: Anchor) -> Choice | None:
    """Take the label of a figure in brackets or after a colon: "Physical abuse (32)", "Referrals: 658"."""
    doc, before = found.span.doc, found.start - 1
    first = found.span.sent.start
    if before <= first or doc[before].text not in ("(", ":", "[", "–", "—", "="):
        return None
    noun = doc[before - 1]
    while noun.pos_ not in NOUNS and noun.i > first and (noun.is_punct or noun.like_num or noun.pos_ == "SYM"):
        noun = doc[noun.i - 1]
    if noun.pos_ not in NOUNS:
        return None
    return Choice(head=noun, rule=f'label before the figure "{noun.text}"', confidence=0.8)


# --- nouns of the clause ---------------------------------------------------------------------------------------


def clause_noun(found: Anchor) -> Choice | None:
    """Take the noun the clause gives a value to: its object if the verb changes that, else its subject."""
    verb = governing_verb(found.root)
    if verb is None:
        return None
    thing = direct_object(verb, besides=found.span)
    if thing is not None and _is_argument(found, verb) and not _within_relative(thing, found):
        return _through(thing, f'object of "{verb.text}"')
    subject = clause_subject(verb)
    if subject is None or found.start <= subject.i < found.end:
        return None
    return resolve(subject, f'subject of "{verb.text}"')


def _is_argument(found: Anchor, verb: Token) -> bool:
    return found.root.dep_ in ("pobj", "npadvmod", "advmod", "dep", "nummod", "pcomp") and found.root.i > verb.i


def _within_relative(thing: Token, found: Anchor) -> bool:
    return found.root in chain.from_iterable(child.subtree for child in thing.children if child.dep_ == "relcl")


def resolve(token: Token, rule: str) -> Choice | None:
    """Make a choice of a subject token, through pronouns, expletives and transparent nouns."""
    if token.dep_ == "expl":
        token = next((child for child in token.head.children if child.dep_ == "attr"), token)
    if is_pronoun(token):
        stands_for = antecedent(token)
        if stands_for is None:
            return None
        return Choice(
            head=through_transparent(stands_for), rule=f'{rule}, "{token.text}"', resolved=True, confidence=0.6
        )
    if token.pos_ not in NOUNS:
        return None
    return Choice(head=_topic(token), rule=rule)


def _topic(noun: Token) -> Token:
    """Follow a transparent noun or a noun of change in subject place to what it is about."""
    if noun.lemma_.lower() in _words("change_nouns"):
        about = complement(noun, _OF_IN)
        if about is not None and about.pos_ in NOUNS:
            return through_transparent(about)
    return through_transparent(noun)


def _is_time(noun: Token) -> bool:
    return noun.lemma_.lower() in _words("time_nouns")


def fronted_whole(found: Anchor) -> Choice | None:
    """Take the noun of a fronted partitive: ``children`` in "Of those children, 44 are in care"."""
    sentence = found.span.sent
    for token in sentence[: max(0, found.start - sentence.start)]:
        if token.lower_ in ("of", "among") and (token.i == sentence.start or token.nbor(-1).text in (",", ";", "(", "and")):
            noun = next((child for child in token.children if child.dep_ in ("pobj", "pcomp")), None)
            stands_for = antecedent(noun) if noun is not None and is_pronoun(noun) else noun
            if stands_for is not None and stands_for.pos_ in NOUNS:
                rule = f'"{token.text}" before the clause'
                return Choice(head=stands_for, rule=rule, resolved=True, whole=noun, confidence=0.8)
    return None


COUNT_RULES: tuple[Rule, ...] = (counted_noun, complement_noun, fronted_whole, label_noun, property_noun, clause_noun)
MEASURE_RULES: tuple[Rule, ...] = (modified_noun, complement_noun, property_noun, fronted_whole, clause_noun, label_noun)
