"""From a noun of the sentence to what it is about: through pronouns, transparent nouns and nouns of change."""

from __future__ import annotations

from spacy.tokens import Token

from numclaims.roles.choice import Choice, Earlier, words
from numclaims.syntax.clauses import antecedent, clause_subject, governing_verb, is_pronoun
from numclaims.syntax.phrases import NOUNS, complement, possessor

_OF_IN = frozenset({"of", "in"})


def is_time(noun: Token) -> bool:
    """Tell whether a noun names a stretch of time or a date."""
    return noun.lemma_.lower() in words("time_nouns")


def through_transparent(noun: Token) -> Token:
    """Follow "number of", "share of" and the like to the noun they count."""
    for _ in range(4):
        about = complement(noun)
        if noun.lemma_.lower() not in words("transparent") or about is None or not _can_be_subject(about):
            return noun
        noun = about
    return noun


def _can_be_subject(noun: Token) -> bool:
    return noun.pos_ in NOUNS and not noun.like_num and noun.text != "%"


def through(noun: Token, rule: str, earlier: Earlier) -> Choice:
    """Follow a noun of change or amount to the noun it is about."""
    if noun.lemma_.lower() not in words("change_nouns"):
        return Choice(head=through_transparent(noun), rule=rule)
    owner = possessor(noun)
    about = complement(noun, _OF_IN) or (owner if owner is not None and not is_pronoun(owner) else None)
    if about is not None and _can_be_subject(about) and not is_time(about):
        return Choice(head=through_transparent(about), rule=f'{rule}, of "{about.text}"')
    if any(child.dep_ in ("compound", "nmod") and child.pos_ in NOUNS for child in noun.lefts):
        return Choice(head=noun, rule=rule)
    return _changed(noun, earlier) or Choice(head=noun, rule=rule)


def _changed(noun: Token, earlier: Earlier) -> Choice | None:
    """Give what a bare noun of change is about: "sales saw a 5% rise", "rose to 658 referrals, an increase of 5%"."""
    opening = noun.left_edge.i - 1
    aside = opening >= noun.sent.start and noun.doc[opening].text in (",", "–", "—", "(", ";")
    if earlier and (aside or noun.dep_ in ("appos", "ROOT", "conj", "npadvmod")):
        last = earlier[-1]
        if last.choice is not None and last.anchor.start >= noun.sent.start:
            return last.choice.but(rule=f'change of "{last.anchor.span.text}"', resolved=True)
    return subject_of_verb_over(noun, earlier)


def subject_of_verb_over(noun: Token, earlier: Earlier) -> Choice | None:
    """Take the subject of the clause in which a noun that names no property stands."""
    verb = governing_verb(noun)
    subject = clause_subject(verb) if verb is not None and noun.dep_ not in ("nsubj", "nsubjpass") else None
    if verb is None or subject is None or subject == noun:
        return None
    return resolve(subject, f'subject of "{verb.text}"', earlier)


def resolve(token: Token, rule: str, earlier: Earlier = ()) -> Choice | None:
    """Make a choice of a subject token, through pronouns, expletives and transparent nouns."""
    figured = next((decision for decision in earlier if token in decision.anchor.span), None)
    if figured is not None:
        if figured.choice is None:
            return None
        return figured.choice.but(
            rule=f'as for "{figured.anchor.span.text}", the {rule}', resolved=True, whole=None, first=None
        )
    if token.dep_ == "expl":
        token = next((child for child in token.head.children if child.dep_ == "attr"), token)
    if token.lemma_.lower() == "one" and earlier and earlier[-1].choice is not None:
        return earlier[-1].choice.but(rule=f'{rule}, "{token.text}"', resolved=True, first=None)
    if is_pronoun(token):
        stands_for = antecedent(token)
        if stands_for is None:
            return None
        rule = f'{rule}, "{token.text}"'
        return Choice(head=topic_of(stands_for), rule=rule, resolved=True)
    return Choice(head=topic_of(token), rule=rule) if token.pos_ in NOUNS or token.tag_ == "VBG" else None


def topic_of(noun: Token) -> Token:
    """Follow a transparent noun or a noun of change in subject place to what it is about."""
    if noun.lemma_.lower() in words("change_nouns"):
        about = complement(noun, _OF_IN)
        if about is not None and _can_be_subject(about):
            return through_transparent(about)
    return through_transparent(noun)
