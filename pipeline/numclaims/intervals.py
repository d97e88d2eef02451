"""Stretches of days, and the calendar arithmetic on them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Interval:
    """The days from ``start`` to ``end``, both included; None where the wording leaves that side open or unsaid."""

    start: date | None = None
    end: date | None = None

    @property
    def complete(self) -> bool:
        """Say whether both ends are known."""
        return self.start is not None and self.end is not None

    def isoformat(self) -> tuple[str, str]:
        """Give both ends as ISO dates, empty where unknown.

        >>> months_from(date(2014, 8, 1), 1).isoformat()
        ('2014-08-01', '2014-08-31')
        """
        start, end = self.start, self.end
        return start.isoformat() if start else "", end.isoformat() if end else ""


UNKNOWN = Interval()


def in_year(interval: Interval, year: int) -> Interval:
    """Move an interval into another year ("the same quarter of 2023"), keyed by the year it ends in."""
    if interval.start is None or interval.end is None:
        return UNKNOWN
    if interval.start == interval.end:
        day = date(year, interval.end.month, min(interval.end.day, calendar.monthrange(year, interval.end.month)[1]))
        return Interval(day, day)
    months = 12 * (year - interval.end.year)
    start = shifted(interval.start.replace(day=1), months).replace(day=min(interval.start.day, 28))
    if interval.start.day == 1:
        start = start.replace(day=1)
    month_end = last_day(interval.end.year, interval.end.month) == interval.end
    end = last_day(year, interval.end.month) if month_end else interval.end.replace(year=year)
    return Interval(start, end)


def last_day(year: int, month: int) -> date:
    """Give a month's last day."""
    return date(year, month, calendar.monthrange(year, month)[1])


def shifted(first: date, months: int) -> date:
    """Move the first day of a month by whole months."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def months_from(first: date, count: int) -> Interval:
    """Give the whole months that begin on a day."""
    return Interval(first, shifted(first, count) - timedelta(days=1))
