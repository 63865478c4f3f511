// Command yaml synthesizes the platform of a directory with YAML files.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	dsp "github.com/cdkdatascienceplatform/cdk-data-science-platform-go/cdkdatascienceplatform"

	"example.com/my-data-science-platform/platform"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	dsp.DataSciencePlatform_FromYaml(app, jsii.String("Platform"), platform.Configuration(), nil)
	app.Synth(nil)
}
