# Inloop. `make` alone says what there is.

VERSION := 0.1.0

BUILD   ?= build
CC      ?= cc
CFLAGS  ?= -O2 -g
SAN     ?=
JOBS    ?= $(shell nproc)
V       ?=# V=1 shows whole commands
say      = $(if $(V),,@echo '  $(1)' $(patsubst $(CURDIR)/%,%,$@); )

# libgpiod 1 and 2 are two APIs: one whole source file each, chosen here.
GPIOD_MAJOR := $(shell pkg-config --modversion libgpiod 2>/dev/null | cut -d. -f1)
CORE_PKGS   := sqlite3 inih jansson libsodium
ICAL_PKGS   := libical libseccomp
UI_PKGS     := sdl2 x11 SDL2_ttf cairo fribidi fontconfig libgpiod libsystemd

# Sentences for a screen are cut on purpose: no -Wformat-truncation (which only gcc has).
WARN       := -Wall -Wextra -Wshadow -Wundef -Wstrict-prototypes -Wconversion \
	$(if $(findstring clang,$(CC)),,-Wno-format-truncation) $(if $(CI),-Werror)
ALL_CFLAGS  = -std=c11 -D_GNU_SOURCE -DINLOOP_VERSION='"$(VERSION)"' -Ifirmware $(WARN) \
	$(PKG_CFLAGS) $(CFLAGS) $(SAN) -MMD -MP
PKG_CFLAGS := $(shell pkg-config --cflags $(UI_PKGS) $(CORE_PKGS) $(ICAL_PKGS) 2>/dev/null)
CORE_LIBS  := $(shell pkg-config --libs $(CORE_PKGS) 2>/dev/null) -lm
ICAL_LIBS  := $(shell pkg-config --libs $(ICAL_PKGS) 2>/dev/null)
UI_LIBS    := $(shell pkg-config --libs $(UI_PKGS) 2>/dev/null) -lgettextpo

# Everything but the main()s and the other libgpiod goes into one archive: each program and
# each test takes out of it what it uses, so the report program holds no SDL, and only
# inloop-calendar (and the tests of calendar/) libical.
NOT_IN_LIB := firmware/main.c firmware/report/main.c firmware/calendar/main.c firmware/splash/main.c \
	firmware/stick/main.c $(wildcard firmware/platform/lines_gpiod*.c)
LIB_SRC    := $(filter-out $(NOT_IN_LIB),$(wildcard firmware/*.c firmware/*/*.c)) \
	$(wildcard firmware/platform/lines_gpiod$(GPIOD_MAJOR).c)
