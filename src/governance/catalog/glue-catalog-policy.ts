import { Stack } from 'aws-cdk-lib';
import { AccountPrincipal, ArnPrincipal, PolicyDocument, PolicyStatement, PrincipalBase } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { AwsCustomResource } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { catalogArn, CatalogResourceKind, CatalogResources, readCatalogResources } from './glue-catalog-resources';
import { shortHash } from '../../naming/names';
import { unique } from '../../private/collections';
import { CATALOG_POLICY_LIMIT } from '../../private/facts/aws-limits';
import { OptionPath } from '../../private/option-path';
import { failAt, warnAt } from '../../private/option-problems';
import { policyLength } from '../../private/policies';
import { sdkResource } from '../sdk-resource';

/**
 * Access of principals to databases and tables of the Data Catalog. Specify at least one of `readPrincipalArns` and
 * `writePrincipalArns`: a policy without principals grants no access, which causes a warning.
 *
 * @see https://docs.aws.amazon.com/glue/latest/dg/security_iam_resource-based-policy-examples.html
 */
export interface GlueCatalogAccessPolicy {
  /**
   * Resources that the policy applies to: `database/sales`, `table/sales/orders`, `table/sales/*`,
   * `userDefinedFunction/sales/*`, `connection/erp`, `catalog`, `*` for everything, or the ARN of such a resource in
   * this account and region. `*` and `?` are wildcards.
   *
   * Glue requires permission on a resource and on the resources that contain it. The latter are added: for
   * `table/sales/orders` also `database/sales` and `catalog`, with only the permissions that the table needs.
   *
   * @sample database/sales
   */
  readonly resources: string[];

  /**
   * ARNs of roles, users or accounts (`arn:aws:iam::111122223333:root`), or account IDs, that can read the metadata:
   * databases, tables, their versions, partitions and statistics, and functions and connections if `resources` contains
   * them.
   *
   * @default - only the principals that can write
   * @format iamPrincipal
   */
  readonly readPrincipalArns?: string[];

  /**
   * Principals that can read, and also create, update and delete. A principal that can write tables of a database
   * cannot delete the database, unless `resources` also contains the database. They can update and delete connections,
   * but not create them, because Glue cannot restrict the creation to certain connections.
   *
   * @default - none
   * @format iamPrincipal
   * @sample arn:aws:iam::111122223333:role/glue-etl
   */
  readonly writePrincipalArns?: string[];
}

const READ: { readonly [kind in CatalogResourceKind]: string[] } = {
  catalog: ['glue:GetCatalog', 'glue:GetCatalogs'],
  database: ['glue:GetDatabase', 'glue:GetDatabases'],
  table: [
    'glue:BatchGetPartition',
    'glue:GetColumnStatisticsForPartition',
    'glue:GetColumnStatisticsForTable',
    'glue:GetPartition',
    'glue:GetPartitionIndexes',
    'glue:GetPartitions',
    'glue:GetTable',
    'glue:GetTableVersion',
    'glue:GetTableVersions',
    'glue:GetTables',
    'glue:SearchTables',
  ],
  userDefinedFunction: ['glue:GetUserDefinedFunction', 'glue:GetUserDefinedFunctions'],
  connection: ['glue:GetConnection', 'glue:GetConnections'],
};

const WRITE: { readonly [kind in CatalogResourceKind]: string[] } = {
  catalog: [],
  database: ['glue:CreateDatabase', 'glue:DeleteDatabase', 'glue:UpdateDatabase'],
  table: [
    'glue:BatchCreatePartition',
    'glue:BatchDeletePartition',
    'glue:BatchDeleteTable',
    'glue:BatchDeleteTableVersion',
    'glue:BatchUpdatePartition',
    'glue:CreatePartition',
    'glue:CreatePartitionIndex',
    'glue:CreateTable',
    'glue:DeleteColumnStatisticsForPartition',
    'glue:DeleteColumnStatisticsForTable',
    'glue:DeletePartition',
    'glue:DeletePartitionIndex',
    'glue:DeleteTable',
    'glue:DeleteTableVersion',
    'glue:UpdateColumnStatisticsForPartition',
    'glue:UpdateColumnStatisticsForTable',
    'glue:UpdatePartition',
    'glue:UpdateTable',
  ],
  userDefinedFunction: [
    'glue:CreateUserDefinedFunction',
    'glue:DeleteUserDefinedFunction',
    'glue:UpdateUserDefinedFunction',
  ],
  // A principal that can create one connection can create any, because Glue requires permission only on the catalog.
  connection: ['glue:DeleteConnection', 'glue:UpdateConnection'],
};

