import { isDeferred } from './deferred';
import { FormatName, FORMATS } from './formats';
import { OptionFinding } from './option-problems';

interface Regional {
  /** The Region of the value, as the first group. */
  readonly region: RegExp;
  readonly see: string;
}

// The name of an image is unique in an account and Region. For lifecycle configurations, no page mentions the Region:
// it is assumed, because their ARNs have one and no API takes another.
const SAGEMAKER: Regional = {
  region: /^arn:[^:]+:sagemaker:([a-z0-9-]+):/,
  see: 'https://docs.aws.amazon.com/sagemaker/latest/dg/studio-byoi-create.html',
};

/** Formats of what a resource uses only in its own Region. */
const REGIONAL: { readonly [format in FormatName]?: Regional } = {
  // The name of a zone, Local Zones included, begins with that of its Region:
  // https://docs.aws.amazon.com/local-zones/latest/ug/available-local-zones.html
  availabilityZone: {
    region: /^([a-z]{2}(?:-[a-z]+)+-\d)/,
    see: 'https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html',
  },
  // Services treat a multi-Region key as a key of one Region. Not `kmsKeyOrAliasArn`, which can be the key of a bucket
  // in another Region.
  kmsKeyArn: {
    region: /^arn:[^:]+:kms:([a-z0-9-]+):/,
    see: 'https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html',
  },
  sageMakerImageArn: SAGEMAKER,
  sageMakerImageVersionArn: SAGEMAKER,
  sageMakerLifecycleConfigArn: SAGEMAKER,
};

/**
 * What is wrong with a value of another Region than `region`, in which the resource is. An example that replaces a
 * value in the wrong format is not reported.
 */
export function otherRegionFinding(format: FormatName, text: string, region: string): OptionFinding | undefined {
  const found = REGIONAL[format]?.region.exec(text)?.[1];
  if (found === undefined || found === region || isDeferred(text) || isDeferred(region)) return undefined;
  if (text === FORMATS[format].example) return undefined;
  return {
    code: 'DSP317',
    message: `"${text}" is not in the Region "${region}"`,
    hint: `specify one of "${region}", or deploy the module in "${found}"`,
  };
}
