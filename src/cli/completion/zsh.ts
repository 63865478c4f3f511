import { isNested } from './bash';
import { CompletedArgument, CompletedCommand, CompletedOption, CompletedProgram, Source } from './command-line';

/** A completion script for zsh. */
export function zshScript(program: CompletedProgram): string {
  const commands = program.commands.filter((command) => !isNested(command));
  return `#compdef ${program.name}
# Completion of ${program.name} for zsh.

# The program as it was typed, or that of the project where it is an alias.
_dsp_program() {
  local directory=$PWD
  whence -p -- "$program" && return
  while [[ -n $directory && ! -x $directory/node_modules/.bin/dsp ]]; do directory=\${directory%/*}; done
  print -r -- "$directory/node_modules/.bin/dsp"
}

_dsp_names() {
  local config=\${opt_args[-c]:-\${opt_args[--config]:-mdaa.yaml}}
  local -a names
  names=(\${(f)"$("$(_dsp_program)" __complete "$1" --config "\${\${config//\\\\:/:}/#\\~\\//$HOME/}" 2>/dev/null </dev/null)"})
  _sequence compadd - $names
}

_dsp_commands() {
  local -a commands
  commands=(
${commands.map(({ name, description }) => `    ${quoted(`${name}:${description}`)}`).join('\n')}
  )
  _describe command commands
}

_dsp() {
  local program=$words[1] curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -C \\
${program.options.map((option) => `    ${optionSpec(option)} \\\n`).join('')}    '1:command:_dsp_commands' \\
    '*::argument:->arguments' && return
  [[ $state == arguments ]] || return 1
  case $line[1] in
${commands.map((command) => commandCase(command, program)).join('\n')}
  esac
}

if [[ $funcstack[1] == _dsp ]]; then _dsp "$@"; else compdef _dsp ${program.name}; fi
`;
}

function commandCase({ name, options, arguments: args }: CompletedCommand, program: CompletedProgram): string {
  const below = program.commands.filter((command) => command.name.startsWith(`${name} `));
  if (below.length === 0) return `    ${name})\n${argumentsOf({ options, arguments: args }, '      ')} ;;`;
  // The arguments of the nested command, as for a top-level command.
  return [
    `    ${name})`,
    '      if (( CURRENT == 2 )); then',
    argumentsOf({ options, arguments: args }, '        '),
    '      else',
    '        shift words; (( CURRENT-- ))',
    '        case $words[1] in',
    ...below.map((command) =>
      `          ${command.name.slice(name.length + 1)})\n${argumentsOf(command, '            ')} ;;`),
    '        esac',
    '      fi ;;',
  ].join('\n');
}

function argumentsOf(
  { options, arguments: args }: Pick<CompletedCommand, 'options' | 'arguments'>, indent: string,
): string {
  const specs = [...options.map(optionSpec), ...args.map(argumentSpec)];
  return `${indent}_arguments -S${specs.map((spec) => ` \\\n${indent}  ${spec}`).join('')}`;
}

function optionSpec({ flags, description, value, placeholder }: CompletedOption): string {
  const spelling = (flag: string) => (value === undefined ? flag : flag.startsWith('--') ? `${flag}=` : `${flag}+`);
  const alternatives = flags.length > 1 ? `{${flags.map(spelling).join(',')}}` : spelling(flags[0]);
  const text = `[${description.replace(/[[\]\\]/g, '\\$&')}]${value === undefined ? '' : `:${placeholder}:${action(value)}`}`;
  return `'(${flags.join(' ')})'${alternatives}${quoted(text)}`;
}

function argumentSpec({ name, variadic, value }: CompletedArgument, index: number): string {
  return quoted(`${variadic ? '*' : index + 1}:${name}:${action(value)}`);
}

function action(source: Source): string {
  switch (source.kind) {
    case 'words': return `(${source.words.join(' ')})`;
    case 'names': return `{_dsp_names ${source.level}}`;
    case 'files': return '_files';
    case 'directories': return '_files -/';
    case 'anything': return ' ';
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll('\'', '\'\\\'\'')}'`;
}
