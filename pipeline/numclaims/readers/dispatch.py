"""The seam for formats: a reader is found by the file's suffix, among ours and those that other packages offer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, cast

from numclaims.errors import DocumentError, FormatError
from numclaims.records import Document

ENTRY_POINTS = "numclaims.readers"
# Listed here as well as in the package's metadata, so that a source tree on the path reads files uninstalled.
BUILT_IN: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "numclaims.readers.plain:read",
        ".text": "numclaims.readers.plain:read",
        ".md": "numclaims.readers.markdown:read",
        ".markdown": "numclaims.readers.markdown:read",
    }
)


class Reader(Protocol):
    """What an entry point of the group ``numclaims.readers`` loads; its name is the suffix without the dot."""

    def __call__(self, path: Path, *, doc_id: str) -> Document:
        """Read one file; raise ``DocumentError`` where it is not what its suffix says."""
        ...


def read_document(path: Path, root: Path | None = None) -> Document:
    """Read a file with the reader for its suffix.

    Args:
        path: the file.
        root: the folder that ``doc_id`` is relative to; without one, ``doc_id`` is the file's name.

    Raises:
        FormatError: no reader knows the suffix.
        DocumentError: the file does not exist, cannot be opened, or is not what its suffix says.
    """
    if not path.is_file():
        if path.is_dir():
            raise DocumentError(f"{path} is a folder.", remedy="Name one document in it.")
        raise DocumentError(f"There is no file {path}.", remedy="Check the path.")
    reader = _reader(path)
    doc_id = path.relative_to(root).as_posix() if root else path.name
    try:
        return reader(path, doc_id=doc_id)
    except OSError as error:
        raise DocumentError(
            f"{path} cannot be read: {error.strerror or error}.", remedy="Check that it exists and may be read."
        ) from error


def readable_suffixes() -> tuple[str, ...]:
    """Give the suffixes that some reader knows, in alphabetical order.

    >>> {".md", ".txt"} <= set(readable_suffixes())
    True
    """
    return tuple(sorted(_registry()))


def _reader(path: Path) -> Reader:
    target = _registry().get(path.suffix.lower())
    if target is None:
        named = f"of the format {path.suffix}" if path.suffix else "a file without a suffix"
        raise FormatError(
            f"{path} is {named}, which numclaims does not read.",
            remedy=f"Convert it to one of {', '.join(readable_suffixes())}.",
        )
    module, _, attribute = target.partition(":")
    return cast("Reader", getattr(import_module(module), attribute))


@cache
def _registry() -> Mapping[str, str]:
    offered = {f".{entry.name.lower()}": entry.value for entry in entry_points(group=ENTRY_POINTS)}
    return MappingProxyType({**offered, **BUILT_IN})
