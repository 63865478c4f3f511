import { App } from 'aws-cdk-lib';
import { DataSciencePlatform } from 'cdk-data-science-platform';

// `dsp init my-platform` creates such a directory.
const app = new App();
DataSciencePlatform.fromYaml(app, 'Platform', process.env.DSP_KIT ?? 'my-platform');
app.synth();
