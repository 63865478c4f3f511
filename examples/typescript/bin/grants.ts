import { App } from 'aws-cdk-lib';
import { GrantsStack } from '../lib/grants-stack';

const app = new App();
new GrantsStack(app, 'Grants');
app.synth();
