#!/usr/bin/env bash
# Makes the manual's pictures from the sample tenant: starts the image of `mvn -Pdist verify` on a screen of its own, uses it
# with the keyboard and keeps what is seen in src/site/resources/images. Needs Xvfb, openbox, xdotool and scrot.
set -euo pipefail
cd "$(dirname "$0")/../.."
image=$(readlink -f "${1:-target/dist/cloud-pc-desk}")
images=$PWD/src/site/resources/images
work=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT

exec 3< <(Xvfb -displayfd 1 -screen 0 1440x900x24 -nolisten tcp 2>/dev/null)
pids+=($!)
read -r number <&3
export DISPLAY=:$number
openbox &
pids+=($!)
"$image/bin/cloud-pc-desk" --sample --data-dir "$work/data" &
pids+=($!)

window() { xdotool search --onlyvisible --name 'Cloud PC Desk – ' | head -1; }
for _ in $(seq 120); do [ -z "$(window)" ] || break; sleep 0.5; done
[ -n "$(window)" ] || { echo "make-screenshots: no window" >&2; exit 1; }
sleep 4
shot() { sleep "${2:-1}"; scrot --overwrite "$images/$1.png"; echo "$images/$1.png"; }
key() { xdotool key --clearmodifiers "$@"; sleep 0.5; }

key Down
shot main-window 3
key slash
xdotool type --delay 60 'grace'
shot search
key Down
key ctrl+shift+d
shot deprovision-sheet 2
key Escape
key question
shot keys
