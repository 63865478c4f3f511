import { CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import { CfnResource as CfnLocation } from 'aws-cdk-lib/aws-lakeformation';
import { Construct } from 'constructs';
import { createCrawler } from './glue-crawler';
import { DatabaseLakeFormationOptions, GlueDatabaseOptions } from './glue-database-options';
import { LakeFormationGrants } from './lake-formation-grants';
import { LakeFormationPermission } from './lake-formation-permission';
import { describedPrincipal, Principal, principalByArn, rolePrincipal } from './lake-formation-principal';
import { LakeFormationTag } from './lake-formation-tag-options';
import { LakeFormationTags } from './lake-formation-tags';
import { ResourceLink } from './resource-links';
import { deployedRole } from '../access/deployed-role';
import { normalizePrefix } from '../access/prefix-access';
import { RoleReference } from '../access/role-reference';
import { IResourceNaming } from '../naming/resource-naming';
import { bucketArn } from '../private/arns';
import { sortedEntries, unique } from '../private/collections';
import { constructId, physicalName } from '../private/names';
import { fail } from '../private/problems';

/** The roles of the project that owns a database. */
export interface ProjectRoles {
  readonly dataAdmins: RoleReference[];
  readonly dataEngineers: RoleReference[];
  readonly execution: RoleReference[];
}

/** What databases take from their project. */
export interface GlueDatabasesProps {
  readonly naming: IResourceNaming;
  readonly roles: ProjectRoles;
  readonly removalPolicy: RemovalPolicy;
  readonly securityConfiguration: string;
  /** Names of classifiers by key. */
  readonly classifiers: { readonly [key: string]: string };
}

/** The databases of a project, their locations, their crawlers and who may do what with them. */
export class GlueDatabases {
  /** Names of the databases by key. */
  public readonly names: { [key: string]: string } = {};
  /** Names of their crawlers. */
  public readonly crawlerNames: string[] = [];
  /** Links that are wanted in other accounts. */
  public readonly links: ResourceLink[] = [];

  private readonly locations = new Map<string, CfnLocation>();
  private readonly grants: LakeFormationGrants;
  private readonly tags: LakeFormationTags;

  constructor(private readonly scope: Construct, private readonly props: GlueDatabasesProps) {
    this.grants = new LakeFormationGrants(new Construct(scope, 'Grants'));
    this.tags = new LakeFormationTags(scope);
  }

  /** Makes the databases and their permissions: tags first, then what has them, then grants. */
  public create(databases: { [key: string]: GlueDatabaseOptions } | undefined, tags: LakeFormationTag[] | undefined): void {
    this.tags.create(tags);
    for (const [key, options] of sortedEntries(databases)) this.createDatabase(key, options);
    this.grants.create(this.tags.previous);
  }

  private createDatabase(key: string, options: GlueDatabaseOptions): void {
    const stack = Stack.of(this.scope);
    const name = databaseName(this.props.naming, key, options);
    const taken = Object.entries(this.names).find(([, other]) => other === name);
    if (taken) this.refuse(`the databases "${taken[0]}" and "${key}" would both be named "${name}"`, 'rename one of them', 'DSP303');
    this.names[key] = name;
    const prefix = normalizePrefix(options.locationPrefix ?? '');
    if (options.locationPrefix !== undefined && options.locationBucketName === undefined) this.refuse(`database "${key}" has a "locationPrefix" and no "locationBucketName"`, 'name the bucket');
    const place = options.locationBucketName === undefined ? undefined : [options.locationBucketName, prefix].filter(Boolean).join('/');
    const database = new CfnDatabase(this.scope, `Database-${constructId(key)}`, {
      catalogId: stack.account,
      databaseInput: { name, description: options.description, locationUri: place === undefined ? undefined : `s3://${place}` },
    });
    database.applyRemovalPolicy(this.props.removalPolicy);
    const location = place === undefined ? undefined : bucketArn(stack, place);
    if (location !== undefined) this.grantLocation(key, location, [...this.props.roles.dataAdmins, ...this.props.roles.execution]);
    this.tags.tagDatabase(key, name, options.lakeFormation?.databaseTagValues, database);
    this.grantDatabase(key, name, options.lakeFormation, database);
    if (options.crawler !== undefined) this.createCrawler(key, name, options, location, database);
  }

  private createCrawler(key: string, databaseOfCrawler: string, options: GlueDatabaseOptions, location: string | undefined, database: CfnResource): void {
    const { role: ref, classifiers, ...settings } = options.crawler!;
    if (location === undefined) this.refuse(`database "${key}" has a crawler and no location`, 'name "locationBucketName", and "locationPrefix" where it is not the whole bucket');
    const role = new RoleReference(this.scope, ref);
    const name = physicalName(this.props.naming, 'glue', `${key}-crawler`);
    const crawler = createCrawler(this.scope, key, {
      ...settings,
      name,
      role: deployedRole(this.scope, role).arn,
      databaseName: databaseOfCrawler,
      description: `Finds the tables of the database ${key}`,
      targets: { s3Targets: [{ path: `s3://${[options.locationBucketName, normalizePrefix(options.locationPrefix ?? '')].filter(Boolean).join('/')}` }] },
      classifiers: classifiers?.map((classifier) => this.props.classifiers[classifier] ?? classifier),
      securityConfiguration: this.props.securityConfiguration,
    });
    crawler.addResourceDependency(database);
    this.crawlerNames.push(name);
    this.grantLocation(key, location!, [role]);
    this.grantAll([rolePrincipal(this.scope, role)], key, databaseOfCrawler, LakeFormationPermission.WRITE, LakeFormationPermission.WRITE, ['*'], database);
  }

  /**
   * Registers the location in hybrid access mode: principals that did not opt in to Lake Formation keep the access that IAM and the policy of the
   * bucket give them and no more, so the default deny of a data lake still holds. The service-linked role is used for those that do opt in.
   */
  private grantLocation(key: string, arn: string, roles: RoleReference[]): void {
    let location = this.locations.get(arn);
    if (location === undefined) {
      location = new CfnLocation(this.scope, `Location-${constructId(key)}`, { resourceArn: arn, useServiceLinkedRole: true, hybridAccessEnabled: true });
      this.locations.set(arn, location);
    }
    for (const role of roles) this.grants.dataLocation(rolePrincipal(this.scope, role), key, arn, [location]);
  }

  private grantDatabase(key: string, name: string, options: DatabaseLakeFormationOptions | undefined, database: CfnResource): void {
    const { SUPER, WRITE, READ } = LakeFormationPermission;
    const roles = (list: RoleReference[]) => list.map((role) => rolePrincipal(this.scope, role));
    if (options?.createSuperGrantsForDataAdminRoles) this.grantAll(roles(this.props.roles.dataAdmins), key, name, SUPER, SUPER, ['*'], database);
    if (options?.createReadWriteGrantsForProjectExecutionRoles) this.grantAll(roles(this.props.roles.execution), key, name, WRITE, WRITE, ['*'], database);
    if (options?.createReadGrantsForDataEngineerRoles) this.grantAll(roles(this.props.roles.dataEngineers), key, name, READ, READ, ['*'], database);
    const named: Principal[] = [];
    for (const [, grant] of sortedEntries(options?.grants)) {
      const principals = [
        ...sortedEntries(grant.principalArns).map(([refId, arn]) => principalByArn(this.scope, refId, arn)),
        ...sortedEntries(grant.principals).map(([refId, principal]) => describedPrincipal(this.scope, refId, principal)),
      ];
      named.push(...principals);
      this.grantAll(principals, key, name, grant.databasePermissions ?? READ, grant.tablePermissions ?? READ, grant.tables ?? ['*'], database);
    }
    for (const [grantName, grant] of sortedEntries(options?.tagBasedGrants)) {
      for (const [refId, arn] of sortedEntries(grant.principalArns)) this.grants.byTags(principalByArn(this.scope, refId, arn), grantName, grant, [database]);
    }
    if (options?.createCrossAccountResourceLinkName !== undefined && !options.createCrossAccountResourceLinkAccounts?.length) {
      this.refuse(`database "${key}" has a name for links and no accounts for them`, 'name them in "createCrossAccountResourceLinkAccounts"');
    }
    for (const account of unique(options?.createCrossAccountResourceLinkAccounts ?? [])) {
      // The account must see the database before a link to it can be made.
      this.grants.database(principalByArn(this.scope, `account-${account}`, account), key, name, READ, [database]);
      this.links.push({
        key,
        account,
        name: options?.createCrossAccountResourceLinkName ?? name,
        databaseName: name,
        principals: named.filter((principal) => principal.account === account && principal.identifier !== account),
      });
    }
  }

  private grantAll(
    principals: Principal[], key: string, name: string, onDatabase: LakeFormationPermission, onTables: LakeFormationPermission, tables: string[], database: CfnResource,
  ): void {
    for (const principal of principals) {
      this.grants.database(principal, key, name, onDatabase, [database]);
      for (const table of tables) this.grants.table(principal, key, name, table, onTables, [database]);
    }
  }

  private refuse(message: string, hint: string, code = 'DSP304'): never {
    return fail({ code, where: this.scope.node.path, message, hint });
  }
}

function databaseName(naming: IResourceNaming, key: string, options: GlueDatabaseOptions): string {
  const name = options.verbatimName ? key : physicalName(naming, 'glue', key);
  return options.icebergCompliantName ? name.toLowerCase().replace(/[^a-z0-9_]/g, '_') : name;
}