const KIND_NAMES: { readonly [kind in CatalogResourceKind]: string } = {
  catalog: 'Catalogs',
  database: 'Databases',
  table: 'Tables',
  userDefinedFunction: 'Functions',
  connection: 'Connections',
};

/** A principal in the catalog policy. */
export interface CatalogPrincipals {
  readonly readers: PrincipalBase[];
  readonly writers: PrincipalBase[];
}

/** A principal as it is in the options, and its path. */
interface PrincipalText {
  readonly text: string;
  readonly path: OptionPath;
}

/** The resource policy of the Data Catalog: permissions of principals of this account and other accounts. */
export class GlueCatalogPolicy {
  private readonly statements: PolicyStatement[] = [];
  private readonly foreignReaders = new Map<string, PrincipalBase>();
  private readonly foreignWriters = new Map<string, PrincipalBase>();

  constructor(private readonly scope: Construct) {}

  /** Allows accounts to read the whole catalog. */
  public addConsumers(accounts: string[]): void {
    if (accounts.length === 0) return;
    const resources = readCatalogResources(
      this.scope,
      ['consumerAccounts'],
      ['catalog', 'database/*', 'table/*', 'userDefinedFunction/*'],
    );
    this.allowRead(
      'ConsumersRead',
      accounts.map((account) => new AccountPrincipal(account)),
      resources,
    );
  }

  public addAccessPolicy(name: string, policy: GlueCatalogAccessPolicy): void {
    const path = ['accessPolicies', name];
    const writers = principalsAt([...path, 'writePrincipalArns'], policy.writePrincipalArns);
    const readers = principalsAt([...path, 'readPrincipalArns'], policy.readPrincipalArns);
    if (policy.resources.length === 0) {
      failAt(this.scope, [...path, 'resources'], {
        code: 'DSP314',
        message: `the access policy "${name}" has no "resources"`,
        hint: 'for example ["database/sales", "table/sales/*"]',
      });
    }
    const resources = readCatalogResources(this.scope, [...path, 'resources'], policy.resources);
    if (readers.length + writers.length === 0) {
      warnAt(this.scope, path, {
        code: 'DSP321',
        message: `the access policy "${name}" has no principals and grants no access`,
        hint: 'add "readPrincipalArns" or "writePrincipalArns", or remove the access policy',
      });
      return;
    }
    this.allowRead(`Read${words(name)}`, this.principals([...readers, ...writers], this.foreignReaders), resources);
    if (writers.length > 0) this.allowWrite(name, this.principals(writers, this.foreignWriters), resources);
  }

  /**
   * Principals that can be in other accounts and need the key of the catalog: the account of this stack already has
   * access to it.
   */
  public get foreignPrincipals(): CatalogPrincipals {
    return { readers: [...this.foreignReaders.values()], writers: [...this.foreignWriters.values()] };
  }

  /** Sets the policy at deployment, unless it is empty. CloudFormation has no resource type for it. */
  public deploy(id: string, key: IKey): AwsCustomResource | undefined {
    if (this.statements.length === 0) return undefined;
    const stack = Stack.of(this.scope);
    const document = new PolicyDocument({ statements: this.statements, minimize: false });
    const length = policyLength(stack.resolve(document.toJSON()));
    if (length > CATALOG_POLICY_LIMIT) {
      failAt(this.scope, ['accessPolicies'], {
        code: 'DSP301',
        message: `the resource policy of the Data Catalog has about ${length} characters, and Glue `
          + `accepts ${CATALOG_POLICY_LIMIT}`,
        hint: 'use fewer access policies with broader patterns, or share with Lake Formation',
      });
    }
    const set = {
      action: 'PutResourcePolicy',
      // Without EnableHybrid, the call fails if Lake Formation has shared resources with other accounts.
      parameters: { PolicyInJson: stack.toJsonString(document.toJSON()), EnableHybrid: 'TRUE' },
    };
    return sdkResource(this.scope, id, {
      resourceType: 'Custom::GlueResourcePolicy',
      client: '@aws-sdk/client-glue',
      create: set,
      update: set,
      remove: { action: 'DeleteResourcePolicy', parameters: {} },
      statements: [
        new PolicyStatement({
          sid: 'SetPolicy',
          actions: ['glue:DeleteResourcePolicy', 'glue:PutResourcePolicy'],
          resources: [catalogArn(this.scope, 'catalog')],
        }),
        // Glue encrypts the policy together with the rest of the catalog.
        new PolicyStatement({
          sid: 'UseKeyThroughGlue',
          actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
          resources: [key.keyArn],
          conditions: throughGlue(this.scope),
        }),
      ],
    });
  }

