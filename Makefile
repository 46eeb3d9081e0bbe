# How far? Type `make` for the list of commands.
.POSIX:
.SUFFIXES:

VENV = .venv
BIN = $(VENV)/bin
RUN = NO_MKDOCS_2_WARNING=1 PYTHONUTF8=1
ADDRESS = 127.0.0.1:8000
ASIDE = -n auto --dist loadscope

help: ## This list
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | awk -F'|' '{printf "%-16s%s\n", $$1, $$2}'

serve: $(VENV)/ready ## Read and edit the site at http://127.0.0.1:8000; needs no network once set up
	$(RUN) $(BIN)/mkdocs serve --dirty --no-strict --dev-addr $(ADDRESS)

test: $(VENV)/ready-dev ## Everything: linters, types, tests, a real browser
	@tests/find-browser.sh $(BIN)/python
	$(BIN)/ruff check hooks tests
	$(BIN)/ruff format --check hooks tests
	$(BIN)/mypy hooks/solidstate hooks/publish.py hooks/preview.py
	$(RUN) $(BIN)/python -m pytest $(ASIDE) -m "not npm and not campaign"

fast: $(VENV)/ready-dev ## The fast tests alone, in seconds
	$(RUN) $(BIN)/python -m pytest $(ASIDE) -m "not browser and not slow and not npm and not campaign"

check: $(VENV)/ready ## Hold data/ to its rules, in seconds
	@$(BIN)/solidstate check

build: $(VENV)/ready ## Build the site into site/, strictly
	$(RUN) $(BIN)/mkdocs build --strict

zip: $(VENV)/ready ## how-far-offline.zip: the site to open by double click
	OFFLINE=true $(RUN) $(BIN)/mkdocs build --strict --site-dir build/how-far
	$(BIN)/python -m solidstate pack build/how-far how-far-offline.zip

stats: $(VENV)/ready ## Count what the record holds
	@$(BIN)/solidstate stats

schema: $(VENV)/ready ## Write data/schema/ and data/README.md anew from the records
	@$(BIN)/solidstate schema

goldens: $(VENV)/ready-dev ## Write tests/golden/ anew; read the difference before you commit it
	GOLDENS=write $(BIN)/python -m pytest tests/site/test_goldens.py

bench: $(VENV)/ready-dev ## Measure speed, as ratios within one run
	$(RUN) $(BIN)/python tests/bench/run.py

audit: $(VENV)/ready-dev tests/audit/node_modules/ready ## The browser tests, what an editor says, campaigns of bad input, then Lighthouse on every kind of page; needs npm
	@tests/find-browser.sh $(BIN)/python
	$(RUN) $(BIN)/python -m pytest $(ASIDE) -m "browser or npm or campaign"
	$(RUN) $(BIN)/python tests/audit/run.py

lock: $(VENV)/ready-dev ## Write the lock files anew
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra dev pyproject.toml -c requirements.txt -o requirements-dev.txt

fmt: $(VENV)/ready-dev ## Format the code
	$(BIN)/ruff check --fix hooks tests
	$(BIN)/ruff format hooks tests

clean: ## Remove what was built
	rm -rf .cache site build how-far-offline.zip .mypy_cache .ruff_cache .pytest_cache

# The environment is made anew only when the lock files change.
$(VENV)/ready: requirements.txt pyproject.toml
	@sh tests/find-python.sh $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

tests/audit/node_modules/ready: tests/audit/package-lock.json
	@command -v npm >/dev/null 2>&1 || { echo "make audit needs Node.js 18.20 or newer with npm. On Debian or Ubuntu: sudo apt install nodejs npm. On macOS: brew install node." >&2; exit 1; }
	cd tests/audit && npm ci --silent
	@touch $@

.PHONY: help serve test fast check build zip stats schema goldens bench audit lock fmt clean
