"""The doctor finds what is wrong with an installation and says what to do."""

from __future__ import annotations

import pytest

from numclaims import doctor, fingerprint
from numclaims.errors import ModelNotFoundError


def test_the_installed_model_is_the_pinned_one():
    for name, pinned in fingerprint.pinned_hashes().items():
        assert fingerprint.package_hash(name) == pinned, "run make pin if the model was changed on purpose"


def test_a_hash_tells_names_and_contents_apart(tmp_path):
    (tmp_path / "a").write_text("1", encoding="utf-8")
    first = fingerprint.folder_hash(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("x", encoding="utf-8")
    assert fingerprint.folder_hash(tmp_path) == first
    (tmp_path / "a").write_text("2", encoding="utf-8")
    second = fingerprint.folder_hash(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    assert len({first, second, fingerprint.folder_hash(tmp_path)}) == 3


def test_the_pinned_resource_is_printed(capsys):
    assert fingerprint.main(list(fingerprint.pinned_hashes())) == 0
    resource = fingerprint.files("numclaims").joinpath("resources/models.toml")
    assert capsys.readouterr().out == resource.read_text(encoding="utf-8")


def test_what_is_not_installed_has_no_hash():
    with pytest.raises(ModuleNotFoundError):
        fingerprint.package_hash("numclaims_has_no_such_model")


@pytest.mark.model
def test_this_installation_is_sound():
    assert [check for check in doctor.examine() if check.state == "wrong"] == []


def test_another_models_files_are_noticed(monkeypatch):
    monkeypatch.setattr(doctor, "package_hash", lambda name: "0" * 64)
    check = doctor._model(None)
    assert check.state == "wrong"
    assert "is not the one that was tested: sha256 0000000000000000…" in check.detail
    assert check.remedy.startswith("pip install --force-reinstall")


def test_a_missing_model_and_its_remedy_are_named():
    check = doctor._model("en_nope")
    assert (check.state, check.remedy) == ("wrong", "Check the name, or leave --model out to use the default one.")


def test_a_missing_or_old_package_is_named(monkeypatch):
    monkeypatch.setattr(doctor.metadata, "requires", lambda name: ["nopackage>=2", "spacy>=99", "nx>1; extra == 'x'"])
    needs = list(doctor._requirements())
    assert doctor._package(needs[0]).detail == "not installed"
    assert doctor._package(needs[1]).detail.endswith("but numclaims needs >=99")
    monkeypatch.setattr(doctor.metadata, "metadata", lambda name: FakeMetadata())
    (extra,) = doctor._extras(needs)
    assert (extra.state, extra.detail, extra.remedy) == ("absent", "without nx", "pip install 'numclaims[x]'")


class FakeMetadata:
    def get_all(self, name):
        return ["x"]


def test_a_self_test_that_breaks_is_told(monkeypatch):
    def broken(text, *, model=None):
        raise ModelNotFoundError("gone")

    monkeypatch.setattr("numclaims.api.extract", broken)
    assert doctor._self_test(None).detail == "ModelNotFoundError: gone"
