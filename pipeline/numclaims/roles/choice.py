"""The outcome of a rule: a subject's head token, and how it was reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from numclaims.lexicon import word_sets
from numclaims.syntax.anchors import Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A quantity's subject: its head noun, the words that tell how it was found, and the whole it is a part of.

    ``first`` is the token its phrase starts with, where the rule knows that better than the parse. ``resolved`` says
    that the noun does not stand at the number's own place.
    """

    head: Token
    rule: str
    resolved: bool = False
    whole: Token | None = None
    first: int | None = None

    def but(self, **changes: object) -> Choice:
        """Give the same choice with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Decision:
    """An earlier quantity of the text and what was chosen for it."""

    anchor: Anchor
    choice: Choice | None


Earlier = Sequence[Decision]
Rule = Callable[[Anchor, Earlier], Choice | None]


def words(key: str) -> frozenset[str]:
    """Give one list of the subject lexicon."""
    return word_sets("subject_words")[key]
