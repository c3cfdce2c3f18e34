# Every task of this project, by hand or in a workflow, is a target here; `make` lists them.
# Each target sets up what it needs, once: `make site` and `make test` work as the first command
# in a fresh clone. Only features of GNU Make 3.81 are used, the version of macOS.

# ---- settings -----------------------------------------------------------------------------------

export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export PYTHONUTF8 := 1
# Keeps the byte code of the program and its templates; otherwise every build recompiles both.
export PYTHONDONTWRITEBYTECODE :=
# Settings for another Python would make .venv use its home and modules.
unexport PYTHONHOME PYTHONPATH PYTHONSAFEPATH
# Pages and files are dated by the commit, so the same commit gives the same bytes. `rev-list` is a
# plumbing command, which ignores log.showSignature and color.ui; --git-dir works whoever owns the
# folder. Without a clone or without git, the variable is not set.
ifndef SOURCE_DATE_EPOCH
override SOURCE_DATE_EPOCH := $(firstword $(shell \
	git --git-dir=.git rev-list --max-count=1 --timestamp HEAD 2>/dev/null))
endif
# MkDocs fails on an empty value, because it expects a number.
ifdef SOURCE_DATE_EPOCH
export SOURCE_DATE_EPOCH
else
unexport SOURCE_DATE_EPOCH
endif

VENV := .venv
CKAN_VENV := .venv-ckan
PYTHON_RUN := $(VENV)/bin/python
NODE := $(PYTHON_RUN) tools/node.py
# FETCH reports the likely cause if a download fails.
FETCH := $(PYTHON_RUN) tools/fetch.py
# A wheel is unpacked; a source distribution would run its build, and a package from npm its scripts.
PIP_INSTALL := $(FETCH) $(PYTHON_RUN) -m pip install -q --only-binary :all:
NPM_CI := $(FETCH) $(NODE) npm ci --ignore-scripts --no-progress --loglevel=error
UV_COMPILE := $(PYTHON_RUN) -m uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock"

# With SINCE, the revision a change starts from, only problems that are new since then fail.
CHECK = $(VENV)/bin/catalogue check $(if $(SINCE),--changed-since "$$SINCE")
export SINCE

# One process and one browser per core and one more (tests/conftest.py), at most eight.
PYTEST = CHROMIUM="$$($(PYTHON_RUN) tools/chromium.py --headless-shell)" && export CHROMIUM && \
	$(PYTHON_RUN) -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal --durations 20

# ---- what people run ----------------------------------------------------------------------------

.PHONY: help
help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | while IFS='	' read -r name what; \
		do printf '  make %-13s %s\n' "$$name" "$$what"; done

.PHONY: site
site: $(VENV)/.site node_modules/.site ## build the site into site/; TIMINGS=1 prints where the time went
	@$(PYTHON_RUN) -m mkdocs build --strict

# With click 8.3, MkDocs turns live reload off unless the option is given.
.PHONY: serve
serve: $(VENV)/.site node_modules/.site ## preview the site; ADDRESS=127.0.0.1:8001 for another address
	@$(PYTHON_RUN) -m mkdocs serve --livereload $(if $(ADDRESS),--dev-addr $(ADDRESS))

.PHONY: check
check: $(VENV)/.site ## report problems in the records; SINCE=rev fails only for new ones
	@$(CHECK) $(if $(GITHUB_ACTIONS),--format github)

# GitHub shows ten problems beside the lines of a pull request; the summary lists them all. The
# check has already failed because of them, so this target succeeds.
.PHONY: problems
problems: $(VENV)/.site ## list the problems in the summary of a workflow
	@$(CHECK) --format markdown >> "$${GITHUB_STEP_SUMMARY:-/dev/stdout}" \
		|| test $$? -eq 1

.PHONY: diff
diff: $(VENV)/.site ## report what will change for the public since BASE (default: HEAD)
	@$(VENV)/bin/catalogue diff "$${BASE:-HEAD}" $(if $(GITHUB_STEP_SUMMARY), \
		--format markdown >> "$$GITHUB_STEP_SUMMARY")

.PHONY: reviewing
reviewing: ## say how to look at the built site, in the summary of a workflow
	@cat .github/artifact.md >> "$${GITHUB_STEP_SUMMARY:-/dev/stdout}"

.PHONY: stats
stats: $(VENV)/.site ## count the records, and list those to check again
	@$(VENV)/bin/catalogue stats $(if $(GITHUB_STEP_SUMMARY), \
		--format markdown >> "$$GITHUB_STEP_SUMMARY")

