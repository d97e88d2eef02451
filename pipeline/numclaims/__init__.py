"""A folder of reports becomes a tidy table of numeric claims.

>>> import numclaims
>>> numclaims.__version__.count(".")
2
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numclaims.api import excluded, extract, extract_folder, load
    from numclaims.errors import NumclaimsError
    from numclaims.records import Claim
    from numclaims.tables import Tables

__version__ = "0.1.0"
__all__ = ["Claim", "NumclaimsError", "Tables", "__version__", "excluded", "extract", "extract_folder", "load"]

# Public names load on first use: importing the package must stay quick and must not bring in pandas or spaCy.
_HOMES = {
    "Claim": "numclaims.records",
    "NumclaimsError": "numclaims.errors",
    "Tables": "numclaims.tables",
    "excluded": "numclaims.api",
    "extract": "numclaims.api",
    "extract_folder": "numclaims.api",
    "load": "numclaims.api",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
