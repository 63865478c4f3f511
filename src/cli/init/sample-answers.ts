/** Answers in the starter kit that never exist in an account. */
export const SAMPLE_ANSWERS = {
  organization: 'example-org',
  vpc: 'vpc-0123456789abcdef0',
  subnets: 'subnet-0123456789abcdef0',
};
