/** `{{env_var:NAME}}` with a name that is valid in a shell. */
const REFERENCE = /^\{\{\s*env_var:([A-Za-z_][A-Za-z0-9_]*)\s*\}\}/;

/**
 * A shell command in which each reference to an environment variable that is set becomes a quoted shell variable: its
 * value cannot add arguments, redirections or commands. Inside quotes of the command, it remains part of the quoted
 * string. Other references are not changed.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_02
 */
export function withQuotedVariables(command: string): string {
  // The Windows shell has a different syntax for variables.
  if (process.platform === 'win32') return command;
  let quote = '';
  let text = '';
  for (let index = 0; index < command.length; index += 1) {
    const name = REFERENCE.exec(command.slice(index));
    if (name !== null && process.env[name[1]] !== undefined) {
      text += inShell(name[1], quote);
      index += name[0].length - 1;
      continue;
    }
    const character = command[index];
    text += character;
    if (character === '\\' && quote !== '\'' && index + 1 < command.length) {
      index += 1;
      text += command[index];
    } else if (character === quote) {
      quote = '';
    } else if (quote === '' && (character === '"' || character === '\'')) {
      quote = character;
    }
  }
  return text;
}

function inShell(name: string, quote: string): string {
  if (quote === '"') return `\${${name}}`;
  return quote === '\'' ? `'"\${${name}}"'` : `"\${${name}}"`;
}
