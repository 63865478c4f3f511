// Command typed synthesizes the same platform in code.
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
	dsp.NewDataSciencePlatform(app, jsii.String("Platform"), platform.StarterKit())
	app.Synth(nil)
}