.PHONY: test
test: lint check ## check the code and the records, and run the tests
	@$(PYTEST) $(TESTS)

.PHONY: test-all
test-all: lint check $(CKAN_VENV)/.made ## the same, with whole matrices, long sweeps and other engines
	@LIBREOFFICE="$$($(PYTHON_RUN) -m tools.libreoffice)" && export LIBREOFFICE && \
		CKAN_PYTHON="$(CURDIR)/$(CKAN_VENV)/bin/python" && export CKAN_PYTHON && \
		$(PYTEST) -m "" $(TESTS)

COVERAGE := $(PYTHON_RUN) -m coverage

.PHONY: coverage
coverage: $(VENV)/.proof ## list the branches of the records that their tests do not take; fails below 95 %
	@rm -rf build/coverage && mkdir -p build/coverage
	@$(COVERAGE) run -m pytest -q --numprocesses auto --maxprocesses 8 --dist worksteal tests/records
	@$(COVERAGE) combine -q && $(COVERAGE) json -q
	@$(PYTHON_RUN) tools/branches.py build/coverage/report.json

.PHONY: mutants
mutants: $(VENV)/.proof ## change rules and shape of records, and count the changes that no test notices; fails above 15 %
	@$(PYTHON_RUN) tools/mutants.py $(if $(MINUTES),--minutes $(MINUTES)) \
		$(if $(CHILDREN),--children $(CHILDREN)) $(MUTANTS)

# A failing input is kept in build/fuzz/, with the command that repeats it.
.PHONY: fuzz
fuzz: $(VENV)/.test node_modules/.site ## try random files, prose, forms and builds; SECONDS=60, SEED=n or INPUT=file
	@$(PYTHON_RUN) -m tests.fuzz --seconds "$(or $(SECONDS),60)" $(if $(SEED),--seed "$(SEED)") \
		$(if $(INPUT),--input "$(INPUT)")

.PHONY: lint
lint: $(VENV)/.test node_modules/.test ## check style, types and workflows
	@$(PYTHON_RUN) -m ruff check || { echo "Fix most of it with: make format" >&2; exit 1; }
	@$(PYTHON_RUN) -m ruff format --check || { echo "Fix it with: make format" >&2; exit 1; }
	@$(PYTHON_RUN) -m mypy
	@$(NODE) node_modules/.bin/tsc --project tsconfig.json
	@$(VENV)/bin/zizmor --offline --quiet --persona=auditor --strict-collection .github

.PHONY: generate
generate: $(VENV)/.test node_modules/.site ## write the files that derive from the models: schema, forms, …
	@$(VENV)/bin/catalogue generate
	@$(PYTHON_RUN) -m tools.share_images

.PHONY: format
format: $(VENV)/.test ## format the code
	@$(PYTHON_RUN) -m ruff check --fix
	@$(PYTHON_RUN) -m ruff format

.PHONY: links
links: $(VENV)/.site ## check every external address
	@$(PYTHON_RUN) -m tools.links.check

# Runs with a token, so it installs nothing.
.PHONY: report-links
report-links: $(VENV)/bin/python ## keep the issue about dead links up to date; for the workflow
	@PYTHONPATH=plugins $(PYTHON_RUN) -m tools.links.report

.PHONY: audit
audit: $(VENV)/.audit ## ask which locked packages have known vulnerabilities
	@$(PYTHON_RUN) -m tools.audit

.PHONY: verify
verify: $(VENV)/.site ## build the commit that a published site names, and compare every file; URL=https://…
	@$(PYTHON_RUN) -m tools.verify $(if $(BRANCH),--branch "$$BRANCH") $(if $(URL),-- "$$URL")
export URL BRANCH

.PHONY: proposal
proposal: $(VENV)/.site ## make a record from a submitted form; EVENT=file.json
	@$(VENV)/bin/catalogue propose --event "$(or $(EVENT),$$GITHUB_EVENT_PATH)" \
		$(if $(GITHUB_OUTPUT),--outcome "$$GITHUB_OUTPUT")

# These run with a token, so they install nothing: the scripts need only Python, git and gh.
.PHONY: fetch-forms
fetch-forms: $(VENV)/bin/python ## fetch the submitted forms to read; for the workflow
	@PYTHONPATH=plugins $(PYTHON_RUN) -m tools.fetch_forms

.PHONY: send-proposal
send-proposal: $(VENV)/bin/python ## send that record as a pull request; for the workflow
	@PYTHONPATH=plugins $(PYTHON_RUN) -m tools.send_proposal

