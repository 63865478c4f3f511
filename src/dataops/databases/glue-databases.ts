import { CfnResource, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnDatabase } from 'aws-cdk-lib/aws-glue';
import { CfnResource as CfnLocation } from 'aws-cdk-lib/aws-lakeformation';
import { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { GlueDatabaseOptions } from './glue-database-options';
import { GlueResourceLink, resourceLinks } from './resource-links';
import { checkOneSource } from '../../access/given-objects';
import { checkedPrefix, normalizePrefix } from '../../access/prefix-access';
import { RoleReference } from '../../access/role-reference';
import { constructId, glueIdentifier, identifier, physicalName } from '../../naming/names';
import { IResourceNaming } from '../../naming/resource-naming';
import { bucketArn } from '../../private/arns';
import { sortedEntries } from '../../private/collections';
import { checkFormat } from '../../private/formats';
import { claimLocation, locationsAround } from '../../private/location-claims';
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

/** The location of a database. */
interface DatabasePlace {
  readonly key: string;
  /** Bucket and prefix. */
  readonly place: string;
  readonly arn: string;
  /** The ARN as other components write it. */
  readonly writtenArn: string;
  /** Whether the project registers it, unless another module does. */
  readonly registers: boolean;
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

  private places: DatabasePlace[] = [];
  private readonly locations = new Map<string, CfnLocation>();
  private readonly grants: LakeFormationGrants;

  constructor(private readonly scope: Construct, private readonly props: GlueDatabasesProps) {
    this.grants = new LakeFormationGrants(new Construct(scope, 'Grants'));
  }

  /** Creates the databases and their permissions. */
  public create(databases: { [key: string]: GlueDatabaseOptions } | undefined): void {
    this.places = sortedEntries(databases).map(([key, options]) => this.placeOf(key, options));
    sortedEntries(databases).forEach(([key, options], index) => this.createDatabase(key, options, this.places[index]));
    this.grants.create(this.props.tags.lastResource);
  }

  private placeOf(key: string, { locationBucket, locationBucketName, ...options }: GlueDatabaseOptions): DatabasePlace {
    const prefix = normalizePrefix(options.locationPrefix ?? '');
    const below = (bucket: string) => [bucket, prefix].filter(Boolean).join('/');
    const place = below(locationBucket?.bucketName ?? locationBucketName ?? this.props.bucketName);
    const written = writtenName(locationBucket);
    return {
      key,
      place,
      arn: bucketArn(this.scope, place),
      writtenArn: written === undefined ? bucketArn(this.scope, place) : bucketArn(this.scope, below(written)),
      registers: options.lakeFormation?.registerLocation ?? true,
    };
  }

  private createDatabase(key: string, options: GlueDatabaseOptions, location: DatabasePlace): void {
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
    const twin = sortedEntries(this.names).find(([, other]) => other.toLowerCase() === name.toLowerCase());
    if (twin !== undefined) {
      this.refuse(path, `the databases "${twin[0]}" and "${key}" have the same name "${name}", which AWS Glue stores in `
        + 'lowercase', 'rename one of them');
    }
    this.names[key] = name;
    checkedPrefix(this.scope, [...path, 'locationPrefix'], options.locationPrefix ?? '');
    const { place } = location;
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
    this.grantLocation(location, [...writers, ...crawler]);
    tags.associate(key, name, options.lakeFormation?.databaseTagValues, database);
    this.grantDatabase(key, name, options.lakeFormation, database, crawler);
  }

  private grantLocation(location: DatabasePlace, writers: LakePrincipal[]): void {
    const { key, arn } = location;
    const registration = location.registers ? this.registration(arn) : this.locations.get(arn);
    const admins = this.props.roles.dataAdmins.map((role) => principalOfRole(this.scope, role));
    for (const principal of [...admins, ...writers]) {
      this.grants.dataLocation(principal, key, arn, registration === undefined ? [] : [registration]);
    }
  }

  /**
   * The registration of the location, or of the outermost location of the project that contains it: Lake Formation
   * registers all folders below a location. Undefined if another module registers it.
   *
   * Registers the location in hybrid access mode: principals that have not opted in to Lake Formation keep exactly the
   * access that IAM and the bucket policy grant, so the default deny of a data lake still applies. Principals that opt
   * in use the service-linked role. Lake Formation creates it with the first location of an account, so it need not
   * exist, but the deploying principal needs iam:CreateServiceLinkedRole and iam:PutRolePolicy.
   *
   * @see https://docs.aws.amazon.com/lake-formation/latest/dg/register-data-lake.html
   * @see https://docs.aws.amazon.com/lake-formation/latest/dg/service-linked-roles.html
   */
  private registration(arn: string): CfnLocation | undefined {
    const candidates = this.places.filter(({ registers }) => registers);
    const [outermost] = locationsAround(arn).reverse()
      .flatMap((outer) => candidates.filter((place) => place.arn === outer));
    const known = this.locations.get(outermost.arn);
    if (known !== undefined || !this.registers(outermost)) return known;
    const location = new CfnLocation(this.scope, `Location-${constructId(outermost.key)}`, {
      resourceArn: outermost.arn,
      useServiceLinkedRole: true,
      hybridAccessEnabled: true,
    });
    this.locations.set(outermost.arn, location);
    return location;
  }

  /** Whether the project registers a location: not if another module of the platform does. */
  private registers({ key, writtenArn }: DatabasePlace): boolean {
    const { owner, conflict } = claimLocation(this.scope, writtenArn, false);
    if (conflict === undefined) return owner === undefined;
    return failAt(this.scope, ['databases', key], {
      code: 'DSP349',
      message: `"${conflict}" also registers the location of the database "${key}" with Lake Formation, or one that `
        + 'contains it',
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
    // A crawler also updates, and depending on its configuration deletes, tables that other principals created.
    grant(crawler, WRITE, REPLACE);
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
