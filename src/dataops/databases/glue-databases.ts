import { CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import { CfnResource as CfnLocation } from 'aws-cdk-lib/aws-lakeformation';
import { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { GlueDatabaseOptions } from './glue-database-options';
import { GlueResourceLink, resourceLinks } from './resource-links';
import { checkOneSource } from '../../access/given-objects';
import { checkedPrefix } from '../../access/prefix-access';
import { RoleReference } from '../../access/role-reference';
import { constructId, glueIdentifier, identifier, physicalName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { bucketArn } from '../../private/arns';
import { sortedEntries } from '../../private/collections';
import { checkFormat } from '../../private/formats';
import { claimLocation } from '../../private/location-claims';
import { OptionPath } from '../../private/option-path';
import { failAt, placeOptions } from '../../private/option-problems';
import { DatabaseCrawlers } from '../crawlers/database-crawlers';
import { GrantLevel, LakeFormationGrants, REPLACE } from '../lake-formation/lake-formation-grants';
import {
  LakeFormationPermission,
  DatabaseLakeFormationOptions,
  LakeFormationGrantOptions,
} from '../lake-formation/lake-formation-options';
import {
  LakePrincipal,
  principalOf,
  principalOfRole,
  principalOfText,
} from '../lake-formation/lake-formation-principal';
import { LakeFormationTags } from '../lake-formation/lake-formation-tags';
import { createTagGrants } from '../lake-formation/tag-grants';

/** The roles of the project that owns a database. */
export interface ProjectRoles {
  readonly dataAdmins: RoleReference[];
  readonly dataEngineers: RoleReference[];
  readonly execution: RoleReference[];
}

/** Properties of the databases of a project. */
export interface GlueDatabasesProps {
  readonly naming: IResourceNaming;
  readonly roles: ProjectRoles;
  readonly removalPolicy: RemovalPolicy;
  readonly tags: LakeFormationTags;
  readonly crawlers: DatabaseCrawlers;
  /** The bucket of databases that do not specify one. */
  readonly bucketName: string;
}

const { READ, WRITE, SUPER } = LakeFormationPermission;

/** The databases of a project, their locations and their permissions. */
export class GlueDatabases {
  /** Names of the databases by key. */
  public readonly names: { [key: string]: string } = {};
  /** The databases by key. */
  public readonly resources: { [key: string]: CfnDatabase } = {};
  /** Resource links to the databases in other accounts. */
  public readonly links: GlueResourceLink[] = [];

  private readonly locations = new Map<string, CfnLocation>();
  private readonly grants: LakeFormationGrants;

  constructor(private readonly scope: Construct, private readonly props: GlueDatabasesProps) {
    this.grants = new LakeFormationGrants(new Construct(scope, 'Grants'));
  }

  /** Creates the databases and their permissions. */
  public create(databases: { [key: string]: GlueDatabaseOptions } | undefined): void {
    for (const [key, options] of sortedEntries(databases)) this.createDatabase(key, options);
    this.grants.create(this.props.tags.lastResource);
  }

  private createDatabase(key: string, options: GlueDatabaseOptions): void {
    const stack = Stack.of(this.scope);
    const { naming, tags, crawlers, removalPolicy } = this.props;
    const path = ['databases', key];
    const name = databaseName(naming, key, options);
    checkFormat(this.scope, path, 'glueName', name);
    checkOneSource(this.scope, path, {
      object: 'locationBucket',
      given: options.locationBucket,
      option: 'locationBucketName',
      text: options.locationBucketName,
    });
    const bucketName = options.locationBucket?.bucketName ?? options.locationBucketName ?? this.props.bucketName;
    const twin = sortedEntries(this.names).find(([, other]) => other === name);
    if (twin !== undefined) {
      this.refuse(path, `the databases "${twin[0]}" and "${key}" have the same name "${name}"`, 'rename one of them');
    }
    this.names[key] = name;
    const prefix = checkedPrefix(this.scope, [...path, 'locationPrefix'], options.locationPrefix ?? '');
    const place = [bucketName, prefix].filter(Boolean).join('/');
    const database = new CfnDatabase(this.scope, `Database-${constructId(key)}`, {
      catalogId: stack.account,
      databaseInput: {
        name,
        description: options.description,
        locationUri: `s3://${place}`,
      },
    });
    placeOptions(database, path);
    this.resources[key] = database;
    database.applyRemovalPolicy(removalPolicy);
    const crawlerRole = crawlers.create({ key, name, place, database, options: options.crawler });
    const crawler = crawlerRole === undefined ? [] : [principalOfRole(this.scope, crawlerRole)];
    const granted = options.lakeFormation?.createReadWriteGrantsForProjectExecutionRoles;
    const writers = granted === READ ? [] : this.props.roles.execution.map((role) => principalOfRole(this.scope, role));
    const written = [writtenName(options.locationBucket) ?? bucketName, prefix].filter(Boolean).join('/');
    const register = options.lakeFormation?.registerLocation ?? true;
    this.grantLocation(key, bucketArn(stack, place), register ? bucketArn(stack, written) : undefined, [
      ...writers, ...crawler,
    ]);
    tags.associate(key, name, options.lakeFormation?.databaseTagValues, database);
    this.grantDatabase(key, name, options.lakeFormation, database, crawler);
  }

  /**
   * Registers the location in hybrid access mode: principals that have not opted in to Lake Formation keep exactly the
   * access that IAM and the bucket policy grant, so the default deny of a data lake still applies. Principals that opt
   * in use the service-linked role. Lake Formation creates it with the first location of an account, so it need not
   * exist, but the deploying principal needs iam:CreateServiceLinkedRole and iam:PutRolePolicy.
   *
   * `registered` is the ARN to register, as other components write it; undefined if the location is not registered.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/dg/service-linked-roles.html
   */
  private grantLocation(key: string, arn: string, registered: string | undefined, writers: LakePrincipal[]): void {
    let location = this.locations.get(arn);
    if (location === undefined && registered !== undefined && this.registers(key, registered)) {
      location = new CfnLocation(this.scope, `Location-${constructId(key)}`, {
        resourceArn: arn,
        useServiceLinkedRole: true,
        hybridAccessEnabled: true,
      });
      this.locations.set(arn, location);
    }
    const admins = this.props.roles.dataAdmins.map((role) => principalOfRole(this.scope, role));
    for (const principal of [...admins, ...writers]) {
      this.grants.dataLocation(principal, key, arn, location === undefined ? [] : [location]);
    }
  }

  /** Whether the project registers a location: not where another module of the platform does. */
  private registers(key: string, arn: string): boolean {
    const { registers, conflict } = claimLocation(this.scope, arn);
    if (conflict === undefined) return registers;
    return failAt(this.scope, ['databases', key], {
      code: 'DSP349',
      message: `"${conflict}" also registers the location of the database "${key}" with Lake Formation`,
      hint: 'set "registerLocation: false" in its "lakeFormation", and deploy it after the component that registers '
        + 'the location',
    });
  }

  private grantDatabase(
    key: string,
    name: string,
    options: DatabaseLakeFormationOptions | undefined,
    database: CfnResource,
    crawler: LakePrincipal[],
  ): void {
    const grant = (
      principals: LakePrincipal[],
      onDatabase: GrantLevel,
      onTables: GrantLevel,
      tables = ['*'],
    ) => {
      for (const principal of principals) {
        this.grants.database(principal, key, name, onDatabase, [database]);
        for (const table of tables) this.grants.table(principal, key, name, table, onTables, [database]);
      }
    };
    const ofRoles = (roles: RoleReference[]) => roles.map((role) => principalOfRole(this.scope, role));
    const { dataAdmins, execution, dataEngineers } = this.props.roles;
    if (options?.createSuperGrantsForDataAdminRoles) grant(ofRoles(dataAdmins), SUPER, SUPER);
    const level = options?.createReadWriteGrantsForProjectExecutionRoles;
    const ofExecution = level === SUPER ? REPLACE : level;
    if (ofExecution !== undefined) grant(ofRoles(execution), ofExecution, ofExecution);
    if (options?.createReadGrantsForDataEngineerRoles) grant(ofRoles(dataEngineers), READ, READ);
    const named = sortedEntries(options?.grants).map(([id, granted]) => ({
      granted,
      principals: this.principals(key, id, granted),
    }));
    for (const { granted, principals } of named) {
      grant(principals, granted.databasePermissions ?? READ, granted.tablePermissions ?? READ, granted.tables);
    }
    grant(crawler, WRITE, WRITE);
    const links = resourceLinks(this.scope, {
      key,
      name,
      principals: named.flatMap(({ principals }) => principals),
      options,
    });
    for (const { account } of links) {
      this.grants.database(
        principalOf(
          this.scope,
          ['databases', key, 'lakeFormation', 'createCrossAccountResourceLinkAccounts'],
          account,
          { account },
        ),
        key,
        name,
        READ,
        [database],
      );
    }
    this.links.push(...links);
    createTagGrants(this.scope, this.grants, this.props.tags, key, options?.tagBasedGrants);
  }

  private principals(
    key: string,
    id: string,
    { principalArns, principals }: LakeFormationGrantOptions,
  ): LakePrincipal[] {
    const path = ['databases', key, 'lakeFormation', 'grants', id];
    const found = [
      ...sortedEntries(principalArns).map(([refId, text]) =>
        principalOfText(this.scope, [...path, 'principalArns', refId], refId, text),
      ),
      ...sortedEntries(principals).map(([refId, principal]) =>
        principalOf(this.scope, [...path, 'principals', refId], refId, principal),
      ),
    ];
    if (found.length === 0) {
      this.refuse(
        path,
        `the grant "${id}" of the database "${key}" has no principals`,
        'give "principalArns" or "principals"',
      );
    }
    return found;
  }

  private refuse(path: OptionPath, message: string, hint: string): never {
    return failAt(this.scope, path, { code: 'DSP314', message, hint });
  }
}

function databaseName(
  naming: IResourceNaming, key: string, { verbatimName, icebergCompliantName }: GlueDatabaseOptions,
): string {
  if (verbatimName) return icebergCompliantName ? identifier(key) : key;
  return icebergCompliantName ? glueIdentifier(naming, key) : physicalName(naming, 'glue', key);
}

/** The name of a bucket as its own stack has it, if it is a text: another stack refers to it. */
function writtenName(bucket: IBucket | undefined): string | undefined {
  const resource = bucket?.node.defaultChild;
  return resource instanceof CfnBucket ? resource.bucketName : undefined;
}
