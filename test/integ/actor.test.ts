import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Actor } from './support/actor';

/** The call that the function attempts. */
const EVENT = { session: 'jane', service: 'S3', api: 'GetObject', input: { Bucket: 'lake' } };

/** Commands that were sent, with the credentials of the client. */
type Sent = { readonly command: string; readonly input: unknown; readonly credentials?: unknown }[];

/** Runs the function code with an SDK stub that returns these answers, by command. */
async function run(event: object, answers: { [command: string]: unknown }): Promise<{ answer: unknown; sent: Sent }> {
  const stack = new Stack(new App(), 'Stack');
  new Actor(stack, 'Actor');
  const [{ Properties }] = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function')) as {
    Properties: { Code: { ZipFile: string } };
  }[];
  const sent: { command: string; input: unknown; credentials?: unknown }[] = [];
  class Client {
    constructor(private readonly options: { credentials?: unknown }) {}
    public async send({ command, input }: { command: string; input: unknown }): Promise<unknown> {
      sent.push({ command, input, credentials: this.options.credentials });
      if (answers[command] instanceof Error) throw answers[command];
      return answers[command];
    }
  }
  const sdk = (name: string) =>
    Object.fromEntries([
      [name === '@aws-sdk/client-sts' ? 'STSClient' : 'S3Client', Client],
      ...['AssumeRole', 'GetObject', 'ListObjectsV2'].map((command) => [
        `${command}Command`,
        function (this: object, input: unknown) {
          Object.assign(this, { command, input });
        },
      ]),
    ]) as object;
  const exports: { handler?: (event: object) => Promise<unknown> } = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  new Function('exports', 'require', Properties.Code.ZipFile)(exports, sdk);
  return { answer: await exports.handler!(event), sent };
}

function error(name: string): Error {
  return Object.assign(new Error(), { name });
}

const TAKEN = { Credentials: { AccessKeyId: 'key', SecretAccessKey: 'secret', SessionToken: 'token' } };

test('the call is made with a session of the role', async () => {
  const { answer, sent } = await run({ ...EVENT, role: 'arn' }, { AssumeRole: TAKEN, GetObject: {} });

  expect(answer).toBe('done');
  expect(sent).toEqual([
    { command: 'AssumeRole', input: { RoleArn: 'arn', RoleSessionName: 'jane' }, credentials: undefined },
    {
      command: 'GetObject',
      input: { Bucket: 'lake' },
      credentials: { accessKeyId: 'key', secretAccessKey: 'secret', sessionToken: 'token' },
    },
  ]);
});

test('a denied call returns the name of the error', async () => {
  const { answer } = await run({ ...EVENT, role: 'arn' }, { AssumeRole: TAKEN, GetObject: error('AccessDenied') });

  expect(answer).toBe('AccessDenied');
});

test('a role that cannot be assumed is a failure of the test, not a denial of the call', async () => {
  await expect(run({ ...EVENT, role: 'arn' }, { AssumeRole: error('AccessDenied') })).rejects.toThrow();
});

test('the answer can be part of the output', async () => {
  const event = { ...EVENT, api: 'ListObjectsV2', answer: 'Contents.0.Key' };

  expect((await run(event, { ListObjectsV2: { Contents: [{ Key: 'a' }] } })).answer).toBe('a');
});
