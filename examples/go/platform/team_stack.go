package platform

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	dsp "github.com/cdkdatascienceplatform/cdk-data-science-platform-go/cdkdatascienceplatform"
)

// TeamStack contains a data science team with existing roles and an existing VPC.
type TeamStack struct {
	Stack awscdk.Stack
	Team  dsp.DataScienceTeam
}

// NewTeamStack creates the stack with its team.
func NewTeamStack(scope constructs.Construct, id string, props *awscdk.StackProps) TeamStack {
	stack := awscdk.NewStack(scope, jsii.String(id), props)
	role := func(id, name string) awsiam.IRole {
		return awsiam.Role_FromRoleArn(stack, jsii.String(id), jsii.String("arn:aws:iam::111122223333:role/"+name), nil)
	}
	dataAdmin := role("DataAdmin", "data-admin")
	dataScientist := role("DataScientist", "data-scientist")
	execution := role("TeamExecution", "team-execution")

	team := dsp.NewDataScienceTeam(stack, jsii.String("Team"), &dsp.DataScienceTeamProps{
		Team: &dsp.TeamOptions{
			DataAdminRoles:    &[]*dsp.RoleRef{{Role: dataAdmin}},
			TeamUserRoles:     &[]*dsp.RoleRef{{Role: dataScientist}},
			TeamExecutionRole: &dsp.RoleRef{Role: execution},
			StudioDomainConfig: &dsp.StudioDomainOptions{
				AuthMode:  dsp.StudioAuthMode_IAM,
				VpcId:     jsii.String("vpc-0123456789abcdef0"),
				SubnetIds: jsii.Strings("subnet-0123456789abcdef0"),
				UserProfiles: &map[string]*dsp.StudioUserProfileOptions{
					"jane": {UserRole: &dsp.RoleRef{Role: dataScientist, Id: jsii.String("AROAEXAMPLEEXAMPLE12")}},
				},
			},
		},
	})
	return TeamStack{Stack: stack, Team: team}
}
