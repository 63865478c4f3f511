import { readFileSync } from 'fs';
import { join } from 'path';

/** The document of an AWS managed policy, as AWS had published it when `projenrc/aws-facts.py` was run. */
export interface PublishedPolicy {
  readonly version: string;
  readonly document: object;
}

let policies: { readonly [path: string]: PublishedPolicy } | undefined;

/** The AWS managed policies with known documents, by path and name: those of the roles in the starter kit. */
export function publishedPolicies(): { readonly [path: string]: PublishedPolicy } {
  policies ??= JSON.parse(
    readFileSync(join(__dirname, '..', '..', '..', 'facts', 'managed-policies.json'), 'utf8'),
  ) as { [path: string]: PublishedPolicy };
  return policies;
}
