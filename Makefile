# Everything that is done to this project, by hand or by a workflow, is a target here.
# `make` alone lists them. Each target sets up what it needs, once: `make site` and `make test`
# work as the first command in a fresh clone. Kept to GNU Make 3.81, which macOS has.

# ---- settings -----------------------------------------------------------------------------------

export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export PYTHONUTF8 := 1
# Byte code is kept, of the program and of its templates: without it each build recompiles both.
export PYTHONDONTWRITEBYTECODE :=
# Another Python's home and modules would be taken for those of .venv.
unexport PYTHONHOME PYTHONPATH PYTHONSAFEPATH
# The day a page or a file was built is the day of the commit: the same commit gives the same bytes.
# Asked of plumbing, whose answer no setting changes (log.showSignature, color.ui), and of this very
# folder, whoever owns it. Where it is no clone, or git is missing, nothing is set.
ifndef SOURCE_DATE_EPOCH
override SOURCE_DATE_EPOCH := $(firstword $(shell \
	git --git-dir=.git rev-list --max-count=1 --timestamp HEAD 2>/dev/null))
endif
# Empty, it stops MkDocs, which takes it for a number.
ifdef SOURCE_DATE_EPOCH
export SOURCE_DATE_EPOCH
else
unexport SOURCE_DATE_EPOCH
endif

VENV := .venv
PYTHON_RUN := $(VENV)/bin/python
NODE := $(PYTHON_RUN) tools/node.py
# Whatever is fetched, is fetched once; where that fails, FETCH says why.
FETCH := $(PYTHON_RUN) tools/fetch.py
PIP_INSTALL := $(FETCH) $(PYTHON_RUN) -m pip install -q
NPM_CI := $(FETCH) $(NODE) npm ci --no-progress --loglevel=error
UV_COMPILE := $(PYTHON_RUN) -m uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock"

# What a change did not touch does not hold it up: SINCE is the revision that it starts from.
CHECK = $(VENV)/bin/catalogue check $(if $(SINCE),--changed-since "$$SINCE")
export SINCE

# A process and a browser for each core, up to eight.
PYTEST = CHROMIUM="$$($(PYTHON_RUN) tools/chromium.py --headless-shell)" && export CHROMIUM && \
	$(PYTHON_RUN) -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal --durations 20

# ---- what people run ----------------------------------------------------------------------------

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | while IFS='	' read -r name what; \
		do printf '  make %-13s %s\n' "$$name" "$$what"; done

.PHONY: site
site: $(VENV)/.site node_modules/.site ## build the site into site/
	@$(PYTHON_RUN) -m mkdocs build --strict

# Live reload is asked for by name: with click 8.3 MkDocs leaves it off otherwise.
.PHONY: serve
serve: $(VENV)/.site node_modules/.site ## preview the site; ADDRESS=127.0.0.1:8001 moves it
	@$(PYTHON_RUN) -m mkdocs serve --livereload $(if $(ADDRESS),--dev-addr $(ADDRESS))

.PHONY: check
check: $(VENV)/.site ## say what is wrong with the records; SINCE=rev excuses what it had
	@$(CHECK) $(if $(GITHUB_ACTIONS),--format github)

# GitHub shows ten problems beside the lines of a pull request; its summary has them all. That
# there are some has failed the check, so here it is no failure.
.PHONY: problems
problems: $(VENV)/.site ## list the problems of the records in the summary of a workflow
	@$(CHECK) --format markdown >> "$${GITHUB_STEP_SUMMARY:-/dev/stdout}" \
		|| test $$? -eq 1

.PHONY: diff
diff: $(VENV)/.site ## say what the public will see change since BASE, the last commit if unset
	@$(VENV)/bin/catalogue diff "$${BASE:-HEAD}" $(if $(GITHUB_STEP_SUMMARY), \
		--format markdown >> "$$GITHUB_STEP_SUMMARY")

.PHONY: test
test: lint check ## check the code and the records, and run the tests
	@$(PYTEST) $(TESTS)

.PHONY: test-all
test-all: lint check ## the same with whole matrices and long sweeps
	@$(PYTEST) -m "" $(TESTS)

.PHONY: lint
lint: $(VENV)/.test node_modules/.test ## check style, types and workflows
	@$(PYTHON_RUN) -m ruff check || { echo "Most of it is mended by: make format" >&2; exit 1; }
	@$(PYTHON_RUN) -m ruff format --check || { echo "Mended by: make format" >&2; exit 1; }
	@$(PYTHON_RUN) -m mypy
	@$(NODE) node_modules/.bin/tsc --project tsconfig.json
	@$(VENV)/bin/zizmor --offline --quiet --pedantic --strict-collection .github

.PHONY: generate
generate: $(VENV)/.test node_modules/.site ## write what follows from the models: schema, forms, …
	@$(VENV)/bin/catalogue generate
	@$(PYTHON_RUN) -m tools.share_images

.PHONY: format
format: $(VENV)/.test ## put the code into its agreed form
	@$(PYTHON_RUN) -m ruff check --fix
	@$(PYTHON_RUN) -m ruff format

.PHONY: links
links: $(VENV)/.site ## ask every external address whether it still answers
	@$(PYTHON_RUN) tools/links.py

