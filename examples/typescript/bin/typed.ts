import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from 'cdk-data-science-platform';
import { PLATFORM } from '../lib/platform';

const app = new App();
new DataSciencePlatform(app, 'Platform', PLATFORM);
app.synth();
