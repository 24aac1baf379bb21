# What U-Boot does on every card: chooses a slot, counts the try, starts its kernel.
#
# BOOT_ORDER names the slots from the best on, BOOT_A_LEFT and BOOT_B_LEFT how many tries each has
# left. A system that came up well sets its own back; when none is left, all begin anew. The names
# are RAUC's. Slot B of a new card is empty: it is not in the order until an update filled it.
test -n "${BOOT_ORDER}" || setenv BOOT_ORDER "A"
test -n "${BOOT_A_LEFT}" || setenv BOOT_A_LEFT 3
test -n "${BOOT_B_LEFT}" || setenv BOOT_B_LEFT 0
test -n "${devtype}" || setenv devtype mmc
test -n "${devnum}" || setenv devnum 0

setenv slot
for name in ${BOOT_ORDER}; do
	if test -n "${slot}"; then
		echo
	elif test "${name}" = "A" && test ${BOOT_A_LEFT} -gt 0; then
		setexpr BOOT_A_LEFT ${BOOT_A_LEFT} - 1
		setenv slot a
	elif test "${name}" = "B" && test ${BOOT_B_LEFT} -gt 0; then
		setexpr BOOT_B_LEFT ${BOOT_B_LEFT} - 1
		setenv slot b
	fi
done
if test -z "${slot}"; then
	setenv BOOT_A_LEFT 3
	setenv BOOT_B_LEFT 3
	saveenv
	reset
fi
saveenv

# 64 MiB into the memory and on, wherever that begins; the Zero 2 W has 448 MiB of it.
setexpr base ${kernel_addr_r} \& 0xf0000000
setexpr kernel ${base} + 0x08000000
setexpr kernel_comp_addr_r ${base} + 0x0c000000
setexpr initrd ${base} + 0x10000000
setenv kernel_comp_size 0x02000000
# The device tree is the firmware's, which knows the board; without one, U-Boot's own.
test -n "${fdt_addr}" || setenv fdt_addr ${fdtcontroladdr}

setenv bootargs "inloop.slot=${slot} @ARGUMENTS@ ${inloop_arguments}"
load ${devtype} ${devnum}:1 ${kernel} /${slot}/linux.gz
load ${devtype} ${devnum}:1 ${initrd} /${slot}/initrd.gz
booti ${kernel} ${initrd}:${filesize} ${fdt_addr}
# The next try counts too.
sleep 5
reset
