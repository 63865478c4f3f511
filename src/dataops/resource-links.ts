import { Stack } from 'aws-cdk-lib';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { LakeFormationGrants } from './lake-formation-grants';
import { LakeFormationPermission } from './lake-formation-permission';
import { Principal } from './lake-formation-principal';
import { constructId } from '../private/names';

/** A link to a database that is wanted in another account. */
export interface ResourceLink {
  readonly key: string;
  readonly account: string;
  readonly name: string;
  readonly databaseName: string;
  /** Principals of that account with permissions on the database, who also see the link. */
  readonly principals: Principal[];
}

/** Makes links in a stack of their account. */
export function createResourceLinks(scope: Construct, links: ResourceLink[], owner: { readonly account: string; readonly region: string }): void {
  const grants = new LakeFormationGrants(new Construct(scope, 'Grants'));
  for (const { key, name, databaseName, principals } of links) {
    const link = new CfnDatabase(scope, `Link-${constructId(key)}`, {
      catalogId: Stack.of(scope).account,
      databaseInput: { name, targetDatabase: { catalogId: owner.account, databaseName, region: owner.region } },
    });
    for (const principal of principals) grants.database(principal, key, name, LakeFormationPermission.READ, [link]);
  }
  grants.create();
}
