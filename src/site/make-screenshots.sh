#!/usr/bin/env bash
# Makes the manual's pictures from the sample tenant: starts the image of `mvn -Pdist verify` on a screen of its own, uses it
# with the keyboard and keeps what is seen in src/site/resources/images. Needs Xvfb, openbox, xdotool and scrot.
#   src/site/make-screenshots.sh [IMAGE]
set -euo pipefail
cd "$(dirname "$0")/../.."
image=$(readlink -f "${1:-target/dist/cloud-pc-desk}")
images=$PWD/src/site/resources/images
work=$(mktemp -d)
pids=()
# The program first: it does not take it well when its screen goes away.
finish() {
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
    kill "${pids[i]}" 2>/dev/null || true
    wait "${pids[i]}" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap finish EXIT

exec 3< <(Xvfb -displayfd 1 -screen 0 1440x900x24 -nolisten tcp 2>/dev/null)
pids+=($!)
read -r number <&3
export DISPLAY=:$number
# The window fills the screen without a frame, which would be this window manager's and nobody's who reads the manual.
cat >"$work/rc.xml" <<'RC'
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <applications><application title="Cloud PC Desk*"><decor>no</decor><maximized>yes</maximized></application></applications>
</openbox_config>
RC
openbox --config-file "$work/rc.xml" 2>/dev/null &
pids+=($!)
"$image/bin/cloud-pc-desk" --sample --data-dir "$work/data" &
pids+=($!)

# await WHAT COMMAND...: until the command succeeds, two minutes at most
await() {
  local what=$1
  shift
  for _ in $(seq 240); do
    if "$@"; then return; fi
    sleep 0.5
  done
  echo "make-screenshots: never seen: $what" >&2
  exit 1
}
shown() { [ -n "$(xdotool search --onlyvisible --name "$1")" ]; }
read_() { grep -qs 'cloudPCs answered 200' "$work"/data/logs/*.log; }
shot() { sleep "${2:-2}"; scrot --overwrite "$images/$1.png"; echo "$images/$1.png"; }
key() { xdotool key --clearmodifiers "$@"; sleep 1; }

await 'the main window' shown 'Cloud PC Desk – '
await 'rows' read_
sleep 5
key Down
shot main-window 3
key slash
xdotool type --delay 60 'is:grace region:we'
shot search 3
key Escape
key Escape
key Escape
key question
shot keys
key Escape
key slash
xdotool type --delay 60 'is:grace matthias'
sleep 2
key ctrl+shift+d
await 'the sheet' shown 'Deprovision'
shot deprovision-sheet 3
# The sheet's own key for its dangerous button, as in the sample tenant nothing real is touched.
key alt+d
shot activity 20