.PHONY: proposal
proposal: $(VENV)/.site ## make a record of a filled form; EVENT=file.json
	@$(VENV)/bin/catalogue propose --event "$(or $(EVENT),$$GITHUB_EVENT_PATH)" \
		$(if $(GITHUB_OUTPUT),--outcome "$$GITHUB_OUTPUT")

# Runs with a token, so it installs nothing: the script needs Python, git and gh alone.
.PHONY: send-proposal
send-proposal: $(VENV)/bin/python ## send what was made of it; for the workflow
	@$(PYTHON_RUN) tools/send_proposal.py

.PHONY: pictures
pictures: $(VENV)/.test site ## retake the pictures of the README and the guides
	@CHROMIUM="$$($(PYTHON_RUN) tools/chromium.py)" && export CHROMIUM && \
		$(PYTHON_RUN) tools/screenshots.py

.PHONY: bench
bench: $(VENV)/.bench $(VENV)/.test node_modules/.site benchmarks/search/node_modules/.made ## time builds and search beside others
	@$(PYTHON_RUN) benchmarks/run.py
	@$(PYTHON_RUN) benchmarks/check.py
	@$(PYTHON_RUN) benchmarks/search/building.py
	@CHROMIUM="$$($(PYTHON_RUN) tools/chromium.py)" && export CHROMIUM && \
		$(PYTHON_RUN) benchmarks/search/quality.py && \
		$(PYTHON_RUN) benchmarks/search/measure.py

.PHONY: lighthouse
lighthouse: site node_modules/.test benchmarks/lighthouse/node_modules/.made ## audit pages beside peers
	@CHROMIUM="$$($(PYTHON_RUN) tools/chromium.py)" && export CHROMIUM && \
		$(PYTHON_RUN) benchmarks/audit.py

.PHONY: lock
lock: $(VENV)/.lock ## rewrite the lock files; UPGRADE=1 takes newer releases
	@$(UV_COMPILE) $(if $(UPGRADE),--upgrade) -o requirements/site.txt \
		pyproject.toml --group build
	@for group in node test bench lock; do \
		$(UV_COMPILE) $(if $(UPGRADE),--upgrade) -o requirements/$$group.txt \
			--constraint requirements/site.txt --group pyproject.toml:$$group || exit 1; done
	@$(NODE) npm install --package-lock-only
	@$(NODE) npm install --package-lock-only --prefix benchmarks/lighthouse
	@$(NODE) npm install --package-lock-only --prefix benchmarks/search

.PHONY: clean
clean: ## remove what was built and cached
	rm -rf site build .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

.PHONY: clean-all
clean-all: clean ## remove what was set up, too
	rm -rf $(VENV) node_modules benchmarks/lighthouse/node_modules benchmarks/search/node_modules

# ---- set-up -------------------------------------------------------------------------------------
# Each stamp lies in the folder that it speaks for, so that removing the folder removes the stamp.

# A virtual environment holds absolute paths: in a moved or copied tree it is made again.
ifneq ($(CURDIR),$(shell cat $(VENV)/.made-in 2>/dev/null))
.PHONY: $(VENV)/bin/python
endif
$(VENV)/bin/python:
	@python=$$(PYTHON="$(PYTHON)" sh tools/find-python) && "$$python" tools/environment.py

# The build tools are among the locked requirements, so the project itself needs no isolated build.
$(VENV)/.site: requirements/site.txt pyproject.toml $(VENV)/bin/python
	@echo "Installing what the site is built with"
	@$(PIP_INSTALL) --require-hashes -r requirements/site.txt
	@$(PIP_INSTALL) --no-build-isolation --no-deps --no-index --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site
	@echo "Installing what the tests run with"
	@$(PIP_INSTALL) --require-hashes -r requirements/test.txt
	@touch $@

$(VENV)/.bench: requirements/bench.txt $(VENV)/.site
	@echo "Installing what the benchmarks compare with"
	@$(PIP_INSTALL) --require-hashes -r requirements/bench.txt
	@touch $@

$(VENV)/.lock: requirements/lock.txt $(VENV)/.site
	@$(PIP_INSTALL) --require-hashes -r requirements/lock.txt
	@touch $@

# The tests' assets hold the site's, so whoever has the first needs no second fetch.
node_modules/.test: package.json package-lock.json .npmrc | $(VENV)/.site
	@echo "Fetching the browser assets of the site and of the tests"
	@$(NPM_CI) --include=dev
	@touch $@ node_modules/.site

node_modules/.site: package.json package-lock.json .npmrc | $(VENV)/.site
	@echo "Fetching the browser assets of the site"
	@$(NPM_CI) --omit=dev
	@touch $@

# Heavy and asked for seldom, so apart from what tests need.
benchmarks/search/node_modules/.made: benchmarks/search/package.json \
		benchmarks/search/package-lock.json | $(VENV)/.site
	@echo "Fetching the search engine that ours is measured beside"
	@$(NPM_CI) --prefix benchmarks/search
	@touch $@

benchmarks/lighthouse/node_modules/.made: benchmarks/lighthouse/package.json \
		benchmarks/lighthouse/package-lock.json | $(VENV)/.site
	@echo "Fetching Lighthouse and the design systems that are audited beside the site"
	@$(NPM_CI) --prefix benchmarks/lighthouse
	@touch $@
