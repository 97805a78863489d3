# Everything a fresh machine with a Swift toolchain needs: `make demo` and `make test`.

SWIFT ?= swift
OPTIMISED = $(SWIFT) build -c release --static-swift-stdlib -Xswiftc -use-ld=lld
# Stripped as it is linked: symbols are more than half of it. Nor does it keep names for others to link to,
# functions twice that are the same, the compiler's hashes of modules, or the tables by which exceptions of
# C++ and debuggers unwind the stack: nothing in it throws one.
slim = .build/slim.ld
discarded = *(.eh_frame) *(.gcc_except_table*) *(.swift_modhash)
# Loaders from glibc 2.36 on read relocations that are packed.
packing = $(shell getconf GNU_LIBC_VERSION | \
	awk '{ split($$2, at, "."); if (at[1] > 2 || at[2] >= 36) print "-Xlinker -z -Xlinker pack-relative-relocs" }')
slimming = -Xlinker -s -Xlinker -O2 -Xlinker --icf=all -Xlinker --no-eh-frame-hdr -Xlinker -T -Xlinker $(slim) $(packing)
RELEASE = mkdir -p .build && echo 'SECTIONS { /DISCARD/ : { $(discarded) } } INSERT AFTER .text;' >$(slim) && \
	$(OPTIMISED) --product solstice -Xlinker --no-export-dynamic $(if $(DEBUG_SYMBOLS),,$(slimming))
program = "$$($(OPTIMISED) --show-bin-path)/solstice"
PREFIX ?= /usr/local
# Not every shell reads the tilde of PREFIX=~/.local.
override PREFIX := $(patsubst ~/%,$(HOME)/%,$(PREFIX))
share = $(DESTDIR)$(PREFIX)/share
installed = "$(DESTDIR)$(PREFIX)/bin/solstice"
bash_completion = "$(share)/bash-completion/completions/solstice"
zsh_completion = "$(share)/zsh/site-functions/_solstice"
fish_completion = "$(share)/fish/vendor_completions.d/solstice.fish"

.PHONY: help build demo test test-quality api-test slurm-test dashboard-test screenshots crash-test \
	storm-test lint format bench install uninstall examples docs clean sqlite

help:
	@echo "make demo     build solstice and run the main job end to end on modelled data"
	@echo "make test     run all tests"
	@echo "make slurm-test  run jobs on two small Slurm clusters of this machine"
	@echo "make api-test  hold the HTTP API against its OpenAPI document"
	@echo "make dashboard-test  drive the dashboard in a headless Chromium"
	@echo "make screenshots  pictures of every page, in .build/screenshots"
	@echo "make crash-test  kill the service, shims and commands for ROUNDS=300 rounds"
	@echo "make storm-test  submit 8,000 jobs from eight processes at once"
	@echo "make build    build the program; it prints where it is; DEBUG_SYMBOLS=1 keeps its symbols"
	@echo "make install  put the program, its man pages and completions below $(PREFIX)"
	@echo "make uninstall  take them away again"
	@echo "make examples run all examples and check what they print"
	@echo "make docs     build the library's documentation into .build/docs"
	@echo "make lint     check format, imports and warnings"
	@echo "make bench    measure speed"

build: sqlite
	@$(RELEASE)
ifdef DEBUG_SYMBOLS
	@objcopy --only-keep-debug $(program) $(program).debug
	@objcopy --strip-all --add-gnu-debuglink=$(program).debug $(program)
	@echo "its symbols are in" $(program).debug
endif
	@echo "built" $(program)

demo: sqlite
	@$(RELEASE)
	@sh Examples/demo.sh $(program)

# A test that computes for long holds a thread of Swift's pool, which has as many as there are cores. With
# more tests at a time than that, one that waits for a process or an answer finds no thread, and times
# out. Swift Testing's own width is twice the cores.
test slurm-test crash-test storm-test: export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH = \
	$(shell getconf _NPROCESSORS_ONLN)

# One after the other: tests that compute for long, and those that start processes by the hundred, slow
# down those that wait for something, be it an answer over the network or a program.
waiting = FeedsTests|DashboardTests|CommandLineToolTests
test: sqlite
	@$(SWIFT) build --build-tests
	@$(SWIFT) test --skip-build --parallel --skip '^($(waiting)|ExecutionTests|CrashTests)\.'
	@$(SWIFT) test --skip-build --parallel --filter '^($(waiting))\.'
	@$(SWIFT) test --skip-build --parallel --filter '^ExecutionTests\.'
	@$(SWIFT) test --skip-build --no-parallel --filter '^CrashTests\.'

# Judges plans of the stored queues, which takes a planner at its full speed.
test-quality: sqlite
	@$(OPTIMISED) --product SolsticeBenchmarks
	@"$$($(OPTIMISED) --show-bin-path)/SolsticeBenchmarks" --check-quality

# Installs Slurm where it is missing, and stops all that it starts.
slurm-test: sqlite
	@$(SWIFT) build --build-tests
	@sh Tests/Slurm/clusters.sh $(SWIFT) test --skip-build --parallel \
		--filter '^ExecutionTests\.(ExecutorContract|Slurm)'

# Installs Chromium where it is missing; every page as people see it, by keyboard and without JavaScript.
browser = sh Tests/Dashboard/Browser/browser.sh $(program)
dashboard-test: sqlite
	@$(RELEASE)
	@$(browser) check

# At a phone's and a desk's width, by day and by night; for looking at.
screenshots: sqlite
	@$(RELEASE)
	@$(browser) pictures .build/screenshots

