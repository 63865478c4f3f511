// Package platform composes a data science platform of types.
package platform

import (
	"os"

	"github.com/aws/jsii-runtime-go"
)

// Configuration is where mdaa.yaml is: $DSP_KIT, else the directory that "dsp init my-platform" makes.
func Configuration() *string {
	if path, given := os.LookupEnv("DSP_KIT"); given {
		return jsii.String(path)
	}
	return jsii.String("my-platform")
}
