# How far? Type `make` for the list of commands.
.POSIX:
.SUFFIXES:

VENV = .venv
BIN = $(VENV)/bin
# A clone that was moved or copied still runs its own package, in any locale; what Python compiles it keeps, for the next process.
# It takes the place of the shell: what ends make ends it too.
RUN = exec env NO_MKDOCS_2_WARNING=1 PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE= PYTHONPATH=hooks
# What somebody set for pip elsewhere installs nothing elsewhere; where packages come from stays theirs to say.
PIP = PIP_USER=0 PIP_TARGET= PIP_PREFIX= PIP_ROOT= PIP_CONSTRAINT= PIP_NO_BINARY= PIP_REQUIRE_VIRTUALENV=0 PIP_DRY_RUN=0 $(BIN)/python -m pip install --quiet --disable-pip-version-check
ADDRESS = 127.0.0.1:8000
ASIDE = -n auto --dist loadscope --no-loadscope-reorder
# One process more than there are cores: a test with a browser waits for it now and then.
ONE_MORE = PYTEST_XDIST_AUTO_NUM_WORKERS=$$(($$(getconf _NPROCESSORS_ONLN) + 1))

help: ## This list
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | awk -F'|' '{printf "%-16s%s\n", $$1, $$2}'

serve: here ## Read and edit the site at http://127.0.0.1:8000; needs no network once set up
	@$(BIN)/python -c 'import tempfile; tempfile.gettempdir()' 2>/dev/null || { echo "The preview needs a folder for what it makes, and can write to none. Make room, or name one: TMPDIR=/elsewhere make serve." >&2; exit 1; }
	$(RUN) $(BIN)/python -m mkdocs serve --dirty --no-strict --dev-addr $(ADDRESS)

test: $(VENV)/ready-dev ## Everything: linters, types, tests, a real browser
	@tests/find-browser.sh $(BIN)/python
	$(BIN)/ruff check hooks tests
	$(BIN)/ruff format --check hooks tests
	$(BIN)/python -m mypy hooks/solidstate hooks/publish.py hooks/preview.py hooks/swap.py
	$(RUN) $(ONE_MORE) $(BIN)/python -m pytest $(ASIDE) -m "not npm and not campaign"

fast: $(VENV)/ready-dev ## The fast tests alone, in seconds
	$(RUN) $(BIN)/python -m pytest $(ASIDE) -m "not browser and not slow and not npm and not campaign"

check: here ## Hold data/ to its rules, in seconds
	@$(RUN) $(BIN)/python -m solidstate check

build: here ## Build the site into site/, strictly
	$(RUN) $(BIN)/python -m mkdocs build --strict

zip: here ## how-far-offline.zip: the site to open by double click, with its checksum
	$(RUN) OFFLINE=true $(BIN)/python -m mkdocs build --strict --site-dir build/how-far
	$(RUN) $(BIN)/python -m solidstate pack build/how-far how-far-offline.zip

stats: here ## Count what the record holds
	@$(RUN) $(BIN)/python -m solidstate stats

schema: here ## Write data/schema/ and data/README.md anew from the records
	@$(RUN) $(BIN)/python -m solidstate schema

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
	echo pip-audit | $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header - -o tests/audit/requirements.txt

fmt: $(VENV)/ready-dev ## Format the code
	$(BIN)/ruff check --fix hooks tests
	$(BIN)/ruff format hooks tests

clean: ## Remove what was built
	rm -rf .cache site .site.*.tmp data/.*.tmp data/*/.*.tmp build how-far-offline.zip how-far-offline.zip.sha256 .mypy_cache .ruff_cache .pytest_cache

# What cannot be read is named here, before Python and the host meet it. The command of a clone that was moved or copied would be that
# of the place where it was installed.
here: $(VENV)/ready
	@find hooks -name '*.py' -exec cat mkdocs.yml {} + > /dev/null
	@grep -qxF "$$(pwd)" $(VENV)/ready || { $(PIP) --no-deps --no-build-isolation -e . && pwd > $(VENV)/ready; }

# The environment is made anew only when the lock files change. This code is compiled with it, as pip compiles what it installs; what is
# wrong in it is said by the command that meets it.
$(VENV)/ready: requirements.txt pyproject.toml
	@sh tests/find-python.sh $(VENV)
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m compileall -qq hooks || :
	@pwd > $@

$(VENV)/ready-dev: $(VENV)/ready requirements-dev.txt
	$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

tests/audit/node_modules/ready: tests/audit/package-lock.json
	@command -v npm >/dev/null 2>&1 || { echo "make audit needs Node.js 20.19 or newer with npm. On Debian or Ubuntu: sudo apt install nodejs npm. On macOS: brew install node." >&2; exit 1; }
	cd tests/audit && npm ci --silent
	@touch $@

.PHONY: help here serve test fast check build zip stats schema goldens bench audit lock fmt clean
