import { readFileSync } from 'fs';
import { join } from 'path';

/** The parts of a jsii assembly that determine what other languages see. */
export interface Docs {
  readonly summary?: string;
  readonly default?: string;
  readonly example?: string;
  readonly see?: string;
  readonly returns?: string;
  readonly remarks?: string;
  /** Doc tags of this library. */
  readonly custom?: { readonly [tag: string]: string };
}
export interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
  readonly union?: object;
  readonly intersection?: object;
}
export interface Member {
  readonly name: string;
  readonly docs?: Docs;
  readonly type?: TypeReference;
  readonly optional?: boolean;
  readonly overrides?: string;
  readonly locationInModule?: { readonly filename: string; readonly line: number };
  readonly parameters?: Member[];
  readonly returns?: { readonly type: TypeReference };
}
export interface Type {
  readonly name: string;
  readonly kind: 'class' | 'enum' | 'interface';
  readonly datatype?: boolean;
  readonly base?: string;
  readonly interfaces?: string[];
  readonly docs?: Docs;
  readonly initializer?: { readonly parameters?: Member[] };
  readonly properties?: Member[];
  readonly methods?: Member[];
  readonly members?: Member[];
}

/** The public types as last compiled. */
export function publicTypes(): Type[] {
  const { types } = JSON.parse(readFileSync(join(__dirname, '..', '..', '.jsii'), 'utf8')) as {
    types: { [fqn: string]: Type };
  };
  return Object.values(types);
}
