import { AdoptingPlatform } from './adopted-platform';
import { DeployedTemplate, EvaluatedTemplates } from './deployed-template';
import { ResourceMatch } from './match-resources';
import { physicalName } from '../diff/physical-names';
import { at } from '../diff/template';

/** A deployed key that a module adopts, and that also encrypts buckets of others. */
export interface SharedKey {
  readonly stack: string;
  readonly logicalId: string;
  /** The buckets that are not in the stack of the key after the deployment. */
  readonly buckets: readonly { readonly stack: string; readonly name: string }[];
}

/**
 * The adopted keys that also encrypt buckets which are not in the stack of the key: the module of the key writes its
 * policy for its own roles.
 */
export function sharedKeys(
  { stacks }: AdoptingPlatform, deployed: ReadonlyMap<string, DeployedTemplate>, before: EvaluatedTemplates,
  matches: ReadonlyMap<string, ReadonlyMap<string, ResourceMatch>>,
): SharedKey[] {
  const ofType = (type: string) => [...deployed.keys()].flatMap((stack) => (
    Object.entries(before.of(stack).Resources ?? {}).filter(([, { Type }]) => Type === type)
      .map(([logicalId, resource]) => ({ stack, logicalId, resource }))
  ));
  const aliases = ofType('AWS::KMS::Alias').map(({ resource }) => (
    { name: at(resource.Properties, 'AliasName'), key: at(resource.Properties, 'TargetKeyId') }
  ));
  const buckets = ofType('AWS::S3::Bucket').map(({ stack, logicalId, resource }) => (
    { stack, logicalId, name: physicalName(resource)?.text ?? logicalId, keys: keysOf(resource.Properties) }
  ));
  return stacks.flatMap(({ id, stackName, template }) => {
    const adopted = [...matches.get(id)?.values() ?? []].map((match) => match.deployed)
      .filter((logicalId) => deployed.get(stackName)?.Resources?.[logicalId]?.Type === 'AWS::KMS::Key');
    return adopted.map((logicalId) => {
      const ids: unknown[] = [{ Ref: logicalId }, { 'Fn::GetAtt': [logicalId, 'Arn'] }].map((value) => (
        before.textOf(stackName, value)
      ));
      const names = [...ids, ...aliases.filter(({ key }) => ids.includes(key)).map(({ name }) => name)];
      const others = buckets.filter((bucket) => bucket.keys.some((key) => names.includes(key))
        && !(bucket.stack === stackName && bucket.logicalId in (template.Resources ?? {})));
      return { stack: stackName, logicalId, buckets: others.map(({ stack, name }) => ({ stack, name })) };
    }).filter((key) => key.buckets.length > 0);
  });
}

/** The keys that encrypt a bucket, as in its template. */
function keysOf(properties: unknown): string[] {
  const keys: string[] = [];
  JSON.stringify(properties, (name, value: unknown) => {
    if (name === 'KMSMasterKeyID') keys.push(String(value));
    return value;
  });
  return keys;
}
