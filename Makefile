# `make help` lists what there is to do.

PORT ?= 5000
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt
# What a build of the package needs; installed first, so that the pinned versions build it.
BUILD_TOOLS := hatchling editables fonttools brotli
PYTEST := $(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo test test-all checks build bench bench-chat bench-gpu bench-quality format docs reference pictures media messages golden vendor

help:  ## list what there is to do
	@awk -F ':.*##  *' '/^[a-z-]+:.*##/ { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

demo: .venv/.demo vendor  ## serve the sample conference on http://127.0.0.1:5000 (PORT=… for another)
	@echo "Building the sample conference and serving it…"
	@exec $(BIN)/miniconf serve sitedata --demo --host 127.0.0.1 --port $(PORT)

test: checks  ## format, lint, types, import contracts, and every test but the slow ones
	@$(BIN)/python scripts/find_servers.py --install >/dev/null
	@chrome=$$($(BIN)/python scripts/find_chromium.py --install) && \
	    echo "── tests" && CHROME=$$chrome $(PYTEST) -m "not slow"

test-all: checks  ## as test, with the slow tests and many more random examples
	@$(BIN)/python scripts/find_servers.py --install >/dev/null
	@chrome=$$($(BIN)/python scripts/find_chromium.py --install) && \
	    echo "── all tests" && CHROME=$$chrome HYPOTHESIS_PROFILE=thorough $(PYTEST)

checks: .venv/.dev node_modules/.dev vendor
	@echo "── format of Python (ruff)"
	@$(BIN)/ruff format --quiet --check .
	@echo "── lint of Python (ruff)"
	@$(BIN)/ruff check --quiet .
	@echo "── format and lint of JavaScript and CSS (biome)"
	@node_modules/.bin/biome ci --colors=off --error-on-warnings --log-level=warn
	@echo "── types of Python (mypy)"
	@$(BIN)/mypy --no-error-summary
	@echo "── types of JavaScript (tsc)"
	@node_modules/.bin/tsc --project .
	@echo "── import contracts (import-linter)"
	@report=$$($(BIN)/lint-imports --no-logo) || { echo "$$report"; exit 1; }

build: .venv/.dev vendor  ## the package: wheel and source archive, in dist/
	@$(BIN)/python -m build --no-isolation

bench: .venv/.dev node_modules/.dev vendor  ## measure how fast it is, into benchmarks/README.md (ONLY=… for a part)
	@$(BIN)/python scripts/bench.py $(ONLY)

bench-chat: .venv/.dev  ## measure how many people one process of the live service carries, into benchmarks/chat.md
	@$(BIN)/python scripts/bench_chat.py $(ONLY)

bench-gpu: .venv/.dev  ## measure the encoder on a graphics card (DEVICE=cpu COUNT=64 tries it without)
	@$(BIN)/python scripts/bench_gpu.py

bench-quality: .venv/.dev  ## measure how good similar papers and search are, into benchmarks/quality.md
	@$(BIN)/python scripts/bench_quality.py

format: .venv/.dev node_modules/.dev  ## put Python, JavaScript and CSS into shape
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .
	@node_modules/.bin/biome check --colors=off --write

docs: .venv/.dev  ## build the documentation with MkDocs, into docs-site/
	@$(BIN)/mkdocs build --quiet --strict

reference: .venv/.dev  ## write the pages of the documentation that are made from the code
	@$(BIN)/python scripts/write_reference.py

pictures: .venv/.dev vendor  ## take the README's pictures of the sample conference anew
	@$(BIN)/python scripts/take_pictures.py

media: .venv/.dev  ## make the sample conference's video, posters, logos and portraits anew
	@$(BIN)/python scripts/make_media.py

messages: .venv/.dev  ## collect the interface's words for translation and update every language
	@$(BIN)/python scripts/update_messages.py

golden: .venv/.dev vendor  ## accept what now differs from the golden site
	@$(BIN)/python scripts/accept_golden.py

vendor: | .venv/bin/pip
	@$(BIN)/python scripts/vendor.py

.venv/bin/pip:
	@scripts/make_venv.sh

.venv/.demo: pyproject.toml constraints.txt | .venv/bin/pip
	@echo "Installing MiniConf and its pinned dependencies into .venv…"
	@$(PIP) $(BUILD_TOOLS)
	@$(PIP) --no-build-isolation --editable '.[cpu]'
	@touch $@

.venv/.dev: pyproject.toml constraints.txt | .venv/bin/pip
	@echo "Installing MiniConf with its development tools into .venv…"
	@$(PIP) $(BUILD_TOOLS)
	@$(PIP) --no-build-isolation --editable '.[cpu,server,dev]'
	@touch $@ .venv/.demo

node_modules/.dev: package.json package-lock.json .npmrc | .venv/bin/pip
	@$(BIN)/python scripts/check_node.py
	@echo "Installing the JavaScript tools into node_modules…"
	@npm ci --ignore-scripts --loglevel=error
	@touch $@
