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
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  & ${name} __candidates "--current=$wordToComplete" '--' @words 2>$null | ForEach-Object {
    $value, $description = $_ -split "\`t", 2
    if (-not $description) { $description = $value }
    [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $description)
  }
}
`;
}
