import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Actor } from './support/actor';

/** What the function is told to try. */
const EVENT = { session: 'jane', service: 'S3', api: 'GetObject', input: { Bucket: 'lake' } };

/** Commands that were sent, with the credentials of the client. */
type Sent = { readonly command: string; readonly input: unknown; readonly credentials?: unknown }[];

/** Runs the code of the function with an SDK whose services answer so, by command. */
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

test('a refused call answers with the name of the error', async () => {
  const { answer } = await run({ ...EVENT, role: 'arn' }, { AssumeRole: TAKEN, GetObject: error('AccessDenied') });

  expect(answer).toBe('AccessDenied');
});

test('a role that cannot be taken is a failure of the test, and no refusal of the call', async () => {
  await expect(run({ ...EVENT, role: 'arn' }, { AssumeRole: error('AccessDenied') })).rejects.toThrow();
});

test('the answer may be part of the output', async () => {
  const event = { ...EVENT, api: 'ListObjectsV2', answer: 'Contents.0.Key' };

  expect((await run(event, { ListObjectsV2: { Contents: [{ Key: 'a' }] } })).answer).toBe('a');
});
