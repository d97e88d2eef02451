"""What the README and the docs show is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PYTHON = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"\bnumclaims (extract|show|doctor|columns|evaluate)\b")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@pytest.mark.model
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_of_a_page_runs(page, tmp_path, monkeypatch):
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "one.txt").write_text("More than 600 referrals arrive each week, said the council.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for block in PYTHON.findall(page.read_text(encoding="utf-8")):
        exec(compile(block, page.name, "exec"), {})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_links_of_a_page_lead_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_every_command_is_in_the_readme(numclaims_command):
    shown = set(COMMAND.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    listed = numclaims_command("--help").stdout
    assert shown == {name for name in ("extract", "show", "doctor", "columns", "evaluate") if f" {name} " in listed}
