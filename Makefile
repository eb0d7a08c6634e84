# Two commands need nothing but Python and make: `make run` and `make test`.

PYTHON ?= python3
PIP = .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes

# What `check --deploy` looks at: settings as on a server, no server asked.
DEPLOYED = DATABASE_URL=postgresql://tracker@localhost/tracker REDIS_URL=redis://localhost ALLOWED_HOSTS=tracker.example HTTPS=1 DEBUG= \
	SECRET_KEY=$$(.venv/bin/python -c "import secrets; print(secrets.token_urlsafe(60))")
# mypy's plugin imports the settings and ends without Python's exit handlers: it gets no servers, or they would stay.
SERVERLESS = TEST_DATABASE_URL=postgresql://localhost/none TEST_REDIS_URL=redis://localhost

.DEFAULT_GOAL := help
.PHONY: help run test lint bench fuzz lock
.DELETE_ON_ERROR:

help: ## list these commands
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/  make \1\t\2/p' Makefile | expand -t 14

run: .venv/run.installed ## start the tracker on this machine; PORT=8001 moves it, DEMO=1 adds a lifter with two years of training
	@.venv/bin/python -m tracker.local run

test: .venv/dev.installed ## run all tests; ARGS="-k plates" picks some
	@.venv/bin/python -m pytest -n auto --maxprocesses 4 --dist worksteal $(ARGS)

lint: .venv/dev.installed ## check style, types, imports, templates, migrations and settings
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/djlint templates --lint --quiet
	$(SERVERLESS) .venv/bin/mypy workouts tracker
	.venv/bin/lint-imports
	.venv/bin/python manage.py makemigrations --check --dry-run --settings tests.settings
	$(DEPLOYED) .venv/bin/python manage.py check --deploy --fail-level WARNING

bench: .venv/dev.installed ## measure speed and size against their budgets
	@.venv/bin/python -m tests.benchmarks

fuzz: .venv/dev.installed ## feed the parsers with files that grow hostile; SECONDS=60
	@.venv/bin/python -m tests.fuzz --seconds $(or $(SECONDS),60)

lock: .venv/dev.installed ## renew the locks from pyproject.toml
	$(LOCK) -o locks/production.txt
	$(LOCK) --group run -o locks/run.txt
	$(LOCK) --group dev -o locks/dev.txt

LOCK = .venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-strip-extras --no-header -q pyproject.toml

.venv/run.installed: locks/run.txt | .venv/bin/pip
	@echo "Installing $<, once"
	@umask 022 && $(PIP) --requirement $<
	@touch $@

.venv/dev.installed: locks/dev.txt | .venv/bin/pip
	@echo "Installing $<, once"
	@umask 022 && $(PIP) --requirement $<
	@touch .venv/run.installed $@  # it holds the other lock too

# pip comes last into a new environment: where it is, the rest is.
.venv/bin/pip:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || \
		{ echo "The tracker needs Python 3.11 or newer. If you have one under another name: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c "import ensurepip, venv" 2>/dev/null || \
		{ echo "This Python cannot make virtual environments. On Debian or Ubuntu: apt install python3-venv"; exit 1; }
	@umask 022 && $(PYTHON) -m venv .venv
