import { Member, publicTypes, Type } from './assembly';

/** Formats of names, IDs, ARNs and URIs of resources that a CDK app has as constructs. */
const RESOURCES = new Set([
  'bucketName', 's3Uri', 'kmsKeyArn', 'kmsKeyOrAliasArn', 'kmsKeyId', 'snsTopicArn', 'sqsQueueArn', 'iamRoleArn',
  'iamRoleName', 'iamRoleId', 'iamRoleOrPermissionSetArn', 'iamRoleOrPermissionSetName', 'iamPrincipal',
  'trustedPrincipal', 'samlProviderArn', 'managedPolicyArn', 'awsManagedPolicyName', 'customerManagedPolicyName',
  'vpcId', 'subnetId', 'securityGroupId', 'routeTableId', 'prefixListId', 'fileSystemId', 'dynamoDbTableName',
  'glueName', 'lakeFormationPrincipal', 'sageMakerName', 'sageMakerLifecycleConfigArn', 'sageMakerImageArn',
  'sageMakerImageVersionArn',
]);

/** Options without a format that name a resource. */
const WITHOUT_FORMAT = [
  'CrawlerS3Access.connectionName', 'CrawlerJdbcTarget.connectionName', 'GlueCrawlersOptions.projectName',
];

/** The property that takes the construct in place of the text. */
const CONSTRUCTS: { readonly [option: string]: string } = {
  'AthenaWorkgroupOptions.existingBucketName': 'AthenaWorkgroupProps.resultsBucket',
  'AthenaWorkgroupOptions.existingKeyArn': 'AthenaWorkgroupProps.resultsKey',
  'AuditBucketOptions.existingBucketName': 'AuditBucketProps.bucket',
  'AuditBucketOptions.existingKeyArn': 'AuditBucketProps.key',
  'AuditInventoryOptions.bucketName': 'AuditInventoryOptions.bucket',
  'BucketInventoryOptions.destinationBucket': 'BucketInventoryOptions.destination',
  'CrawlerCatalogTarget.databaseName': 'CrawlerCatalogTarget.database',
  'CrawlerDynamoDbTarget.path': 'CrawlerDynamoDbTarget.table',
  'CrawlerJdbcTarget.connectionName': 'CrawlerJdbcTarget.connection',
  'CrawlerS3Access.connectionName': 'CrawlerS3Access.connection',
  'CrawlerS3Access.dlqEventQueueArn': 'CrawlerS3Access.dlqEventQueue',
  'CrawlerS3Access.eventQueueArn': 'CrawlerS3Access.eventQueue',
  'CrawlerS3Target.path': 'CrawlerS3Target.bucket',
  'DataLakeBucketOptions.existingBucketName': 'DataLakeProps.existingBuckets',
  'DataLakeOptions.existingKeyArn': 'DataLakeProps.key',
  'DataOpsProjectOptions.existingBucketName': 'DataOpsProjectProps.bucket',
  'DataOpsProjectOptions.existingKeyArn': 'DataOpsProjectProps.key',
  'DataOpsProjectOptions.glueCatalogKmsKeyArn': 'DataOpsProjectProps.glueCatalogKey',
  'DataOpsProjectOptions.s3OutputKmsKeyArn': 'DataOpsProjectProps.s3OutputKey',
  'DataOpsProjectOptions.s3OutputKmsKeyArns': 'DataOpsProjectProps.s3OutputKeys',
  'DeploymentLevelOptions.permissionsBoundaryArn': 'DeploymentLevelOptions.permissionsBoundary',
  'FederationOptions.providerArn': 'FederationOptions.provider',
  'GeneratedRoleOptions.awsManagedPolicies': 'GeneratedRoleOptions.managedPolicies',
  'GeneratedRoleOptions.customerManagedPolicies': 'GeneratedRoleOptions.managedPolicies',
  'GeneratedRolesProps.permissionsBoundaryArn': 'GeneratedRolesProps.permissionsBoundary',
  'GlueCatalogSettingsOptions.existingKeyArn': 'GlueCatalogSettingsProps.key',
  'GlueCrawlerOptions.databaseName': 'GlueCrawlerOptions.database',
  'GlueCrawlerOptions.executionRoleArn': 'GlueCrawlerOptions.executionRole',
  'GlueCrawlersOptions.kmsArn': 'GlueCrawlersProps.key',
  'GlueCrawlersOptions.notificationTopicArn': 'GlueCrawlersProps.notificationTopic',
  'GlueCrawlersOptions.projectName': 'GlueCrawlersProps.project',
  'GlueCrawlersOptions.securityConfigurationName': 'GlueCrawlersProps.securityConfiguration',
  'GlueDatabaseOptions.locationBucketName': 'GlueDatabaseOptions.locationBucket',
  'GluePhysicalConnectionRequirements.securityGroupIdList': 'GluePhysicalConnectionRequirements.securityGroups',
  'GluePhysicalConnectionRequirements.subnetId': 'GluePhysicalConnectionRequirements.subnet',
  'LakeFormationGrantOptions.principalArns': 'LakeFormationGrantOptions.principals',
  'LakeFormationPrincipal.federationProviderArn': 'LakeFormationPrincipal.federationProvider',
  'ProjectSecurityGroupOptions.vpcId': 'ProjectSecurityGroupOptions.vpc',
  'RoleRef.arn': 'RoleRef.role',
  'RoleRef.id': 'RoleRef.role',
  'RoleRef.name': 'RoleRef.role',
  'SecurityGroupPeerRule.sgId': 'SecurityGroupPeerRule.securityGroup',
  'SecurityGroupPrefixListRule.prefixList': 'SecurityGroupPrefixListRule.managedPrefixList',
  'StudioCommonUserSettings.securityGroups': 'StudioCommonUserSettings.additionalSecurityGroups',
  'StudioDomainBucketOptions.domainBucketName': 'StudioDomainBucketOptions.bucket',
  'StudioDomainOptions.kmsKeyArn': 'StudioDomainOptions.kmsKey',
  'StudioDomainOptions.securityGroupId': 'StudioDomainOptions.securityGroup',
  'StudioDomainOptions.subnetIds': 'StudioDomainOptions.subnetSelection',
  'StudioDomainOptions.vpcId': 'StudioDomainOptions.vpc',
  'StudioEfsFileSystemConfig.fileSystemId': 'StudioEfsFileSystemConfig.fileSystem',
  'StudioFSxLustreFileSystemConfig.fileSystemId': 'StudioFSxLustreFileSystemConfig.fileSystem',
  'StudioSharingSettings.s3KmsKeyId': 'StudioSharingSettings.s3KmsKey',
  'StudioVpcEndpointOptions.subnetIds': 'StudioVpcEndpointOptions.subnets',
  'TeamBudgetOptions.topicArn': 'TeamBudgetOptions.topic',
  'TeamJobNetworkOptions.securityGroupIds': 'TeamJobNetworkOptions.securityGroups',
  'TeamJobNetworkOptions.subnetIds': 'TeamJobNetworkOptions.subnets',
  'TeamOptions.existingBucketName': 'DataScienceTeamProps.bucket',
  'TeamOptions.existingKeyArn': 'DataScienceTeamProps.key',
  'TrailEventSelectorOptions.bucketName': 'TrailEventSelectorOptions.bucket',
  'TrailOptions.cloudTrailAuditBucketName': 'AuditTrailProps.auditBucket',
  'TrailOptions.cloudTrailAuditKmsKeyArn': 'AuditTrailProps.auditBucket',
};

