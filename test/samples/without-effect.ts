const READ_WITH_THE_FILES =
  'References to the context are replaced when the files are read: test/config/mdaa-yaml.test.ts.';

/** Properties that do not change the templates, with the reason. */
export const NO_EFFECT: { readonly [property: string]: string } = {
  'DataLakeBucketOptions.createFolderSkeleton': 'S3 prefixes need no object to exist.',
  'DataSciencePlatformOptions.context': READ_WITH_THE_FILES,
  'DataSciencePlatformOptions.externalParameters':
    'Undeclared parameters are errors in strict runs alone: test/platform/external-parameters.slow.test.ts.',
  'DomainOptions.context': READ_WITH_THE_FILES,
  'EnvironmentOptions.context': READ_WITH_THE_FILES,
  'GlueCrawlersOptions.bucketName': 'Crawlers store nothing in the bucket of the project; the value is validated.',
  'GlueCrawlersOptions.deploymentRoleArn': 'Crawlers have no code to deploy; the value is validated.',
  'ModuleOptions.allowCrossReferenceStack':
    'It permits cross-Region references, and changes the templates only if there are any.',
  'ModuleOptions.context': READ_WITH_THE_FILES,
  'StudioHiddenSageMakerImage.sageMakerImageName':
    'SageMaker can hide versions of only one image; the value is validated.',
};
