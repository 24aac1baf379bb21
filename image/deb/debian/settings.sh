#!/bin/sh
# settings.sh FILE - the settings of a new house, from those of the sample house: the same, with the
# house's name and opening hours left out. Without hours a house counts as always open.
sed -E '/^\[house\]/,/^\[talk\]/ s/^(name|ma|di|wo|do|vr|za|zo) = .*/\1 =/' "$1"
