"""Bytes of a file to the text a person would see, or a refusal that says what the file seems to be."""

from __future__ import annotations

import codecs
import logging
from pathlib import Path

from numclaims.errors import DocumentError

logger = logging.getLogger(__name__)

# UTF-32 first: its little-endian mark begins with that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x1f\x8b", "a gzip archive"),
)
BLANKS = b"\t\n\v\f\r"
CONTROLS = bytes(code for code in range(32) if code not in BLANKS)
MAX_CONTROL_SHARE = 0.1


def read_text(path: Path) -> str:
    """Read a text file.

    Raises:
        DocumentError: the file is not text.
        OSError: it cannot be opened.
    """
    return decode(path.read_bytes(), name=str(path))


def decode(data: bytes, *, name: str) -> str:
    """Decode by byte order mark, else as UTF-8, else as Windows-1252 with a warning.

    Stray control characters, NUL among them, are kept: text extracted from other formats has some. A file with
    many, or with NULs where it is not UTF-8, is not text.

    Args:
        data: the file's bytes.
        name: how to call the file in messages.

    Raises:
        DocumentError: the bytes are not text.

    >>> decode("5 µg".encode("utf-16"), name="dose.txt")
    '5 µg'
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    _refuse_known_formats(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise _not_text(name) from error
        logger.warning("%s is not UTF-8; it was read as Windows-1252", name)
        text = data.decode("cp1252", errors="replace")
    if len(data) - len(data.translate(None, CONTROLS)) > MAX_CONTROL_SHARE * len(data):
        raise _not_text(name)
    return text


def _refuse_known_formats(data: bytes, name: str) -> None:
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise DocumentError(f"{name} is not text: it is {what}.", remedy="Save it as text in UTF-8.")


def _not_text(name: str) -> DocumentError:
    return DocumentError(
        f"{name} is not text: it has bytes that no text has.",
        remedy="Save it as text in UTF-8; if it is UTF-16, save it with a byte order mark.",
    )
