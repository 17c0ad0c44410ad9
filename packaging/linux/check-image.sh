#!/usr/bin/env bash
# Starts the image as somebody who has just installed it would: on the sample tenant, from an empty data directory; waits for
# the drawn grid, starts once more, finds, verifies the journal. Then starts it as on the next day, with rows that are stored.
# Needs a display (xvfb-run gives one).
#   packaging/linux/check-image.sh [IMAGE]
set -euo pipefail
image=$(readlink -f "${1:-target/dist/cloud-pc-desk}")
work=$(mktemp -d)
data=$work/data
temp=$work/tmp
mkdir "$temp"
program=
trap '[ -z "$program" ] || kill "$program" 2>/dev/null || true; rm -rf "$work"' EXIT

fail() {
  echo "check-image: $*" >&2
  tail -20 "$data"/logs/*.log >&2 2>/dev/null || true
  exit 1
}

# logged TEXT: how often the log has it
logged() { cat "$data"/logs/*.log 2>/dev/null | grep -c "$1" || true; }

# await WHAT COMMAND...: until the command succeeds, a minute at most
await() {
  local what=$1 try
  shift
  for try in $(seq 240); do
    if "$@"; then return; fi
    kill -0 "$program" 2>/dev/null || fail "the program ended before $what"
    sleep 0.25
  done
  fail "not within a minute: $what"
}

# start ARGUMENTS...
start() {
  TMPDIR=$temp JDK_JAVA_OPTIONS="-Djava.io.tmpdir=$temp" "$image/bin/cloud-pc-desk" "$@" --data-dir "$data" &
  program=$!
}
end() { kill "$program"; wait "$program" 2>/dev/null || true; program=; }

has() { [ "$(logged "$1")" -ge 1 ]; }

start --sample
await "the sample tenant's rows in the grid" has "the service's first [0-9]* rows were drawn"
[ "$(logged 'start cache .* does not fit')" = 0 ] || fail "the start cache does not fit the image it was made for"
# Native code lies in the image as files. JavaFX itself copies fonts that come out of a jar, as the icons do ("+JXF...").
unpacked=$(find "$temp" -type f ! -name '+JXF*')
[ -z "$unpacked" ] || fail "unpacked at start: $unpacked"

# A second start hands over to the first and ends.
timeout 20 "$image/bin/cloud-pc-desk" --data-dir "$data" --find an || fail "a second start does not hand over"

# What was read can be looked up in the terminal, beside the window.
found() { "$image/bin/cloud-pc-desk-cli" find is:grace --data-dir "$data" >/dev/null 2>&1; }
await "rows that find finds" found
end

"$image/bin/cloud-pc-desk-cli" --version
"$image/bin/cloud-pc-desk-cli" journal --verify --data-dir "$data" || fail "journal --verify ended with $?"

# The next day: the grid is drawn with what was stored, before anybody is asked. The build's own rehearsal stores some rows.
data=$work/stored
"$image/bin/cloud-pc-desk" rehearse --data-dir "$data" >/dev/null || fail "the rehearsal ended with $?"
rm -f "$data"/logs/*.log
start --read-only
await "all stored rows in the grid" has "INFO .* - [0-9]* stored rows were drawn"
[ "$(logged 'the first [0-9]* stored rows were drawn')" = 1 ] || fail "the first rows did not come before the others"
[ "$(logged 'start cache .* does not fit')" = 0 ] || fail "the start cache does not fit the image it was made for"
end
echo "check-image: started, drew the sample tenant, handed over, found, verified, drew what was stored"
