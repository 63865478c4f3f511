import { App } from 'aws-cdk-lib';
import { RandomRequest, RequestGenerator } from './random-requests';
import { DataSciencePlatform } from '../../../src';
import { AccessModel, Asker } from '../../../src/access/evaluation/access-model';
import { PolicyKind, PolicyStatementJson } from '../../../src/access/evaluation/policy-document';
import { ResolvedTemplates } from '../../../src/access/evaluation/resolved-templates';
import { AccessRole } from '../../../src/access/evaluation/role-policies';
import { statementsOf } from '../../../src/access/evaluation/statement';
import { Random } from '../../mutations/random';
import { AccessModel as Simulator, Principal, Statement } from '../../support/access';
import { awsManagedPolicies } from '../../support/aws-managed-policies';
import { copyKit, KIT_SOURCES } from '../../support/kits';
import { seed } from '../../support/properties';
import { moduleSamples, platformSamples } from '../../support/samples';

const EVERYTHING: PolicyStatementJson = { Effect: 'Allow', Action: '*', Resource: '*' };
const SEED = seed(20_260_101);
const REQUESTS = 20_000;

const platforms = [
  ...KIT_SOURCES.map((source, index) => ({ name: `kit ${index + 1}`, directory: copyKit(source), share: 10 })),
  ...[...moduleSamples(), ...platformSamples()].map(({ name, directory }) => ({ name, directory, share: 1 })),
];
const shares = platforms.reduce((sum, { share }) => sum + share, 0);

describe(`random requests with the seed ${SEED}`, () => {
  test.each(platforms.map((platform, index) => ({ ...platform, index })))(
    '$name: the evaluator and the simulator make the same decisions',
    async ({ directory, share, index }) => {
      const app = new App();
      DataSciencePlatform.fromYaml(app, 'Platform', directory);
      const simulator = Simulator.fromApp(app, { placeholders: true });
      const model = new AccessModel(simulator.templates as ResolvedTemplates, awsManagedPolicies());
      const generator = new RequestGenerator(model, new Random(SEED + index));
      if (generator.isEmpty) return;
      const differences: unknown[] = [];

      for (let count = 0; count < Math.ceil(REQUESTS * share / shares); count++) {
        const request = await generator.next();
        const { notEvaluated } = model.resourcePolicies.of(request.action, request.resource);
        if (notEvaluated !== undefined) simulator.external(notEvaluated);
        const expected = await simulated(simulator, request);
        const found = evaluated(model, request);
        if (expected !== found) differences.push({ ...request, simulator: expected, evaluator: found });
      }

      expect(differences).toEqual([]);
    },
    300_000,
  );
});

async function simulated(simulator: Simulator, request: RandomRequest): Promise<boolean> {
  const { service, action, resource, context } = request;
  const principal = service === undefined ? simulatedRole(simulator, request) : simulator.service(service);
  return simulator.can(principal, action, resource, context);
}

function simulatedRole(simulator: Simulator, { role, session, extra }: RandomRequest): Principal {
  const known = simulator.templates.ofType('AWS::IAM::Role').some(({ attributes }) => attributes.Arn === role);
  let principal = known ? simulator.role(role!, { session }) : Principal.ofRole(role!, { session });
  if (extra?.administrator) principal = principal.with(EVERYTHING as never);
  return extra?.boundary ? principal.withBoundary(...extra.boundary as unknown as Statement[]) : principal;
}

function evaluated(model: AccessModel, request: RandomRequest): boolean {
  const { service, session, action, resource, context } = request;
  const asker: Asker = service === undefined ? { role: evaluatedRole(model, request), session } : { service };
  return model.decide(asker, action, resource, context).allowed;
}

function evaluatedRole(model: AccessModel, { role: arn, extra }: RandomRequest): AccessRole {
  const role = model.roles.find((candidate) => candidate.arn === arn) ?? model.otherRole(arn!);
  const policy = (kind: PolicyKind, statements: readonly PolicyStatementJson[]) =>
    statementsOf({ kind, name: kind, document: { Version: '2012-10-17', Statement: statements } });
  return {
    ...role,
    identity: [...role.identity, ...extra?.administrator ? policy('identity', [EVERYTHING]) : []],
    boundary: extra?.boundary ? policy('boundary', extra.boundary) : role.boundary,
  };
}
