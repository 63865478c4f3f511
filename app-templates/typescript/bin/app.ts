import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from 'cdk-data-science-platform';

const app = new App();
DataSciencePlatform.fromYaml(app, 'Platform', 'mdaa.yaml');
app.synth();
