import { Format, SAGEMAKER } from './format';

/** Amazon SageMaker AI. */
export const SAGEMAKER_FORMATS = {
  sageMakerName: {
    pattern: /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/,
    noun: 'a name that Amazon SageMaker AI accepts',
    example: 'research',
    hint: 'use up to 63 letters, digits and hyphens, beginning and ending with a letter or digit',
    see: `${SAGEMAKER}/API_CreateImage.html`,
  },
  sageMakerLifecycleConfigArn: {
    pattern: /^(arn:[^:]+:sagemaker:[^:]*:[^:]*:studio-lifecycle-config\/.+|None)$/,
    noun: 'the ARN of a Studio lifecycle configuration',
    example: 'arn:aws:sagemaker:eu-central-1:111122223333:studio-lifecycle-config/setup',
    see: `${SAGEMAKER}/API_ResourceSpec.html`,
  },
  sageMakerImageArn: {
    pattern: /^arn:[^:]+:sagemaker:[^:]*:[^:]*:image\/.+$/,
    noun: 'the ARN of a SageMaker image',
    example: 'arn:aws:sagemaker:eu-central-1:111122223333:image/research',
    see: `${SAGEMAKER}/API_ResourceSpec.html`,
  },
  sageMakerImageVersionArn: {
    pattern: /^arn:[^:]+:sagemaker:[^:]*:[^:]*:image-version\/.+$/,
    noun: 'the ARN of a SageMaker image version',
    example: 'arn:aws:sagemaker:eu-central-1:111122223333:image-version/research/1',
    see: `${SAGEMAKER}/API_ResourceSpec.html`,
  },
  mlInstanceType: {
    pattern: /^(system|ml\..+)$/,
    noun: 'an instance type of Amazon SageMaker AI',
    example: 'ml.t3.medium',
    hintFor: (text) => (/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/.test(text) ? `write "ml.${text}"` : undefined),
    see: `${SAGEMAKER}/API_ResourceSpec.html`,
  },
  imageVersionAlias: {
    pattern: /^(0|[1-9]\d*)\.(0|[1-9]\d*)$/,
    noun: 'an alias of an image version',
    example: '2.1',
    hint: 'write "major.minor", in quotes, for example "2.1"',
    see: `${SAGEMAKER}/API_HiddenSageMakerImage.html`,
  },
  gitRepositoryUrl: {
    pattern: /^https:\/\/[^\s/]+\S*$/,
    noun: 'the URL of a Git repository that Studio can clone',
    example: 'https://git.example.com/research.git',
    hint: 'write https://...',
    see: `${SAGEMAKER}/API_CodeRepository.html`,
  },
  mlflowServerName: {
    pattern: /^[A-Za-z0-9](-*[A-Za-z0-9]){0,255}$/,
    noun: 'a valid MLflow tracking server name',
    example: 'research-experiments',
    hint: 'use up to 256 letters, digits and hyphens, beginning and ending with a letter or digit',
    see: `${SAGEMAKER}/API_CreateMlflowTrackingServer.html`,
  },
} satisfies { [name: string]: Format };
