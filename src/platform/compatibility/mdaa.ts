import { IManagedPolicy, Role } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { IConstruct } from 'constructs';
import { AthenaWorkgroup } from '../../datalake/athena-workgroup';
import { GlueCrawlers } from '../../dataops/crawlers/glue-crawlers';
import { DataOpsProject } from '../../dataops/dataops-project';
import { DataScienceTeam } from '../../datascience/team/data-science-team';
import { GlueCatalogSettings } from '../../governance/catalog/glue-catalog-settings';
import { GeneratedRoles } from '../../governance/roles/generated-roles';
import { IResourceNaming } from '../../naming/resource-naming';
import { SuffixNaming } from '../../naming/suffix-naming';
import { MDAA_SUFFIXES } from '../../private/facts/mdaa-names';
import { CATALOG_KEY_PARAMETER, crawlerNamePath } from '../../private/facts/mdaa-parameters';
import { ModuleEntry } from '../module-entry';
import { BuiltInKind, kindName } from '../module-kind';

/** A parameter that MDAA publishes: its full path, and its value. */
export interface MdaaParameter {
  readonly path: string;
  readonly value: string;
}

/** The tags that MDAA adds to every resource of a module. */
export function mdaaTags({ scope, environment, domain, name, kind }: ModuleEntry): { [key: string]: string } {
  return {
    mdaa_org: scope.organization,
    mdaa_env: environment,
    mdaa_domain: domain,
    mdaa_cdk_app: (kind as Partial<BuiltInKind>).modulePath ?? kindName(kind),
    mdaa_module_name: name,
  };
}

/** The naming scheme with the suffixes of MDAA. */
export function mdaaNaming({ kind }: ModuleEntry, scheme: IResourceNaming): IResourceNaming {
  const suffixes = MDAA_SUFFIXES[kindName(kind)];
  return suffixes === undefined ? scheme : new SuffixNaming(scheme, suffixes);
}

/**
 * The parameters of MDAA 1.6.0 for resources of the module, under paths that the module does not publish itself.
 * `MDAA_PARAMETERS_LEFT_OUT` lists those that no module can publish.
 */
export function mdaaParameters(entry: ModuleEntry, component: IConstruct): MdaaParameter[] {
  const domain = `/${entry.scope.organization}/${entry.domain}`;
  const module = `${domain}/${entry.name}`;
  if (component instanceof GeneratedRoles) return ofRoles(module, component);
  if (component instanceof DataOpsProject) return ofProject(module, component);
  if (component instanceof DataScienceTeam) return ofTeam(entry, module, component);
  if (component instanceof AthenaWorkgroup) {
    return [
      ...ofKey(`${module}/kms/key`, component.key),
      ...ofPolicy(`${module}/managed-policy/wg-usage`, component.usagePolicy),
    ];
  }
  if (component instanceof GlueCatalogSettings) {
    return [{ path: CATALOG_KEY_PARAMETER, value: component.key.keyArn }];
  }
  if (component instanceof GlueCrawlers) {
    const project = entry.options.projectName;
    return typeof project !== 'string' ? [] : component.crawlerKeys.map((key) => (
      { path: `${domain}/${crawlerNamePath(project, key)}`, value: component.crawlerName(key) }
    ));
  }
  return [];
}

function ofRoles(module: string, roles: GeneratedRoles): MdaaParameter[] {
  return [
    ...roles.roleNames.flatMap((name) => ofRole(`${module}/role/${name}`, roles.role(name))),
    ...roles.managedPolicyNames.flatMap((name) => (
      ofPolicy(`${module}/managed-policy/${name.toLowerCase()}`, roles.managedPolicy(name))
    )),
  ];
}

function ofProject(module: string, project: DataOpsProject): MdaaParameter[] {
  return [
    ...ofKey(`${module}/kms/cmk`, project.key),
    ...ofBucket(`${module}/bucket`, project.bucket),
    ...ofRole(`${module}/role/deployment`, project.deploymentRole),
    { path: `${module}/topic/dataops-sns-topic/arn`, value: project.topic.topicArn },
    { path: `${module}/topic/dataops-sns-topic/name`, value: project.topicName },
    ...project.catalogKeyPolicy === undefined ? []
      : ofPolicy(`${module}/managed-policy/catalog-key-access`, project.catalogKeyPolicy),
    ...project.crawlerKeys.map((key) => ({ path: crawlerNamePath(module, key), value: project.crawlerName(key) })),
  ];
}

function ofTeam(entry: ModuleEntry, module: string, team: DataScienceTeam): MdaaParameter[] {
  const { studioDomain, athenaWorkgroup } = team;
  const stack = [entry.scope.organization, entry.environment, entry.domain, entry.name].join('-');
  return [
    ...ofKey(`${module}-minilake/kms`, team.key),
    ...ofBucket(`${module}-minilake/bucket/projects`, team.bucket),
    { path: `${module}-athena/workgroup/name`, value: athenaWorkgroup.workgroupName },
    ...ofPolicy(`${module}-athena/managed-policy/wg-usage`, athenaWorkgroup.usagePolicy),
    ...studioDomain === undefined ? [] : [
      { path: `${module}/security-group/${stack}/id`, value: studioDomain.securityGroup.securityGroupId },
      { path: `${module}/domain/vpc-id`, value: studioDomain.domain.vpcId ?? '' },
      { path: `${module}/domain/subnet-ids`, value: (studioDomain.domain.subnetIds ?? []).join(',') },
    ].filter(({ value }) => value !== ''),
  ];
}

function ofKey(path: string, key: IKey): MdaaParameter[] {
  return [{ path: `${path}/arn`, value: key.keyArn }, { path: `${path}/id`, value: key.keyId }];
}

function ofBucket(path: string, bucket: IBucket): MdaaParameter[] {
  return [{ path: `${path}/arn`, value: bucket.bucketArn }, { path: `${path}/name`, value: bucket.bucketName }];
}

function ofRole(path: string, role: Role): MdaaParameter[] {
  return [
    { path: `${path}/arn`, value: role.roleArn },
    { path: `${path}/id`, value: role.roleId },
    { path: `${path}/name`, value: role.roleName },
  ];
}

function ofPolicy(path: string, policy: IManagedPolicy): MdaaParameter[] {
  const name = 'managedPolicyName' in policy ? String(policy.managedPolicyName) : undefined;
  return [
    { path: `${path}/arn`, value: policy.managedPolicyArn },
    ...name === undefined ? [] : [{ path: `${path}/name`, value: name }],
  ];
}
