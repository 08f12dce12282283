#!/usr/bin/env bash
# Installs what building and checking needs and is missing: scripts/install.sh [--checks]
# Debian packages as root or with sudo; with --checks also the Python packages of scripts/requirements.txt into .venv.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

command -v swift >/dev/null || {
  say "install: there is no swift here; install a Swift 6.1 toolchain or later (https://www.swift.org/install/linux/) and put it on PATH"
  exit 2
}

# What Package.swift links, what those libraries need to be linked into the program, and what is used when the program runs
# (pdftotext for PDF, libxlsxwriter for XLSX).
packages=(libicu-dev libarchive-dev libxml2-dev libsqlite3-dev nettle-dev libgmp-dev zlib1g-dev liblzma-dev libbz2-dev libzstd-dev liblz4-dev
  libacl1-dev libstdc++-12-dev libxlsxwriter-dev poppler-utils python3)
[ "${1:-}" = --checks ] && packages+=(python3-venv time)

# Any version of the C++ library will do.
have() {
  case $1 in
  libstdc++-12-dev) compgen -G '/usr/lib/gcc/*/*/libstdc++.a' >/dev/null ;;
  python3) command -v python3 >/dev/null ;;
  python3-venv) python3 -c 'import ensurepip, venv' 2>/dev/null ;;
  *) [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ] ;;
  esac
}

missing=()
for package in "${packages[@]}"; do have "$package" || missing+=("$package"); done

if [ ${#missing[@]} -gt 0 ]; then
  command -v apt-get >/dev/null || {
    say "install: these are missing, and this is no Debian or Ubuntu; install what corresponds to them: ${missing[*]}"
    exit 2
  }
  as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
      say "install: these packages are missing, and only root can install them. Ask for: apt-get install ${missing[*]}"
      exit 2
    }
    as_root=(sudo)
  fi
  say "install: ${missing[*]}"
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    rm -f "$log"
    say "install: apt-get failed, as above. See to the network and the sources, then run this again, or install them yourself: ${missing[*]}"
    exit 2
  fi
  rm -f "$log"
fi

if [ "${1:-}" = --checks ]; then
  if ! cmp -s scripts/requirements.txt .venv/requirements.txt; then
    say "install: the Python packages of scripts/requirements.txt, into .venv"
    python3 -m venv .venv
    .venv/bin/pip install --quiet --disable-pip-version-check -r scripts/requirements.txt || {
      say "install: pip failed, as above. See to the network, then run this again"
      exit 2
    }
    cp scripts/requirements.txt .venv/requirements.txt
  fi
fi
