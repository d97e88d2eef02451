"""What a pronoun before or after a figure stands for, among the nouns of earlier figures."""

from __future__ import annotations

from spacy.tokens import Token

from numclaims.roles.choice import Choice, Earlier
from numclaims.syntax.anchors import Anchor


def figured_antecedent(pronoun: Token, found: Anchor, earlier: Earlier) -> Token | None:
    """Take for a pronoun the noun of the nearest fitting figure: "9,200 homes, a third of them beyond repair"."""
    if pronoun.lower_ in ("it", "this", "that"):
        kinds = {found.quantity.kind} & {"money", "measure"}
    else:
        kinds = {"count", "percent", "ratio"}
    fitting = [
        decision
        for decision in earlier
        if decision.choice is not None and decision.anchor.quantity.kind in kinds and decision.choice.head.i < pronoun.i
    ]
    if not fitting:
        return None
    sentence = fitting[-1].anchor.sent
    last = last_argument([decision for decision in fitting if decision.anchor.sent == sentence])
    return last.head if last is not None else None


def last_argument(decisions: Earlier) -> Choice | None:
    """Give the last subject that is an argument of its clause, not in an adjunct ("64 concerts in 19 venues")."""
    chosen = [decision.choice for decision in decisions if decision.choice is not None]
    arguments = [choice for choice in chosen if not _in_adjunct(choice.head)]
    return arguments[-1] if arguments else chosen[-1] if chosen else None


def _in_adjunct(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ not in ("of", "to", "by")
