# saidseen: `make demo` and `make test` set up all that they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

.PHONY: setup demo demo-live test bench train lint chromium postgresql golden golden-write mutants

setup: $(VENV)/ready

$(VENV)/ready: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[board,dev,mcp,measures,parquet,postgresql,watch]'
	touch $@

demo: setup
	$(BIN)/python examples/demo.py

# The example's stories as a feed, one every few seconds, with the board open on them.
demo-live: setup
	$(BIN)/python examples/demo_live.py

lint: setup
	$(BIN)/ruff format --check src tests tools training benchmarks examples
	$(BIN)/ruff check src tests tools training benchmarks examples
	$(BIN)/mypy

# The reading page is tested in a real browser; without one those tests say that they skip.
chromium:
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	    && { apt-get -qq update; DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install chromium chromium-driver fonts-dejavu-core >/dev/null; } \
	  || echo "no Chromium here and no right to install it: the tests of the page skip"; }

# The ledger is tested in a real PostgreSQL, which the tests start themselves; without one those tests say that they skip.
postgresql:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	    && { apt-get -qq update; DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install postgresql >/dev/null; } \
	  || echo "no PostgreSQL here and no right to install it: the tests of ledgers in it skip"; }

test: lint chromium postgresql
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

# What is decided on fixed stories, against tests/golden; `make golden-write` accepts a change, which the git diff shows.
golden: setup
	$(BIN)/python -m tools.golden check --shared $(SHARED)

golden-write: setup
	$(BIN)/python -m tools.golden write --shared $(SHARED)

# Which of a hundred damaged constants and list entries the golden files and the tests notice (an hour and more; not in CI).
mutants: setup
	$(BIN)/python -m tools.mutants --shared $(SHARED) --tests

bench: setup
	$(PYTHON) benchmarks/peers.py $(VENV)-peers
	$(BIN)/python benchmarks/run.py --shared $(SHARED) --peers $(VENV)-peers

train:
	test -x $(VENV)-train/bin/python || $(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip install --quiet -c constraints.txt -r training/requirements.txt -r training/stance/requirements.txt -e .
	$(PYTHON) benchmarks/peers.py $(VENV)-peers
	mkdir -p training/runs && $(VENV)-peers/bin/python training/silver.py $(SHARED) training/runs/silver.jsonl
	cd training && ../$(VENV)-train/bin/python train.py --shared ../$(SHARED) --start weights/network.pt \
	  --out runs/network --steps 1450 --rate 1.3e-4
	cd training && ../$(VENV)-train/bin/python second.py --shared ../$(SHARED) --start runs/network/weights.pt --out runs/second.pt
	cd training && ../$(VENV)-train/bin/python export.py runs/network/weights.pt runs/second.pt ../src/saidseen/network
	cd training && ../$(VENV)-train/bin/python propositions.py --shared ../$(SHARED)
	cd training && ../$(VENV)-train/bin/python doers.py --shared ../$(SHARED)
	cd training && ../$(VENV)-train/bin/python scene.py --shared ../$(SHARED)
	cd training && ../$(VENV)-train/bin/python antecedents.py --shared ../$(SHARED)
	cd training && ../$(VENV)-train/bin/python speakers.py --shared ../$(SHARED)
	cd training && ../$(VENV)-train/bin/python pairs/vectors.py --shared ../$(SHARED) --out runs/vectors.pt --rounds 30 --minutes 90 --written --asked
	cd training && ../$(VENV)-train/bin/python pairs/export.py runs/vectors.pt ../src/saidseen/claims/pairs
	cd training && ../$(VENV)-train/bin/python pairs/chance.py --shared ../$(SHARED) --days 2022-02-09_15
	$(VENV)-train/bin/python training/claims.py --shared $(SHARED)
	$(VENV)-train/bin/python training/stance/train.py --shared $(SHARED) --out src/saidseen/claims/check
	$(VENV)-train/bin/python training/stance/answers.py --shared $(SHARED) --out src/saidseen/claims/check/answers.json