  private allowRead(sid: string, principals: PrincipalBase[], resources: CatalogResources): void {
    const kinds = kindsOf(resources);
    this.allow(sid, principals, {
      // Query engines read the database of a table.
      actions: unique([
        ...kinds.flatMap((kind) => READ[kind]),
        ...(kinds.some((kind) => resources[kind].holders.some(isDatabase)) ? READ.database : []),
      ]),
      resources: kinds.flatMap((kind) => [...resources[kind].own, ...resources[kind].holders]),
    });
  }

  private allowWrite(name: string, principals: PrincipalBase[], resources: CatalogResources): void {
    const kinds = kindsOf(resources).filter((kind) => WRITE[kind].length > 0);
    if (kinds.length === 0) {
      failAt(this.scope, ['accessPolicies', name, 'resources'], {
        code: 'DSP314',
        message: `the access policy "${name}" has "writePrincipalArns" but no resource that can be written`,
        hint: 'add databases or tables to its "resources"',
      });
    }
    // A statement for each kind: permission to delete a table must not allow deleting its database.
    for (const kind of kinds) {
      const { own, holders } = resources[kind];
      // Deleting a database deletes its contents.
      const contents = kind === 'database' ? [...resources.table.own, ...resources.userDefinedFunction.own] : [];
      this.allow(`Write${words(name)}${KIND_NAMES[kind]}`, principals, {
        actions: WRITE[kind],
        resources: [...own, ...holders, ...contents],
      });
    }
  }

  private allow(sid: string, principals: PrincipalBase[], statement: { actions: string[]; resources: string[] }): void {
    this.statements.push(
      new PolicyStatement({ sid, principals, actions: statement.actions, resources: unique(statement.resources) }),
    );
  }

  private principals(given: PrincipalText[], foreign: Map<string, PrincipalBase>): PrincipalBase[] {
    const distinct = new Map([...given].reverse().map(({ text, path }) => [text, path]));
    return unique(given.map(({ text }) => text)).map((text) => {
      const principal = principalOf(this.scope, distinct.get(text)!, text);
      if (!isOfAccount(this.scope, text)) foreign.set(text, principal);
      return principal;
    });
  }
}

/** Condition for requests that Glue makes on behalf of a principal. */
export function throughGlue(scope: Construct): { StringEquals: { 'kms:ViaService': string } } {
  return { StringEquals: { 'kms:ViaService': `glue.${Stack.of(scope).region}.amazonaws.com` } };
}

function principalsAt(path: OptionPath, texts: string[] | undefined): PrincipalText[] {
  return (texts ?? []).map((text, index) => ({ text, path: [...path, index] }));
}

function principalOf(scope: Construct, path: OptionPath, text: string): PrincipalBase {
  if (text.includes('*')) {
    failAt(scope, path, {
      code: 'DSP306',
      message: `"${text}" contains a wildcard, which is not valid in a principal`,
      hint: 'specify each role, or the account with arn:aws:iam::ACCOUNT:root',
    });
  }
  return /^\d+$/.test(text) ? new AccountPrincipal(text) : new ArnPrincipal(text);
}

function isOfAccount(scope: Construct, text: string): boolean {
  const { account } = Stack.of(scope);
  return text === account || text.split(':')[4] === account;
}

function kindsOf(resources: CatalogResources): CatalogResourceKind[] {
  return (Object.keys(resources) as CatalogResourceKind[]).filter((kind) => resources[kind].own.length > 0);
}

function isDatabase(arn: string): boolean {
  return arn.includes(':database/');
}

/**
 * Statement IDs can contain only letters and digits; a hash distinguishes names that are identical without their other
 * characters.
 */
function words(name: string): string {
  const joined = name.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return joined === name ? name : `${joined}${shortHash(name, 6)}`;
}
