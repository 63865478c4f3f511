package platform

import (
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"

	dsp "github.com/cdkdatascienceplatform/cdk-data-science-platform-go/cdkdatascienceplatform"
)

// NewGrantsStack creates a stack with every grant of the library, each to a role of its own.
func NewGrantsStack(scope constructs.Construct, id string, props *awscdk.StackProps) awscdk.Stack {
	stack := awscdk.NewStack(scope, jsii.String(id), props)
	role := func(id string) awsiam.Role {
		return awsiam.NewRole(stack, jsii.String(id), &awsiam.RoleProps{
			RoleName:  jsii.String(strings.ToLower(id)),
			AssumedBy: awsiam.NewServicePrincipal(jsii.String("glue.amazonaws.com"), nil),
		})
	}
	admins := []*dsp.RoleRef{{Name: jsii.String("data-admin")}}

	lake := dsp.NewDataLake(stack, jsii.String("Lake"), &dsp.DataLakeProps{
		Roles: &map[string]*[]*dsp.RoleRef{"Admins": &admins},
		AccessPolicies: &map[string]*dsp.DataLakeAccessPolicy{
			"Root": {Rule: &dsp.DataLakeAccessRule{Prefix: jsii.String("/"), ReadWriteSuperRoles: jsii.Strings("Admins")}},
		},
		Buckets: &map[string]*dsp.DataLakeBucketOptions{"raw": {AccessPolicies: jsii.Strings("Root")}},
	})
	roles := dsp.NewGeneratedRoles(stack, jsii.String("Roles"), &dsp.GeneratedRolesProps{
		GenerateRoles: &map[string]*dsp.GeneratedRoleOptions{"auditor": {TrustedPrincipal: jsii.String("this_account")}},
	})
	workgroup := dsp.NewAthenaWorkgroup(stack, jsii.String("Athena"), &dsp.AthenaWorkgroupProps{
		DataAdminRoles:  &admins,
		AthenaUserRoles: &[]*dsp.RoleRef{},
	})
	team := dsp.NewDataScienceTeam(stack, jsii.String("Team"), &dsp.DataScienceTeamProps{
		Team: &dsp.TeamOptions{
			DataAdminRoles:    &admins,
			TeamExecutionRole: &dsp.RoleRef{Name: jsii.String("team-execution")},
		},
	})
	project := dsp.NewDataOpsProject(stack, jsii.String("Project"), &dsp.DataOpsProjectProps{
		DataAdminRoles:    &admins,
		DataEngineerRoles: &[]*dsp.RoleRef{},
	})

	data := &dsp.DataLakeGrantOptions{Bucket: jsii.String("raw"), Prefix: jsii.String("data/")}
	lake.GrantRead(role("Reader"), data)
	lake.GrantReadWrite(role("Writer"), data)
	lake.GrantReadWriteSuper(role("Owner"), &dsp.DataLakeGrantOptions{Bucket: jsii.String("raw")})
	lake.Bucket(jsii.String("raw")).GrantRead(roles.Role(jsii.String("auditor")), "audit/*")
	lake.Key().GrantDecrypt(role("Decryptor"))
	workgroup.GrantQuery(role("Analyst"))
	team.GrantUse(role("Member"))
	project.GrantExecution(role("Job"))
	return stack
}
