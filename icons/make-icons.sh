#!/usr/bin/env bash
# Makes every icon from the one SVG: the window's, the installers' for Windows (.ico), macOS (.icns) and Linux (.png).
# Needs rsvg-convert, icotool and png2icns (Debian: librsvg2-bin icoutils icnsutils).
set -euo pipefail
cd "$(dirname "$0")"
window=../src/main/resources/org/cloudpcdesk/ui/main
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

draw() { rsvg-convert --width "$1" --height "$1" --output "$2" cloud-pc-desk.svg; }

mkdir -p "$window"
for size in 16 24 32 48 64 128 256; do
  draw "$size" "$window/icon-$size.png"
done
for size in 16 20 24 32 40 48 64 128 256 512; do
  draw "$size" "$work/$size.png"
done
cp "$work/512.png" cloud-pc-desk.png
# The sizes Windows asks for at 100 to 250 %; the largest stays a PNG inside, which keeps the file small.
icotool --create --output=cloud-pc-desk.ico "$work"/{16,20,24,32,40,48,64}.png --raw="$work/256.png"
png2icns cloud-pc-desk.icns "$work"/{16,32,48,128,256,512}.png >/dev/null
