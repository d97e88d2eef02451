"""The format of an output by its suffix, and the file replaced only when it is complete."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING

from numclaims.errors import FormatError, OutputError
from numclaims.writers import csv, jsonl

if TYPE_CHECKING:
    import pandas as pd

Writer = Callable[["pd.DataFrame", IO[bytes]], None]
WRITERS: Mapping[str, Writer] = MappingProxyType({".csv": csv.write, ".jsonl": jsonl.write})


def write(frame: pd.DataFrame, path: Path) -> None:
    """Write a table; an existing file is replaced in one step, or left as it was when writing fails.

    Raises:
        FormatError: no writer knows the suffix.
        OutputError: the file cannot be written.
    """
    check_output(path)
    try:
        with _replacing(path) as stream:
            WRITERS[path.suffix.lower()](frame, stream)
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror or error}.", remedy="Choose another place with -o."
        ) from error


def check_output(path: Path) -> None:
    """Refuse, before any work is done, an output that could not be written.

    Raises:
        FormatError: no writer knows the suffix.
        OutputError: the path is a folder, or its folder does not exist or may not be written to.
    """
    if path.is_dir():
        raise OutputError(f"{path} is a folder.", remedy=f"Name a file in it, such as {path / 'claims.csv'}.")
    if path.suffix.lower() not in WRITERS:
        named = f"The format {path.suffix}" if path.suffix else f"The format of {path}"
        raise FormatError(f"{named} is not known.", remedy=f"End the name in {' or '.join(writable_suffixes())}.")
    if not path.parent.is_dir():
        raise OutputError(f"There is no folder {path.parent}.", remedy=f"Make it first: mkdir -p {path.parent}")
    if not os.access(path.parent, os.W_OK):
        raise OutputError(f"{path.parent} may not be written to.", remedy="Choose another place with -o.")


def writable_suffixes() -> tuple[str, ...]:
    """Give the suffixes that some writer knows, in alphabetical order.

    >>> writable_suffixes()
    ('.csv', '.jsonl')
    """
    return tuple(sorted(WRITERS))


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:  # a named pipe or device is written to, not replaced
            yield stream
        return
    partial = target.with_name(f".{secrets.token_hex(8)}.partial")
    try:
        with partial.open("xb") as stream:
            yield stream
        if target.exists():
            shutil.copymode(target, partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