LIB        := $(BUILD)/libinloop.a
object      = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))
TESTS      := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))
TEST_HELP  := $(call object,$(filter-out $(wildcard tests/unit/test_*.c),$(wildcard tests/unit/*.c)))
# What the tests of the rules share: an archive, so that each takes only what it uses.
TEST_LIB   := $(BUILD)/libsupport.a
FUZZERS    := $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(filter-out tests/fuzz/fuzz.c,$(wildcard tests/fuzz/*.c)))

.PHONY: help run test build tests fuzz fuzzers test-sanitized test-gpio test-power lint format golden gallery audit \
	bench bench-gpio bench-years bench-image deb test-deb image bundle image-lock test-archive \
	test-image test-image-changed card-with-chip clean

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-19s %s\n", $$1, $$2 }' Makefile

run: ## install what is missing, build, and open the terminal with a sample house
	@image/install-packages.sh build run
	@$(MAKE) --no-print-directory -j$(JOBS) build
	@echo "Space bar: the button.  Enter: the expert's button.  F11: full screen.  Esc: leave."
	$(BUILD)/inloop --config config/inloop.ini --data $(BUILD)/data --window 1280x800

test: ## install what is missing, build, and run every test
	@image/install-packages.sh build run test
	@$(MAKE) --no-print-directory -j$(JOBS) build tests
	@BUILD=$(BUILD) JOBS=$(JOBS) tests/run.sh

build: $(BUILD)/inloop $(BUILD)/inloop-report $(BUILD)/inloop-calendar $(BUILD)/inloop-splash $(BUILD)/inloop-stick ## compile the programs into build/ (no root, no network)

test-sanitized: ## unit tests, scenarios and reports with AddressSanitizer and UBSan
	@image/install-packages.sh build run test
	@$(MAKE) --no-print-directory -j$(JOBS) build tests BUILD=build-asan CFLAGS='-O1 -g' \
		SAN='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'
	@BUILD=build-asan JOBS=$(JOBS) tests/run.sh unit report scenarios

test-gpio: ## the button and the lamp against a kernel, in emulated machines (libgpiod 1 and 2)
	@image/install-packages.sh gpio
	@tests/gpio/run.sh

test-power: ## pull the plug of an emulated machine: the disk as it was at hundreds of moments
	@image/install-packages.sh build run test gpio
	@$(MAKE) --no-print-directory -j$(JOBS) build
	@BUILD=$(BUILD) JOBS=$(JOBS) tests/power/cuts.sh

fuzz: ## break the readers of strangers' files, if it can: SECONDS=1800 each, TARGETS=all
	@image/install-packages.sh build run fuzz
	@$(MAKE) --no-print-directory -j$(JOBS) fuzzers BUILD=build-fuzz CC=clang CFLAGS='-O1 -g' \
		SAN='-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'
	@BUILD=build-fuzz JOBS=$(JOBS) tests/fuzz/run.sh $(or $(SECONDS),1800) $(TARGETS)

lint: ## check format, the include rule, static analysis, scripts and translations
	@image/install-packages.sh build test lint
	@BUILD=$(BUILD) CC='$(CC)' JOBS=$(JOBS) tests/lint/run.sh

format: ## lay out the C files as .clang-format says
	clang-format -i $(wildcard firmware/*.c firmware/*/*.[ch] tests/*/*.[ch] tests/unit/support/*.[ch])

golden: tests build ## draw the golden pictures anew (then look at each of them)
	INLOOP_GOLDEN=renew $(BUILD)/tests/test_golden
	rm -rf $(BUILD)/picture
	$(BUILD)/inloop --script tests/tools/picture.inloop --config config/inloop.ini \
		--data $(BUILD)/picture --window 1280x800

gallery: $(BUILD)/tests/gallery ## draw a sample of every screen into build/gallery (then look at them)
	@mkdir -p $(BUILD)/gallery
	$(BUILD)/tests/gallery 1280x800 217x136 nl $(BUILD)/gallery
	$(BUILD)/tests/gallery 480x800 86x155 nl $(BUILD)/gallery

audit: $(BUILD)/inloop ## measure every screen against the numbers for size and contrast
	$(BUILD)/inloop --audit > $(BUILD)/audit.tsv

bench: build $(BUILD)/tests/bench ## measure start, memory, reaction and idle wake-ups
	@BUILD=$(BUILD) tests/bench/run.sh

bench-gpio: ## measure, in the emulated machines: from the button to lamp and picture, a restart
	@image/install-packages.sh gpio
	@tests/gpio/run.sh bookworm:latency trixie:latency

bench-years: build $(BUILD)/tests/years ## ten years of a busy house: what year 10 costs against year 1
	@image/install-packages.sh build run test years
	@BUILD=$(BUILD) tests/years/run.sh

deb: ## build the Debian packages into build/: for this machine and, cross-compiled, for the Pi
	@image/install-packages.sh build deb
	@BUILD=$(BUILD) image/deb/build.sh $(sort $(shell dpkg --print-architecture) arm64)

test-deb: ## the packages: what is in them, made twice, installed, upgraded, taken away
	@image/install-packages.sh build deb test-deb
	@tests/deb/run.sh

image: ## build the card for a Raspberry Pi 3, 4, 400, CM4 or Zero 2 W into build/
	@image/install-packages.sh build deb image
	@BUILD=$(BUILD) image/build.sh
	@tests/image/inputs.sh >$(BUILD)/card-inputs

bundle: ## a new version for cards that are out there, from the built one: CERT=file KEY=file
	@image/install-packages.sh build deb image bundle
	@BUILD=$(BUILD) image/bundle.sh '$(CERT)' '$(KEY)'

image-lock: ## take the newest Debian packages for the card from now on (image/packages.lock)
	@image/install-packages.sh build deb image
	@BUILD=$(BUILD) image/deb/build.sh arm64
	@BUILD=$(BUILD) image/lock.sh renew

test-archive: ## the card can be built when Debian has other packages: a mirror in a folder plays it
	@image/install-packages.sh build deb image
	@tests/archive/run.sh

test-image: build ## start the card that `make image` built in an emulated machine, and use it
	@image/install-packages.sh build image bundle test-image
	@BUILD=$(BUILD) tests/image/run.sh
	@tests/image/inputs.sh --passed $(BUILD)/card-inputs

test-image-changed: ## the two, if anything that goes into them changed since they last passed
	@if tests/image/inputs.sh --same; then \
		echo "what goes into the card is what passed the last time (image/tested)"; \
	else $(MAKE) image && $(MAKE) card-with-chip && $(MAKE) test-image; fi

# Its test compiles for its kernel. Where that kernel's headers are gone, the newest is taken.
card-with-chip:
	@image/install-packages.sh image test-image
	@status=0; BUILD=$(BUILD) tests/image/chip.sh >/dev/null || status=$$?; \
	case $$status in 0) ;; 3) $(MAKE) image LOCK=newest ;; *) exit 1 ;; esac

bench-image: ## measure the card: its start against a bare one, and hours in which nobody comes
	@image/install-packages.sh build image test-image
	@BUILD=$(BUILD) tests/image/bench.sh

clean: ## take away everything that was built
	rm -rf build build-*/

tests: $(TESTS) $(BUILD)/inloop-calendar # some start it

fuzzers: $(FUZZERS)

$(BUILD)/inloop: $(BUILD)/obj/firmware/main.o $(LIB)
	$(call say,LINK)$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(UI_LIBS) $(CORE_LIBS)

$(BUILD)/inloop-report: $(BUILD)/obj/firmware/report/main.o $(LIB)
	$(call say,LINK)$(CC) $(SAN) $(LDFLAGS) -o $@ $^ -Wl,--as-needed $(CORE_LIBS)

$(BUILD)/inloop-calendar: $(BUILD)/obj/firmware/calendar/main.o $(LIB)
	$(call say,LINK)$(CC) $(SAN) $(LDFLAGS) -o $@ $^ -Wl,--as-needed $(ICAL_LIBS) $(CORE_LIBS)

$(BUILD)/inloop-splash: $(BUILD)/obj/firmware/splash/main.o $(LIB)
	$(call say,LINK)$(CC) $(SAN) $(LDFLAGS) -o $@ $^ -Wl,--as-needed $(UI_LIBS) $(CORE_LIBS)

$(BUILD)/inloop-stick: $(BUILD)/obj/firmware/stick/main.o $(LIB)
	$(call say,LINK)$(CC) $(SAN) $(LDFLAGS) -o $@ $^

$(BUILD)/tests/%: $(BUILD)/obj/tests/unit/%.o $(TEST_HELP) $(TEST_LIB) $(LIB)
	@mkdir -p $(@D)
	$(call say,LINK)$(CC) $(SAN) $(LDFLAGS) -o $@ $^ -Wl,--as-needed $(UI_LIBS) $(CORE_LIBS) $(ICAL_LIBS) -lcmocka

$(BUILD)/fuzz/%: $(BUILD)/obj/tests/fuzz/%.o $(BUILD)/obj/tests/fuzz/fuzz.o $(LIB)
	@mkdir -p $(@D)
	$(call say,LINK)$(CC) $(SAN) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ -Wl,--as-needed $(UI_LIBS) $(CORE_LIBS) $(ICAL_LIBS)

$(BUILD)/tests/gallery: $(BUILD)/obj/tests/tools/gallery.o $(LIB)
	@mkdir -p $(@D)
	$(call say,LINK)$(CC) $(SAN) $(LDFLAGS) -o $@ $^ -Wl,--as-needed $(UI_LIBS) $(CORE_LIBS)

$(BUILD)/tests/bench: $(BUILD)/obj/tests/bench/bench.o
	@mkdir -p $(@D)
	$(call say,LINK)$(CC) $(SAN) $(LDFLAGS) -o $@ $^ -lX11 -lXtst

$(BUILD)/tests/years: $(BUILD)/obj/tests/years/years.o $(TEST_LIB) $(LIB)
	@mkdir -p $(@D)
	$(call say,LINK)$(CC) $(SAN) $(LDFLAGS) -o $@ $^ -Wl,--as-needed $(CORE_LIBS) -lcmocka

$(LIB): $(call object,$(LIB_SRC))
$(TEST_LIB): $(call object,$(wildcard tests/unit/support/*.c))
$(LIB) $(TEST_LIB):
	@rm -f $@
	$(call say,AR  )$(AR) rcs $@ $^

$(BUILD)/obj/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(call say,CC  )$(CC) $(ALL_CFLAGS) -c -o $@ $<

.SECONDARY:
-include $(wildcard $(foreach depth,* */* */*/* */*/*/*,$(BUILD)/obj/$(depth).d))
