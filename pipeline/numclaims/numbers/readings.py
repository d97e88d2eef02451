"""Readings: an atom with its sign, currency, scale and unit, still without its neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from numclaims import units
from numclaims.numbers import lexicon, parts, scales, signs, surroundings
from numclaims.units import UnitMatch

if TYPE_CHECKING:
    from numclaims.numbers.atoms import Atom
    from numclaims.units import Unit

FULL_TIME = "full-time equivalent"
_EQUIVALENT = re.compile(
    r"[ \u00a0-]{1,2}(?:(?:full|whole)[- ]time[- ]equivalents?|ftes?"
    r"|wtes?)(?!\w)|(?P<bare>[ \u00a0]{1,2}full[- ]time)(?=[ \u00a0][a-z])"
)
_DESCRIBED = re.compile(
    r"[ \u00a0-](?:working|business|calendar|trading|consecutive|straight|full|whole|long|solid)(?=[ -])"
)
_QUOTIENT = re.compile(r"[/⁄½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_HALF_OF = re.compile(r"[ \u00a0]{1,2}(?:of\s{1,2})?(?:an?|one)(?=\s{1,2}\w)")
_OLD = re.compile(r"[-\s]{1,2}olds?(?!\w)|\s{1,2}of age(?!\w)|\s{1,2}in age(?!\w)")
_TIMES = re.compile(r"(?P<fold>-?fold)(?!\w)|(?:\s{1,2}times|x|×)(?![\w×])")
_SECOND_RANK = re.compile(r"[ -](?:half|place|quarter|time|round|stage|phase|leg|highest|largest)(?!\w)")
_LONG_TIME = re.compile(
    r"\s?(?:/|per|an?)\s?(?:d|day|days|week|month|yr|year|annum|decade"
    r"|century|fortnight)$|[ \u00a0·]?(?:yr|d|day|year)[⁻−-][1¹]$"
)
_INCHES = re.compile(r"-(?P<inches>[0-9]{1,2})(?!\w)")
_INCHES_IN_FOOT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One number read on its own; ``start``/``end`` span sign, currency, number, scale and unit."""

    atom: Atom
    start: int
    end: int
    number_start: int
    number_end: int
    value: float | None
    low: float | None = None
    high: float | None = None
    scale: float = 1.0
    unit: Unit | None = None
    unit_before: bool = False
    unit_text: str = ""
    kind: str = ""
    bound: str = ""
    notes: tuple[str, ...] = ()
    per: str = ""
    age: bool = False
    shared: bool = False

    @property
    def bare(self) -> bool:
        """Tell whether the number has neither a unit nor a kind of its own."""
        return self.unit is None and not self.kind


def read(text: str, folded: str, atom: Atom, *, floor: int) -> Reading:
    """Read the atom's sign, currency, scale and unit; nothing before ``floor`` belongs to it."""
    start, negative = signs.find_sign(text, folded, atom, floor)
    before = units.match_before(text, start) if start > floor else None
    if before is not None and before.start < floor:
        before = None
    if before is not None and not negative:
        start, negative = signs.before_currency(text, before.start, floor)
    elif before is not None:
        start = before.start
    scale, end, note = scales.find_scale(text, folded, atom, money=before is not None and before.unit.kind == "money")
    notes = [_said(text, atom)] + ([f'scale "{note}"'] if note else [])
    factor = -scale if negative else scale
    reading = Reading(
        atom=atom,
        start=start,
        end=end,
        number_start=atom.start,
        number_end=end,
        value=None if atom.value is None else _clean(atom.value * factor),
        low=None if atom.low is None else atom.low * scale,
        high=None if atom.high is None else atom.high * scale,
        scale=scale,
        notes=tuple(notes),
    )
    if before is not None:
        return _priced(text, reading, before)
    return _with_unit(text, folded, reading)


