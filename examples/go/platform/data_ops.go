package platform

import (
	"github.com/aws/jsii-runtime-go"

	dsp "github.com/cdkdatascienceplatform/cdk-data-science-platform-go/cdkdatascienceplatform"
)

// dataOpsModules populate the catalog: a project with its database, and a crawler that finds the tables.
func dataOpsModules() *map[string]*dsp.ModuleOptions {
	return &map[string]*dsp.ModuleOptions{
		"example-project": {DataOpsProject: &dsp.DataOpsProjectOptions{
			DataAdminRoles:        &[]*dsp.RoleRef{shared("data-admin")},
			ProjectExecutionRoles: &[]*dsp.RoleRef{shared("glue-etl")},
			S3OutputKmsKeyArn:     jsii.String("ssm:/{{org}}/shared/datalake/kms/arn"),
			GlueCatalogKmsKeyArn:  jsii.String("ssm:/{{org}}/shared/glue-catalog/kms/arn"),
			Databases:             &map[string]*dsp.GlueDatabaseOptions{"sample-database": sampleDatabase()},
		}},
		"example-crawler": {GlueCrawlers: &dsp.GlueCrawlersOptions{
			ProjectName: jsii.String("example-project"),
			Crawlers:    &map[string]*dsp.GlueCrawlerOptions{"crawler1": crawler()},
		}},
	}
}

func sampleDatabase() *dsp.GlueDatabaseOptions {
	return &dsp.GlueDatabaseOptions{
		Description:        jsii.String("Tables of the sample data"),
		LocationBucketName: jsii.String("ssm:/{{org}}/shared/datalake/bucket/transformed/name"),
		LocationPrefix:     jsii.String("data/sample_data"),
		LakeFormation: &dsp.DatabaseLakeFormationOptions{
			CreateSuperGrantsForDataAdminRoles:            jsii.Bool(true),
			CreateReadWriteGrantsForProjectExecutionRoles: dsp.LakeFormationPermission_WRITE,
			Grants: &map[string]*dsp.LakeFormationGrantOptions{
				"data-user-read": {PrincipalArns: &map[string]*string{
					"data-user":      jsii.String("ssm:/{{org}}/shared/generated-role/data-user/arn"),
					"data-scientist": jsii.String("ssm:/{{org}}/datascience/generated-role/data-scientist/arn"),
					"team-execution": jsii.String("ssm:/{{org}}/datascience/generated-role/team-execution/arn"),
				}},
			},
		},
	}
}

func crawler() *dsp.GlueCrawlerOptions {
	path := jsii.String("s3://{{resolve:ssm:/{{org}}/shared/datalake/bucket/transformed/name}}/data/sample_data")
	return &dsp.GlueCrawlerOptions{
		Description:      jsii.String("Finds the tables of the sample data"),
		ExecutionRoleArn: jsii.String("ssm:/{{org}}/shared/generated-role/glue-etl/arn"),
		DatabaseName:     jsii.String("project:databaseName/sample-database"),
		Targets:          &dsp.CrawlerTargets{S3Targets: &[]*dsp.CrawlerS3Target{{Path: path}}},
	}
}

// shared is a role that the roles module of the shared domain generates.
func shared(role string) *dsp.RoleRef {
	return &dsp.RoleRef{Id: jsii.String("ssm:/{{org}}/shared/generated-role/" + role + "/id")}
}
