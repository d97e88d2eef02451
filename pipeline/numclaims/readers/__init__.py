"""Readers turn a file into a ``Document``: its text, and blocks that know their zone and nearest heading."""

from numclaims.readers.dispatch import read_document, readable_suffixes
from numclaims.readers.plain import document_from_text

__all__ = ["document_from_text", "read_document", "readable_suffixes"]
