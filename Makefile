# briefer: everything is run from here. `make` alone lists what there is.
# Needs Linux, git, make and Python 3.11 or newer with its venv module; no root and no key.

PYTHON ?=
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
OUT    ?= out

# The first interpreter on the path that is new enough; PYTHON=… names one outright.
PYTHONS := $(if $(PYTHON),$(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python)

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
# Python keeps its bytecode and briefer its patterns, or every run would compile all of them anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help brief test lint format eval bench kills cassettes lock clean

help: ## List these commands
	@echo 'make …'
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

brief: $(READY) ## Brief the sample articles in seeds/ and print the page (also out/briefing.html, .pdf, .json)
	@$(BIN)/briefer run seeds/ -o $(OUT) >/dev/null
	@cat $(OUT)/briefing.md

test: $(READY) ## Run every test
	@$(BIN)/python -m pytest -n auto

lint: $(READY) ## Check style, types and the laws of who may import whom
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo 'not formatted; make format mends it:'; $(BIN)/ruff format --check .; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports >$(VENV)/imports.txt 2>&1 || { cat $(VENV)/imports.txt; exit 1; }
	@echo 'lint: style, types and imports are in order'

format: $(READY) ## Put the code in its common form
	@$(BIN)/ruff check --quiet --fix . || true
	@$(BIN)/ruff format --quiet .

eval: $(READY) ## Score briefings against gold answers and hold them to tests/eval/floors.json
	@$(BIN)/python -m tests.eval

bench: $(READY) ## Measure speed and memory against their bounds
	@$(BIN)/python -m tests.bench

kills: $(READY) ## Kill daily runs at 50 random moments and see that the next run mends it
	@$(BIN)/python -m tests.kills 50

cassettes: $(READY) ## Record every exchange with a model anew (needs OPENAI_BASE_URL and OPENAI_API_KEY)
	@for name in OPENAI_BASE_URL OPENAI_API_KEY; do \
		printenv "$$name" >/dev/null || { echo "make cassettes needs $$name; see cassettes/README.md" >&2; exit 1; }; \
	done
	@$(BIN)/python -m pytest -m vcr --record-mode=rewrite || echo 'not every test held while recording; played again:' >&2
	@env -u OPENAI_API_KEY $(BIN)/python -m pytest -m vcr
	@git status --short cassettes

lock: $(READY) ## Resolve pyproject.toml anew into requirements.lock (needs uv)
	@uv=$$(command -v $(BIN)/uv || command -v uv) || { echo 'make lock needs uv: $(BIN)/pip install uv' >&2; exit 1; }; \
	"$$uv" pip compile pyproject.toml --quiet --universal --extra dev --extra slack --generate-hashes --no-annotate --no-header \
		--output-file requirements.lock

clean: ## Remove what was made: briefings, builds, caches (the environment too: rm -r .venv)
	@rm -rf $(OUT) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

# The environment holds what requirements.lock names, checked by hash, and briefer itself in place.
$(READY): requirements.lock pyproject.toml | $(BIN)/python
	@echo 'Installing the locked dependencies into $(VENV) …' >&2
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@touch $@

$(BIN)/python:
	@for python in $(PYTHONS); do \
		command -v "$$python" >/dev/null 2>&1 || continue; \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { old=$$python; continue; }; \
		"$$python" -c 'import ensurepip, venv' 2>/dev/null || { bare=$$python; continue; }; \
		exec "$$python" -m venv --clear $(VENV); \
	done; \
	if [ -n "$${bare-}" ]; then \
		echo "$$bare lacks its venv module: install it (on Debian and Ubuntu: apt install python3-venv)" >&2; \
	else \
		if [ -n "$${old-}" ]; then echo "$$old is older than Python 3.11" >&2; else echo 'no Python was found' >&2; fi; \
		echo 'briefer needs Python 3.11 or newer: install it, or name one: make test PYTHON=/path/to/python3' >&2; \
	fi; exit 1