# Kills the service, shims and commands at random moments; `make crash-test ROUNDS=1000 SEED=7`. The
# moments are the machine's own: a seed repeats the work and the choices, not every interleaving.
ROUNDS ?= 300
crash-test: sqlite
	@SOLSTICE_CRASH_ROUNDS=$(ROUNDS) $(if $(SEED),SOLSTICE_CRASH_SEED=$(SEED)) \
		$(SWIFT) test --filter '^CrashTests\.CrashTests'

# Eight processes submit a thousand jobs each, at once, beside a running service: the program as
# people have it, since each waits for the others' plans.
storm-test: sqlite
	@$(RELEASE)
	@SOLSTICE_PROGRAM=$(program) SOLSTICE_STORM_JOBS=1000 \
		$(SWIFT) test --filter '^CrashTests\.StormTests'

# Installs its tools into .build-api.
api-test: sqlite
	@$(RELEASE)
	@sh Tests/Dashboard/api.sh $(program)

# The build is the one that the tests run: with SOLSTICE_STRICT=1 warnings of this package are errors.
lint: export SOLSTICE_STRICT = 1
lint: sqlite
	@$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Migrations Benchmarks \
		Examples
	@$(SWIFT) build --build-tests --explicit-target-dependency-import-check error

format:
	@$(SWIFT) format --in-place --recursive Package.swift Sources Tests Migrations Benchmarks \
		Examples

# `make bench ONLY=queue,peers` measures these sections only; `LIMIT=600` gives each large queue ten
# minutes, where it would be stopped sooner.
bench: sqlite
	@$(RELEASE)
	@$(OPTIMISED) --product SolsticeBenchmarks
	@folder="$$($(OPTIMISED) --show-bin-path)"; \
		"$$folder/SolsticeBenchmarks" "$$folder/solstice" $(if $(ONLY),--only $(ONLY)) \
		$(if $(LIMIT),--limit $(LIMIT))

# The manual and the completions come from the program's own definitions. DESTDIR is respected.
install: build
	@install -d "$(DESTDIR)$(PREFIX)/bin" "$(share)/man/man1" \
		"$(share)/bash-completion/completions" "$(share)/zsh/site-functions" \
		"$(share)/fish/vendor_completions.d"
	@install $(program) $(installed)
	@$(installed) manual "$(share)/man/man1"
	@$(installed) completions bash >$(bash_completion)
	@$(installed) completions zsh >$(zsh_completion)
	@$(installed) completions fish >$(fish_completion)
	@echo "installed below $(DESTDIR)$(PREFIX); the manual: man solstice"

# The installed program names its pages, so that exactly these go.
uninstall:
	@if [ -x $(installed) ]; then \
		$(installed) manual --list "$(share)/man/man1" | while IFS= read -r page; do \
			rm -f "$$page"; \
		done; \
	fi
	@rm -f $(installed) $(bash_completion) $(zsh_completion) $(fish_completion)

# Whoever imports Solstice sees the types of these modules too, so that they are documented as its own.
modules = Solstice SolsticeDomain SolsticeBacktesting SolsticeExecution SolsticeGridData
docs: sqlite
	@$(SWIFT) build --target Solstice
	@rm -rf .build/docs .build/docs-symbols && mkdir -p .build/docs-symbols
	@modules="$$($(SWIFT) build --show-bin-path)/Modules"; \
	triple=$$($(SWIFT) -print-target-info | sed -n 's/^ *"triple": "\(.*\)",$$/\1/p' | head -n 1); \
	set -- -target "$$triple" -I "$$modules"; \
	for map in .build/checkouts/*/Sources/*/module.modulemap \
		.build/checkouts/*/Sources/*/include/module.modulemap; do \
		set -- "$$@" -I "$${map%/module.modulemap}"; \
	done; \
	for map in "$$modules"/../*.build/module.modulemap; do \
		[ ! -e "$$map" ] || set -- "$$@" -Xcc "-fmodule-map-file=$$map"; \
	done; \
	for module in $(modules); do \
		$(SWIFT) symbolgraph-extract -module-name "$$module" "$$@" -minimum-access-level public \
			-skip-synthesized-members -output-dir .build/docs-symbols || exit 1; \
		graph=".build/docs-symbols/$$module.symbols.json"; \
		sed 's/"module":{"name":"Solstice[A-Za-z]*"/"module":{"name":"Solstice"/' \
			"$$graph" >"$$graph.new" && mv "$$graph.new" "$$graph" || exit 1; \
	done
	@rm -f .build/docs-symbols/*@*
	@docc=$$(command -v docc || xcrun --find docc) && \
		"$$docc" convert Sources/Solstice/Solstice.docc --warnings-as-errors \
		--additional-symbol-graph-dir .build/docs-symbols --fallback-display-name Solstice \
		--fallback-bundle-identifier org.solstice.Solstice --output-path .build/docs
	@echo "built .build/docs; to read it: docc preview, or python3 -m http.server -d .build/docs"

# Each runs in a folder of its own and checks what it printed.
examples: sqlite
	@$(RELEASE)
	@sh Examples/all.sh $(program)

clean:
	@rm -rf .build .build-embedding .build-api .build-browser

# The headers of SQLite are the one thing that a Swift toolchain does not bring along.
sqlite:
	@if [ ! -e /usr/include/sqlite3.h ] && \
		! pkg-config --exists sqlite3 2>/dev/null; then \
		echo "libsqlite3-dev is missing; installing it"; \
		if [ "$$(id -u)" = 0 ]; then as_root=; else as_root=sudo; fi; \
		$$as_root apt-get update -qq && $$as_root apt-get install -y -qq libsqlite3-dev; \
	fi
