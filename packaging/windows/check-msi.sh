#!/usr/bin/env bash
# Checks on Linux what can be checked of the Windows installer: an MSI made from cloud-pc-desk.wxs, with a stand-in for the
# image, is looked at with msiinfo; with --install Wine installs it, upgrades it, refuses to downgrade it and removes it,
# for the machine and for one user.
# Needs wixl and msitools; with --install also wine64 (Debian packages of these names).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cp "$here/cloud-pc-desk.wxs" "$here/../../icons/cloud-pc-desk.ico" .

fail() { echo "check-msi: $*" >&2; exit 1; }

# package VERSION FILE...: an MSI whose image holds the launcher and the files named
package() {
  local version=$1 file
  shift
  rm -rf image && mkdir -p image/app
  for file in cloud-pc-desk.exe "$@"; do echo "$version" >"image/$file"; done
  find image -type f | sort | wixl-heat -p image/ --component-group Image --directory-ref INSTALLFOLDER --var var.Image --win64 >files.wxs
  wixl -a x64 -D "Version=$version" -D Win64=yes -D Image=image -D Icon=cloud-pc-desk.ico -o "$version.msi" \
    cloud-pc-desk.wxs files.wxs 2>wixl.log || fail "wixl refuses cloud-pc-desk.wxs: $(cat wixl.log)"
  # For HKMU, the user's or the machine's branch as the scope says, wixl 0.101 writes 4 where the Registry table wants -1.
  msibuild "$version.msi" -q 'UPDATE `Registry` SET `Root` = -1 WHERE `Root` = 4'
}

package 1.0.0 app/old.jar
package 1.1.0 app/new.jar

# row TABLE REGEX: the table of version 1.1.0 has such a row
row() { msiinfo export 1.1.0.msi "$1" | tr -d '\r' | grep -qP "$2" || fail "table $1 has no row like $2"; }
row Property '^ALLUSERS\t2$'
row Property '^MSIINSTALLPERUSER\t1$'
row Property '^ARPNOMODIFY\t1$'
row Property '^ProductVersion\t1\.1\.0$'
row Property '^UpgradeCode\t\{6F1C2D7E-5B0A-4E0B-9C53-8D4E2A7B91F3\}$'
row Upgrade '^\{6F1C2D7E-5B0A-4E0B-9C53-8D4E2A7B91F3\}\t\t1\.1\.0\t.*WIX_UPGRADE_DETECTED$'
row Upgrade '^\{6F1C2D7E-5B0A-4E0B-9C53-8D4E2A7B91F3\}\t1\.1\.0\t.*WIX_DOWNGRADE_DETECTED$'
row LaunchCondition '^NOT WIX_DOWNGRADE_DETECTED\t'
row Shortcut 'Cloud PC Desk.*cloud-pc-desk\.exe'
row Registry '\t-1\tSoftware\\Classes\\cloudpcdesk\\shell\\open\\command\t\t"\[INSTALLFOLDER\]cloud-pc-desk\.exe" "%1"\t'
if msiinfo export 1.1.0.msi Registry | tail -n +4 | cut -f2 | grep -vqx -- -1; then
  fail "something is registered for one user even when it is installed for the machine"
fi
row InstallExecuteSequence '^RemoveExistingProducts\t'
if msiinfo tables 1.1.0.msi | grep -qx 'Extension'; then fail "file associations are made"; fi
[ "$(msiinfo export 1.0.0.msi Property | grep ProductCode)" != "$(msiinfo export 1.1.0.msi Property | grep ProductCode)" ] \
  || fail "two versions share a product code, so that one could not replace the other"
echo "check-msi: the tables hold"

"$here/winget/fill.sh" 1.1.0 https://example.com/desk.msi 1.1.0.msi winget
if grep -rq '@[A-Z0-9]*@' winget; then fail "a winget manifest is not filled in: $(grep -r '@[A-Z0-9]*@' winget)"; fi
grep -q 'UpgradeCode: "{6F1C2D7E-5B0A-4E0B-9C53-8D4E2A7B91F3}"' winget/*.installer.yaml || fail "winget looks for another upgrade code"
sha256sum 1.1.0.msi | tr a-f A-F | grep -qi "^$(sed -n 's/.*InstallerSha256: "\(.*\)"/\1/p' winget/*.installer.yaml | head -1) " \
  || fail "winget's sum is not that of the MSI"

[ "${1:-}" = --install ] || exit 0

export WINEPREFIX=$work/wine WINEDLLOVERRIDES="mscoree,mshtml=" WINEDEBUG=-all
wine=$(command -v wine64 || echo /usr/lib/wine/wine64)
"$wine" wineboot -i >wine.log 2>&1
trap '"$wine"server -k 2>/dev/null || true; rm -rf "$work"' EXIT
program="$WINEPREFIX/drive_c/Program Files/Cloud PC Desk"
data="$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local/Cloud PC Desk"
mkdir -p "$data" && echo kept >"$data/settings.json"

# msi ARG...: silently; returns msiexec's exit code
msi() { timeout 120 "$wine" msiexec "$@" /qn >>wine.log 2>&1; }
has() { [ -e "$program/$1" ] || fail "$1 is not there $2"; }
hasNot() { [ ! -e "$program/$1" ] || fail "$1 is there $2"; }
# links HKLM|HKCU: links such as cloudpcdesk:find?q=ada are registered there
links() { "$wine" reg query "$1\\Software\\Classes\\cloudpcdesk" >>wine.log 2>&1; }

msi /i 1.0.0.msi ALLUSERS=1 || fail "it does not install: $(tail -3 wine.log)"
has cloud-pc-desk.exe "after installing"
has app/old.jar "after installing"
links HKLM || fail "links are not registered for the machine"
if links HKCU; then fail "links are registered for one user although it was installed for the machine"; fi
msi /i 1.1.0.msi ALLUSERS=1 || fail "it does not upgrade"
has app/new.jar "after upgrading"
hasNot app/old.jar "after upgrading"
if msi /i 1.0.0.msi ALLUSERS=1; then fail "a downgrade is not refused"; fi
has app/new.jar "after a refused downgrade"
hasNot app/old.jar "after a refused downgrade"
msi /x 1.1.0.msi || fail "it is not removed"
if links HKLM; then fail "removing leaves the registration of links"; fi
[ ! -e "$program" ] || [ -z "$(find "$program" -type f)" ] || fail "removing leaves $(find "$program" -type f)"
# Windows empties ALLUSERS itself when it works for one user; Wine has to be told.
msi /i 1.1.0.msi ALLUSERS= || fail "it does not install for one user"
links HKCU || fail "links are not registered for the user"
if links HKLM; then fail "links are registered for the machine although it was installed for one user"; fi
msi /x 1.1.0.msi ALLUSERS= || fail "it is not removed for the user"
if links HKCU; then fail "removing leaves the user's registration of links"; fi
[ "$(cat "$data/settings.json")" = kept ] || fail "the user's data was touched"
echo "check-msi: installed, upgraded, refused to downgrade, removed; for the machine and for one user"
