package platform_test

import (
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/jsii-runtime-go"

	"example.com/my-data-science-platform/platform"
)

type object = map[string]interface{}

func like(pattern object) assertions.Matcher { return assertions.Match_ObjectLike(&pattern) }

func TestTeam(t *testing.T) {
	made := platform.NewTeamStack(awscdk.NewApp(nil), "ExampleTeam", nil)
	template := assertions.Template_FromStack(made.Stack, nil)

	t.Run("Studio has no direct internet access", func(t *testing.T) {
		expect(t, func() {
			template.HasResourceProperties(jsii.String("AWS::SageMaker::Domain"), like(object{
				"AuthMode":             "IAM",
				"AppNetworkAccessType": "VpcOnly",
				"VpcId":                "vpc-0123456789abcdef0",
				"SubnetIds":            []string{"subnet-0123456789abcdef0"},
			}))
		})
	})

	t.Run("only jane has a profile", func(t *testing.T) {
		expect(t, func() {
			template.ResourceCountIs(jsii.String("AWS::SageMaker::UserProfile"), jsii.Number(1))
			template.HasResourceProperties(jsii.String("AWS::SageMaker::UserProfile"), like(object{"UserProfileName": "jane"}))
		})
	})

	t.Run("existing roles get policies and are not created", func(t *testing.T) {
		expect(t, func() {
			template.ResourceCountIs(jsii.String("AWS::IAM::Role"), jsii.Number(0))
			template.HasResourceProperties(jsii.String("AWS::IAM::ManagedPolicy"), like(object{"Roles": []string{"data-scientist"}}))
		})
	})

	t.Run("requests without transport encryption are denied", func(t *testing.T) {
		denial := like(object{
			"Effect":    "Deny",
			"Principal": object{"AWS": "*"},
			"Condition": object{"Bool": object{"aws:SecureTransport": "false"}},
		})
		expect(t, func() {
			template.HasResourceProperties(jsii.String("AWS::S3::BucketPolicy"), like(object{
				"PolicyDocument": like(object{"Statement": assertions.Match_ArrayWith(&[]interface{}{denial})}),
			}))
		})
	})

	t.Run("resources of the team are attributes", func(t *testing.T) {
		name := made.Stack.Resolve(made.Team.Bucket().BucketName())
		bucket, isReference := name.(object)["Ref"].(string)
		if _, isBucket := (*template.FindResources(jsii.String("AWS::S3::Bucket"), nil))[bucket]; !isReference || !isBucket {
			t.Errorf("the bucket of the team is %v", name)
		}
	})
}

// expect fails the test with the message of an assertion, which panics.
func expect(t *testing.T, assertion func()) {
	t.Helper()
	if message := panicOf(assertion); message != "" {
		t.Error(message)
	}
}
