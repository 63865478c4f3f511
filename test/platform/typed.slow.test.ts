import { App } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { DataSciencePlatform, DataSciencePlatformProps, GeneratedPolicyOptions } from '../../src';
import { platformOf, STARTER_KIT, templatesOf } from '../support/kits';
import { TYPED_STARTER_KIT } from '../support/typed-starter-kit';

const fromFiles = () => templatesOf(platformOf(STARTER_KIT, 'example-org').app);

/** The policies as CDK objects, as in languages where classes are more common than maps. */
function withStatements(props: DataSciencePlatformProps): DataSciencePlatformProps {
  const domains = Object.entries(props.domains).map(
    ([
      name,
      {
        environments: { dev },
      },
    ]) => {
      const { roles } = dev.modules!;
      if (roles === undefined) return [name, props.domains[name]];
      const policies = Object.entries(roles.roles!.generatePolicies!).map(
        ([key, { policyDocument, ...rest }]): [string, GeneratedPolicyOptions] => [
          key,
          {
            ...rest,
            statements: (policyDocument!.Statement as object[]).map((statement) => PolicyStatement.fromJson(statement)),
          },
        ],
      );
      const typed = { ...roles, roles: { ...roles.roles!, generatePolicies: Object.fromEntries(policies) } };
      return [name, { environments: { dev: { ...dev, modules: { ...dev.modules, roles: typed } } } }];
    },
  );
  return { ...props, domains: Object.fromEntries(domains) };
}

test.each([
  ['', TYPED_STARTER_KIT],
  [' with typed statements', withStatements(TYPED_STARTER_KIT)],
])('typed options%s produce the same bytes as the files', (_, props) => {
  const app = new App();
  new DataSciencePlatform(app, 'Platform', props);

  expect(templatesOf(app)).toEqual(fromFiles());
});
