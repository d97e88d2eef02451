"""The unit catalogue and its resolver: which unit begins or ends at a place in a text."""

from numclaims.units.model import Unit, UnitMatch
from numclaims.units.names import by_name
from numclaims.units.resolver import match_after, match_before

__all__ = ["Unit", "UnitMatch", "by_name", "match_after", "match_before"]
