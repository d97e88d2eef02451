"""The number grammar: every quantity that can be read off the characters of a text, and why other numbers are none."""

from __future__ import annotations

from numclaims.numbers.grammar import find

__all__ = ["find"]
