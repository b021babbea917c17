# make site: the site, in site/.   make test: every check there is.   make quick: those that take seconds.   make serve: write and look.
PYTHON ?= python3
BIN := .venv/bin

# Scripts are checked by the tools that package-lock.json pins, with the Node that requirements-test.txt pins.
NODE := $(BIN)/node
define check-scripts
	$(NODE) node_modules/@biomejs/biome/bin/biome lint --error-on-warnings $(BIOME)
	$(NODE) node_modules/typescript/bin/tsc
	$(NODE) --test --test-reporter=dot "tests/js/*.test.js"
endef

.PHONY: site test coverage quick serve check bench pictures reference clean requirements

site: .venv/.run
	$(BIN)/python build.py

check: .venv/.run
	$(BIN)/python build.py check

serve: .venv/.run
	$(BIN)/python build.py serve

test: .venv/.test node_modules/.package-lock.json
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32 & elsewhere=$$!; $(BIN)/mypy; here=$$?; \
		wait $$elsewhere && exit $$here
	$(BIN)/lint-imports --no-logo
	$(check-scripts)
	$(BIN)/python build.py check
	$(BIN)/python -m tests.browser
	$(BIN)/pytest -n auto --dist worksteal

# Which lines and branches of the compiler no test reaches, and whether they are too many; slower than `make test`.
coverage: .venv/.test node_modules/.package-lock.json
	$(BIN)/python -m tests.browser
	$(BIN)/pytest -n auto --dist worksteal --cov --cov-report=term

# The checks that take seconds: format, lint, types, units.
quick: .venv/.test node_modules/.package-lock.json
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(check-scripts)
	$(BIN)/pytest -n auto -m quick

# What a page weighs and how soon its chart is seen, beside the usual way.
bench: .venv/.test
	$(BIN)/python -m tests.browser
	$(BIN)/python -m bench.pages
	$(BIN)/python -m bench.answers
	$(BIN)/python -m bench.search
	$(BIN)/python -m bench.many

# Takes the pictures of the recipes in CONTRIBUTING.md anew.
pictures: .venv/.test
	$(BIN)/python -m tests.browser
	$(BIN)/python -m tests.pictures

# Writes REFERENCE.md, schemas/ and the table of rules from the compiler's own classes.
reference: .venv/.run
	$(BIN)/python -m microsite.reference

clean:
	rm -rf .venv node_modules .cache site .site-* .site.lock .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

# Pins every package again; the lock files carry names, versions and hashes, no addresses.
requirements: .venv/.test
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--upgrade requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
		--upgrade -c requirements.txt requirements-test.in -o requirements-test.txt
	$(BIN)/npm update --package-lock-only
	$(NODE) -e 'const fs = require("fs"), name = "package-lock.json", lock = JSON.parse(fs.readFileSync(name)); \
		for (const one of Object.values(lock.packages)) delete one.funding; \
		fs.writeFileSync(name, JSON.stringify(lock, null, 2) + "\n")'

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed. Name one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

.venv/.run: requirements.txt | .venv/.made
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements.txt
	@touch $@

.venv/.test: requirements-test.txt .venv/.run
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements-test.txt
	@touch $@

node_modules/.package-lock.json: package-lock.json .npmrc .venv/.test
	$(BIN)/npm ci --silent
	@touch $@
