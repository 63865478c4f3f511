import { AccessModel, Statement } from '../../support/access';
import { modelOf, STUDIO, teamOf } from '../team/team';

const FOREIGN = 'arn:aws:s3:::foreign';
const OWN = 'arn:aws:s3:::own';

/** What an endpoint lets through for a principal whose own policies allow everything. */
function throughEndpoint(service: string, resourceAccounts?: string[]) {
  const model: AccessModel = modelOf(teamOf({
    teamUserRoles: [{ id: 'AROAEXAMPLEEXAMPLE123' }],
    studioDomainConfig: {
      ...STUDIO,
      createVpcEndpoints: { s3RouteTableIds: ['rtb-00000001'], resourceAccounts },
    },
  }));
  const endpoint = model.templates
    .ofType('AWS::EC2::VPCEndpoint')
    .find(({ properties }) => String(properties.ServiceName).endsWith(`.${service}`))!;
  const statements = endpoint.properties.PolicyDocument.Statement as (Statement & { Principal?: unknown })[];
  const open = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow' as const, Principal: '*', Action: 's3:*', Resource: '*' }],
  };
  model.external(OWN);
  for (const arn of [FOREIGN, 'arn:aws:s3:::shared']) {
    model.external(arn, { account: arn === FOREIGN ? '999999999999' : '444455556666', policy: open });
  }
  return { model, caller: model.otherRole('caller', ...statements.map(({ Principal: _, ...rest }) => rest)) };
}

test('endpoints with resourceAccounts allow only resources of these accounts and their own', async () => {
  const { model, caller } = throughEndpoint('s3', ['444455556666']);

  await model.expectAllowed(caller, ['s3:GetObject', 's3:PutObject'], [`${OWN}/x`, 'arn:aws:s3:::shared/x']);
  await model.expectDenied(caller, ['s3:GetObject', 's3:PutObject'], `${FOREIGN}/x`);
});

test('an empty list of resourceAccounts allows only the account itself', async () => {
  const { model, caller } = throughEndpoint('s3', []);

  await model.expectAllowed(caller, 's3:PutObject', `${OWN}/x`);
  await model.expectDenied(caller, 's3:PutObject', ['arn:aws:s3:::shared/x', `${FOREIGN}/x`]);
});

test('requests without a resource are allowed', async () => {
  const { model, caller } = throughEndpoint('sts', []);

  await model.expectAllowed(caller, 'sts:GetCallerIdentity', '*');
});

test('without resourceAccounts, resources of all accounts can be accessed', async () => {
  const { model, caller } = throughEndpoint('s3');

  await model.expectAllowed(caller, 's3:PutObject', `${FOREIGN}/x`);
});
