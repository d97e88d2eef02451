"""The model's fingerprint: a hash of its files, against the one that this release was built with.

The default model comes to the registry from a third party; the pinned hash says it is the one that was tested.
``make pin`` writes ``resources/models.toml`` anew.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

HEADER = """\
# The models this release was built and tested with: a hash of each package's files, names and contents.
# Written by `make pin` (python -m numclaims.fingerprint MODEL...); `numclaims doctor` compares.
"""


def package_hash(name: str) -> str:
    """Hash the files of an installed package: their relative names and contents, byte code left out.

    Raises:
        ModuleNotFoundError: it is not installed.
    """
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    return folder_hash(Path(spec.origin).parent)


def folder_hash(folder: Path) -> str:
    """Hash the files below a folder: their relative names and contents, byte code left out."""
    digest = hashlib.sha256()
    named = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    for name, path in sorted(pair for pair in named if "__pycache__" not in pair[0]):
        digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def pinned_hashes() -> Mapping[str, str]:
    """Give the hash that is expected of each model this release knows."""
    text = files("numclaims").joinpath("resources/models.toml").read_text(encoding="utf-8")
    return {name: entry["sha256"] for name, entry in tomllib.loads(text).items()}


def main(names: Sequence[str] | None = None) -> int:
    """Print the pinned resource for the packages named on the command line."""
    sys.stdout.write(HEADER)
    for name in sys.argv[1:] if names is None else names:
        sys.stdout.write(f'\n[{name}]\nsha256 = "{package_hash(name)}"\n')
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
