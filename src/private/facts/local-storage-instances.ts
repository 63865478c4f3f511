/**
 * Families of SageMaker instance types with local NVMe storage. The hardware of the instance encrypts that storage, and
 * SageMaker rejects a KMS key for the volumes of jobs and endpoints on such instances. EC2 describes them with
 * `InstanceStorageInfo` in which both `NvmeSupport` and `EncryptionSupport` are `required`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-store-volumes.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceStorageInfo.html
 */
export const LOCAL_STORAGE_FAMILIES: readonly string[] = [
  // https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html
  'm5d', 'm6gd', 'm6id',
  // https://docs.aws.amazon.com/ec2/latest/instancetypes/co.html
  'c5d', 'c6gd', 'c6id',
  // https://docs.aws.amazon.com/ec2/latest/instancetypes/mo.html
  'r5d', 'r6gd', 'r6id', 'r7gd',
  // https://docs.aws.amazon.com/ec2/latest/instancetypes/so.html
  'i3en',
  // https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html
  'dl1', 'g4dn', 'g5', 'g6', 'g6e', 'g7', 'g7e', 'gr6', 'p3dn', 'p4d', 'p4de', 'p5', 'p5e', 'p5en',
  'p6-b200', 'p6-b300', 'p6e-gb200', 'trn1', 'trn1n', 'trn2',
];

/**
 * Actions whose requests must not specify a volume key for such instances. Notebook instances and Studio have an EBS
 * volume on every type.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningResourceConfig.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingClusterConfig.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_TransformResources.html
 */
export const WITHOUT_VOLUME_KEY_ON_LOCAL_STORAGE: readonly string[] = [
  'CreateEndpointConfig',
  'CreateHyperParameterTuningJob',
  'CreateProcessingJob',
  'CreateTrainingJob',
  'CreateTransformJob',
];