const TRUST = 'a syntax that also names services, accounts and federations; the ARN of a role is a part of it';
const L1_ONLY = 'the construct library has no construct for it apart from that of CloudFormation, whose `attr...` '
  + 'or `ref` is this text';
const NAME = 'it gives a name to what the construct creates';
const URL = '`bucket.s3UrlForObject(prefix)` is this text';

/** Why there is no property for a construct. */
const TEXT_ONLY: { readonly [option: string]: string } = {
  'AdditionalTrustedPrincipal.trustedPrincipal': TRUST,
  'DatabaseLakeFormationOptions.createCrossAccountResourceLinkName': NAME,
  'GeneratedRoleOptions.trustedPrincipal': TRUST,
  'GlueCatalogAccessPolicy.readPrincipalArns': 'accounts and principals of other accounts, known by text only',
  'GlueCatalogAccessPolicy.writePrincipalArns': 'accounts and principals of other accounts, known by text only',
  'GlueCrawlersOptions.bucketName': 'it is checked but not used',
  'GlueCrawlersOptions.deploymentRoleArn': 'it is checked but not used',
  'GlueCsvClassifier.name': NAME,
  'GlueGrokClassifier.name': NAME,
  'GlueJsonClassifier.name': NAME,
  'GlueXmlClassifier.name': NAME,
  'LakeFormationGrantOptions.tables': 'tables that crawlers create are no constructs',
  'LakeFormationTagGrantOptions.principalArns': '`principals` takes role references, and with them constructs',
  'SageMakerDataSourceOptions.databaseName': 'a key of the databases of the same project',
  'StudioCustomImage.appImageConfigName': L1_ONLY,
  'StudioCustomImage.imageName': L1_ONLY,
  'StudioDomainProps.jobSecurityGroupIds': 'the team passes the IDs of its `jobNetwork`, which takes constructs',
  'StudioDomainProps.jobSubnetIds': 'the team passes the IDs of its `jobNetwork`, which takes constructs',
  'StudioJupyterServerAppSettings.lifecycleConfigArns': L1_ONLY,
  'StudioKernelGatewayAppSettings.lifecycleConfigArns': L1_ONLY,
  'StudioProfileCodeEditorAppSettings.builtInLifecycleConfigArn': L1_ONLY,
  'StudioProfileCodeEditorAppSettings.lifecycleConfigArns': L1_ONLY,
  'StudioProfileJupyterLabAppSettings.builtInLifecycleConfigArn': L1_ONLY,
  'StudioProfileJupyterLabAppSettings.lifecycleConfigArns': L1_ONLY,
  'StudioResourceSpec.lifecycleConfigArn': L1_ONLY,
  'StudioResourceSpec.sageMakerImageArn': L1_ONLY,
  'StudioResourceSpec.sageMakerImageVersionArn': L1_ONLY,
  'StudioS3FileSystemConfig.s3Uri': URL,
  'StudioSharingSettings.s3OutputPath': URL,
  'StudioVpcEndpointOptions.s3RouteTableIds': '`subnet.routeTable.routeTableId` is this text',
  'TeamRoleTrustOptions.trustedPrincipals': TRUST,
};

