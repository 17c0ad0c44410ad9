#!/usr/bin/env bash
# Makes the window icons from the one SVG. Needs rsvg-convert (Debian: librsvg2-bin).
set -euo pipefail
cd "$(dirname "$0")"
target=../src/main/resources/org/cloudpcdesk/ui/main
mkdir -p "$target"
for size in 16 24 32 48 64 128 256; do
  rsvg-convert --width "$size" --height "$size" --output "$target/icon-$size.png" cloud-pc-desk.svg
done
