// Command grants synthesizes every grant of the library.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	"example.com/my-data-science-platform/platform"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	platform.NewGrantsStack(app, "Grants", nil)
	app.Synth(nil)
}
