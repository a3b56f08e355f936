# GNU make and a POSIX shell are all that this needs. `make` alone says what there is.
PYTHON ?= python3
VENV   ?= .venv
PORT   ?= 8501
ARGS   ?=

BIN := $(VENV)/bin
# Stamps: touched when everything that a target needs is installed in the versions locked.
RUN_STAMP := $(VENV)/.installed-run
DEV_STAMP := $(VENV)/.installed-dev
INSTALL := $(BIN)/python -m pip --disable-pip-version-check install -qq
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock" --quiet --upgrade

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run setup test lint format build screenshots lock clean

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

run: $(RUN_STAMP) ## open the dashboard; CORPUS=/path/to/folder shows your documents, PORT=8501
	@headless=true; \
	if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then headless=false; fi; \
	exec $(BIN)/python -m streamlit run dashboard.py --server.port "$(PORT)" \
		--server.headless "$$headless" --server.showEmailPrompt false

setup: $(RUN_STAMP) ## install what `make run` needs, once
	@echo "Everything is in $(VENV). Next: make run"

test: $(DEV_STAMP) ## run every check and test, in a real browser too; ARGS="-k dates" for some
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m pytest --numprocesses auto --dist loadgroup $(ARGS)

lint: $(DEV_STAMP) ## ruff and mypy alone (`make test` runs them too)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

format: $(DEV_STAMP) ## let ruff put things right
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

build: $(RUN_STAMP) ## write the events of every shipped relation to build/<relation>.parquet
	@mkdir -p build
	@for folder in corpus/documents/*/; do \
		out="build/$$(basename "$$folder").parquet"; \
		$(BIN)/python -m corpus build "$$folder" --out "$$out" || exit; \
		echo "$$out"; \
	done

screenshots: $(DEV_STAMP) ## write docs/screenshots/: every page, light and dark, three widths
	@$(BIN)/python -m tests.browser.screenshots docs/screenshots

# Compiled in this order, so that the development lock can only add to what runs.
lock: ## lock the newest versions that pyproject.toml allows, with hashes (needs uv)
	@$(LOCK) --group build --output-file constraints.txt
	@$(LOCK) --group build --group dev --constraints constraints.txt --output-file constraints-dev.txt
	@echo "Next: make setup, then $(BIN)/python -m tests.licences --write"

clean: ## remove what can be made again, except .venv and docs/screenshots
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	find . -path './$(VENV)' -prune -o -name __pycache__ -type d -exec rm -rf {} +

$(RUN_STAMP): constraints.txt pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV), once. This takes a minute or so …"
	@$(INSTALL) --require-hashes -r constraints.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# The development lock holds everything that runs, so one installation serves both.
$(DEV_STAMP): constraints-dev.txt pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) for tests, once. This takes a minute or so …"
	@$(INSTALL) --require-hashes -r constraints-dev.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@ $(RUN_STAMP)

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { \
		echo "There is no $(PYTHON) here. Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$$($(PYTHON) --version) is too old: Python 3.11 or newer is needed. Name one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
