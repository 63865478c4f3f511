/** A location in the options: names of properties, keys of maps, indexes of lists. */
export type OptionPath = (string | number)[];

/** `domains.shared.environments.dev`, with indexes in brackets. */
export function formatPath(path: OptionPath): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}
