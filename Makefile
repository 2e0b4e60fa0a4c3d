# The recipes of Alongside. `check` changes nothing, `fix` does; CI runs the same.
# Variables: PYTHON (3.11 or later), PORT (demo), PACK (folder of the England pack), WORKERS (tests),
# PAGES (bench: synthetic offers beside what ships, for the pages: 0,10000,50000 if not said),
# SIZES (bench: offers in the index: 10000,50000,200000 if not said; 1000000 and 5000000 take long).
PYTHON  ?= python3
PORT    ?= 8000
WORKERS ?= 2
PACK    ?=
PAGES   ?=
SIZES   ?=
UV      ?= uv

BIN    := .venv/bin
VENDOR := src/alongside/web/static/vendor
TEXTS  := $(patsubst %.po,%.mo,$(wildcard src/alongside/web/locale/*/LC_MESSAGES/django.po))
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
PYTEST := $(BIN)/python -m pytest
LOCK   := $(UV) pip compile pyproject.toml --python-version 3.11 --universal --generate-hashes \
          --no-emit-index-url --no-header --quiet

.DEFAULT_GOAL := help
.PHONY: help install dev spark front demo test test-long check fix audit bench lock clean
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
unexport PYTHONDONTWRITEBYTECODE  # what is compiled once is kept, or each of the suite's commands does it again

help:            ## say what can be made
	@echo "Alongside: an open innovation exchange for co-produced health and care."
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

install: .venv/.base            ## the program and what it needs, into .venv
dev: .venv/.dev                 ## what the tests and checks need too
spark: .venv/.spark             ## matching on a cluster: PySpark, beside a Java 17
front: $(VENDOR)/.done          ## the front-end libraries, as package-lock.json names them

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Alongside needs Python 3.11 or later; '$(PYTHON)' is not. Name another: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  echo "Your Python has no ensurepip. Install it with:  apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.base: requirements/base.txt pyproject.toml | .venv/bin/python
	$(PIP) install --no-compile --require-hashes -r requirements/base.txt
	$(PIP) install --no-compile --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.base
	$(PIP) install --no-compile --require-hashes -r requirements/dev.txt
	@touch $@

.venv/.spark: requirements/spark.txt .venv/.base
	$(PIP) install --no-compile --require-hashes -r requirements/spark.txt
	@touch $@

$(VENDOR)/.done: package-lock.json scripts/front_end.py scripts/dark_styles.py \
                $(wildcard src/alongside/web/styles/*) .venv/.base
	$(BIN)/python scripts/front_end.py
	@touch $@

%.mo: %.po scripts/texts.py .venv/.base
	@$(BIN)/python scripts/texts.py compile

demo: .venv/.base $(VENDOR)/.done $(TEXTS)  ## load what ships, serve on PORT; PACK=FOLDER adds the England pack
	@$(BIN)/alongside demo --port $(PORT) $(if $(PACK),--pack $(PACK))

test: .venv/.dev $(VENDOR)/.done $(TEXTS)  ## the suite on PostgreSQL, then on SQLite (at most 20 minutes)
	@$(PYTEST) -n $(WORKERS) --db postgres
	@$(PYTEST) -n $(WORKERS) --db sqlite

test-long: .venv/.dev $(VENDOR)/.done $(TEXTS)  ## what takes longer: many random worlds, hash seeds, fuzz
	@for seed in 0 1 2; do PYTHONHASHSEED=$$seed $(PYTEST) -n $(WORKERS) tests/engines \
	  --record benchmarks/results/engines-hash-seed-$$seed.json || exit 1; done
	@$(PYTEST) -n $(WORKERS) --long -m "not browser" --record benchmarks/results/test-long.json
	@$(PYTEST) -n $(WORKERS) --long -m "not browser" --db postgres

check: .venv/.dev                  ## style, types, imports, templates, documents, texts, migrations
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint src/alongside/web --lint --quiet
	$(BIN)/python scripts/check_docs.py
	$(BIN)/python scripts/texts.py check
	$(BIN)/python manage.py makemigrations --check --dry-run

fix: .venv/.dev                    ## put style right, write the reference, gather the texts to translate
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .
	$(BIN)/python scripts/write_reference.py
	$(BIN)/python scripts/texts.py gather

audit: .venv/.dev                  ## known faults in what is pinned, as PyPI knows them
	$(BIN)/pip-audit -r requirements/base.txt --require-hashes --disable-pip --progress-spinner off

bench: .venv/.dev                  ## time and memory on fixed inputs, as JSON
	@$(BIN)/python -m benchmarks $(if $(PACK),--pack $(PACK)) $(if $(PAGES),--pages $(PAGES)) $(if $(SIZES),--sizes $(SIZES))

lock:                              ## compile the locks again (needs uv)
	@command -v $(UV) >/dev/null || { echo "No uv: name it with  make lock UV=/path/to/uv" >&2; exit 1; }
	$(LOCK) -o requirements/base.txt
	$(LOCK) --extra postgres --extra speed --extra linkage --extra regression --extra pdf --extra peers \
	  --extra test --extra check -o requirements/dev.txt
	$(LOCK) --extra spark -o requirements/spark.txt
	$(LOCK) --extra geography -o requirements/geography.txt

clean:                             ## take away what was made here (not var/, where the data are)
	rm -rf .venv node_modules $(VENDOR) $(TEXTS) staticfiles .mypy_cache .ruff_cache .pytest_cache .hypothesis \
	  .import_linter_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
