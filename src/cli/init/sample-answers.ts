import { OptionPath } from '../../private/option-path';

/** Answers in the starter kit that never exist in an account. */
export const SAMPLE_ANSWERS = {
  organization: 'example-org',
  vpc: 'vpc-0123456789abcdef0',
  subnets: 'subnet-0123456789abcdef0',
} as const;

/** Where the files have these answers: what a message calls them, and their path in `mdaa.yaml`. */
export const SAMPLE_PLACES: readonly {
  readonly name: keyof typeof SAMPLE_ANSWERS;
  readonly what: string;
  readonly path: OptionPath;
}[] = [
  { name: 'organization', what: 'organization', path: ['organization'] },
  { name: 'vpc', what: 'VPC', path: ['context', 'vpc_id'] },
  { name: 'subnets', what: 'subnet', path: ['context', 'subnet_ids'] },
];
