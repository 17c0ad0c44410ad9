#!/usr/bin/env bash
# Installs the .deb as an administrator would, starts window and terminal launcher from where it puts them (check-image.sh),
# removes it, and looks for what is left. Needs root, and a display (xvfb-run gives one).
#   packaging/linux/check-deb.sh [DEB]
set -euo pipefail
cd "$(dirname "$0")/../.."

fail() { echo "check-deb: $*" >&2; exit 1; }

shopt -s nullglob
debs=("${1:-}")
[ $# -gt 0 ] || debs=(target/dist/*.deb)
[ ${#debs[@]} -eq 1 ] || fail "one .deb in target/dist is wanted, there are ${#debs[@]}: build it with mvn -Pdist verify, or name one"
[ -f "${debs[0]}" ] || fail "there is no file ${debs[0]}"
deb=$(readlink -f "${debs[0]}")
name=$(dpkg-deb -f "$deb" Package)
home=/opt/cloud-pc-desk

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ]; }
if installed; then fail "$name is installed here already: it would be removed"; fi
trap 'if installed; then DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq "$name" >/dev/null; fi' EXIT

# What is missing of its dependencies is downloaded; the lists of packages may be missing or too old for that.
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --simulate "$deb" >/dev/null 2>&1 || apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$deb" >/dev/null || fail "it does not install"
installed || fail "it is not installed"
mapfile -t files < <(dpkg -L "$name" | while read -r file; do [ -d "$file" ] && [ ! -L "$file" ] || echo "$file"; done)
[ ${#files[@]} -gt 100 ] || fail "it has only ${#files[@]} files"
entry=/usr/share/applications/cloud-pc-desk.desktop
program=$(sed -n 's/^Exec=\([^ ]*\) %u$/\1/p' "$entry")
[ -x "$program" ] || fail "$entry names no program to start with a link"
grep -q '^MimeType=x-scheme-handler/cloudpcdesk;' "$entry" || fail "$entry does not take links"
[ "$(cloud-pc-desk-cli --version)" = "$("$home/bin/cloud-pc-desk-cli" --version)" ] || fail "its launchers are not on the path"

packaging/linux/check-image.sh "$home"

DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq "$name" >/dev/null || fail "it is not removed"
if installed; then fail "it is still installed"; fi
for file in "${files[@]}" "$home"; do
  if [ -e "$file" ] || [ -L "$file" ]; then fail "removing leaves $file"; fi
done
if grep -qs cloud-pc-desk "${entry%/*}"/mimeinfo.cache; then fail "removing leaves links registered"; fi
echo "check-deb: installed, started, removed; nothing is left"
