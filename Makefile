# Winnow: `make run` shows it at work, `make test` proves it. Both install what is missing first.

PREFIX ?= /usr/local
DESTDIR ?=

# What Swift itself needs to run and to link, then what Winnow stands on.
PACKAGES = binutils git libncurses6 libstdc++-12-dev tzdata \
	libcurl4-openssl-dev libsqlite3-dev libxml2-dev pkg-config zlib1g-dev
SWIFT = swift
# With Swift's libraries in itself the program starts in half the time and runs where Swift is not.
RELEASE = -c release --product winnow --static-swift-stdlib
SOURCES = Sources Tests Package.swift
WINNOW = .build/release/winnow
SAMPLE = .build/sample

# What is installed is put together by whoever calls make; only the copying may need another
# user's rights.
STAGE = .build/stage
STAGED = $(STAGE)$(PREFIX)
UNIT_FOLDER ?= $(PREFIX)/lib/systemd/system
UNITS = winnow.service winnow-digest@.service winnow-digest@.timer
BASH_COMPLETION = share/bash-completion/completions/winnow
ZSH_COMPLETION ?= share/zsh/site-functions/_winnow
FISH_COMPLETION = share/fish/vendor_completions.d/winnow.fish
MANUALS = share/man/man1/winnow.1 share/man/man5/winnow.toml.5
PACKAGE = .build/package
MAY_WRITE = root=""; mkdir -p "$(DESTDIR)$(PREFIX)" 2>/dev/null && [ -w "$(DESTDIR)$(PREFIX)" ] || root="sudo"

.PHONY: help packages build run test lint fuzz judges install uninstall deb clean

help:
	@echo "Start here"
	@echo "  make run        build Winnow, poll the bundled samples, show their digest"
	@echo "  make test       run every test"
	@echo
	@echo "Install"
	@echo "  make install    build the program, put it and its units under $(DESTDIR)$(PREFIX)"
	@echo "  make uninstall  remove what install put there"
	@echo "                  PREFIX=/usr and DESTDIR=/some/root say where; sudo is asked when needed"
	@echo "  make deb        a Debian package, below $(PACKAGE)"
	@echo
	@echo "Work on it"
	@echo "  make build      the release binary, $(WINNOW)"
	@echo "  make lint       check the format of the sources"
	@echo "  make fuzz       fuzz the parsers under the address sanitizer, SECONDS=60 each; TARGETS=\"XML JSON\""
	@echo "  make judges     measure the release binary with ../shared/eval, where that is"
	@echo "  make clean      remove what was built"
	@echo
	@echo "Debian packages that are missing are installed first; which ones is said."

packages:
	@missing=""; for package in $(PACKAGES); do \
	  dpkg-query -W -f '$${Status}' "$$package" 2>/dev/null | grep -q 'install ok installed' \
	    || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing the Debian packages that are missing:$$missing"; \
	  root=""; [ "$$(id -u)" = 0 ] || root="sudo"; \
	  $$root apt-get update -qq && \
	  $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	fi

build: packages
	$(SWIFT) build $(RELEASE)

run: build
	@WINNOW=$(WINNOW) FOLDER=$(SAMPLE) sh Feeds/show-samples.sh

# The tests of the whole program come by themselves: they start processes by the hundred, and
# Foundation's Process crashes where other tests open and close many files meanwhile.
test: packages
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --skip WinnowTests
	$(SWIFT) test --skip-build --filter WinnowTests

lint:
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

fuzz: packages
	@Tests/Fuzzing/run --seconds $(or $(SECONDS),60) $(TARGETS)

judges: build
	@bash .ci/judges $(WINNOW)

install: build
	@rm -rf $(STAGE)
	@install -D -s -m 755 $(WINNOW) $(STAGED)/bin/winnow
	@install -D -m 644 Feeds/starter.opml $(STAGED)/share/winnow/starter.opml
	@for site in Feeds/sites/*.rules; do \
	  install -D -m 644 "$$site" "$(STAGED)/share/winnow/sites/$${site##*/}" || exit 1; \
	done
	@install -D -m 644 systemd/winnow.toml $(STAGED)/share/winnow/winnow.toml
	@for unit in $(UNITS); do \
	  install -D -m 644 "systemd/$$unit" "$(STAGE)$(UNIT_FOLDER)/$$unit" && \
	  sed -i 's#/usr/local/bin/winnow#$(PREFIX)/bin/winnow#' "$(STAGE)$(UNIT_FOLDER)/$$unit" \
	    || exit 1; \
	done
	@complete() { \
	  mkdir -p "$(STAGED)/$$(dirname "$$2")" && \
	  $(STAGED)/bin/winnow --generate-completion-script "$$1" | sed '1{/^#!/d}' > "$(STAGED)/$$2"; \
	}; \
	complete bash $(BASH_COMPLETION) && complete zsh $(ZSH_COMPLETION) \
	  && complete fish $(FISH_COMPLETION)
	@for page in $(MANUALS); do \
	  mkdir -p "$(STAGED)/$$(dirname "$$page")" && \
	  $(STAGED)/bin/winnow manual "docs/man/$$(basename "$$page").in" > "$(STAGED)/$$page" \
	    || exit 1; \
	done
	@$(MAY_WRITE); $$root mkdir -p "$(DESTDIR)/" && $$root cp -R $(STAGE)/. "$(DESTDIR)/"
	@cd $(STAGE) && find . -type f | sed 's#^\.#$(DESTDIR)#' | sort

uninstall:
	@$(MAY_WRITE); $$root rm -f $(UNITS:%="$(DESTDIR)$(UNIT_FOLDER)/%") && \
	  cd "$(DESTDIR)$(PREFIX)" && $$root rm -rf bin/winnow share/winnow \
	  $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION) $(MANUALS)

# The package; debhelper comes from Debian, and lintian says what is wrong.
deb: PACKAGES += debhelper lintian
deb: packages
	@rm -rf $(PACKAGE) && mkdir -p $(PACKAGE)
	debian/rules binary
	debian/rules clean
	@ls $(PACKAGE)/*.deb
	lintian --tag-display-limit 0 --fail-on error $(PACKAGE)/*.deb

clean:
	rm -rf .build .build-fuzz
