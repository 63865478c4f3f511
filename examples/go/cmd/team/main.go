// Command team synthesizes one component in its own stack.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"

	"example.com/my-data-science-platform/platform"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	platform.NewTeamStack(app, "ExampleTeam", nil)
	app.Synth(nil)
}
