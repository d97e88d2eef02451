"""The errors numclaims raises; each message names the thing, the cause and the remedy."""

from __future__ import annotations


class NumclaimsError(Exception):
    """Base of every error numclaims raises on purpose.

    Args:
        message: what went wrong, naming the thing.
        remedy: what the user can do about it.
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(f"{message} {remedy}".strip())
        self.message = message
        self.remedy = remedy


class DocumentError(NumclaimsError):
    """A document that cannot be found, read or decoded."""


class FormatError(NumclaimsError):
    """A format that numclaims does not know, or whose extra is not installed."""


class ModelNotFoundError(NumclaimsError):
    """A spaCy pipeline that is not installed or lacks a component numclaims needs."""


class OutputError(NumclaimsError):
    """An output that cannot be written."""
