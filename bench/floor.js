'use strict';
// The least that the CDK needs for the same templates: each resource of an assembly as an L1 construct, without any logic.
// node floor.js ASSEMBLY OUTPUT
const { readdirSync, readFileSync } = require('fs');
const { join } = require('path');
const { App, CfnResource, Stack } = require('aws-cdk-lib');

const [assembly, outdir] = process.argv.slice(2);
const app = new App({ outdir, treeMetadata: false, stackTraces: false });
for (const file of readdirSync(assembly).filter((name) => name.endsWith('.template.json')).sort()) {
  const { Resources, Description } = JSON.parse(readFileSync(join(assembly, file), 'utf8'));
  const stack = new Stack(app, file.replace('.template.json', ''), { description: Description, analyticsReporting: false });
  for (const [id, { Type, Properties }] of Object.entries(Resources ?? {})) {
    // Loads the L1 classes of the service, as an app in code would.
    require(`aws-cdk-lib/aws-${Type.split('::')[1].toLowerCase()}`);
    new CfnResource(stack, id, { type: Type, properties: Properties }).overrideLogicalId(id);
  }
}
app.synth();
