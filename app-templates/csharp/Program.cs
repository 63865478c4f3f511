using Amazon.CDK;
using CdkDataSciencePlatform;

// The platform of mdaa.yaml and the files next to it.
var app = new App();
DataSciencePlatform.FromYaml(app, "Platform", "mdaa.yaml");
app.Synth();
