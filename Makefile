# Inloop. `make` alone says what there is.

BUILD   ?= build
CC      ?= cc
SAN     ?=

# libgpiod 1 and 2 are two APIs: one whole source file each.
GPIOD_MAJOR := $(shell pkg-config --modversion libgpiod 2>/dev/null | cut -d. -f1)
UI_PKGS     := sdl2 SDL2_ttf cairo fribidi fontconfig libgpiod
CORE_PKGS   := sqlite3 inih libical jansson libsodium

WARN    := -Wall -Wextra -Wshadow -Wundef -Wstrict-prototypes -Wconversion $(if $(CI),-Werror)
CFLAGS  ?= -O2 -g
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Ifirmware $(WARN) $(CFLAGS) $(SAN) -MMD -MP \
	$(shell pkg-config --cflags $(UI_PKGS) $(CORE_PKGS) 2>/dev/null)

CORE_SRC := $(wildcard firmware/base/*.c firmware/model/*.c firmware/store/*.c firmware/calendar/*.c)
REPORT_SRC := $(wildcard firmware/report/*.c)
APP_SRC  := $(wildcard firmware/app/*.c firmware/screens/*.c firmware/ui/*.c)
PLATFORM_SRC := $(filter-out firmware/platform/lines_gpiod%.c,$(wildcard firmware/platform/*.c)) \
	$(wildcard firmware/platform/lines_gpiod$(GPIOD_MAJOR).c)
obj = $(patsubst firmware/%.c,$(BUILD)/obj/%.o,$(1))

CORE_OBJ := $(call obj,$(CORE_SRC))
APP_OBJ := $(call obj,$(APP_SRC))
PLATFORM_OBJ := $(call obj,$(PLATFORM_SRC))
REPORT_LIB_OBJ := $(call obj,$(filter-out firmware/report/main.c,$(REPORT_SRC)))

CORE_LIBS = $(shell pkg-config --libs $(CORE_PKGS)) -lm
UI_LIBS = $(shell pkg-config --libs $(UI_PKGS)) -lgettextpo

.PHONY: help build test clean
help:
	@echo "make run | test | build | lint | format | clean"

build: $(BUILD)/inloop $(BUILD)/inloop-report

$(BUILD)/inloop: $(BUILD)/obj/main.o $(APP_OBJ) $(PLATFORM_OBJ) $(CORE_OBJ)
	$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(UI_LIBS) $(CORE_LIBS)

$(BUILD)/inloop-report: $(call obj,$(REPORT_SRC)) $(CORE_OBJ)
	$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(CORE_LIBS)

$(BUILD)/obj/%.o: firmware/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# A unit test is one file tests/unit/test_*.c; it may use everything but the two main()s.
TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test_*.c))
tests: $(TESTS)
$(BUILD)/tests/%: tests/unit/%.c $(APP_OBJ) $(PLATFORM_OBJ) $(CORE_OBJ) $(REPORT_LIB_OBJ)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests/unit $(LDFLAGS) -o $@ $^ $(UI_LIBS) $(CORE_LIBS) -lcmocka

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
