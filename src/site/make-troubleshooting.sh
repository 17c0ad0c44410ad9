#!/usr/bin/env bash
# Writes the page that lists error texts and what to do about them, from the message bundles the program shows them from.
set -euo pipefail
cd "$(dirname "$0")/../.."
bundles=src/main/resources/org/cloudpcdesk

# pairs BUNDLE: table rows of the texts failure.what.KIND, or failure.KIND.what, and what to do next, in the bundle's order
pairs() {
  awk '
    { key = $0; sub(/ *=.*/, "", key); text = $0; sub(/^[^=]*= */, "", text); gsub(/\047\047/, "\047", text); gsub(/\|/, "/", text) }
    key ~ /^failure\.what\./ { kind = substr(key, 14); order[++n] = kind; said[kind] = text }
    key ~ /^failure\.next\./ { todo[substr(key, 14)] = text }
    key ~ /^failure\..*\.what$/ { kind = substr(key, 9, length(key) - 13); order[++n] = kind; said[kind] = text }
    key ~ /^failure\..*\.next$/ { todo[substr(key, 9, length(key) - 13)] = text }
    END { for (i = 1; i <= n; i++) if (order[i] in todo) print "| " said[order[i]] " | " todo[order[i]] " |" }
  ' "$bundles/$1/messages.properties"
}

# alone BUNDLE KEY...: texts that say themselves what to do
alone() {
  local bundle=$1 key
  shift
  for key in "$@"; do
    sed -n "s/^${key//./\\.} *= */* /p" "$bundles/$bundle/messages.properties" | sed "s/''/'/g; s/{[0-9][^}]*}/.../g"
  done
}

cat <<'HEAD' >src/site/markdown/troubleshooting.md
# What the program says, and what to do

Made by `src/site/make-troubleshooting.sh` from the texts in the program. Each message can be copied with its request id, which
Microsoft support asks for; causes are in the log (`logs` in the data directory).

HEAD
{
  echo '## While it looks'
  echo
  echo '| it says | do this |'
  echo '|---|---|'
  pairs ui/common
  echo
  echo '## At sign-in'
  echo
  echo '| it says | do this |'
  echo '|---|---|'
  pairs ui/signin
  echo
  echo '## When a person'"'"'s details are asked for'
  echo
  alone ui/details consent.CONSENT_REQUIRED consent.REFUSED consent.NO_NETWORK consent.TLS consent.SERVICE_DOWN consent.OTHER
  echo
  echo '## When it does not send'
  echo
  alone ui/deprovision refused.nothingToDo refused.otherTenant refused.tenantNotTyped refused.aboveCeiling refused.windowTooShort
  echo
  echo '## Settings and policy'
  echo
  alone app policy.unreadable policy.notUsable settings.unreadable settings.leftAlone settings.valuesIgnored settings.notSaved
  echo
  echo '## At the start, in a terminal'
  echo
  echo '| exit code | says | do this |'
  echo '|---|---|---|'
  echo '| 2 | bad input on the command line | `--help` lists what can be given |'
  echo '| 5 | no window can be opened | on Linux: a display is missing, or GTK 3; the message names the package |'
  echo '| 6 | a folder, port or journal cannot be had | give the account write access to the data directory, or name another with `--data-dir` |'
} >>src/site/markdown/troubleshooting.md
