# Builds the installed program and its MSI on any Windows machine with a JDK 25, Maven and WiX 3.14:
#   packaging\windows\build.ps1 [-SkipTests]
# The result is in target\dist: cloud-pc-desk\ (runs where it lies), cloud-pc-desk-VERSION.msi and SHA256SUMS.
# It is signed when a certificate is configured: see sign.ps1.
param([switch] $SkipTests)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')

$maven = Get-Command mvn -ErrorAction SilentlyContinue
if (-not $maven) { throw 'Maven is missing: install it and put mvn on the PATH.' }
$arguments = @('-B', '-ntp', '-Pdist', 'verify')
if ($SkipTests) { $arguments += '-DskipTests' }
& $maven.Source @arguments
if ($LASTEXITCODE -ne 0) { throw "Maven ended with $LASTEXITCODE" }
Get-ChildItem target\dist -File | Select-Object Name, Length | Format-Table
