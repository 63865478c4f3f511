import { writeFileSync } from 'fs';
import { join } from 'path';
import { App, Aspects, CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { IConstruct } from 'constructs';
import { SentModule } from '../../../src/platform/partitions/partition-data';
import { checkWritten, synthesizeOnce } from '../../../src/platform/partitions/rendered-once';
import { temporaryDirectory } from '../../support/temporary-directory';

const PLAIN = { additionalStacks: [], settings: { customAspects: [] } };
const TARGET = { account: '111122223333', region: 'eu-west-1' };

/** The templates of two stacks, the second of which shows the ARN of a topic, in the first stack or in itself. */
function templates(modules: object[] | undefined, { acrossStacks }: { acrossStacks: boolean }) {
  const app = new App();
  const [one, two] = ['One', 'Two'].map((id) => new Stack(app, id, { env: TARGET }));
  const [topic, own] = [one, two].map((stack) => new CfnTopic(stack, 'Topic'));
  new CfnOutput(two, 'Arn', { value: (acrossStacks ? topic : own).attrTopicArn });
  if (modules !== undefined) synthesizeOnce(app, modules as SentModule[], new Map());
  return app.synth().stacks.map(({ template }) => template as unknown);
}

test('templates without references between stacks are the same', () => {
  const expected = templates(undefined, { acrossStacks: false });

  const found = templates([PLAIN], { acrossStacks: false });

  expect(found).toEqual(expected);
});

test('only an omitted search finds no reference between stacks', () => {
  const found = templates([PLAIN], { acrossStacks: true });

  expect(JSON.stringify(found)).not.toContain('Fn::ImportValue');
});

test.each([
  ['an additional stack', { additionalStacks: [{ account: '444455556666' }] }],
  ['references to other Regions', { allowCrossReferenceStack: true }],
  ['an aspect', { settings: { customAspects: [{ aspectModule: './aspect.js', aspectClass: 'Aspect' }] } }],
])('a module with %s can refer to other stacks', (_, different) => {
  const expected = templates(undefined, { acrossStacks: true });

  const found = templates([PLAIN, { ...PLAIN, ...different }], { acrossStacks: true });

  expect(found).toEqual(expected);
  expect(JSON.stringify(found)).toContain('Fn::ImportValue');
});

describe('rendered properties', () => {
  /** The definition of a topic whose properties were rendered as `rendered`. */
  function definition(rendered: object, change: (stack: Stack, topic: CfnTopic) => void = () => undefined): unknown {
    const app = new App();
    const stack = new Stack(app, 'One', { env: TARGET });
    const topic = new CfnTopic(stack, 'Topic', { displayName: 'rendered again' });
    change(stack, topic);
    synthesizeOnce(app, [PLAIN] as unknown as SentModule[], new Map([[topic, { ...rendered }]]));
    const template = app.synth().getStackByName('One').template as { Resources: { Topic: unknown } };
    return template.Resources.Topic;
  }

  test('are written as they are', () => {
    expect(definition({ DisplayName: 'before' })).toEqual({
      Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'before' },
    });
  });

  test('can be empty', () => {
    expect(definition({})).toEqual({ Type: 'AWS::SNS::Topic' });
  });

  test('are completed by dependencies and overrides', () => {
    const found = definition({ DisplayName: 'before', FifoTopic: true }, (stack, topic) => {
      topic.node.addDependency(new CfnTopic(stack, 'Other'));
      topic.addPropertyDeletionOverride('FifoTopic');
      topic.addOverride('DeletionPolicy', 'Retain');
    });

    expect(found).toEqual({
      Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: 'before' },
      DependsOn: ['Other'],
      DeletionPolicy: 'Retain',
    });
  });

  test('are not written for a resource that an aspect changes', () => {
    const found = definition({ DisplayName: 'before' }, (stack) => Aspects.of(stack).add({
      visit: (node: IConstruct) => {
        if (node instanceof CfnTopic) node.topicName = 'from-an-aspect';
      },
    }));

    expect(found).toEqual({
      Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'rendered again', TopicName: 'from-an-aspect' },
    });
  });

  test('are written in spite of tags, which the checks apply', () => {
    expect(definition({ DisplayName: 'before' }, (stack) => Tags.of(stack).add('team', 'one'))).toEqual({
      Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'before' },
    });
  });

  test('that synthesis does not ask for are an error', () => {
    const synthesis = () => definition({ DisplayName: 'before' }, (_, topic) => {
      Object.defineProperty(topic, 'shouldSynthesize', { value: () => false });
    });

    expect(synthesis).toThrow('the properties of "One/Topic" were not written');
  });
});

describe('a written template', () => {
  function written(): { directory: string; stack: Stack } {
    const directory = temporaryDirectory();
    const app = new App({ outdir: directory });
    const stack = new Stack(app, 'One', { env: TARGET });
    new CfnTopic(stack, 'Topic');
    synthesizeOnce(app, [PLAIN] as unknown as SentModule[], new Map());
    return { directory, stack };
  }

  test('contains the resources of its stack', () => {
    const { directory, stack } = written();

    expect(() => checkWritten(directory, [stack])).not.toThrow();
  });

  test('without them is an error', () => {
    const { directory, stack } = written();
    writeFileSync(join(directory, stack.templateFile), '{}');

    expect(() => checkWritten(directory, [stack])).toThrow('the template of "One" does not contain its resources');
  });
});
