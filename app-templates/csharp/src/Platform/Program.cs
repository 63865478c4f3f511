using Amazon.CDK;
using CdkDataSciencePlatform;

var app = new App();
DataSciencePlatform.FromYaml(app, "Platform", "mdaa.yaml");
app.Synth();
