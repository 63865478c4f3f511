/** Grant methods that throw an error, by name. */
export function refusedGrants<Name extends string>(
  names: readonly Name[], refuse: (name: Name) => never,
): { [name in Name]: () => never } {
  return Object.fromEntries(names.map((name) => [name, () => refuse(name)])) as { [name in Name]: () => never };
}
