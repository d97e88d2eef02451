"""Public test sets: one module a set, each naming our claims in its conventions."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, Final

from numclaims.evaluate.sets.base import PublicSet, Report, SetError, System, evaluate, numclaims_system

SETS: Final = {
    "newsquant": "newsquant:NewsQuant",
    "measeval": "measeval:MeasEval",
    "recognizers": "recognizers:Recognizers",
    "quantulum3": "quantulum:Quantulum",
    "quinex": "quinex:Quinex",
    "grobid": "grobid:Grobid",
    "tatqa": "tatqa:TatQA",
}
"""The sets by name, with the module and class of each."""


def evaluate_set(  # noqa: PLR0913 (the options of the command, one for one)
    name: str,
    path: Path,
    *,
    errors: int = 0,
    predictions: Path | None = None,
    model: str | None = None,
    part: str = "all",
    system: System | None = None,
) -> Report:
    """Run the extraction with its default settings over a public test set and score it by the set's conventions.

    Args:
        name: one of ``SETS``.
        path: the set's file or folder, as it is published.
        errors: how many examples of each kind of error to keep in the report.
        predictions: where to write the predictions in the set's own format: a file, or a folder for MeasEval.
        model: the spaCy pipeline to use; ``None`` takes the default.
        part: ``all`` cases, or only the ``first`` or ``second`` half of them; the second is only scored.
        system: a peer to score in the place of numclaims.

    Raises:
        SetError: there is no such set or part, nothing is at the path, or errors of the second half are asked for.
    """
    if part not in ("all", "first", "second") or (part == "second" and errors):
        raise SetError(
            f"The part {part!r} cannot be shown." if errors else f"There is no part {part!r}.",
            remedy="Choose all, first or second; the second half is set aside, and its errors stay unread.",
        )
    if not path.exists():
        raise SetError(f"There is no {path}.", remedy=f"Name the file or folder of {name}.")
    return evaluate(
        set_named(name), path, system or numclaims_system(model), errors=errors, predictions=predictions, part=part
    )


def set_named(name: str) -> PublicSet[Any, Any]:
    """Give the set of a name.

    Raises:
        SetError: there is none.
    """
    if name not in SETS:
        raise SetError(f"There is no set {name!r}.", remedy=f"Choose one of: {', '.join(SETS)}.")
    module, _, kind = SETS[name].partition(":")
    test_set: PublicSet[Any, Any] = getattr(import_module(f"{__name__}.{module}"), kind)()
    return test_set
