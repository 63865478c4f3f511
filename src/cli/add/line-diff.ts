import { ChangedFile } from '../file-changes';

const CONTEXT = 2;

/** A small diff of a file: changed lines with two lines around them, and the line at which each part begins. */
export function lineDiff({ file, before, after }: ChangedFile): string {
  if (before === undefined) return section(`new file ${file}`, lines(after!).map((line) => `+ ${line}`));
  if (after === undefined) return `removed file ${file}`;
  const old = lines(before);
  const now = lines(after);
  const marked = compare(old, now);
  const shown = marked.map((_, index) =>
    marked.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ mark }) => mark !== ' '),
  );
  const result: string[] = [];
  marked.forEach(({ mark, line, number }, index) => {
    if (!shown[index]) return;
    if (!shown[index - 1]) result.push(`@ line ${number}`);
    result.push(`${mark} ${line}`.trimEnd());
  });
  return section(file, result);
}

interface MarkedLine {
  readonly mark: ' ' | '+' | '-';
  readonly line: string;
  /** The line in the new text. */
  readonly number: number;
}

/** The longest common subsequence of the lines between the common prefix and the common suffix. */
function compare(old: readonly string[], now: readonly string[]): MarkedLine[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (
    tail < old.length - head && tail < now.length - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]
  ) tail++;
  const a = old.slice(head, old.length - tail);
  const b = now.slice(head, now.length - tail);
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  const middle: Omit<MarkedLine, 'number'>[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      middle.push({ mark: ' ', line: a[i++] });
      j++;
    } else if (i < a.length && (j >= b.length || table[i + 1][j] >= table[i][j + 1])) {
      middle.push({ mark: '-', line: a[i++] });
    } else {
      middle.push({ mark: '+', line: b[j++] });
    }
  }
  const common = (line: string): Omit<MarkedLine, 'number'> => ({ mark: ' ', line });
  let number = 1;
  return [...old.slice(0, head).map(common), ...middle, ...old.slice(old.length - tail).map(common)].map((line) => ({
    ...line,
    number: line.mark === '-' ? number : number++,
  }));
}

function lines(text: string): string[] {
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function section(title: string, body: readonly string[]): string {
  return [title, ...body.map((line) => `  ${line}`)].join('\n');
}
