package platform

import (
	"github.com/aws/jsii-runtime-go"

	dsp "github.com/cdkdatascienceplatform/cdk-data-science-platform-go/cdkdatascienceplatform"
)

const (
	vpc    = "vpc-0123456789abcdef0"
	subnet = "subnet-0123456789abcdef0"
)

// StarterKit is the platform of the starter kit: its domains, and the modules of each.
func StarterKit() *dsp.DataSciencePlatformProps {
	return &dsp.DataSciencePlatformProps{
		Organization: jsii.String("example-org"),
		Region:       jsii.String("default"),
		Tags: &map[string]*string{
			"costcentre": jsii.String("123456"),
			"project":    jsii.String("data-science-platform"),
		},
		Context: &map[string]interface{}{"vpc_id": vpc, "subnet_ids": []string{subnet}},
		Domains: &map[string]*dsp.DomainOptions{
			"shared":  domain(sharedModules()),
			"dataops": domain(dataOpsModules()),
			"datascience": domain(&map[string]*dsp.ModuleOptions{
				"roles":        {Roles: roles()},
				"example-team": {DataScienceTeam: team()},
			}),
		},
	}
}

func domain(modules *map[string]*dsp.ModuleOptions) *dsp.DomainOptions {
	return &dsp.DomainOptions{
		Environments: &map[string]*dsp.EnvironmentOptions{
			"dev": {Account: jsii.String("default"), Modules: modules},
		},
	}
}

// generated is the role with this name that the roles module of the same domain generates.
func generated(role string) *dsp.RoleRef {
	return &dsp.RoleRef{Id: jsii.String("generated-role-id:" + role)}
}

func sharedModules() *map[string]*dsp.ModuleOptions {
	return &map[string]*dsp.ModuleOptions{
		"roles":        {Roles: roles()},
		"datalake":     {DataLake: dataLake()},
		"glue-catalog": {GlueCatalogSettings: &dsp.GlueCatalogSettingsOptions{}},
		"lakeformation-settings": {LakeFormationSettings: &dsp.LakeFormationSettingsOptions{
			LakeFormationAdminRoles: &[]*dsp.RoleRef{
				generated("data-admin"),
				{Name: jsii.String("cdk-hnb659fds-cfn-exec-role-{{account}}-{{region}}")},
			},
			IamAllowedPrincipalsDefault: jsii.Bool(false),
		}},
		"athena": {AthenaWorkgroup: &dsp.AthenaWorkgroupOptions{
			DataAdminRoles:  &[]*dsp.RoleRef{generated("data-admin")},
			AthenaUserRoles: &[]*dsp.RoleRef{generated("data-user")},
		}},
		"audit": {AuditBucket: &dsp.AuditBucketOptions{ReadRoles: &[]*dsp.RoleRef{generated("data-admin")}}},
		"audit-trail": {AuditTrail: &dsp.AuditTrailOptions{Trail: &dsp.TrailOptions{
			CloudTrailAuditBucketName: jsii.String("ssm:/{{org}}/shared/audit/bucket/name"),
			CloudTrailAuditKmsKeyArn:  jsii.String("ssm:/{{org}}/shared/audit/kms/arn"),
			IncludeManagementEvents:   jsii.Bool(true),
		}}},
	}
}

func dataLake() *dsp.DataLakeOptions {
	bucket := &dsp.DataLakeBucketOptions{AccessPolicies: jsii.Strings("RootPolicy", "DataReadPolicy", "SampleDataPolicy")}
	return &dsp.DataLakeOptions{
		Roles: &map[string]*[]*dsp.RoleRef{
			"DataAdminRole": {generated("data-admin")},
			"DataUserRole":  {generated("data-user")},
			"GlueETLRole":   {generated("glue-etl")},
			"DataScientistRole": {
				{Id: jsii.String("ssm:/{{org}}/datascience/generated-role/data-scientist/id")},
				{Id: jsii.String("ssm:/{{org}}/datascience/generated-role/team-execution/id")},
			},
		},
		AccessPolicies: &map[string]*dsp.DataLakeAccessPolicy{
			"RootPolicy":     {Rule: &dsp.DataLakeAccessRule{Prefix: jsii.String("/"), ReadWriteSuperRoles: jsii.Strings("DataAdminRole")}},
			"DataReadPolicy": {Rule: &dsp.DataLakeAccessRule{Prefix: jsii.String("data/"), ReadRoles: jsii.Strings("DataUserRole", "GlueETLRole")}},
			"SampleDataPolicy": {Rule: &dsp.DataLakeAccessRule{
				Prefix: jsii.String("data/sample_data/"), ReadRoles: jsii.Strings("DataScientistRole"),
			}},
		},
		Buckets: &map[string]*dsp.DataLakeBucketOptions{"raw": bucket, "transformed": bucket},
	}
}

func team() *dsp.DataScienceTeamOptions {
	idle := &dsp.StudioIdleSettings{LifecycleManagement: jsii.String("ENABLED"), IdleTimeoutInMinutes: jsii.Number(60)}
	return &dsp.DataScienceTeamOptions{Team: &dsp.TeamOptions{
		DataAdminRoles:    &[]*dsp.RoleRef{generated("data-admin")},
		TeamUserRoles:     &[]*dsp.RoleRef{generated("data-scientist")},
		TeamExecutionRole: generated("team-execution"),
		StudioDomainConfig: &dsp.StudioDomainOptions{
			AuthMode:              dsp.StudioAuthMode_IAM,
			VpcId:                 jsii.String(vpc),
			SubnetIds:             jsii.Strings(subnet),
			NotebookSharingPrefix: jsii.String("sagemaker/notebooks/"),
			SdkDefaults:           jsii.Bool(true),
			DefaultUserSettings: &dsp.StudioUserSettings{JupyterLabAppSettings: &dsp.StudioJupyterLabAppSettings{
				AppLifecycleManagement: &dsp.StudioAppLifecycleManagement{IdleSettings: idle},
			}},
			UserProfiles: &map[string]*dsp.StudioUserProfileOptions{"team1": {UserRole: generated("data-scientist")}},
		},
	}}
}
