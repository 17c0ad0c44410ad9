#!/usr/bin/env bash
# Writes the page that lists error texts and what to do about them, from the message bundles the program shows them from.
# ManualTest says when the page no longer has the texts of the bundles.
set -euo pipefail
cd "$(dirname "$0")/../.."
bundles=src/main/resources/org/cloudpcdesk

fail() { echo "make-troubleshooting: $*" >&2; exit 1; }

table() { printf '\n| it says | do this |\n|---|---|\n'; }

# pairs BUNDLE WHAT NEXT: table rows of what is said and what to do next, in the bundle's order. WHAT and NEXT are patterns of
# keys, such as failure.*.what; what stands for the star joins the two.
pairs() {
  awk -v what="$2" -v next_="$3" '
    function part(key, pattern,   star, head, tail) {
      star = index(pattern, "*"); head = substr(pattern, 1, star - 1); tail = substr(pattern, star + 1)
      if (length(key) <= length(head) + length(tail) || index(key, head) != 1) return ""
      if (substr(key, length(key) - length(tail) + 1) != tail) return ""
      return substr(key, length(head) + 1, length(key) - length(head) - length(tail))
    }
    { key = $0; sub(/ *=.*/, "", key); text = $0; sub(/^[^=]*= */, "", text)
      gsub(/\047\047/, "\047", text); gsub(/\|/, "/", text); gsub(/\{[0-9]([^{}]|\{[^{}]*\})*\}/, "...", text) }
    (kind = part(key, what)) != "" { order[++n] = kind; said[kind] = text }
    (kind = part(key, next_)) != "" { todo[kind] = text }
    END { for (i = 1; i <= n; i++) if (order[i] in todo) { print "| " said[order[i]] " | " todo[order[i]] " |"; rows++ } exit !rows }
  ' "$bundles/$1/messages.properties" || fail "$1 has no texts $2 with $3"
}

# alone BUNDLE KEY...: texts that say themselves what to do
alone() {
  local bundle=$1 key text
  shift
  echo
  for key in "$@"; do
    text=$(sed -n "s/^${key//./\\.} *= *//p" "$bundles/$bundle/messages.properties" | sed -E "s/''/'/g; s/\{[0-9]([^{}]|\{[^{}]*\})*\}/.../g")
    [ -n "$text" ] || fail "$bundle has no text $key"
    echo "* $text"
  done
}

exec >src/site/markdown/troubleshooting.md
cat <<'HEAD'
# What the program says, and what to do

Made by `src/site/make-troubleshooting.sh` from the texts in the program. Each message can be copied with its request id, which
Microsoft support asks for; causes are in the log (`logs` in the data directory). What a permission or a role is for stands in
[App registration](app-registration.md).

## While it looks
HEAD
table
pairs ui/common 'failure.what.*' 'failure.next.*'
printf '\n## At sign-in\n'
table
pairs ui/signin 'failure.*.what' 'failure.*.next'
pairs app/window '*.what' '*.next'
printf "\n## When a person's details are asked for\n"
alone ui/details consent.CONSENT_REQUIRED consent.REFUSED consent.NO_NETWORK consent.TLS consent.SERVICE_DOWN consent.OTHER
printf '\n## When it does not send\n'
alone ui/deprovision refused.offline refused.signedOut refused.nothingToDo refused.otherTenant refused.tenantNotTyped \
  refused.aboveCeiling refused.windowTooShort
printf '\n## What a run says of a Cloud PC\n'
table
pairs ui/activity 'what.*' 'next.*'
echo
echo 'One that failed is as it was; beside that it says why:'
mapfile -t reasons < <(sed -n 's/^\(next\.failed\.[A-Z_]*\) *=.*/\1/p' "$bundles/ui/activity/messages.properties")
alone ui/activity "${reasons[@]}"
printf '\n## When `deprovision` cannot begin\n'
alone app/terminal deprovision.both deprovision.neither targets.watched targets.missing targets.empty targets.encoding \
  targets.unreadable deprovision.notServed
printf '\n## This computer\n'
alone app/window policy.unreadable policy.notUsable clock.behind clock.ahead settings.unreadable settings.leftAlone \
  settings.valuesIgnored settings.notSaved store.damaged store.damaged.lost store.keyLost
cat <<'TAIL'

## At the start, in a terminal

| exit code | says | do this |
|---|---|---|
| 2 | bad input on the command line | `--help` lists what can be given |
| 5 | no window can be opened | on Linux: a display is missing, or GTK 3; the message names the package |
| 6 | a folder, port or journal cannot be had | give the account write access to the data directory, or name another with `--data-dir` |

## What is stored

* The offline store ... was written by a newer version of Cloud PC Desk. It was not touched, and nothing is kept for offline use. Install that version, or name another --data-dir.
* The offline store cannot be opened (read, written): the disk is full; free some space. What is on the screen is right; it may be missing when you start without a network.
* The offline store cannot be opened (read, written): another program holds it; close it, then start again.
* The offline store cannot be opened (read, written): this account may not write it; check the data directory.
* The offline data ... was not deleted: another Cloud PC Desk has it open. Close that one, then try again.
* The data key in ... cannot be read or written: .... Nothing is sent without a journal. Free some space, or give the account write access to the data directory.
* The journal cannot be ...: .... Nothing is sent without a journal. What stands between says what to do; a damaged journal is to be set aside and kept as evidence.
* The journal ... was written by a newer version of Cloud PC Desk. It was not touched. Install that version, or name another --data-dir.
* Nothing is stored in ... yet. Open the window and let it read the list once. (`find`)
* The offline store ... cannot be read. It was not touched. Open the window: it is rebuilt from the network. (`find`)
TAIL
# Bundles may write a character by its number.
perl -CSD -i -pe 's/\\u([0-9a-fA-F]{4})/chr hex $1/ge' src/site/markdown/troubleshooting.md
