# Two commands do all the set-up: `make` prints the sample library, `make test` runs every test.
VENV   := .venv
BIN    := $(VENV)/bin
# The first Python on this machine that is new enough.
PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11 python,\
            $(shell $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $(p))))

.PHONY: all test lint gallery map clean
.DEFAULT_GOAL := all

all: $(VENV)/installed
	$(BIN)/cuecard wall content -o dist/wall.pdf

test: $(VENV)/tested-with
	$(BIN)/python -m pytest

lint: $(VENV)/tested-with
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

gallery: $(VENV)/tested-with
	$(BIN)/python docs/gallery.py --all

# The muscle map's drawing data, from its points; only this needs the libraries of its requirements.txt.
map: $(VENV)/drawn-with
	$(BIN)/python docs/muscle-map/make_map.py

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "cuecard needs Python 3.11 or later, and none was found: install it from python.org or your package manager, or say where it is: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "$(PYTHON) could not make a virtual environment: install its venv module (on Debian and Ubuntu: apt install python3-venv)"; exit 1; }

$(VENV)/installed: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . || { echo "the libraries could not be installed: is there a network that reaches a package registry?"; exit 1; }
	@touch $@

$(VENV)/tested-with: pyproject.toml | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]' || { echo "the test libraries could not be installed: is there a network that reaches a package registry?"; exit 1; }
	@touch $@ $(VENV)/installed

$(VENV)/drawn-with: docs/muscle-map/requirements.txt | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement $< || { echo "the libraries that draw the map could not be installed: is there a network that reaches a package registry?"; exit 1; }
	@touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find dist -type f ! -name README.md -delete
