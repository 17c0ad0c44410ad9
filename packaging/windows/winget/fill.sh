#!/usr/bin/env bash
# Writes the winget manifest of a release: fill.sh VERSION URL MSI TARGET_FOLDER
set -euo pipefail
[ $# -eq 4 ] || { echo "usage: fill.sh VERSION URL MSI TARGET_FOLDER" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
sum=$(sha256sum "$3" | cut -d' ' -f1 | tr a-f A-F)
mkdir -p "$4"
for file in "$here"/*.yaml; do
  sed -e "s|@VERSION@|$1|; s|@URL@|$2|; s|@SHA256@|$sum|" "$file" >"$4/$(basename "$file")"
done
