import { existsSync } from 'fs';
import { join } from 'path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'worker_threads';
import { RuledStack, TemplateResult } from './rules-engine';
import type { RulesAnswer, RulesOrder } from './rules-worker';

/** The types of resources of the starter kit: the engine starts again for templates with other types. */
export const USUAL_TYPES = [
  'AWS::Athena::WorkGroup',
  'AWS::CloudTrail::Trail',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::Events::Rule',
  'AWS::Glue::Crawler',
  'AWS::Glue::DataCatalogEncryptionSettings',
  'AWS::Glue::Database',
  'AWS::Glue::SecurityConfiguration',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Role',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::LakeFormation::DataLakeSettings',
  'AWS::LakeFormation::PrincipalPermissions',
  'AWS::LakeFormation::Resource',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SSM::Parameter',
  'AWS::SageMaker::Domain',
  'AWS::SageMaker::StudioLifecycleConfig',
  'AWS::SageMaker::UserProfile',
];

/** Milliseconds; longer than any validation takes. */
const PATIENCE = 120_000;

/**
 * The rules in a separate thread, whose engine starts while the main thread creates the templates. The CDK interface is
 * synchronous, so the main thread waits for the findings.
 */
export class EarlyRules {
  /** Starts the thread. Undefined if the program is not compiled. */
  public static start(types: readonly string[]): EarlyRules | undefined {
    const file = join(__dirname, 'rules-worker.js');
    return existsSync(file) ? new EarlyRules(new Worker(file, { workerData: types })) : undefined;
  }

  private constructor(private readonly worker: Worker) {
    worker.unref();
    // Without a response, the main thread validates the templates itself.
    worker.on('error', () => undefined);
  }

  /** The findings in each template. Undefined if the thread has no results. */
  public check(stacks: readonly RuledStack[]): readonly TemplateResult[] | undefined {
    const { port1, port2 } = new MessageChannel();
    const flag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const plain = stacks.map(({ stackConstructPath, templatePath, accountId, region }) => (
      { stackConstructPath, templatePath, accountId, region }
    ));
    const order: RulesOrder = { stacks: plain, port: port2, flag };
    this.worker.postMessage(order, [port2]);
    Atomics.wait(flag, 0, 0, PATIENCE);
    const answer = receiveMessageOnPort(port1) as { readonly message: RulesAnswer } | undefined;
    port1.close();
    this.stop();
    return answer?.message.results;
  }

  public stop(): void {
    void this.worker.terminate();
  }
}
