"""Which unit begins after a number, and which currency sign ends before one."""

from __future__ import annotations

import re
from typing import Final

from numclaims.units import rare
from numclaims.units.expressions import Expression, read_expression
from numclaims.units.guards import Place, stands_alone
from numclaims.units.model import Unit, UnitMatch
from numclaims.units.money import pounds, sign_before
from numclaims.units.terms import SPELLING

LOOK_AHEAD: Final = 80
LOOK_BEHIND: Final = 200
JOINT: Final = re.compile(r"-| {0,2}")


def match_after(text: str, position: int) -> UnitMatch | None:
    """Find the longest unit expression after the number that ends at ``position``.

    Blanks or one hyphen may stand between.

    >>> match_after("12.5 mg/L of lead", 4).unit.name
    'milligram per litre'
    """
    window = text[position : position + LOOK_AHEAD].translate(SPELLING)
    joint = JOINT.match(window)
    start = joint.end() if joint else 0
    if not window[start:]:
        return None
    expression = read_expression(window, start)
    unusual = rare.read(window, start, expression.end if expression else start)
    if unusual is not None:
        return UnitMatch(unusual[0], position + start, position + unusual[1])
    if expression is None:
        return None
    before = text[max(0, position - LOOK_BEHIND) : position]
    if not expression.compound and not stands_alone(Place(before, window, start, expression.end)):
        return None
    unit = _resolved(expression, before, window)
    return UnitMatch(unit, position + start, position + expression.end)


def _resolved(expression: Expression, before: str, window: str) -> Unit:
    spelling = window[expression.first.start : expression.end].lower()
    if spelling in ("pound", "pounds") and window[0] != "-":
        return pounds(before, window[expression.end :]).unit
    return expression.unit


def match_before(text: str, position: int) -> UnitMatch | None:
    """Find the currency sign or code that ends before the number at ``position``.

    >>> match_before("about US$5m", 9).unit.name
    'United States dollar'
    """
    return sign_before(text, position)
