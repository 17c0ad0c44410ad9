# Installs the MSI silently, starts the program on the sample tenant, takes a screenshot, installs over it, removes it.
#   packaging\windows\check-install.ps1 -Msi target\dist\cloud-pc-desk-0.1.0.msi -Screenshot window.png [-Machine]
# Each step that does not do what it should ends the script. Needs a desktop.
param(
  [Parameter(Mandatory)] [string] $Msi,
  [Parameter(Mandatory)] [string] $Screenshot,
  [switch] $Machine
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Windows.Forms, System.Drawing

$scope = @(if ($Machine) { 'ALLUSERS=1' })
$folder = if ($Machine) { "$env:ProgramFiles\Cloud PC Desk" } else { "$env:LOCALAPPDATA\Programs\Cloud PC Desk" }
$data = Join-Path $env:TEMP "desk-check-$PID"

function Invoke-Msi([string[]] $Arguments) {
  $log = "$env:TEMP\desk-msi-$PID.log"
  $run = Start-Process msiexec.exe -Wait -PassThru -ArgumentList ($Arguments + @('/qn', '/norestart', '/l*v', "`"$log`""))
  if ($run.ExitCode -ne 0) {
    Get-Content $log -Tail 60
    throw "msiexec $Arguments ended with $($run.ExitCode)"
  }
}

function Wait-For([string] $What, [scriptblock] $Holds) {
  for ($try = 0; $try -lt 120; $try++) {
    if (& $Holds) { return }
    Start-Sleep -Milliseconds 500
  }
  throw "never seen: $What"
}

Invoke-Msi (@('/i', "`"$Msi`"") + $scope)
if (-not (Test-Path "$folder\cloud-pc-desk.exe")) { throw "nothing was installed in $folder" }

$program = Start-Process "$folder\cloud-pc-desk.exe" -PassThru -ArgumentList @('--sample', '--data-dir', "`"$data`"")
$log = "$data\logs\cloud-pc-desk.log"
Wait-For 'rows in the grid' { (Test-Path $log) -and (Select-String -Quiet -Path $log -Pattern 'rows were drawn') }
if (Select-String -Quiet -Path $log -Pattern 'start cache .* does not fit') { throw 'the start cache does not fit what was installed' }
$screen = [System.Windows.Forms.Screen]::PrimaryScreen.Bounds
$picture = New-Object System.Drawing.Bitmap $screen.Width, $screen.Height
[System.Drawing.Graphics]::FromImage($picture).CopyFromScreen($screen.Location, [System.Drawing.Point]::Empty, $screen.Size)
$picture.Save($Screenshot)

# Over the running program, which has to close for it.
Invoke-Msi (@('/i', "`"$Msi`"", 'REINSTALL=ALL', 'REINSTALLMODE=vomus') + $scope)
$program.Refresh()
if (-not $program.HasExited) { $program.CloseMainWindow() | Out-Null; $program.WaitForExit(15000) | Out-Null }
& "$folder\cloud-pc-desk-cli.exe" --version
if ($LASTEXITCODE -ne 0) { throw 'the program does not start after it was installed over' }

Invoke-Msi @('/x', "`"$Msi`"")
if (Test-Path $folder) { throw "removing leaves $(Get-ChildItem $folder -Recurse -File)" }
if (-not (Test-Path "$data\settings.json") -and -not (Test-Path $log)) { throw 'the data directory was touched' }
Write-Host 'installed, started, installed over, removed'
