import { Stack } from 'aws-cdk-lib';

/** Account and region of a stack; `default` where the environment of the CLI decides. */
export function placeOf(stack: Stack): { readonly account: string; readonly region: string } {
  const [, , account, region] = stack.environment.split('/');
  return { account: known(account), region: known(region) };
}

function known(part: string): string {
  return part.startsWith('unknown-') ? 'default' : part;
}
