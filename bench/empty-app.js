'use strict';
// The smallest CDK app there is: what every app pays before the first resource.
const { App, Stack } = require('aws-cdk-lib');

const app = new App({ outdir: process.argv[2] });
new Stack(app, 'Empty');
app.synth();
