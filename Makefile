# make help tells what there is. Nothing has to be installed first but Python 3.11 or later.

BIN := .venv/bin
TESTS ?=
WORKERS ?= auto

# Pythons other than Homebrew's own do not look where Homebrew puts its libraries.
ifeq ($(shell uname),Darwin)
BIN := DYLD_FALLBACK_LIBRARY_PATH=$(shell brew --prefix 2>/dev/null || echo /usr/local)/lib .venv/bin
endif

.PHONY: help kit serve test lint bench setup setup-tests clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

kit: setup ## Set up what is missing, then build the sample kit into site/
	$(BIN)/kitgen build

serve: setup ## Preview the sample kit; the page follows as you save
	$(BIN)/kitgen serve

test: setup-tests ## Set up what is missing, then run all tests (some: make test TESTS=tests/load)
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(TESTS)

lint: setup ## Check format, style, types, floors and shell scripts
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/shellcheck .ci/run .ci/setup

bench: setup ## Measure how fast it is, beside other generators; writes docs/bench.md
	@[ -d bench/.tools ] || sh bench/setup.sh
	$(BIN)/python -m bench.run --write

setup:
	@.ci/setup

setup-tests:
	@.ci/setup --tests

clean: ## Delete what was made: the site, caches and the environment
	find site -mindepth 1 ! -name .gitignore -delete
	rm -rf .venv .kitgen .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