.PHONY: forward
forward: $(VENV)/.site ## bring drafts of new records forward to what is checked out
	@$(VENV)/bin/catalogue forward $(if $(GITHUB_OUTPUT),--outcome "$$GITHUB_OUTPUT")

.PHONY: send-forward
send-forward: $(VENV)/bin/python ## send those drafts; for the workflow
	@PYTHONPATH=plugins $(PYTHON_RUN) -m tools.send_forward

.PHONY: release
release: $(VENV)/bin/python ## commit and tag VERSION=1.2.0; DRY_RUN=1 only says what it would do
	@$(PYTHON_RUN) -m tools.release.prepare $(if $(DRY_RUN),--dry-run) "$$VERSION"

.PHONY: release-check
release-check: $(VENV)/bin/python ## check that a tag can be released; for the workflow
	@$(PYTHON_RUN) -m tools.release.check

.PHONY: release-files
release-files: site ## pack the data of the site as a release has them, into build/release/
	@$(PYTHON_RUN) -m tools.release.pack

# Runs with a token, so it installs nothing.
.PHONY: publish-release
publish-release: $(VENV)/bin/python ## publish the packed data as a release; for the workflow
	@PYTHONPATH=plugins $(PYTHON_RUN) -m tools.release.publish

.PHONY: roll-back
roll-back: $(VENV)/bin/python ## check an older COMMIT=… of main out, to build and publish it
	@$(PYTHON_RUN) -m tools.release.roll_back

.PHONY: pictures
pictures: $(VENV)/.test site ## retake the screenshots of the README and the guides
	@CHROMIUM="$$($(PYTHON_RUN) tools/chromium.py)" && export CHROMIUM && \
		$(PYTHON_RUN) tools/screenshots.py

RACE := $(VENV)/.bench $(VENV)/.test node_modules/.site benchmarks/eleventy/node_modules/.made

.PHONY: bench
bench: $(RACE) ## race builds of 1,000 records, time checks and history, and test search quality; RECORD=1 keeps the results
	@$(PYTHON_RUN) benchmarks/run.py $(if $(RECORD),--write-results)
	@$(PYTHON_RUN) benchmarks/check.py --records 3000
	@$(PYTHON_RUN) benchmarks/history.py --rounds 3 $(if $(RECORD),--write-results)
	@$(PYTHON_RUN) benchmarks/search/building.py
	@$(PYTHON_RUN) benchmarks/search/quality.py --alone

.PHONY: bench-full
bench-full: $(RACE) benchmarks/search/node_modules/.made ## race builds of 3,000 and 10,000 records, compare searches, and time the preview; RECORD=1 keeps the results
	@$(PYTHON_RUN) benchmarks/run.py --records 10000 3000 $(if $(RECORD),--write-results)
	@CHROMIUM="$$($(PYTHON_RUN) tools/chromium.py)" && export CHROMIUM && \
		$(PYTHON_RUN) benchmarks/preview.py $(if $(RECORD),--write-results) && \
		$(PYTHON_RUN) benchmarks/preview.py --records 1000 $(if $(RECORD),--write-results) && \
		$(PYTHON_RUN) benchmarks/search/quality.py && \
		$(PYTHON_RUN) benchmarks/search/measure.py --records 1000

.PHONY: lighthouse
lighthouse: site node_modules/.test benchmarks/lighthouse/node_modules/.made ## audit pages of the site and of its peers
	@CHROMIUM="$$($(PYTHON_RUN) tools/chromium.py)" && export CHROMIUM && \
		$(PYTHON_RUN) benchmarks/audit.py

.PHONY: lock
lock: $(VENV)/.lock ## rewrite the lock files; UPGRADE=1 for newer releases
	@$(UV_COMPILE) $(if $(UPGRADE),--upgrade) -o requirements/site.txt \
		pyproject.toml --group build
	@for group in node test bench lock audit; do \
		$(UV_COMPILE) $(if $(UPGRADE),--upgrade) -o requirements/$$group.txt \
			--constraint requirements/site.txt --group pyproject.toml:$$group || exit 1; done
	@$(UV_COMPILE) $(if $(UPGRADE),--upgrade) -o requirements/proof.txt \
		--constraint requirements/test.txt --group pyproject.toml:proof
	@$(UV_COMPILE) $(if $(UPGRADE),--upgrade) -o requirements/ckan.txt --group pyproject.toml:ckan
	@$(NODE) npm install --package-lock-only
	@$(NODE) npm install --package-lock-only --prefix benchmarks/lighthouse
	@$(NODE) npm install --package-lock-only --prefix benchmarks/search
	@$(NODE) npm install --package-lock-only --prefix benchmarks/eleventy

