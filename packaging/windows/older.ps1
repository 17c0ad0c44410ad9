# Makes an MSI of an older version from the same image, with one file more, so that check-install.ps1 has something to
# upgrade from and to go back to:
#   packaging\windows\older.ps1 [-Image target\dist\cloud-pc-desk] [-Target target\older]
param(
  [string] $Image = 'target\dist\cloud-pc-desk',
  [string] $Target = 'target\older'
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$copy = Join-Path $Target 'image'
if (Test-Path $Target) { Remove-Item $Target -Recurse -Force }
New-Item -ItemType Directory -Force $Target | Out-Null
Copy-Item $Image $copy -Recurse
Set-Content -Path (Join-Path $copy 'app\older.txt') -Value 'Of the older version; an upgrade removes it.'
& "$PSScriptRoot\msi.ps1" -Image $copy -Version '0.0.1' -Target $Target
