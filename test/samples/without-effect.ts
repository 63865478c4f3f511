const READ_WITH_THE_FILES =
  'References to the context are replaced when the files are read: test/config/mdaa-yaml.test.ts.';

/** Properties that do not change the templates, with the reason. */
export const NO_EFFECT: { readonly [property: string]: string } = {
  'DataLakeBucketOptions.createFolderSkeleton': 'Prefixes of S3 need no object to exist.',
  'DataSciencePlatformOptions.context': READ_WITH_THE_FILES,
  'DataSciencePlatformOptions.externalParameters':
    'Undeclared parameters are errors in strict runs alone: test/platform/external-parameters.test.ts.',
  'DomainOptions.context': READ_WITH_THE_FILES,
  'EnvironmentOptions.context': READ_WITH_THE_FILES,
  'GlueCrawlersOptions.bucketName': 'Crawlers keep nothing in the bucket of the project; the value is checked.',
  'GlueCrawlersOptions.deploymentRoleArn': 'Crawlers have no code to deploy; the value is checked.',
  'ModuleOptions.allowCrossReferenceStack':
    'It permits references across regions, and changes something only where there is one.',
  'ModuleOptions.context': READ_WITH_THE_FILES,
  'StudioHiddenSageMakerImage.sageMakerImageName':
    'SageMaker can hide versions of one image only; the value is checked.',
};