.PHONY: clean
clean: ## remove built files and caches
	rm -rf site build .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis

.PHONY: clean-all
clean-all: clean ## remove the environments too
	rm -rf $(VENV) $(CKAN_VENV) node_modules benchmarks/lighthouse/node_modules \
		benchmarks/search/node_modules benchmarks/eleventy/node_modules

# ---- set-up -------------------------------------------------------------------------------------
# Each stamp is in the folder that it stands for, so removing the folder removes the stamp.

# A virtual environment contains absolute paths, so a moved or copied tree needs a new one.
ifneq ($(CURDIR),$(shell cat $(VENV)/.made-in 2>/dev/null))
.PHONY: $(VENV)/bin/python
endif
$(VENV)/bin/python:
	@python=$$(PYTHON="$(PYTHON)" sh tools/find-python) && "$$python" tools/environment.py

# The locked requirements include the build tools, so the project needs no isolated build.
$(VENV)/.site: requirements/site.txt pyproject.toml $(VENV)/bin/python
	@echo "Installing the packages that build the site"
	@$(PIP_INSTALL) --require-hashes -r requirements/site.txt
	@$(PIP_INSTALL) --no-build-isolation --no-deps --no-index --editable .
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.site
	@echo "Installing the packages that run the tests"
	@$(PIP_INSTALL) --require-hashes --no-binary jstyleson -r requirements/test.txt
	@touch $@

$(VENV)/.bench: requirements/bench.txt $(VENV)/.site
	@echo "Installing the packages that the benchmarks compare"
	@$(PIP_INSTALL) --require-hashes -r requirements/bench.txt
	@touch $@

$(VENV)/.proof: requirements/proof.txt $(VENV)/.test
	@echo "Installing the packages that measure the tests"
	@$(PIP_INSTALL) --require-hashes -r requirements/proof.txt
	@touch $@

$(VENV)/.audit: requirements/audit.txt $(VENV)/.site
	@$(PIP_INSTALL) --require-hashes -r requirements/audit.txt
	@touch $@

$(VENV)/.lock: requirements/lock.txt $(VENV)/.site
	@$(PIP_INSTALL) --require-hashes -r requirements/lock.txt
	@touch $@

# An environment of its own, because CKAN pins other versions. --no-deps: the lock leaves out the
# driver of a database, which the packages declare.
$(CKAN_VENV)/.made: requirements/ckan.txt $(VENV)/.site
	@echo "Installing CKAN, which reads the catalogue of data sets as portals do"
	@$(PYTHON_RUN) -m venv --clear --without-pip $(CKAN_VENV)
	@$(FETCH) $(PYTHON_RUN) -m pip --python $(CKAN_VENV)/bin/python install -q --no-deps \
		--require-hashes -r requirements/ckan.txt
	@touch $@

# The assets of the tests include those of the site, so this also completes the other target.
node_modules/.test: package.json package-lock.json .npmrc | $(VENV)/.site
	@echo "Fetching the browser assets of the site and of the tests"
	@$(NPM_CI) --include=dev
	@touch $@ node_modules/.site

node_modules/.site: package.json package-lock.json .npmrc | $(VENV)/.site
	@echo "Fetching the browser assets of the site"
	@$(NPM_CI) --omit=dev
	@touch $@

# Large and rarely needed, so separate from what the tests need.
benchmarks/search/node_modules/.made: benchmarks/search/package.json \
		benchmarks/search/package-lock.json | $(VENV)/.site
	@echo "Fetching the search engine that ours is compared with"
	@$(NPM_CI) --prefix benchmarks/search
	@touch $@

benchmarks/eleventy/node_modules/.made: benchmarks/eleventy/package.json \
		benchmarks/eleventy/package-lock.json | $(VENV)/.site
	@echo "Fetching the site generator that the build is raced with, beside Hugo"
	@$(NPM_CI) --prefix benchmarks/eleventy
	@touch $@

benchmarks/lighthouse/node_modules/.made: benchmarks/lighthouse/package.json \
		benchmarks/lighthouse/package-lock.json | $(VENV)/.site
	@echo "Fetching Lighthouse and the design systems that are audited for comparison"
	@$(NPM_CI) --prefix benchmarks/lighthouse
	@touch $@
