using Amazon.CDK.AWS.IAM;
using CdkDataSciencePlatform;

namespace MyPlatform;

/// <summary>The roles of a domain and their policies.</summary>
internal static class PlatformRoles
{
    private const string Glue = "arn:{{partition}}:glue:{{region}}:{{account}}:";

    internal static GeneratedRolesOptions Options() => new()
    {
        GeneratePolicies = Policies(),
        LimitServicesToAccount = true,
        GenerateRoles = Roles(),
    };

    private static Dictionary<string, IGeneratedRoleOptions> Roles() => new()
    {
        ["glue-etl"] = new GeneratedRoleOptions
        {
            TrustedPrincipal = "service:glue.amazonaws.com",
            AwsManagedPolicies = new[] { "service-role/AWSGlueServiceRole" },
            GeneratedPolicies = new[] { "GlueJobPolicy" },
            Suppressions = Accepted("AwsSolutions-IAM4", "AWSGlueServiceRole is what Glue itself asks for."),
        },
        ["data-admin"] = new GeneratedRoleOptions
        {
            TrustedPrincipal = "this_account",
            AssumeRoleTrustConditions = new Dictionary<string, object>
            {
                ["ArnLike"] = new Dictionary<string, object>
                {
                    ["aws:PrincipalArn"] = "arn:{{partition}}:iam::{{account}}:role/data-administrators",
                },
            },
            AwsManagedPolicies = new[] { "AWSGlueConsoleFullAccess", "AWSLakeFormationDataAdmin" },
            GeneratedPolicies = new[] { "DataAdminPolicy", "DataScienceAdminPolicy", "DataScienceUserPolicy", "DataUserPolicy" },
            Suppressions = Accepted("AwsSolutions-IAM4", "Administration of Glue and Lake Formation follows the policies that AWS maintains for it."),
        },
        ["data-user"] = new GeneratedRoleOptions
        {
            TrustedPrincipal = "this_account",
            GeneratedPolicies = new[] { "DataScienceUserPolicy", "DataUserPolicy" },
        },
        ["data-scientist"] = new GeneratedRoleOptions
        {
            TrustedPrincipal = "this_account",
            GeneratedPolicies = new[] { "DataScienceUserPolicy", "DataUserPolicy" },
        },
        ["team-execution"] = new GeneratedRoleOptions
        {
            TrustedPrincipal = "service:sagemaker.amazonaws.com",
            GeneratedPolicies = new[] { "DataScienceUserPolicy", "DataUserPolicy" },
        },
    };

    private static Dictionary<string, IGeneratedPolicyOptions> Policies() => new()
    {
        ["GlueJobPolicy"] = Policy("Glue names its log groups itself, below one prefix.",
            Statement("WriteGlueLogs", "arn:{{partition}}:logs:{{region}}:{{account}}:log-group:/aws-glue/*",
                "logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents")),
        ["DataAdminPolicy"] = Policy("Reads settings and names, never data; most of these actions take no resource.",
            ViewBuckets(), ViewKeys()),
        ["DataUserPolicy"] = Policy("Lake Formation decides on databases and tables; the other actions take no resource.",
            ReadCatalog("glue:GetCatalogImportStatus", "glue:GetDatabase", "glue:GetDatabases", "glue:GetPartition", "glue:GetPartitions",
                "glue:GetTable", "glue:GetTables", "glue:SearchTables"),
            Statement("AskLakeFormation", "*", "lakeformation:GetDataAccess"),
            Statement("ListWorkgroups", "*", "athena:ListWorkGroups")),
        ["DataScienceAdminPolicy"] = Policy("Domains and profiles of all teams, whose ids are not known before they exist.",
            Statement("CareForStudio", "*",
                "iam:ListRoles", "license-manager:ListReceivedLicenses", "sagemaker:DescribeDomain",
                "sagemaker:GetSagemakerServicecatalogPortfolioStatus", "sagemaker:ListApps", "sagemaker:ListDomains", "sagemaker:ListTags",
                "sagemaker:ListUserProfiles", "servicecatalog:DisassociatePrincipalFromPortfolio",
                "servicecatalog:ListAcceptedPortfolioShares"),
            Statement("CareForProfiles", "arn:{{partition}}:sagemaker:{{region}}:{{account}}:user-profile/*",
                "sagemaker:AddTags", "sagemaker:DeleteTags", "sagemaker:DeleteUserProfile", "sagemaker:DescribeUserProfile",
                "sagemaker:UpdateUserProfile"),
            Statement("CloseApps", "arn:{{partition}}:sagemaker:{{region}}:{{account}}:app/*", "sagemaker:DeleteApp")),
        ["DataScienceUserPolicy"] = Policy("Reads settings and names, never data; the profile is chosen by its tag.",
            ViewBuckets(), ViewKeys(),
            ReadCatalog("glue:GetDatabase", "glue:GetDatabases", "glue:GetPartitions", "glue:GetTable", "glue:GetTables", "glue:SearchTables"),
            Statement("ViewAthena", "*",
                "athena:GetDataCatalog", "athena:GetDatabase", "athena:GetTableMetadata", "athena:ListDataCatalogs", "athena:ListDatabases",
                "athena:ListTableMetadata", "athena:ListWorkGroups"),
            OpenOwnProfile()),
    };

    private static PolicyStatement ViewBuckets() => Statement("ViewBuckets", "*",
        "s3:GetAccountPublicAccessBlock", "s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketPolicyStatus", "s3:GetBucketPublicAccessBlock",
        "s3:ListAccessPoints", "s3:ListAllMyBuckets");

    private static PolicyStatement ViewKeys() => Statement("ViewKeys", "*", "kms:ListAliases");

    private static PolicyStatement ReadCatalog(params string[] actions) => new(new PolicyStatementProps
    {
        Sid = "ReadCatalog",
        Actions = actions,
        Resources = new[] { Glue + "catalog", Glue + "database/*", Glue + "table/*" },
    });

    private static PolicyStatement OpenOwnProfile() => new(new PolicyStatementProps
    {
        Sid = "OpenOwnProfile",
        Actions = new[] { "sagemaker:CreatePresignedDomainUrl" },
        Resources = new[] { "arn:{{partition}}:sagemaker:{{region}}:{{account}}:user-profile/*/*" },
        Conditions = new Dictionary<string, object>
        {
            ["StringEquals"] = new Dictionary<string, object> { ["sagemaker:ResourceTag/userid"] = "${aws:userid}" },
        },
    });

    private static PolicyStatement Statement(string sid, string resource, params string[] actions) => new(new PolicyStatementProps
    {
        Sid = sid,
        Actions = actions,
        Resources = new[] { resource },
    });

    private static GeneratedPolicyOptions Policy(string reason, params PolicyStatement[] statements) => new()
    {
        Statements = statements,
        Suppressions = Accepted("AwsSolutions-IAM5", reason),
    };

    private static ISuppression[] Accepted(string rule, string reason) => new ISuppression[] { new Suppression { Id = rule, Reason = reason } };
}
