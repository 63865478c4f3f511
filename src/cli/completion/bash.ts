import { CompletedCommand, CompletedOption, CompletedProgram, Source } from './command-line';

/** A completion script for bash 3.2 and later. */
export function bashScript(program: CompletedProgram): string {
  return `# Completion of ${program.name} for bash.
_dsp_nested='${program.commands.filter(isNested).map(({ name }) => ` ${name};`).join('')}'
_dsp_describe() {
  case $1 in
${[{ name: '', options: program.options, arguments: [], description: '' }, ...program.commands].map(describe).join('\n')}
  esac
}

# What completes the value of an option ($2) or the argument at a position ($2) of a command ($1).
_dsp_source() {
  case "$1 $2" in
${[...program.options.flatMap((option) => optionCase('', option)), ...program.commands.flatMap(sourceCases)].join('\n')}
  esac
}

# The program as it was typed, or that of the project where it is an alias.
_dsp_program() {
  local directory=$PWD
  type -P "\${COMP_WORDS[0]}" && return
  while [[ $directory && ! -x $directory/node_modules/.bin/dsp ]]; do directory=\${directory%/*}; done
  echo "$directory/node_modules/.bin/dsp"
}

_dsp_names() {
  local before= word known=,
  [[ $cur == *,* ]] && before=\${cur%,*},
  known=,$before
  for word in $("$(_dsp_program)" __complete "$1" --config "\${config/#\\~\\//$HOME/}" 2>/dev/null </dev/null); do
    [[ $known != *",$word,"* && $before$word == "$cur"* ]] && COMPREPLY+=("$before$word")
  done
}

_dsp() {
  local IFS=$' \\t\\n' cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
  local command= config=mdaa.yaml position=0 options= valued= variadic= source= i word
  COMPREPLY=()
  [[ $cur == = ]] && cur=
  [[ $prev == = ]] && prev=\${COMP_WORDS[COMP_CWORD-2]}
  _dsp_describe ''
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ $word == -- ]]; then
      return
    elif [[ " $valued " == *" $word "* ]]; then
      ((i++))
      [[ \${COMP_WORDS[i]} == = ]] && ((i++))
      ((i < COMP_CWORD)) && [[ $word == -c || $word == --config ]] && config=\${COMP_WORDS[i]}
    elif [[ $word == -* ]]; then
      :
    elif [[ ! $command ]]; then
      command=$word
      _dsp_describe "$command"
    elif ((position == 0)) && [[ \${_dsp_nested} == *" $command $word;"* ]]; then
      command="$command $word"
      _dsp_describe "$command"
    else
      ((position++))
    fi
  done
  ((variadic && position > variadic - 1)) && position=$((variadic - 1))
  if [[ " $valued " == *" $prev "* ]]; then
    source=$(_dsp_source "$command" "$prev")
  elif [[ $cur == -* ]]; then
    source="words $options"
  elif [[ ! $command ]]; then
    source='words ${program.commands.filter((command) => !isNested(command)).map(({ name }) => name).join(' ')}'
  else
    source=$(_dsp_source "$command" "$position")
  fi
  case $source in
    files | directories)
      IFS=$'\\n'
      if [[ $source == files ]]; then COMPREPLY=($(compgen -f -- "$cur")); else COMPREPLY=($(compgen -d -- "$cur")); fi
      compopt -o filenames 2>/dev/null ;;
    words\\ *) COMPREPLY=($(compgen -W "\${source#words }" -- "$cur")) ;;
    names\\ *) _dsp_names "\${source#names }" ;;
  esac
  return 0
}

complete -F _dsp ${program.name}
`;
}

/** A nested command, such as `add team`. */
export function isNested({ name }: CompletedCommand): boolean {
  return name.includes(' ');
}

/** The options of a command, those that have a value, and the number of arguments if the last one repeats. */
function describe(command: CompletedCommand): string {
  const flags = (options: readonly CompletedOption[]) => options.flatMap((option) => option.flags).join(' ');
  const variadic = command.arguments.some((argument) => argument.variadic) ? command.arguments.length : 0;
  return `    '${command.name}') options='${flags(command.options)}' `
    + `valued='${flags(command.options.filter(({ value }) => value))}' variadic=${variadic} ;;`;
}

function sourceCases(command: CompletedCommand): string[] {
  return [
    ...command.options.flatMap((option) => optionCase(command.name, option)),
    ...command.arguments.flatMap(({ value }, position) => sourceCase([`${command.name} ${position}`], value)),
  ];
}

function optionCase(command: string, { flags, value }: CompletedOption): string[] {
  return value ? sourceCase(flags.map((flag) => `${command} ${flag}`), value) : [];
}

function sourceCase(patterns: string[], source: Source): string[] {
  if (source.kind === 'anything') return [];
  const text =
    source.kind === 'words'
      ? `words ${source.words.join(' ')}`
      : source.kind === 'names'
        ? `names ${source.level}`
        : source.kind;
  return [`    ${patterns.map((pattern) => `'${pattern}'`).join(' | ')}) echo '${text}' ;;`];
}
