# Two commands do all the set-up: `make` prints the sample library, `make test` runs every test.
VENV   := .venv
BIN    := $(VENV)/bin
# The first Python on this machine that is new enough.
PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11 python,\
            $(shell $(p) -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $(p))))
INSTALL := -m pip install --quiet --disable-pip-version-check
# Installs this folder as it stands, with the libraries and the build back end that are there already.
THIS    := $(INSTALL) --no-deps --no-build-isolation --editable .
# What reckons out versions: for `make lock`, `make test-latest` and `make test-lowest` alone.
UV      := .venv-uv/bin/uv
RECKON  := $(UV) --no-config --quiet pip compile pyproject.toml --upgrade --universal --python-version 3.11 \
             --group build --no-annotate --custom-compile-command 'make lock'

.PHONY: all test test-latest test-lowest fuzz lock lint gallery map figures clean
.DEFAULT_GOAL := all

all: $(VENV)/installed
	$(BIN)/cuecard wall content -o dist/wall.pdf

test: $(VENV)/tested-with
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

# The tests once more, with other versions than the lock files': an environment of its own, made anew each time.
test-latest: resolution := highest
test-lowest: resolution := lowest-direct
test-latest test-lowest: test-%: $(BIN)/python $(UV)
	@rm -rf .venv-$* && $(BIN)/python -m venv .venv-$*
	$(UV) --no-config --quiet pip install --python .venv-$* --resolution $(resolution) --only-binary :all: \
	  --requirements pyproject.toml --extra test --group build
	@.venv-$*/bin/python $(THIS)
	.venv-$*/bin/python -m pytest --numprocesses auto --dist loadfile

# Every fuzz target in turn, so many seconds each: make fuzz SECONDS=60.
SECONDS := 600
fuzz: $(VENV)/tested-with
	@for target in tests/fuzz_*.py; do echo $$target; $(BIN)/python $$target $(SECONDS) || exit 1; done

lock: $(UV)
	$(RECKON) --extra test --output-file requirements-test.lock
	$(RECKON) --extra serve --constraints requirements-test.lock --output-file requirements.lock

lint: $(VENV)/tested-with
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

gallery: $(VENV)/tested-with
	$(BIN)/python docs/gallery.py --all

# The muscle map's drawing data, from its points; only this needs the libraries of its requirements.txt.
map: $(VENV)/drawn-with
	$(BIN)/python docs/muscle-map/make_map.py

# The built-in figures as they ship, drawn from content/figures/*.toml.
figures: $(VENV)/installed
	$(BIN)/python docs/draw_figures.py

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "cuecard needs Python 3.11 or later, and none was found: install it from python.org or your package manager, or say where it is: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "$(PYTHON) could not make a virtual environment: install its venv module (on Debian and Ubuntu: apt install python3-venv)"; exit 1; }

$(VENV)/installed: pyproject.toml requirements.lock | $(BIN)/python
	@{ $(BIN)/python $(INSTALL) --requirement requirements.lock && $(BIN)/python $(THIS); } || { echo "the libraries could not be installed: is there a network that reaches a package registry?"; exit 1; }
	@touch $@

$(VENV)/tested-with: pyproject.toml requirements-test.lock | $(BIN)/python
	@{ $(BIN)/python $(INSTALL) --requirement requirements-test.lock && $(BIN)/python $(THIS); } || { echo "the test libraries could not be installed: is there a network that reaches a package registry?"; exit 1; }
	@touch $@ $(VENV)/installed

$(UV): | $(BIN)/python
	@$(BIN)/python -m venv .venv-uv && .venv-uv/bin/python $(INSTALL) uv==0.13.9 || { echo "uv could not be installed: is there a network that reaches a package registry?"; exit 1; }

$(VENV)/drawn-with: docs/muscle-map/requirements.txt | $(BIN)/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement $< || { echo "the libraries that draw the map could not be installed: is there a network that reaches a package registry?"; exit 1; }
	@touch $@

clean:
	rm -rf .venv .venv-* .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find dist -type f ! -name README.md -delete
