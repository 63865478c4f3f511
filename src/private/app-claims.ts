import { IConstruct } from 'constructs';

const CLAIMS = Symbol('claims of components');

interface Root {
  [CLAIMS]?: Map<string, IConstruct>;
}

/** Claims `key` for a component. Returns the component of the app that has claimed it before, if any. */
export function claimInApp(component: IConstruct, key: string): IConstruct | undefined {
  const claims = ((component.node.root as Root)[CLAIMS] ??= new Map());
  const other = claims.get(key);
  if (other === undefined) claims.set(key, component);
  return other;
}
