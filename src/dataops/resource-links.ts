import { CfnParameter, CfnResource, Stack, Token } from 'aws-cdk-lib';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import { CfnPrincipalPermissions } from 'aws-cdk-lib/aws-lakeformation';
import { Construct } from 'constructs';
import { GlueResourceLink } from './glue-resource-link';
import { constructId, shortHash, stableText } from '../private/names';

const PARAMETER = 'ProjectAccount';

/**
 * Makes resource links in a stack of the account that they are for, and lets the principals of that account describe them. Permissions are made one
 * after the other. Where the account of the project is not known at synthesis, a parameter `ProjectAccount` of the stack says it.
 */
export function createResourceLinks(scope: Construct, links: GlueResourceLink[]): CfnDatabase[] {
  const catalogId = Stack.of(scope).account;
  let previous: CfnResource | undefined;
  return links.map((link) => {
    const id = constructId(link.key);
    const database = new CfnDatabase(scope, `ResourceLink-${id}`, {
      catalogId,
      databaseInput: { name: link.name, targetDatabase: { catalogId: ownerOf(scope, link), databaseName: link.databaseName } },
    });
    for (const principal of link.principals) {
      const permissions = new CfnPrincipalPermissions(scope, `ResourceLinkGrant-${id}-${shortHash(stableText(scope, principal))}`, {
        principal: { dataLakePrincipalIdentifier: principal },
        resource: { database: { catalogId, name: link.name } },
        permissions: ['DESCRIBE'],
        permissionsWithGrantOption: [],
      });
      for (const dependency of [database, ...(previous ? [previous] : [])]) permissions.addResourceDependency(dependency);
      previous = permissions;
    }
    return database;
  });
}

/** The token for an account stands for that of the stack it is written in, which here would be the wrong one. */
function ownerOf(scope: Construct, { catalogId }: GlueResourceLink): string {
  if (!Token.isUnresolved(catalogId)) return catalogId;
  const stack = Stack.of(scope);
  const parameter = (stack.node.tryFindChild(PARAMETER) as CfnParameter | undefined) ?? new CfnParameter(stack, PARAMETER, {
    type: 'String',
    description: 'Id of the account that has the databases',
    allowedPattern: '^[0-9]{12}$',
  });
  return parameter.valueAsString;
}
