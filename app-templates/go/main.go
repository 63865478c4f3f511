// Command my-data-science-platform synthesizes the platform of mdaa.yaml and the files next to it.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	dsp "github.com/cdkdatascienceplatform/cdk-data-science-platform-go/cdkdatascienceplatform"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	dsp.DataSciencePlatform_FromYaml(app, jsii.String("Platform"), jsii.String("mdaa.yaml"), nil)
	app.Synth(nil)
}
