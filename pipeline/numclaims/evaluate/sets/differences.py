"""The declared differences: where a set's convention contradicts ours, and why ours stays."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Difference:
    """A convention of a set that is not ours.

    It covers a quantity of the set that we lack (``missing``) or one of ours that the set lacks (``spurious``);
    each is a pattern for the whole label of the quantity. ``text`` narrows it to the texts it is found in, where
    ``<surface>`` stands for the quantity's own.
    """

    test_set: str
    reason: str
    missing: re.Pattern[str] | None = None
    spurious: re.Pattern[str] | None = None
    text: str = ""

    def covers(self, text: str, label: str, *, missing: bool) -> bool:
        """Say whether it explains a quantity of the set that is missing here, or one of ours that is spurious."""
        pattern = self.missing if missing else self.spurious
        if pattern is None or pattern.fullmatch(label) is None:
            return False
        around = self.text.replace("<surface>", re.escape(label.partition(" = ")[0]))
        return re.search(around, text) is not None


def reason_for(test_set: str, text: str, label: str, *, missing: bool) -> str:
    """Give the declared reason for a quantity only one side has; empty where it is a mistake."""
    found = (one for one in differences_of(test_set) if one.covers(text, label, missing=missing))
    return next((one.reason for one in found), "")


@cache
def differences_of(test_set: str) -> tuple[Difference, ...]:
    """Read a set's declared differences from ``declared_differences.toml``."""
    text = files("numclaims.resources").joinpath("declared_differences.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)["difference"]
    return tuple(_difference(test_set, entry) for entry in entries if entry["set"] == test_set)


def _difference(test_set: str, entry: dict[str, str]) -> Difference:
    missing, spurious = (_pattern(entry, key) for key in ("missing", "spurious"))
    return Difference(test_set, entry["reason"], missing, spurious, entry.get("text", ""))


def _pattern(entry: dict[str, str], key: str) -> re.Pattern[str] | None:
    return re.compile(entry[key]) if key in entry else None
