# What U-Boot does on every card: chooses a slot, counts the try, starts its kernel.
#
# BOOT_ORDER names the slots from the best on, BOOT_A_LEFT and BOOT_B_LEFT how many tries each has
# left. A system that came up well sets its own back; when none is left, all begin anew: a terminal
# that may be broken is better than a dark screen. The names are RAUC's. Slot B of a new card is
# empty: it is not in the order until an update filled it.
#
# They lie in inloop.env on the FAT partition, in the form of an environment with its checksum, which
# libubootenv reads and writes (/etc/fw_env.config); inloop.bak is what they were at the last start,
# for a file that a power cut left half written. Not in uboot.env: that says how every board starts,
# U-Boot takes it as a whole, and nothing ever writes it again.
test -n "${devtype}" || setenv devtype mmc
test -n "${devnum}" || setenv devnum 0
setenv fat ${devtype} ${devnum}:1
setenv counts BOOT_ORDER BOOT_A_LEFT BOOT_B_LEFT TRIAL inloop_arguments

# 64 MiB into the memory and on, wherever that begins; the Zero 2 W has 448 MiB of it.
setexpr base ${kernel_addr_r} \& 0xf0000000
setexpr kernel ${base} + 0x08000000
setexpr kernel_comp_addr_r ${base} + 0x0c000000
setexpr initrd ${base} + 0x10000000
setenv kernel_comp_size 0x02000000
# The device tree is the firmware's, which knows the board; without one, U-Boot's own.
test -n "${fdt_addr}" || setenv fdt_addr ${fdtcontroladdr}

setenv BOOT_ORDER A
setenv BOOT_A_LEFT 3
setenv BOOT_B_LEFT 0
setenv found no
for file in inloop.env inloop.bak; do
	if test ${found} = no; then
		if load ${fat} ${initrd} ${file}; then
			if env import -c ${initrd} 4000 ${counts}; then
				setenv found yes
			fi
		fi
	fi
done

setenv slot none
for name in ${BOOT_ORDER}; do
	if test ${slot} = none -a ${name} = A; then
		if itest ${BOOT_A_LEFT} > 0; then
			setexpr BOOT_A_LEFT ${BOOT_A_LEFT} - 1
			setenv slot a
			setenv bootname A
		fi
	fi
	if test ${slot} = none -a ${name} = B; then
		if itest ${BOOT_B_LEFT} > 0; then
			setexpr BOOT_B_LEFT ${BOOT_B_LEFT} - 1
			setenv slot b
			setenv bootname B
		fi
	fi
done
if test ${slot} = none; then
	setenv BOOT_A_LEFT 3
	setenv BOOT_B_LEFT 3
fi
env export -c -s 4000 ${initrd} ${counts}
fatwrite ${fat} ${initrd} inloop.bak 4000
fatwrite ${fat} ${initrd} inloop.env 4000

if test ${slot} != none; then
	setenv bootargs "inloop.slot=${slot} rauc.slot=${bootname} @ARGUMENTS@ ${inloop_arguments}"
	if load ${fat} ${kernel} /${slot}/linux.gz; then
		if load ${fat} ${initrd} /${slot}/initrd.gz; then
			booti ${kernel} ${initrd}:${filesize} ${fdt_addr}
		fi
	fi
	# The next try counts too.
	sleep 5
fi
reset
