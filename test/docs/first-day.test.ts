import { readFileSync } from 'fs';
import { join } from 'path';
import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { guardrailStatements } from '../../src/datascience/team/team-guardrails';
import { instanceStatements } from '../../src/datascience/team/team-instance-types';
import { isolationStatements } from '../../src/datascience/team/team-isolation';
import { ENDPOINT_SERVICES } from '../../src/private/facts/vpc-endpoints';
import { DOCS } from '../support/documents';
import { STARTER_KIT, platformOf, templatesOf } from '../support/kits';

const PAGE = readFileSync(join(DOCS, 'first-day.md'), 'utf8');

/** The first cells of the rows of a section, the names in code only. */
function namesIn(section: string): string[] {
  const [, text] = PAGE.split(`## ${section}\n`);
  return text.split('\n## ')[0]
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...line.split(' | ')[0].matchAll(/`([^`]+)`/g)].map(([, name]) => name));
}

test('the table of denied requests lists exactly the deny statements', () => {
  const statements: PolicyStatement[] = [
    ...guardrailStatements('arn:aws:kms:eu-central-1:111122223333:key/x', { privateSpacesOnly: true }),
    ...instanceStatements(new Stack(), ['ml.t3.*']),
    ...isolationStatements({ key: 'team', value: 'a' }),
  ];
  const template = templatesOf(platformOf(STARTER_KIT, 'example-org').app)[
    'example-org-dev-datascience-example-team.template.json'
  ];
  const ofBucket = [...template.matchAll(/"Sid": "(Deny\w+)"/g)].map(([, sid]) => sid);
  // Not in the starter kit: levels that all roles of its team have everywhere, or that none has.
  const ofOtherTeams = ['DenyOthersWrite', 'DenySuperOutside'];

  const documented = namesIn('Denied requests');

  expect([...documented].sort()).toEqual(
    [...new Set([...statements.map(({ sid }) => sid!), ...ofBucket, ...ofOtherTeams])].sort(),
  );
});

test('the table of endpoints lists every service that an application can call', () => {
  const services = Object.values(ENDPOINT_SERVICES).flat();

  const documented = namesIn('Packages without internet access');

  expect([...documented].sort()).toEqual(
    [...services, 's3', 'codeartifact.api', 'codeartifact.repositories'].sort(),
  );
});
