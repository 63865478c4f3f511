import { CompletedProgram } from './command-line';

/** A completion script for fish 3.0 and later. It calls the program for the candidates. */
export function fishScript({ name }: CompletedProgram): string {
  return `# Completion of ${name} for fish.
function __${name}_candidates
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  command -q ${name}; or functions -q ${name}; or return
  ${name} __candidates --current="$current" -- $words[2..-1] 2>/dev/null
end

complete -c ${name} -e
complete -c ${name} -f -a '(__${name}_candidates)'
`;
}
