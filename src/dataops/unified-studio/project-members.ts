import { Stack } from 'aws-cdk-lib';
import { CfnProject, CfnProjectMembership } from 'aws-cdk-lib/aws-datazone';
import { Construct } from 'constructs';
import { ProjectDomain } from './project-domain';
import { ProjectMemberOptions } from './unified-studio-options';
import { deployedRole } from '../../access/role-lookup';
import { RoleReference } from '../../access/role-reference';
import { constructId } from '../../naming/names';
import { acknowledge } from '../../private/acknowledge';
import { sortedEntries } from '../../private/collections';
import { isDeferred } from '../../private/deferred';
import { OptionPath } from '../../private/option-path';
import { failAt, placeOptions } from '../../private/option-problems';

const OWNER = 'PROJECT_OWNER';
const CONTRIBUTOR = 'PROJECT_CONTRIBUTOR';

/** Creates the memberships of a project, one for each member. */
export class ProjectMembers extends Construct {
  /** Designations of members by identifier. */
  private readonly designations = new Map<string, string>();

  constructor(scope: Construct, private readonly domain: ProjectDomain, private readonly project: CfnProject) {
    super(scope, 'Members');
    placeOptions(this, ['project']);
  }

  /** Every user whom the options name. */
  public addAll(options: ProjectMemberOptions): void {
    for (const [key, user] of sortedEntries(options.ownerUsers)) {
      this.addUser(`OwnerUser-${key}`, user, OWNER, ['ownerUsers', key]);
    }
    for (const [key, group] of sortedEntries(options.ownerGroups)) {
      this.addGroup(`OwnerGroup-${key}`, group, OWNER, ['ownerGroups', key]);
    }
    for (const [key, user] of sortedEntries(options.users)) {
      this.addUser(`User-${key}`, user, CONTRIBUTOR, ['users', key]);
    }
    for (const [key, group] of sortedEntries(options.groups)) {
      this.addGroup(`Group-${key}`, group, CONTRIBUTOR, ['groups', key]);
    }
  }

  /** Roles that own the project. */
  public addOwners(roles: RoleReference[]): void {
    for (const role of roles) {
      this.add(`DataAdmin-${role.refId}`, { userIdentifier: deployedRole(this, role).arn }, OWNER, []);
    }
  }

  private addUser(id: string, userIdentifier: string, designation: string, path: OptionPath): void {
    if (
      !isDeferred(userIdentifier) &&
      !/^(arn:[^:]+:iam::\d{12}:(user|role)\/[^*]+|[\w+=,.@-]+)$/.test(userIdentifier)
    ) {
      failAt(this, path, {
        code: 'DSP347',
        message: `"${userIdentifier}" is not a user that can be a member`,
        hint: 'give the ARN of an IAM role or user, or the id of a user of IAM Identity Center',
      });
    }
    this.add(id, { userIdentifier }, designation, path);
  }

  private addGroup(id: string, groupIdentifier: string, designation: string, path: OptionPath): void {
    if (!isDeferred(groupIdentifier) && !/^(?!arn:)\S(.*\S)?$/.test(groupIdentifier)) {
      failAt(this, path, {
        code: 'DSP347',
        message: `"${groupIdentifier}" is not a group that can be a member`,
        hint: 'give the id of a group of IAM Identity Center; roles are members as users',
      });
    }
    this.add(id, { groupIdentifier }, designation, path);
  }

  private add(id: string, member: CfnProjectMembership.MemberProperty, designation: string, path: OptionPath): void {
    const key = JSON.stringify(Stack.of(this).resolve(member));
    const other = this.designations.get(key);
    if (other === designation) return;
    if (other !== undefined) {
      failAt(this, path, {
        code: 'DSP347',
        message: `"${member.userIdentifier ?? member.groupIdentifier}" is an owner and a contributor of the project`,
        hint: 'an owner has all permissions of a contributor: omit it from the contributors',
      });
    }
    this.designations.set(key, designation);
    const membership = new CfnProjectMembership(this, constructId(id), {
      domainIdentifier: this.domain.id, projectIdentifier: this.project.attrId, designation, member,
    });
    acknowledge(membership, {
      id: 'CloudFormation-Validate::E3019',
      reason:
        'The member belongs to the identifier of a membership too; the rule sees the domain and the project alone.',
    });
  }
}
