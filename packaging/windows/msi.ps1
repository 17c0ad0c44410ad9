# Makes the MSI from the image: signs the image's programs, packs it with WiX 3.14, signs the MSI. `mvn -Pdist verify` calls
# it on Windows; by hand: packaging\windows\msi.ps1 -Image target\dist\cloud-pc-desk -Version 0.1.0 -Target target\dist
param(
  [Parameter(Mandatory)] [string] $Image,
  [Parameter(Mandatory)] [string] $Version,
  [Parameter(Mandatory)] [string] $Target
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# WiX sets WIX to its folder; GitHub's Windows machines have it.
function Find-Wix([string] $Name) {
  $found = Get-Command $Name -ErrorAction SilentlyContinue
  if ($found) { return $found.Source }
  if ($env:WIX) { return Join-Path $env:WIX "bin\$Name" }
  throw "WiX 3.14 is missing: install it from https://github.com/wixtoolset/wix3/releases, then start a new shell."
}

function Invoke-Tool([string] $Program, [string[]] $Arguments) {
  & $Program @Arguments
  if ($LASTEXITCODE -ne 0) { throw "$Program ended with $LASTEXITCODE" }
}

$here = $PSScriptRoot
$Image = (Resolve-Path -LiteralPath $Image).ProviderPath
$Target = (Resolve-Path -LiteralPath $Target).ProviderPath
$work = Join-Path $Target 'wix'
$msi = Join-Path $Target "cloud-pc-desk-$Version.msi"
New-Item -ItemType Directory -Force $work | Out-Null

& "$here\sign.ps1" -Path (Get-ChildItem $Image -Recurse -Include *.exe, *.dll | ForEach-Object FullName)

Invoke-Tool (Find-Wix 'heat.exe') @(
  'dir', $Image, '-nologo', '-cg', 'Image', '-dr', 'INSTALLFOLDER', '-ag', '-sfrag', '-srd', '-sreg', '-scom',
  '-var', 'var.Image', '-out', "$work\files.wxs")
foreach ($source in "$here\cloud-pc-desk.wxs", "$work\files.wxs") {
  $name = [IO.Path]::GetFileNameWithoutExtension($source)
  Invoke-Tool (Find-Wix 'candle.exe') @(
    '-nologo', '-arch', 'x64', '-ext', 'WixUtilExtension', "-dVersion=$Version", "-dImage=$Image", '-dWindows=yes',
    "-dIcon=$here\..\..\icons\cloud-pc-desk.ico", '-out', "$work\$name.wixobj", $source)
}
# ICE38, 43, 57, 64, 91: for packages that install for one user or for the machine, as the one who installs chooses.
# ICE61: a build of the same version replaces the one before.
Invoke-Tool (Find-Wix 'light.exe') @(
  '-nologo', '-ext', 'WixUtilExtension', '-sice:ICE38', '-sice:ICE43', '-sice:ICE57', '-sice:ICE61', '-sice:ICE64',
  '-sice:ICE91', '-spdb', '-out', $msi, "$work\cloud-pc-desk.wixobj", "$work\files.wixobj")

& "$here\sign.ps1" -Path $msi
