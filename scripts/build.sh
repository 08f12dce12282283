#!/usr/bin/env bash
# Builds .build/release/baokan as one file to copy: the Swift runtime and, where their .a files are installed, the C libraries are inside.
set -euo pipefail
cd "$(dirname "$0")/.."

# A folder that holds nothing but the .a files, searched first: so the linker takes them and not the .so beside them.
folder=$PWD/.build/static-libraries
mkdir -p "$folder"
rm -f "$folder"/*.a
complete=yes
for name in icui18n icuuc icudata nettle archive xml2 sqlite3 acl lz4 lzma zstd bz2 z stdc++; do
  path=$(${CC:-clang} -print-file-name="lib$name.a")
  if [ -f "$path" ]; then ln -sf "$(readlink -f "$path")" "$folder/lib$name.a"; else complete=no; echo "build: lib$name.a is not installed" >&2; fi
done
flags=()
if [ $complete = yes ]; then
  flags=(-Xlinker "-L$folder")
  for name in nettle xml2 acl lz4 lzma zstd bz2 z; do flags+=(-Xlinker "-l$name"); done
else
  echo "build: so the program will need the shared libraries of this machine; run scripts/install.sh for one that stands alone" >&2
fi
swift build -c release --product baokan --static-swift-stdlib "${flags[@]}" "$@"
