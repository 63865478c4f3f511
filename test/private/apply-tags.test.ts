import { App, Stack, Tags } from 'aws-cdk-lib';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { applyTags } from '../../src/private/apply-tags';

interface Template {
  readonly Resources: { readonly Topic: { readonly Properties: { readonly Tags: unknown } } };
}

/** The tags of a topic before and after synthesis, applied `times` times before synthesis. */
function tagsApplied(times: number): { before: unknown; written: unknown } {
  const app = new App();
  const stack = new Stack(app, 'One');
  const topic = new CfnTopic(stack, 'Topic', { tags: [{ key: 'own', value: 'topic' }] });
  Tags.of(app).add('team', 'app');
  Tags.of(app).add('gone', 'app');
  Tags.of(stack).add('team', 'stack');
  Tags.of(stack).add('strong', 'stack', { priority: 300 });
  Tags.of(stack).add('domain', 'stack', { excludeResourceTypes: ['AWS::SNS::Topic'] });
  Tags.of(topic).add('own', 'tag');
  Tags.of(topic).add('strong', 'topic');
  Tags.of(topic).remove('gone');
  for (let time = 0; time < times; time += 1) applyTags(stack);
  const before = tagsIn(stack.resolve(topic._toCloudFormation()) as Template);
  return { before, written: tagsIn(app.synth().getStackByName('One').template as Template) };
}

function tagsIn({ Resources }: Template): unknown {
  return Resources.Topic.Properties.Tags;
}

test.each([1, 2])('tags that are applied %i times before synthesis are those that synthesis applies', (times) => {
  const { before: without, written: expected } = tagsApplied(0);

  const { before, written } = tagsApplied(times);

  expect(without).toEqual([{ Key: 'own', Value: 'topic' }]);
  expect(expected).toEqual([
    { Key: 'own', Value: 'tag' }, { Key: 'strong', Value: 'stack' }, { Key: 'team', Value: 'stack' },
  ]);
  expect(before).toEqual(expected);
  expect(written).toEqual(expected);
});
