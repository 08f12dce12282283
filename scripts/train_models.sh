#!/bin/sh
# Learn the models that are compiled into the program: train_models.sh
# From the train and development parts of corpus/articles; the test part is never learned from. The same corpus gives the same bytes.
set -eu
cd "$(dirname "$0")/.."
swift build -c release --product baokan
.build/release/baokan train corpus/articles --part train --part development --output Sources/CResources/data/models.bin
swift build -c release --product baokan
