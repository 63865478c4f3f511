module example.com/data-science-platform

go 1.23

require (
	github.com/aws/aws-cdk-go/awscdk/v2 v%CDK_VERSION%
	github.com/cdkdatascienceplatform/cdk-data-science-platform-go/cdkdatascienceplatform v%LIBRARY_VERSION%
)