def _said(text: str, atom: Atom) -> str:
    surface = text[atom.start : atom.end]
    return f'{"digits" if atom.form == "digits" else "words"} "{surface}"'


def _clean(value: float) -> float:
    """Take off the binary dust that scaling leaves: 1.2 million is 1200000, not 1199999.9999999998."""
    return float(f"{value:.15g}")


def _priced(text: str, reading: Reading, before: UnitMatch) -> Reading:
    named = f'unit "{text[before.start : before.end].strip()}"'
    reading = replace(
        reading,
        start=min(reading.start, before.start),
        unit=before.unit,
        unit_before=True,
        unit_text=text[before.start : before.end],
        kind=before.unit.kind,
        notes=(*reading.notes, named),
    )
    after = units.match_after(text, reading.end)
    if after is None or after.unit.kind != "money" or text[after.start - 1] == "-":
        return reading
    if after.unit.currency and before.unit.currency in ("", "USD", after.unit.currency):
        return replace(reading, end=after.end, unit=after.unit)
    return reading


def _with_unit(text: str, folded: str, reading: Reading) -> Reading:
    atom = reading.atom
    if atom.form in ("times", "factor", "once"):
        return _occasions(folded, reading)
    if atom.form == "unit and half":
        return _unit_and_half(text, reading)
    equivalent = _EQUIVALENT.match(folded, reading.end)
    if equivalent is not None and not (
        equivalent["bare"] and (reading.value is None or float(reading.value).is_integer())
    ):
        return _equivalent(text, reading, equivalent.end())
    times = _TIMES.match(folded, reading.end)
    if times is not None and (times["fold"] or atom.form in ("digits", "words")):
        return _times(text, folded, reading, times)
    after = units.match_after(text, reading.end) or _described_time(text, folded, reading.end)
    if after is None and atom.form in ("half", "part", "article part", "fraction", "digits", "words"):
        after = _of_unit(text, folded, reading)
    if after is None or (after.unit.name == "second" and _SECOND_RANK.match(folded, after.end)):
        return replace(reading, kind="ratio") if _is_share(reading) else reading
    return _measured(text, folded, reading, after)


def _described_time(text: str, folded: str, end: int) -> UnitMatch | None:
    """Read the unit of "three working days" and "six consecutive quarters"."""
    described = _DESCRIBED.match(folded, end)
    after = units.match_after(text, described.end()) if described is not None else None
    return after if after is not None and after.unit.kind == "duration" else None


def _occasions(folded: str, reading: Reading) -> Reading:
    """Read "twice as many" as a factor and "scored twice" as a count of occasions."""
    occasions = reading.atom.form == "once" or (
        folded[reading.start : reading.end] in lexicon.TIMES and parts.counts_occasions(folded, reading.end)
    )
    return reading if occasions else replace(reading, kind="ratio")


def _unit_and_half(text: str, reading: Reading) -> Reading:
    """Read the unit inside "a year and a half"."""
    article = reading.atom.start + len(text[reading.atom.start : reading.atom.start + 8].split(maxsplit=1)[0])
    found = units.match_after(text, article)
    if found is None:
        return reading
    unit_text = text[found.start : found.end]
    note = f'unit "{unit_text}"'
    return replace(reading, unit=found.unit, unit_text=unit_text, kind=found.unit.kind, notes=(*reading.notes, note))


def _is_share(reading: Reading) -> bool:
    if reading.atom.form == "digits":
        quotient = reading.notes[0].endswith('"') and _QUOTIENT.search(reading.notes[0]) is not None
        return quotient and reading.value is not None and 0 < reading.value < 1
    return reading.atom.form in ("half", "part", "article part", "fraction")


