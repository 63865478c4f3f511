using Amazon.CDK;
using CdkDataSciencePlatform;

// The platform that mdaa.yaml and the files beside it describe.
var app = new App();
DataSciencePlatform.FromYaml(app, "Platform", "mdaa.yaml");
app.Synth();
