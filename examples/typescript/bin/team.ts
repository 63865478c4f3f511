import { App } from 'aws-cdk-lib';
import { TeamStack } from '../lib/team-stack';

const app = new App();
new TeamStack(app, 'ExampleTeam');
app.synth();
