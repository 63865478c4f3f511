#!/bin/bash
# Names of the team in the shell.
set -euo pipefail
grep -q TEAM= "$HOME/.bashrc" || echo "export TEAM=example" >> "$HOME/.bashrc"
