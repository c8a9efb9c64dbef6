# `make run` and `make test` each do everything from nothing; `make help` lists the rest.
# PYTHON=python3.12 chooses the interpreter of .venv.
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help setup run test bench tikz fuzz random words lock audit clean
.NOTPARALLEL:

bin := .venv/bin
example := resources/examples/bottleneck-vs-plain.archviz.json
display = $(DISPLAY)$(WAYLAND_DISPLAY)$(filter Darwin,$(shell uname))
export PYTHON

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

setup: ## create .venv with the pinned packages and install the system libraries that Qt needs
	@.ci/setup

run: setup ## open the designer on the bundled example; without a display, draw it into out/
ifneq ($(strip $(display)),)
	@$(bin)/archviz gui $(example)
else
	@$(bin)/archviz demo out
endif

test: setup ## lint, types, import contracts, tests
	@echo "== ruff: lint" && $(bin)/ruff check --quiet .
	@echo "== ruff: format" && $(bin)/ruff format --check --quiet .
	@echo "== mypy: types" && $(bin)/mypy archviz
	@echo "== import-linter: imports point downwards" && $(bin)/lint-imports --no-logo
	@echo "== pytest" && $(bin)/python -m pytest --numprocesses logical --maxprocesses 4 --dist loadfile

bench: setup ## compare speed with torchinfo, ptflops, thop and whole-model fvcore
	@$(bin)/python -m pytest -m benchmark -s tests/benchmarks

tikz: setup ## compile the TikZ picture of every network at every level and page with pdflatex
	@$(bin)/python -m pytest -m tikz --numprocesses logical --maxprocesses 4 tests/test_tikz.py

fuzz: setup ## open FUZZ_COUNT mutated project files of FUZZ_SEED; each is opened or refused, none crashes or hangs
	@$(bin)/python -m pytest -m fuzz -s tests/test_fuzz_files.py

random: setup ## check 3,000 random lines of branches and 500 random networks; RANDOM_SEED begins elsewhere
	@RANDOM_LINES=$${RANDOM_LINES:-3000} RANDOM_NETWORKS=$${RANDOM_NETWORKS:-500} $(bin)/python -m pytest \
		--numprocesses logical --maxprocesses 4 tests/test_random.py

words: setup ## bring the translation files in step with the texts of the program
	@$(bin)/python tests/words.py

lock: setup ## pin the hashes of all packages anew, after a change of pyproject.toml or .ci/constraints.txt
	@$(bin)/python .ci/lock.py

audit: setup ## look up known vulnerabilities of the locked packages; needs a connection
	@$(bin)/python .ci/audit.py

clean: ## remove what was built, .venv included
	@rm -rf .venv build dist out .hypothesis .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .coverage
	@find archviz tests -name __pycache__ -prune -exec rm -rf {} +
