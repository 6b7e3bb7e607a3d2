# Winnow: `make run` shows it at work, `make test` proves it. Both install what is missing first.

PREFIX ?= /usr/local
DESTDIR ?=

PACKAGES = git pkg-config libcurl4-openssl-dev libxml2-dev libsqlite3-dev zlib1g-dev libstdc++-12-dev
SWIFT = swift
SOURCES = Sources Tests Package.swift
WINNOW = .build/release/winnow
# What is installed carries Swift's libraries in itself, so that it runs where Swift is not.
INSTALLED = .build-install/release/winnow
SAMPLE = .build/sample

.PHONY: help packages build run test lint judges install uninstall clean

help:
	@echo "make run        build Winnow, poll the bundled samples, show a digest"
	@echo "make test       run every test"
	@echo "make build      the release binary, $(WINNOW)"
	@echo "make lint       check the format of the sources"
	@echo "make judges     run the judges of ../shared/eval, where they are"
	@echo "make install    to PREFIX ($(PREFIX)), under DESTDIR"
	@echo "make uninstall  what install put there"
	@echo "make clean      remove what was built"

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
	$(SWIFT) build -c release --product winnow

run: build
	@WINNOW=$(WINNOW) FOLDER=$(SAMPLE) sh Feeds/show-samples.sh

test: packages
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

lint:
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

judges: build
	@bash .ci/judges $(WINNOW)

install: packages
	$(SWIFT) build -c release --product winnow --static-swift-stdlib --scratch-path .build-install
	install -D -s -m 755 $(INSTALLED) $(DESTDIR)$(PREFIX)/bin/winnow
	install -D -m 644 Feeds/starter.opml $(DESTDIR)$(PREFIX)/share/winnow/starter.opml
	install -D -m 644 systemd/winnow.toml $(DESTDIR)$(PREFIX)/share/doc/winnow/winnow.toml
	for unit in winnow.service winnow-digest@.service winnow-digest@.timer; do \
	  install -d $(DESTDIR)$(PREFIX)/lib/systemd/system && \
	  sed 's#/usr/local/bin/winnow#$(PREFIX)/bin/winnow#' "systemd/$$unit" \
	    > "$(DESTDIR)$(PREFIX)/lib/systemd/system/$$unit" || exit 1; \
	done
	for shell in bash zsh fish; do \
	  case $$shell in \
	    bash) file=share/bash-completion/completions/winnow ;; \
	    zsh) file=share/zsh/site-functions/_winnow ;; \
	    fish) file=share/fish/vendor_completions.d/winnow.fish ;; \
	  esac; \
	  install -d "$$(dirname "$(DESTDIR)$(PREFIX)/$$file")" && \
	  $(INSTALLED) --generate-completion-script $$shell > "$(DESTDIR)$(PREFIX)/$$file" || exit 1; \
	done

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/winnow
	rm -rf $(DESTDIR)$(PREFIX)/share/winnow $(DESTDIR)$(PREFIX)/share/doc/winnow
	rm -f $(DESTDIR)$(PREFIX)/lib/systemd/system/winnow.service
	rm -f $(DESTDIR)$(PREFIX)/lib/systemd/system/winnow-digest@.service
	rm -f $(DESTDIR)$(PREFIX)/lib/systemd/system/winnow-digest@.timer
	rm -f $(DESTDIR)$(PREFIX)/share/bash-completion/completions/winnow
	rm -f $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_winnow
	rm -f $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/winnow.fish

clean:
	rm -rf .build .build-install
