#!/bin/bash
# Puts the settings of the team into the home directory, unless somebody has settings of their own.
set -euo pipefail
mkdir -p "$HOME/.config/pip"
cp --no-clobber "$(dirname "$0")/pip.conf" "$HOME/.config/pip/pip.conf"
