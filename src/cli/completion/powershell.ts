import { CompletedProgram } from './command-line';

/**
 * A completion script for PowerShell 5.1 and later. It calls the program for the candidates.
 *
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/register-argumentcompleter
 */
export function powershellScript({ name }: CompletedProgram): string {
  return `# Completion of ${name} for PowerShell.
Register-ArgumentCompleter -Native -CommandName ${name} -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  # The value of a word that is written in quotes is without them.
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
    ForEach-Object { if ($null -ne $_.Value) { [string]$_.Value } else { $_.ToString() } })
  $current = $wordToComplete.Trim('"', "'")
  & ${name} __candidates "--current=$current" '--' @words 2>$null | ForEach-Object {
    $value, $description = $_ -split "\`t", 2
    if (-not $description) { $description = $value }
    $text = $value
    if ($text -match '[^\\w.,:/\\\\@=+-]') { $text = "'" + $text.Replace("'", "''") + "'" }
    [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $description)
  }
}
`;
}
