import { PolicyDocumentJson } from './policy-document';

/** Matches the path and name in the ARN of an AWS managed policy, for example `service-role/AWSGlueServiceRole`. */
const AWS_MANAGED = /^arn:[\w-]+:iam::aws:policy\/(.+)$/;

/** The policy of an administrator, which allows all actions. */
export const ADMINISTRATOR_ACCESS: PolicyDocumentJson = {
  Version: '2012-10-17',
  Statement: { Sid: 'AdministratorAccess', Effect: 'Allow', Action: '*', Resource: '*' },
};

/** Managed policies that are not in a template: AWS managed policies, and others of the account. */
export class ManagedPolicies {
  /**
   * `documents` are policies by ARN, by name, or by the path and name after `policy/`; `published` are AWS managed
   * policies by path and name.
   */
  constructor(
    private readonly documents: { readonly [name: string]: PolicyDocumentJson } = {},
    private readonly published: { readonly [path: string]: PolicyDocumentJson } = {},
  ) {}

  /** The policy with an ARN; undefined if it is unknown. A name without a path takes precedence. */
  public find(arn: string): PolicyDocumentJson | undefined {
    const path = arn.slice(arn.indexOf(':policy/') + ':policy/'.length);
    const name = [arn, path.split('/').pop()!, path].find((key) => Object.hasOwn(this.documents, key));
    if (name !== undefined) return this.documents[name];
    const ofAws = AWS_MANAGED.exec(arn)?.[1];
    if (ofAws === 'AdministratorAccess') return ADMINISTRATOR_ACCESS;
    return ofAws !== undefined && Object.hasOwn(this.published, ofAws) ? this.published[ofAws] : undefined;
  }
}
