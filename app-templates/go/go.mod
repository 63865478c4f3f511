module example.com/my-data-science-platform

go 1.26

require (
	github.com/aws/aws-cdk-go/awscdk/v2 v%GO_CDK_VERSION%
	github.com/aws/jsii-runtime-go v1.142.0
	github.com/cdkdatascienceplatform/cdk-data-science-platform-go/cdkdatascienceplatform v%LIBRARY_VERSION%
)
