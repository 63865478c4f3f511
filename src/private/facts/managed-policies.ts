import { readFileSync } from 'fs';
import { join } from 'path';

/** The document of a policy that AWS manages, as AWS had published it when `projenrc/aws-facts.py` was run. */
export interface PublishedPolicy {
  readonly version: string;
  readonly document: object;
}

let policies: { readonly [path: string]: PublishedPolicy } | undefined;

/** The AWS managed policies whose documents are known, by path and name: those that roles of the starter kit have. */
export function publishedPolicies(): { readonly [path: string]: PublishedPolicy } {
  policies ??= JSON.parse(
    readFileSync(join(__dirname, '..', '..', '..', 'facts', 'managed-policies.json'), 'utf8'),
  ) as { [path: string]: PublishedPolicy };
  return policies;
}
