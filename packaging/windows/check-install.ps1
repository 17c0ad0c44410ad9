# Installs an older version silently, starts it, upgrades it while it runs, starts the newer version on the sample tenant,
# takes a screenshot, tries to go back, removes it.
#   packaging\windows\check-install.ps1 -Older target\older\cloud-pc-desk-0.0.1.msi -Msi target\dist\cloud-pc-desk-0.1.0.msi `
#     -Screenshot window.png [-Machine]
# older.ps1 makes the older version. Each step that does not do what it should ends the script. Needs a desktop.
param(
  [Parameter(Mandatory)] [string] $Older,
  [Parameter(Mandatory)] [string] $Msi,
  [Parameter(Mandatory)] [string] $Screenshot,
  [switch] $Machine
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName 'System.Windows.Forms', 'System.Drawing'

if ($Machine) {
  $scope = @('ALLUSERS=1')
  $folder = "$env:ProgramFiles\Cloud PC Desk"
  $hive = 'HKEY_LOCAL_MACHINE'
  $other = 'HKEY_CURRENT_USER'
  $menu = "$env:ProgramData\Microsoft\Windows\Start Menu\Programs\Cloud PC Desk.lnk"
} else {
  $scope = @()
  $folder = "$env:LOCALAPPDATA\Programs\Cloud PC Desk"
  $hive = 'HKEY_CURRENT_USER'
  $other = 'HKEY_LOCAL_MACHINE'
  $menu = "$env:APPDATA\Microsoft\Windows\Start Menu\Programs\Cloud PC Desk.lnk"
}
$links = 'Software\Classes\cloudpcdesk\shell\open\command'
$data = Join-Path $env:TEMP "desk-check-$PID-$($Machine.IsPresent)"
$log = "$data\logs\cloud-pc-desk.log"

function Invoke-Msi([string[]] $Arguments, [switch] $Refused) {
  $report = "$env:TEMP\desk-msi-$PID.log"
  $run = Start-Process msiexec.exe -Wait -PassThru -ArgumentList ($Arguments + @('/qn', '/norestart', '/l*v', "`"$report`""))
  if (($run.ExitCode -ne 0) -ne $Refused.IsPresent) {
    Get-Content $report -Tail 60
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

function Assert-Holds([bool] $Holds, [string] $Otherwise) {
  if (-not $Holds) { throw $Otherwise }
}

# Starts the installed program; it has read the sample tenant when this returns.
function Start-Desk {
  if (Test-Path "$data\logs") { Remove-Item "$data\logs" -Recurse -Force }
  $program = Start-Process "$folder\cloud-pc-desk.exe" -PassThru -ArgumentList @('--sample', '--data-dir', "`"$data`"")
  Wait-For 'the sample tenant''s rows' { (Test-Path $log) -and (Select-String -Quiet -Path $log -Pattern 'cloudPCs answered 200') }
  Assert-Holds (-not (Select-String -Quiet -Path $log -Pattern 'start cache .* does not fit')) 'the start cache does not fit what was installed'
  return $program
}

# Versions that Add/Remove Programs shows.
function Get-Shown {
  $roots = @('HKLM:\Software\Microsoft\Windows\CurrentVersion\Uninstall\*', 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\*')
  $entries = @(Get-ItemProperty $roots -ErrorAction SilentlyContinue)
  $ours = @($entries | Where-Object { $_.PSObject.Properties['DisplayName'] -and $_.DisplayName -eq 'Cloud PC Desk' })
  return @($ours | ForEach-Object { $_.DisplayVersion })
}

Invoke-Msi (@('/i', "`"$Older`"") + $scope)
Assert-Holds (Test-Path "$folder\app\older.txt") "the older version was not installed in $folder"
Assert-Holds (Test-Path $menu) "there is no entry in the Start menu: $menu"
Assert-Holds (Test-Path "Registry::$hive\$links") "links are not registered in $hive"
Assert-Holds (-not (Test-Path "Registry::$other\$links")) "links are registered in $other"
$before = @(Get-Shown)
Assert-Holds ($before.Count -eq 1) "Add/Remove Programs shows $($before.Count) entries"

# Over the running program, which has to close for it.
$program = Start-Desk
Invoke-Msi (@('/i', "`"$Msi`"") + $scope)
$program.Refresh()
Assert-Holds $program.HasExited 'the older version still runs after the upgrade'
Assert-Holds (@(Get-Process cloud-pc-desk*).Count -eq 0) 'something of the older version still runs after the upgrade'
Assert-Holds (-not (Test-Path "$folder\app\older.txt")) 'the upgrade leaves files of the older version'
$after = @(Get-Shown)
Assert-Holds ($after.Count -eq 1 -and $after[0] -ne $before[0]) "Add/Remove Programs shows $after after the upgrade"
& "$folder\cloud-pc-desk-cli.exe" --version
Assert-Holds ($LASTEXITCODE -eq 0) 'the program does not start after the upgrade'

$program = Start-Desk
Start-Sleep -Seconds 3
$screen = [System.Windows.Forms.Screen]::PrimaryScreen.Bounds
$picture = New-Object System.Drawing.Bitmap $screen.Width, $screen.Height
[System.Drawing.Graphics]::FromImage($picture).CopyFromScreen($screen.Location, [System.Drawing.Point]::Empty, $screen.Size)
$picture.Save($Screenshot)
$program.CloseMainWindow() | Out-Null
Assert-Holds ($program.WaitForExit(15000)) 'the window does not close'

Invoke-Msi (@('/i', "`"$Older`"") + $scope) -Refused
Assert-Holds (-not (Test-Path "$folder\app\older.txt")) 'a downgrade is not refused'
Assert-Holds ((@(Get-Shown) -join ' ') -eq ($after -join ' ')) 'a refused downgrade changes Add/Remove Programs'

Invoke-Msi @('/x', "`"$Msi`"")
Assert-Holds (-not (Test-Path $folder)) "removing leaves $(Get-ChildItem $folder -Recurse -File -ErrorAction SilentlyContinue)"
Assert-Holds (-not (Test-Path $menu)) 'removing leaves the entry in the Start menu'
Assert-Holds (-not (Test-Path "Registry::$hive\$links")) 'removing leaves the registration of links'
Assert-Holds (@(Get-Shown).Count -eq 0) 'removing leaves an entry in Add/Remove Programs'
Assert-Holds (Test-Path $log) 'the data directory was touched'
Write-Host 'installed, started, upgraded, started, refused to downgrade, removed'