def _of_unit(text: str, folded: str, reading: Reading) -> UnitMatch | None:
    """Read the unit of "half an hour" and "three quarters of a mile"."""
    if reading.value is None or not abs(reading.value) < 1:
        return None
    joint = _HALF_OF.match(folded, reading.end)
    if joint is not None and "of" not in joint.group() and reading.atom.form in ("part", "fraction", "article part"):
        # "a quarter a decade ago" is a share at a time; "half a mile" and "1/2 a mile" need no "of".
        return None if not folded.startswith("a half", reading.start) else units.match_after(text, joint.end())
    return units.match_after(text, joint.end()) if joint is not None else None


def _equivalent(text: str, reading: Reading, end: int) -> Reading:
    unit = units.by_name(FULL_TIME)
    note = f'unit "{text[reading.end : end].strip(" -")}"'
    return replace(reading, end=end, unit=unit, unit_text=FULL_TIME, kind="measure", notes=(*reading.notes, note))


def _times(text: str, folded: str, reading: Reading, found: re.Match[str]) -> Reading:
    """Read "three times as many" and "1.5x" as factors; "three times" alone counts occasions."""
    word = surroundings.word_after(folded, found.end())
    factor = (
        bool(found["fold"]) or "times" not in found.group() or word in lexicon.FACTOR_AFTER or not reading.atom.whole
    )
    if not factor:
        return replace(reading, end=parts.occasions_end(folded, reading.end))
    note = f'factor "{text[reading.end : found.end()].strip()}"'
    return replace(reading, end=found.end(), kind="ratio", notes=(*reading.notes, note))


def _without_time(text: str, reading: Reading, after: UnitMatch) -> UnitMatch:
    """Leave a denominator of a day or longer to the rate: "2.9 mm per year" is millimetres, per year.

    Seconds, minutes and hours stay in the unit, where they make speeds, flows and powers.
    """
    found = _LONG_TIME.search(text[after.start : after.end])
    if found is None or not found.start() or _named_rate(after.unit) is not None:
        return after
    head = reading.end
    shorter = units.match_after(text[head : after.start + found.start()], 0)
    return after if shorter is None else UnitMatch(shorter.unit, head + shorter.start, head + shorter.end)


def _unscaled(reading: Reading, after: UnitMatch) -> Reading:
    """Move the scale of a unit such as "bcm" (billion cubic metres) into the number."""
    word, _, rest = after.unit.name.partition(" ")
    named, per = _named_rate(after.unit) or (rest, "")
    plain = units.by_name(named) if word in lexicon.SCALES else None
    if plain is None or reading.value is None:
        return replace(reading, unit=after.unit)
    scale = lexicon.SCALES[word]
    return replace(reading, unit=plain, per=per, value=_clean(reading.value * scale), scale=reading.scale * scale)


def _named_rate(unit: Unit) -> tuple[str, str] | None:
    """Split a unit known only as a scaled rate ("mb/d", million barrels per day) into unit and denominator."""
    word, _, rest = unit.name.partition(" ")
    head, joint, per = rest.partition(" per ")
    return (head, per) if word in lexicon.SCALES and joint and per in lexicon.TIME_WORDS else None


def _measured(text: str, folded: str, reading: Reading, after: UnitMatch) -> Reading:
    after = _without_time(text, reading, after)
    unit_text = text[after.start : after.end]
    reading = _unscaled(reading, after)
    reading = replace(
        reading,
        end=after.end,
        unit_text=unit_text,
        kind=after.unit.kind,
        notes=(*reading.notes, f'unit "{unit_text}"'),
    )
    if (
        after.unit.name == "foot"
        and (inches := _INCHES.match(folded, after.end)) is not None
        and reading.value is not None
    ):
        return replace(reading, end=inches.end(), value=reading.value + int(inches["inches"]) / _INCHES_IN_FOOT)
    old = _OLD.match(folded, after.end) if after.unit.kind == "duration" else None
    if old is None:
        return reading
    return replace(
        reading,
        end=old.end(),
        kind="age",
        age=True,
        notes=(*reading.notes, f'age "{text[after.end : old.end()].strip(" -")}"'),
    )
