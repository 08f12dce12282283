#!/usr/bin/env bash
# All tests from nothing: installs what is missing, tests the modules, builds the program, tests it as a whole, with what users open the tables with.
set -euo pipefail
cd "$(dirname "$0")/.."
export PYTHONDONTWRITEBYTECODE=1
program=$PWD/.build/release/baokan
python=$PWD/.venv/bin/python3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

step() { printf '\n== %s (%d s)\n' "$1" "$SECONDS"; }

step "install what is missing"
scripts/install.sh --checks

step "format"
swift format lint --strict --parallel --recursive Package.swift Sources Tests

step "test the modules"
swift test --quiet

step "build the program"
scripts/build.sh
# One file to copy: nothing but what every Linux has.
shared=$(ldd "$program" | grep -v -E 'linux-vdso|ld-linux|lib(c|m|gcc_s|dl|pthread|rt|resolv)\.so' || true)
if [ -n "$shared" ]; then
  printf 'the program needs shared libraries:\n%s\n' "$shared"
  exit 1
fi
mkdir "$scratch/alone"
cp "$program" "$scratch/alone/"
(cd "$scratch/alone" && echo 江州市总工会昨天成立 | env -i ./baokan segment)

step "the configuration and its schema"
"$python" scripts/check_schema.py "$program"

step "the sample run, with one worker and with four"
"$program" run pipeline.json --quiet
for jobs in 1 4; do
  "$program" run pipeline.json --quiet --jobs $jobs --table all --format csv --format jsonl --format sqlite --format xlsx --format conllu --output "$scratch/jobs-$jobs"
done
# Only the files of the moment may differ.
diff -r -x timings.json -x ro-crate-metadata.json "$scratch/jobs-1" "$scratch/jobs-4"
echo "one worker and four: the same bytes"

step "golden tables"
"$python" scripts/check_golden.py output
"$python" scripts/check_readme.py output

step "the tables as users open them"
"$python" scripts/check_tables.py output
"$python" scripts/check_formats.py "$scratch/jobs-1"
"$program" run pipeline.json --quiet --profile plain --table all --output "$scratch/plain"
"$python" scripts/check_formats.py "$scratch/plain"

step "the worker gives the rows of the run"
"$python" scripts/check_worker.py "$program"

step "bad input"
"$python" scripts/check_bad_input.py "$program"

step "the annotated articles"
"$python" scripts/check_corpus.py corpus/articles | tail -n 1
"$python" scripts/corpus_card.py --check
"$program" evaluate --gold corpus/articles --part development

printf '\nall tests passed in %d s\n' "$SECONDS"
