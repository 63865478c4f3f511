import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataSciencePlatform } from '../../src';
import { ConfigurationError, Problem } from '../../src/private/problems';
import { inWords } from '../support/problems';
import { directoryWith } from '../support/scratch-kit';

export const ROLES_YAML = 'generateRoles:\n  admin: { trustedPrincipal: this_account }\n';

export const ROLES = 'roles: { module_path: "@aws-mdaa/roles", module_configs: [./roles.yaml] }';

export const LAKE_YAML =
  'roles: { R: [{ name: r }] }\naccessPolicies: { P: { rule: { prefix: /, ReadRoles: [R] } } }\nbuckets: { raw: { '
    + 'accessPolicies: [P] } }\n';

export function platformIn(files: { [name: string]: string }): DataSciencePlatform {
  const directory = directoryWith({ 'roles.yaml': ROLES_YAML, 'lake.yaml': LAKE_YAML, ...files });
  return DataSciencePlatform.fromYaml(new App(), 'Platform', directory);
}

export function problemsIn(files: { [name: string]: string }): Problem[] {
  try {
    platformIn(files);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems.map(inWords);
    throw error;
  }
  return [];
}

export function templateOf(
  platform: DataSciencePlatform,
  module: string,
  domain = 'shared',
  environment = 'dev',
): Template {
  return Template.fromStack(platform.module(domain, environment, module).stack);
}
