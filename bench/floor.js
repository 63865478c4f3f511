'use strict';
// The least work for the same templates: every resource of an assembly as an L1 construct, read by CfnInclude.
// node bench/floor.js ASSEMBLY OUTPUT
const { readdirSync } = require('fs');
const { join } = require('path');
const { App, DefaultStackSynthesizer, Stack } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');

const [assembly, outdir] = process.argv.slice(2);
const context = { 'aws:cdk:disable-creation-stack-traces': true };
const app = new App({ outdir, context, treeMetadata: false, stackTraces: false });
for (const file of readdirSync(assembly).filter((name) => name.endsWith('.template.json')).sort()) {
  const stack = new Stack(app, file.replace('.template.json', ''), {
    analyticsReporting: false,
    // The included template has the rule already.
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  });
  new CfnInclude(stack, 'Template', { templateFile: join(assembly, file) });
}
app.synth();
