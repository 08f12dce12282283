#!/usr/bin/env bash
# The main job from nothing: installs what is missing, builds the program, turns samples/ into the tables of output/ by pipeline.json.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install.sh
scripts/build.sh
.build/release/baokan run pipeline.json
