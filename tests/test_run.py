"""Runs over folders: what is found, in which order, and what becomes of a document that fails."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from numclaims import run
from numclaims.config import Config
from numclaims.errors import DocumentError
from numclaims.extraction import Extraction
from numclaims.records import Failure
from numclaims.run import Finished, discover, extract_sources


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    for name in ("b.txt", "a.md", "sub/c.txt", "sub/d.pdf", ".hidden.txt", ".git/e.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("12 beds", encoding="utf-8")
    return folder


@pytest.fixture
def echo(monkeypatch):
    """Stand in for the language part: a document whose text says so fails."""

    def extract_documents(documents, nlp):
        for document in documents:
            if "broken" in document.text:
                raise RuntimeError("boom")
            yield Extraction(document, (), (), 0)

    monkeypatch.setattr(run, "extract_documents", extract_documents)


def ids(discovery):
    return [source.doc_id for source in discovery.sources]


def test_a_folder_is_read_in_a_stable_order_without_hidden_files(reports):
    found = discover([reports], Config())
    assert ids(found) == ["a.md", "b.txt", "sub/c.txt"]
    assert [path.name for path in found.skipped] == ["d.pdf"]
    assert found.failures == ()


def test_hidden_files_can_be_read(reports):
    assert ids(discover([reports], Config(hidden=True))) == [".git/e.txt", ".hidden.txt", "a.md", "b.txt", "sub/c.txt"]


def test_a_file_reached_twice_is_read_once(reports):
    assert ids(discover([reports / "b.txt", reports, reports / "sub"], Config())) == ["b.txt", "a.md", "sub/c.txt"]


def test_documents_that_would_share_an_id_have_their_whole_paths(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("x", "y"):
        Path(folder).mkdir()
        Path(folder, "same.txt").touch()
    both = ["x/same.txt", "y/same.txt"]
    assert ids(discover([Path("x"), Path("y")], Config())) == both
    assert ids(discover([Path("y"), Path("x")], Config())) == both[::-1]


def test_a_path_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(DocumentError, match=r"There is no file or folder .*none\. Check the path\."):
        discover([tmp_path / "none"], Config())


def test_links_back_to_the_folder_do_no_harm(reports):
    (reports / "loop").symlink_to(reports)
    assert ids(discover([reports], Config())) == ["a.md", "b.txt", "sub/c.txt"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may list any folder")
def test_a_folder_that_may_not_be_listed_is_a_failure(reports):
    (reports / "sub").chmod(0)
    try:
        failure = discover([reports], Config()).failures[0]
    finally:
        (reports / "sub").chmod(0o700)
    assert (failure.path, failure.stage) == (str(reports / "sub"), "find")


@pytest.mark.usefixtures("echo")
def test_a_document_that_fails_does_not_stop_the_run(reports):
    (reports / "b.txt").write_text("broken", encoding="utf-8")
    (reports / "c.txt").write_bytes(b"%PDF-1.7")
    calls = []
    found = discover([reports], Config())
    outcomes = list(extract_sources(found.sources, None, progress=lambda *call: calls.append(call)))
    assert [type(outcome) for outcome in outcomes] == [Finished, Failure, Failure, Finished]
    assert outcomes[1] == Failure(
        path=str(reports / "b.txt"),
        stage="extract",
        error="RuntimeError: boom",
        remedy="This is a fault in numclaims: please report it with the document.",
    )
    assert (outcomes[2].stage, outcomes[2].remedy) == ("read", "Save it as text in UTF-8.")
    assert calls == [(1, 4, "a.md"), (2, 4, "b.txt"), (3, 4, "c.txt"), (4, 4, "sub/c.txt")]
