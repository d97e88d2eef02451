"""The JSON files of a set: those of a folder, or the one named."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from numclaims.evaluate.sets.base import SetError

T = TypeVar("T")


def json_files(path: Path, pattern: str = "*.json") -> dict[str, list[dict[str, Any]]]:
    """Read the entries of each file, by its name without suffixes.

    Raises:
        SetError: there is no such file, or a file is no list.
    """
    found = sorted(path.glob(pattern)) if path.is_dir() else [path]
    contents: dict[str, list[dict[str, Any]]] = {}
    for file in found:
        if not file.is_file():
            raise SetError(f"{file} does not exist.", remedy="Give the set's folder, or one of its JSON files.")
        entries = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(entries, list):
            raise SetError(f"{file} is not a list of cases.", remedy="Give the set's own JSON file.")
        contents[file.name.removesuffix(".json").removesuffix(".dev")] = entries
    if not contents:
        raise SetError(f"{path} has no {pattern} in it.", remedy="Give the set's folder, or one of its JSON files.")
    return contents


def interleaved(groups: Iterable[list[T]]) -> list[T]:
    """Order the cases of several files so that the first half of all is the first half of each."""
    placed = [(place / len(group), case) for group in groups for place, case in enumerate(group)]
    return [case for _, case in sorted(placed, key=lambda entry: entry[0])]
