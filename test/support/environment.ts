// The built-in CloudFormation validation takes seconds for each file; the tests that need it turn it on.
process.env.CDK_VALIDATION = 'false';
process.env.JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION = '20';
// The configurations of the tests and their code are those of this repository.
process.env.DSP_ALLOW_CODE = '1';
// Templates must not depend on the user who runs the tests.
for (const name of ['CDK_DEFAULT_ACCOUNT', 'CDK_DEFAULT_REGION', 'AWS_REGION', 'AWS_DEFAULT_REGION']) {
  delete process.env[name];
}
