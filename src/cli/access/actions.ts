import { ResourceKind } from './resource-kinds';
import { unique } from '../../private/collections';
import { knownActions, knownServices } from '../../private/facts/actions';
import { DATABASE_PERMISSIONS, TABLE_PERMISSIONS } from '../../private/facts/lake-formation-permissions';
import { OptionFinding } from '../../private/option-problems';
import { didYouMean } from '../../private/suggestions';

/** Short names of the most common actions, by kind of resource. */
export const VERBS: { readonly [kind in ResourceKind]?: { readonly [verb: string]: string } } = {
  bucket: {
    'read': 's3:GetObject',
    'write': 's3:PutObject',
    'delete': 's3:DeleteObject',
    'delete-versions': 's3:DeleteObjectVersion',
    'list': 's3:ListBucket',
    'administer': 's3:PutBucketPolicy',
  },
  key: { decrypt: 'kms:Decrypt', encrypt: 'kms:GenerateDataKey', administer: 'kms:PutKeyPolicy' },
  workgroup: { query: 'athena:StartQueryExecution' },
  profile: { open: 'sagemaker:CreatePresignedDomainUrl' },
  topic: { publish: 'sns:Publish' },
  trail: { stop: 'cloudtrail:StopLogging', read: 'cloudtrail:GetTrailStatus' },
  crawler: { run: 'glue:StartCrawler' },
  role: { administer: 'iam:PutRolePolicy', assume: 'sts:AssumeRole', pass: 'iam:PassRole' },
};

/** Lake Formation permissions for databases and tables. */
export const LAKE_FORMATION_PERMISSIONS = [
  'ALL', ...unique([...Object.keys(DATABASE_PERMISSIONS), ...Object.keys(TABLE_PERMISSIONS)]).sort(),
];

/** The Lake Formation permission for a location, which is a prefix of a bucket. */
const DATA_LOCATION_ACCESS = 'DATA_LOCATION_ACCESS';

/** The action that a string names, or the problem with the string. */
export type FoundAction =
  | { readonly action: string; readonly takesResource: boolean; readonly isLakeFormation?: boolean }
  | { readonly problem: OptionFinding };

/**
 * The action for a string: `s3:GetObject`, a keyword such as `read` for a resource of this kind, or a Lake Formation
 * permission.
 */
export function findAction(text: string, kind: ResourceKind | undefined): FoundAction {
  const isLocation = kind === 'bucket' && text === DATA_LOCATION_ACCESS;
  if (isLocation || (kind === 'database' && LAKE_FORMATION_PERMISSIONS.includes(text))) {
    return { action: text, takesResource: true, isLakeFormation: true };
  }
  const verbs = kind === undefined ? {} : VERBS[kind] ?? {};
  if (Object.hasOwn(verbs, text)) return { action: verbs[text], takesResource: true };
  const [service, name] = text.split(':');
  if (/[*?]/.test(text)) {
    return {
      problem: {
        code: 'DSP452', message: `"${text}" is a pattern of actions`, hint: 'name one action, such as "s3:GetObject"',
      },
    };
  }
  if (name === undefined) {
    const words = [...Object.keys(verbs), ...kind === 'database' ? LAKE_FORMATION_PERMISSIONS : []];
    return { problem: unknown(text, kind === undefined ? [] : words, 'write an action, such as "s3:GetObject"') };
  }
  const actions = knownActions(service);
  if (actions === undefined) {
    const services = knownServices();
    if (services.includes(service)) return { action: text, takesResource: true };
    return { problem: unknown(text, services.map((other) => `${other}:${name}`)) };
  }
  const found = actions.find((action) => action.name.toLowerCase() === text.toLowerCase());
  if (found === undefined) return { problem: unknown(text, actions.map((action) => action.name)) };
  return { action: found.name, takesResource: found.takesResource };
}

function unknown(text: string, candidates: readonly string[], otherwise?: string): OptionFinding {
  return {
    code: 'DSP452',
    message: `there is no action "${text}"`,
    hint: (candidates.length === 0 ? undefined : didYouMean(text, candidates)) ?? otherwise,
  };
}