const structs = new Map(
  publicTypes().filter(({ datatype }) => datatype).map((type): [string, Type] => [type.name, type]),
);

/** The own options of every struct that name a resource, as `Struct.option`. */
function namesOfResources(): string[] {
  return [...structs.values()].flatMap(({ name, properties = [] }) => properties
    .filter(({ overrides }) => overrides === undefined)
    .map(({ name: option, docs }): [string, string | undefined] => [`${name}.${option}`, docs?.custom?.format])
    .filter(([option, format]) => RESOURCES.has(format ?? '') || WITHOUT_FORMAT.includes(option))
    .map(([option]) => option)).sort();
}

function property(path: string): Member | undefined {
  const [struct, name] = path.split('.');
  return structs.get(struct)?.properties?.find((member) => member.name === name);
}

test('every option that names a resource has an option for the construct, or a reason', () => {
  const explained = [...Object.keys(CONSTRUCTS), ...Object.keys(TEXT_ONLY)].sort();

  expect(namesOfResources()).toEqual(explained);
});

test.each([...new Set(Object.values(CONSTRUCTS))])('%s is an optional construct, or has one', (path) => {
  const { type, optional } = property(path)!;
  const { fqn } = type!.collection?.elementtype ?? type!;
  const inner = structs.get(fqn!.split('.').pop()!);

  expect(optional).toBe(true);
  // `LakeFormationGrantOptions.principals` are structs with role references.
  expect(inner === undefined || inner.name === 'LakeFormationPrincipal').toBe(true);
});
