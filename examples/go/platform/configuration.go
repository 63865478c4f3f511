// Package platform defines a data science platform in code.
package platform

import (
	"os"

	"github.com/aws/jsii-runtime-go"
)

// Configuration is the location of mdaa.yaml: $DSP_KIT, or the directory that "dsp init my-platform" creates.
func Configuration() *string {
	if path, given := os.LookupEnv("DSP_KIT"); given {
		return jsii.String(path)
	}
	return jsii.String("my-platform")
}
