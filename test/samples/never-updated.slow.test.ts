import { Template } from 'aws-cdk-lib/assertions';
import { compareTemplates } from '../../src/cli/diff/compare-templates';
import { physicalName } from '../../src/cli/diff/physical-names';
import { stepsFor } from '../../src/cli/diff/steps';
import { Template as Compared, TemplateResource } from '../../src/cli/diff/template';
import { resourceChanges } from '../../src/private/facts/resource-changes';
import { moduleSamples, optionsOf, platformFrom, platformSamples } from '../support/samples';

/** A resource of each type that CloudFormation cannot update and that has a unique name. */
const named = new Map<string, TemplateResource>();
for (const sample of [...moduleSamples(), ...platformSamples()]) {
  for (const { stack, additionalStacks } of platformFrom(optionsOf(sample)).modules) {
    for (const each of [stack, ...additionalStacks]) {
      const { Resources: resources = {} } = Template.fromStack(each).toJSON() as Compared;
      for (const resource of Object.values(resources)) {
        const isFixed = resourceChanges(resource.Type)?.neverUpdated === true && physicalName(resource) !== undefined;
        if (isFixed) named.set(resource.Type, resource);
      }
    }
  }
}

test('these types have unique names and cannot be updated', () => {
  expect([...named.keys()].sort()).toEqual([
    'AWS::Glue::SecurityConfiguration', 'AWS::SageMaker::StudioLifecycleConfig',
  ]);
});

test.each([...named])('a change of %s that keeps the name has steps', (_, resource) => {
  const changed = { ...resource, Properties: { ...resource.Properties, Tags: [{ Key: 'a', Value: 'changed' }] } };
  const [change] = compareTemplates({ Resources: { R: resource } }, { Resources: { R: changed } });

  expect(change.effect).toBe('cannot be replaced');
  expect(stepsFor(change)).toMatch(/another name/);
});
