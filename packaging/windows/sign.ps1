# Signs files when a certificate is configured, and leaves them alone when none is:
#   SIGN_THUMBPRINT   SHA-1 thumbprint of a certificate in the user's or the machine's store (a token, a cloud key), or
#   SIGN_PFX          path of a .pfx file, or SIGN_PFX_BASE64 with its content; its password in SIGN_PFX_PASSWORD
#   SIGN_TIMESTAMP    RFC 3161 server; default http://timestamp.digicert.com
# Files that carry a valid signature already, Microsoft's and the Java runtime's, keep it.
param([Parameter(Mandatory)] [string[]] $Path)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

if (-not ($env:SIGN_THUMBPRINT -or $env:SIGN_PFX -or $env:SIGN_PFX_BASE64)) {
  Write-Host "sign: no certificate is configured, $($Path.Count) files stay as they are"
  return
}
$open = @($Path | Where-Object { (Get-AuthenticodeSignature -LiteralPath $_).Status -ne 'Valid' })
if ($open.Count -eq 0) { return }

$signtool = Get-Command signtool.exe -ErrorAction SilentlyContinue
if ($signtool) {
  $program = $signtool.Source
} else {
  $program = Get-ChildItem "${env:ProgramFiles(x86)}\Windows Kits\10\bin\*\x64\signtool.exe" -ErrorAction SilentlyContinue |
    Sort-Object FullName | Select-Object -Last 1 -ExpandProperty FullName
}
if (-not $program) { throw 'signtool.exe is missing: install the Windows SDK.' }

$timestamp = if ($env:SIGN_TIMESTAMP) { $env:SIGN_TIMESTAMP } else { 'http://timestamp.digicert.com' }
$unpacked = $null
try {
  if ($env:SIGN_THUMBPRINT) {
    $with = @('/sha1', $env:SIGN_THUMBPRINT)
    # signtool looks into the user's store unless it is told otherwise.
    if (Test-Path "Cert:\LocalMachine\My\$env:SIGN_THUMBPRINT") { $with += '/sm' }
  } else {
    $file = $env:SIGN_PFX
    if (-not $file) {
      $unpacked = New-TemporaryFile
      $file = $unpacked.FullName
      [IO.File]::WriteAllBytes($file, [Convert]::FromBase64String($env:SIGN_PFX_BASE64))
    }
    $with = @('/f', $file)
    # An empty argument does not reach a program from Windows PowerShell.
    if ($env:SIGN_PFX_PASSWORD) { $with += @('/p', $env:SIGN_PFX_PASSWORD) }
  }
  # A command line has a limit of 32,767 characters.
  for ($first = 0; $first -lt $open.Count; $first += 50) {
    $some = $open[$first..([Math]::Min($first + 49, $open.Count - 1))]
    foreach ($item in $some) { Set-ItemProperty -LiteralPath $item -Name IsReadOnly -Value $false }
    & $program sign /fd SHA256 /tr $timestamp /td SHA256 /d 'Cloud PC Desk' @with @some
    if ($LASTEXITCODE -ne 0) {
      throw "signtool ended with $LASTEXITCODE. It says 0x800700C1 of launchers made with Temurin's JDK before 25.0.2: take a newer one."
    }
  }
} finally {
  if ($unpacked) { Remove-Item -LiteralPath $unpacked.FullName }
}
