import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnResource } from 'aws-cdk-lib/aws-lakeformation';
import { Construct, IDependable } from 'constructs';
import { LakeFormationLocationOptions } from './data-lake-options';
import { checkedPrefix, AccessLevel, PrefixGrant, covers } from '../access/prefix-access';
import { RoleReference } from '../access/role-reference';
import { constructId, physicalName } from '../naming/names';
import { IResourceNaming } from '../naming/resource-naming';
import { bucketArn } from '../private/arns';
import { sortedEntries } from '../private/collections';
import { claimLocation } from '../private/location-claims';
import { OptionPath } from '../private/option-path';
import { failAt } from '../private/option-problems';

/** A location, and the role that Lake Formation uses to access it. */
interface Location {
  readonly zone: string;
  readonly id: string;
  readonly prefix: string;
  readonly role: Role;
  /** The option that specifies it. */
  readonly path: OptionPath;
}

/**
 * The locations of a data lake that are registered with Lake Formation. Each location has a separate role without
 * policies; the bucket policy and the key policy allow it to access only the prefix of the location.
 */
export class LakeLocations {
  private readonly locations: Location[] = [];

  constructor(private readonly scope: Construct, private readonly naming: IResourceNaming) {}

  /** The roles of all locations. */
  public get roles(): Role[] {
    return this.locations.map(({ role }) => role);
  }

  /** Creates the roles for the locations of a zone, and returns the access that they need. */
  public grants(
    zone: string,
    options: { readonly [name: string]: LakeFormationLocationOptions } | undefined,
  ): PrefixGrant[] {
    return sortedEntries(options).map(([name, { prefix: given, write }]) => {
      const path = ['buckets', zone, 'lakeFormationLocations', name, 'prefix'];
      const prefix = checkedPrefix(this.scope, path, given);
      this.checkApart(zone, name, prefix, path);
      const id = constructId(`${zone}-${name}`);
      const role = new Role(this.scope, `LocationRole-${id}`, {
        roleName: physicalName(this.naming, 'role', `location-${zone}-${name}`),
        description: `Lake Formation's access to the location ${name} of the bucket ${zone}`,
        // AWS does not document a condition key for this trust.
        assumedBy: new ServicePrincipal('lakeformation.amazonaws.com'),
      });
      this.locations.push({ zone, id, prefix, role, path });
      return {
        prefix,
        level: write ? AccessLevel.READ_WRITE : AccessLevel.READ,
        roles: [new RoleReference(this.scope, { role })],
      };
    });
  }

  /** Registers the locations after the bucket policies that allow Lake Formation. */
  public register(
    zones: { readonly zone: string; readonly name: string; readonly after: IDependable }[],
    key: IKey,
  ): void {
    for (const { zone, id, prefix, role, path } of this.locations) {
      const { name, after } = zones.find((candidate) => candidate.zone === zone)!;
      const resourceArn = bucketArn(this.scope, prefix === '' ? name : `${name}/${prefix}`);
      const { owner, conflict } = claimLocation(this.scope, resourceArn, true);
      if (owner !== undefined || conflict !== undefined) {
        const other = conflict === undefined ? `"${owner}", which is deployed earlier,` : `"${conflict}" also`;
        failAt(this.scope, path, {
          code: 'DSP349',
          message: `${other} registers the location "${name}/${prefix}", or one that contains it`,
          hint: 'set "registerLocation: false" in "lakeFormation" of its database, so that the data lake registers it',
        });
      }
      const location = new CfnResource(this.scope, `Location-${id}`, {
        resourceArn,
        roleArn: role.roleArn,
        useServiceLinkedRole: false,
      });
      location.node.addDependency(after, key);
    }
  }

  /** Lake Formation does not document which of two overlapping locations takes precedence. */
  private checkApart(zone: string, name: string, prefix: string, path: OptionPath): void {
    const other = this.locations.find(
      (location) => location.zone === zone && (covers(location.prefix, prefix) || covers(prefix, location.prefix)),
    );
    if (other === undefined) return;
    failAt(this.scope, path, {
      code: 'DSP316',
      message: `the Lake Formation location "${name}" at "${prefix}/" of the bucket "${zone}" and the one at `
        + `"${other.prefix}/" overlap`,
      hint: 'register only the outer location',
    });
  }
}
