"""What a run may be told; the defaults are what a run does when it is told nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The options of a run over documents.

    Attributes:
        model: an installed spaCy English pipeline, by name or path; ``None`` takes the one numclaims comes with.
        hidden: also read files and folders whose name begins with a dot.
    """

    model: str | None = None
    hidden: bool = False
