package platform

import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/jsii-runtime-go"

	dsp "github.com/cdkdatascienceplatform/cdk-data-science-platform-go/cdkdatascienceplatform"
)

const glue = "arn:{{partition}}:glue:{{region}}:{{account}}:"

// roles of a domain, and their policies.
func roles() *dsp.GeneratedRolesOptions {
	return &dsp.GeneratedRolesOptions{
		GeneratePolicies:       policies(),
		LimitServicesToAccount: jsii.Bool(true),
		GenerateRoles: &map[string]*dsp.GeneratedRoleOptions{
			"glue-etl": {
				TrustedPrincipal:   jsii.String("service:glue.amazonaws.com"),
				AwsManagedPolicies: jsii.Strings("service-role/AWSGlueServiceRole"),
				GeneratedPolicies:  jsii.Strings("GlueJobPolicy"),
				Suppressions:       accepted("AwsSolutions-IAM4", "AWSGlueServiceRole is what Glue itself asks for."),
			},
			"data-admin": {
				TrustedPrincipal: jsii.String("this_account"),
				AssumeRoleTrustConditions: &map[string]interface{}{
					"ArnLike": map[string]interface{}{"aws:PrincipalArn": "arn:{{partition}}:iam::{{account}}:role/data-administrators"},
				},
				AwsManagedPolicies: jsii.Strings("AWSGlueConsoleFullAccess", "AWSLakeFormationDataAdmin"),
				GeneratedPolicies:  jsii.Strings("DataAdminPolicy", "DataScienceAdminPolicy", "DataScienceUserPolicy", "DataUserPolicy"),
				Suppressions:       accepted("AwsSolutions-IAM4", "Administration of Glue and Lake Formation follows the policies that AWS maintains for it."),
			},
			"data-user": {
				TrustedPrincipal:  jsii.String("this_account"),
				GeneratedPolicies: jsii.Strings("DataScienceUserPolicy", "DataUserPolicy"),
			},
			"data-scientist": {
				TrustedPrincipal:  jsii.String("this_account"),
				GeneratedPolicies: jsii.Strings("DataScienceUserPolicy", "DataUserPolicy"),
			},
			"team-execution": {
				TrustedPrincipal:  jsii.String("service:sagemaker.amazonaws.com"),
				GeneratedPolicies: jsii.Strings("DataScienceUserPolicy", "DataUserPolicy"),
			},
		},
	}
}

func policies() *map[string]*dsp.GeneratedPolicyOptions {
	return &map[string]*dsp.GeneratedPolicyOptions{
		"GlueJobPolicy": policy("Glue names its log groups itself, below one prefix.",
			statement("WriteGlueLogs", "arn:{{partition}}:logs:{{region}}:{{account}}:log-group:/aws-glue/*",
				"logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents")),
		"DataAdminPolicy": policy("Reads settings and names, never data; most of these actions take no resource.",
			viewBuckets(), viewKeys()),
		"DataUserPolicy": policy("Lake Formation decides on databases and tables; the other actions take no resource.",
			readCatalog("glue:GetCatalogImportStatus", "glue:GetDatabase", "glue:GetDatabases", "glue:GetPartition", "glue:GetPartitions",
				"glue:GetTable", "glue:GetTables", "glue:SearchTables"),
			statement("AskLakeFormation", "*", "lakeformation:GetDataAccess"),
			statement("ListWorkgroups", "*", "athena:ListWorkGroups")),
		"DataScienceAdminPolicy": policy("Domains and profiles of all teams, whose ids are not known before they exist.",
			statement("CareForStudio", "*",
				"iam:ListRoles", "license-manager:ListReceivedLicenses", "sagemaker:DescribeDomain",
				"sagemaker:GetSagemakerServicecatalogPortfolioStatus", "sagemaker:ListApps", "sagemaker:ListDomains", "sagemaker:ListTags",
				"sagemaker:ListUserProfiles", "servicecatalog:DisassociatePrincipalFromPortfolio",
				"servicecatalog:ListAcceptedPortfolioShares"),
			statement("CareForProfiles", "arn:{{partition}}:sagemaker:{{region}}:{{account}}:user-profile/*",
				"sagemaker:AddTags", "sagemaker:DeleteTags", "sagemaker:DeleteUserProfile", "sagemaker:DescribeUserProfile",
				"sagemaker:UpdateUserProfile"),
			statement("CloseApps", "arn:{{partition}}:sagemaker:{{region}}:{{account}}:app/*", "sagemaker:DeleteApp")),
		"DataScienceUserPolicy": policy("Reads settings and names, never data; the profile is chosen by its tag.",
			viewBuckets(), viewKeys(),
			readCatalog("glue:GetDatabase", "glue:GetDatabases", "glue:GetPartitions", "glue:GetTable", "glue:GetTables", "glue:SearchTables"),
			statement("ViewAthena", "*",
				"athena:GetDataCatalog", "athena:GetDatabase", "athena:GetTableMetadata", "athena:ListDataCatalogs", "athena:ListDatabases",
				"athena:ListTableMetadata", "athena:ListWorkGroups"),
			openOwnProfile()),
	}
}

func viewBuckets() awsiam.PolicyStatement {
	return statement("ViewBuckets", "*",
		"s3:GetAccountPublicAccessBlock", "s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketPolicyStatus", "s3:GetBucketPublicAccessBlock",
		"s3:ListAccessPoints", "s3:ListAllMyBuckets")
}

func viewKeys() awsiam.PolicyStatement {
	return statement("ViewKeys", "*", "kms:ListAliases")
}

func readCatalog(actions ...string) awsiam.PolicyStatement {
	return awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid:       jsii.String("ReadCatalog"),
		Actions:   jsii.Strings(actions...),
		Resources: jsii.Strings(glue+"catalog", glue+"database/*", glue+"table/*"),
	})
}

func openOwnProfile() awsiam.PolicyStatement {
	return awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid:       jsii.String("OpenOwnProfile"),
		Actions:   jsii.Strings("sagemaker:CreatePresignedDomainUrl"),
		Resources: jsii.Strings("arn:{{partition}}:sagemaker:{{region}}:{{account}}:user-profile/*/*"),
		Conditions: &map[string]interface{}{
			"StringEquals": map[string]string{"sagemaker:ResourceTag/userid": "${aws:userid}"},
		},
	})
}

func statement(sid, resource string, actions ...string) awsiam.PolicyStatement {
	return awsiam.NewPolicyStatement(&awsiam.PolicyStatementProps{
		Sid:       jsii.String(sid),
		Actions:   jsii.Strings(actions...),
		Resources: jsii.Strings(resource),
	})
}

func policy(reason string, statements ...awsiam.PolicyStatement) *dsp.GeneratedPolicyOptions {
	return &dsp.GeneratedPolicyOptions{Statements: &statements, Suppressions: accepted("AwsSolutions-IAM5", reason)}
}

func accepted(rule, reason string) *[]*dsp.Suppression {
	return &[]*dsp.Suppression{{Id: jsii.String(rule), Reason: jsii.String(reason)}}
}
