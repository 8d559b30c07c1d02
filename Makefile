# Two commands do everything: `make demo` and `make test`. Each first makes .venv, at pinned and hashed versions.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.PHONY: help setup demo dev test check fix bench shell messages requirements

HOST ?= 127.0.0.1
PORT ?= 8000
ARGS ?=
# The whole suite is shared out; a part is sooner done by one process than two are begun.
SHARED = --numprocesses 2 --dist worksteal
export HOST PORT

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

setup: ## make .venv, and nothing else (PYTHON=/path/to/python3 chooses the interpreter)
	@bin/setup

demo: setup ## serve Lectern with a sample speech and people to sign in as (HOST=127.0.0.1 PORT=8000)
	@.venv/bin/python manage.py migrate --verbosity 0
	@.venv/bin/python manage.py demo --address "http://$$HOST:$$PORT/"
	@.venv/bin/python manage.py serve --bind "$$HOST:$$PORT"

dev: setup ## the same, restarting at every change, with debug pages
	@DEBUG=1 .venv/bin/python manage.py migrate --verbosity 0
	@DEBUG=1 .venv/bin/python manage.py demo --address "http://$$HOST:$$PORT/"
	@DEBUG=1 .venv/bin/python -m uvicorn config.asgi:application --host "$$HOST" --port "$$PORT" --reload \
		--reload-dir config --reload-dir accounts --reload-dir speeches --timeout-graceful-shutdown 1

test: setup ## run every test, browser journeys included (ARGS='tests/domain -k merge' for a part)
	@.venv/bin/python -m pytest $(or $(ARGS),$(SHARED))

check: setup ## format, lint, types, imports, templates, migrations, messages; changes nothing
	@bin/check

fix: setup ## put format and imports right
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .
	@find templates -name '*.html' -exec .venv/bin/djade --target-version 6.1 {} +

bench: setup ## measure speed and growth on the embedded server (ARGS chooses)
	@.venv/bin/python -m benches $(ARGS)

shell: setup ## a Python shell on the database, which refuses every write
	@PGOPTIONS='-c default_transaction_read_only=on' .venv/bin/python manage.py shell

messages: setup ## bring the catalogues of translations up to date
	@.venv/bin/python manage.py messages

requirements: setup ## compile the requirement files from pyproject.toml (UPGRADE=1 takes the newest versions)
	@bin/requirements
