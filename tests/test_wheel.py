"""The wheel, installed in an empty environment away from the repository, does the same job."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, REPOSITORY]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("numclaims-*.whl")
    return built


def test_the_wheel_holds_what_runs_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    packaged = {name for name in names if not name.split("/")[0].endswith(".dist-info")}
    source = REPOSITORY / "pipeline"
    expected = {
        path.relative_to(source).as_posix()
        for path in (source / "numclaims").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert packaged == expected
    assert {"numclaims/py.typed", "numclaims/resources/models.toml"} <= packaged
    assert any(name.endswith("licenses/LICENSE") for name in names)


@pytest.mark.model
def test_it_works_away_from_the_repository(wheel, tmp_path):
    python = _environment(tmp_path / "venv", wheel)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(*arguments):
        return subprocess.run(
            arguments, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=120
        )

    where = run(python, "-c", "import numclaims; print(numclaims.__file__)").stdout
    assert where.startswith(str(tmp_path))
    (tmp_path / "a.txt").write_text("More than 132 children are in care.", encoding="utf-8")
    result = run(python.with_name("numclaims"), "extract", "a.txt", "-o", "claims.csv")
    assert result.returncode == 0, result.stderr
    (row,) = csv.DictReader((tmp_path / "claims.csv").open(encoding="utf-8", newline=""))
    assert (row["value"], row["bound"], row["subject"]) == ("132", "more_than", "children")
    doctor = run(python.with_name("numclaims"), "doctor")
    assert doctor.returncode == 0, doctor.stdout


def _environment(folder: Path, wheel: Path) -> Path:
    """Make an environment with the wheel, and this one's dependencies, but not its way to the repository."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True, capture_output=True)
    python = folder / "bin" / "python"
    here = Path(sysconfig.get_path("purelib"))
    there = Path(
        subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
    )
    # Links instead of a copy: .pth files, by which an editable installation finds the repository, stay behind.
    for entry in here.iterdir():
        if not entry.name.startswith("numclaims") and entry.suffix != ".pth" and entry.name != "__pycache__":
            (there / entry.name).symlink_to(entry)
    install = [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel]
    subprocess.run(install, check=True, capture_output=True)
    return python
