// The built-in CloudFormation validation costs seconds a file; the tests that want it turn it on themselves.
process.env.CDK_VALIDATION = 'false';
process.env.JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION = '20';
// Templates must not depend on who runs the tests.
for (const name of ['CDK_DEFAULT_ACCOUNT', 'CDK_DEFAULT_REGION', 'AWS_REGION', 'AWS_DEFAULT_REGION']) {
  delete process.env[name];
}
