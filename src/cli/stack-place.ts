import { Stack } from 'aws-cdk-lib';

/** Account and Region of a stack; `default` if the environment of the CLI determines them. */
export function placeOf(stack: Stack): { readonly account: string; readonly region: string } {
  const [, , account, region] = stack.environment.split('/');
  return { account: known(account), region: known(region) };
}

function known(part: string): string {
  return part.startsWith('unknown-') ? 'default' : part;
}
