# shellcheck shell=sh disable=SC2034 # read by others
# Where what lies on the card, in MiB, and by what numbers it is known. All of it fits a card of 2 GB.
disk_id=494e4c4f                                # "INLO"
data_uuid=494e4c4f-0000-4000-8000-000000000004
fat_start=4 fat_mib=128
slot_mib=384
a_start=$((fat_start + fat_mib))
b_start=$((a_start + slot_mib))
data_start=$((b_start + slot_mib)) data_mib=64
