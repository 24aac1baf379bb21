#!/bin/bash
# All checks that need no running program. Every check runs, whatever the others find.
#
#   tests/lint/run.sh            all
#   tests/lint/run.sh NAME...    some of: format includes tidy cppcheck shell texts wiring sheet archives space
set -u
cd "$(dirname "$0")/../.." || exit 1
JOBS=${JOBS:-$(nproc)}

files() { find . \( -path ./.git -o -path './build*' \) -prune -o -type f -print | sed 's,^\./,,' | sort; }
c_files() { files | grep -E '^(firmware|tests)/.*\.[ch]$'; }

# Without the other libgpiod: its header is not on this machine (tests/gpio compiles it).
sources() {
	local other=2
	[ "$(pkg-config --modversion libgpiod | cut -d. -f1)" = 1 ] || other=1
	c_files | grep '\.c$' | grep -v "lines_gpiod$other\.c"
}

check_format() { # the layout of .clang-format
	c_files | xargs clang-format --dry-run -Werror
}

check_includes() { # who includes whom
	tests/lint/includes.sh
}

check_tidy() { # .clang-tidy, which says why each exception is one
	local -a flags
	read -ra flags <<<"$(pkg-config --cflags sdl2 SDL2_ttf cairo fribidi)"
	flags+=(-std=c11 -D_GNU_SOURCE '-DINLOOP_VERSION="0"' -Ifirmware)
	sources | grep ^firmware/ | xargs -P "$JOBS" -I '{}' \
		clang-tidy --quiet '{}' -- "${flags[@]}" 2>&1 | grep -E ' (error|warning): ' && return 1
	return 0
}

check_cppcheck() { # what clang-tidy does not look at
	sources | grep ^firmware/ | xargs cppcheck --quiet --std=c11 -Ifirmware -DINLOOP_VERSION='"0"' \
		-D_GNU_SOURCE -j "$JOBS" --enable=warning,performance,portability \
		--suppress=missingIncludeSystem --suppress=normalCheckLevelMaxBranches --inline-suppr --error-exitcode=1 \
		--template='{file}:{line}: {severity}: {message} [{id}]'
}

check_shell() { # every script, whatever its name
	files | while read -r file; do
		head -c 64 "$file" 2>/dev/null | head -n 1 | grep -qaE '^#!.*\b(ba)?sh\b' && echo "$file"
	done | xargs shellcheck
}

check_texts() { # translations: formats agree, nothing is missing
	tests/lint/texts.sh
}

check_wiring() { # the drawings show the pins that the settings name
	tests/lint/wiring.sh
}

check_sheet() { # the sheet for the wall says what model/memory.c says
	tests/lint/sheet.sh
}

# apt of each machine knows where its archive is (image/archive.sh): no address of one is written down,
# but for documents about formats.
check_archives() {
	! files | grep -v '^assets/' | xargs grep -nHiE \
		'(^|[^a-z.-])((deb|ftp[a-z0-9.-]*|security|archive|snapshot|cdn[a-z-]*|mirrors?|ports|httpredir)\.([a-z0-9-]+\.)*(debian|ubuntu|raspbian|raspberrypi)\.(org|com)|[a-z]+://[^ "/]+/(debian|ubuntu|raspbian)(-security|-ports)?([/ "]|$))' \
		--exclude-dir=.git
}

check_space() { # no space at the end of a line, every file ends with one, no long .c file
	local bad=0 file
	files | grep -E '(\.([ch]|md|sh|txt|ini|po|inloop)|Makefile|/run)$' | grep -v '^tests/data/' |
		xargs grep -nHE '[[:blank:]]+$' && bad=1
	while read -r file; do
		[ -z "$(tail -c 1 "$file")" ] || { echo "$file: no newline at the end" && bad=1; }
		[[ $file == tests/* ]] || [ "$(wc -l <"$file")" -le 500 ] || { echo "$file: over 500 lines" && bad=1; }
	done < <(c_files)
	return "$bad"
}

checks=("$@")
[ $# -gt 0 ] || checks=(format includes tidy cppcheck shell texts wiring sheet archives space)
failed=()
for check in "${checks[@]}"; do
	if "check_$check"; then
		echo "ok      lint/$check"
	else
		echo "FAILED  lint/$check"
		failed+=("$check")
	fi
done
[ "${#failed[@]}" -eq 0 ]
