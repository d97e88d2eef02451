"""The outcome of a rule: a subject's head token, and how it was reached."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A quantity's subject: its head noun, the words that tell how it was found, and the whole it is a part of.

    ``resolved`` says that the noun does not stand at the number's own place; ``confidence`` is how far the rule
    that chose it can be relied on.
    """

    head: Token
    rule: str
    resolved: bool = False
    whole: Token | None = None
    confidence: float = 0.9
