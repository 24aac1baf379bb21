# The chip of a Raspberry Pi's header, simulated by a kernel. Debian builds no gpio-sim: it is compiled
# here from the kernel's own source. For scripts that have in $tree what image/sysroot.sh made: a tree
# with that kernel's headers, its linux-source and the compiler they name, coreutils, dash, grep, make,
# mawk and sed. Compiling takes root or user namespaces.
# shellcheck shell=bash disable=SC2154

inside() { # COMMAND...: run it with the tree as its root
	if [ "$(id -u)" -eq 0 ]; then
		chroot "$tree" "$@"
	else
		# shellcheck disable=SC2016 # the inner shell's own
		unshare -rm sh -c 'mount --rbind /dev "$0/dev" && exec chroot "$0" "$@"' "$tree" "$@"
	fi
}

# One function of the interrupt simulator is not for modules, and another gives the same.
unpack_chip() {
	local source name
	[ ! -e "$tree/chip/Makefile" ] || return 0
	source=$(echo "$tree"/usr/src/linux-source-*.tar.xz)
	name=$(basename "$source" .tar.xz)
	mkdir -p "$tree/chip"
	tar -xJf "$source" -C "$tree/chip" --strip-components=3 \
		"$name/drivers/gpio/gpio-sim.c" "$name/drivers/gpio/gpiolib.h" \
		"$name/kernel/irq/irq_sim.c" || return
	sed -i 's/irq_to_desc(irqnum)/irq_data_to_desc(irq_get_irq_data(irqnum))/' "$tree/chip/irq_sim.c"
	printf 'obj-m := header-sim.o\nheader-sim-y := gpio-sim.o irq_sim.o\n' >"$tree/chip/Makefile"
	rm "$source"
}

build_chip() { # KERNEL: into $tree/chip/header-sim.ko
	# What is only unpacked has no links yet of what its programs call one another, and maybe no /dev.
	mkdir -p "$tree/dev"
	[ -e "$tree/bin/sh" ] || ln -s dash "$tree/bin/sh"
	[ -e "$tree/usr/bin/awk" ] || ln -s mawk "$tree/usr/bin/awk"
	unpack_chip && inside make -C "/usr/src/linux-headers-$1" M=/chip modules
}
