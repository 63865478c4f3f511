/** A place in a configuration file. Lines and columns count from 1. */
export interface Position {
  /** Path relative to the directory of the entry file, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `file:line:column`. */
export function formatPosition(position: Position): string {
  return `${position.file}:${position.line}:${position.column}`;
}
