using CdkDataSciencePlatform;

namespace MyPlatform;

/// <summary>The domain that populates the catalog: a project with its database, and a crawler that finds the tables.</summary>
internal static class DataOps
{
    internal static Dictionary<string, IModuleOptions> Modules() => new()
    {
        ["example-project"] = new ModuleOptions { DataOpsProject = Project() },
        ["example-crawler"] = new ModuleOptions { GlueCrawlers = Crawlers() },
    };

    private static DataOpsProjectOptions Project() => new()
    {
        DataAdminRoles = new[] { Shared("data-admin") },
        ProjectExecutionRoles = new[] { Shared("glue-etl") },
        S3OutputKmsKeyArn = "ssm:/{{org}}/shared/datalake/kms/arn",
        GlueCatalogKmsKeyArn = "ssm:/{{org}}/shared/glue-catalog/kms/arn",
        Databases = new Dictionary<string, IGlueDatabaseOptions>
        {
            ["sample-database"] = new GlueDatabaseOptions
            {
                Description = "Tables of the sample data",
                LocationBucketName = "ssm:/{{org}}/shared/datalake/bucket/transformed/name",
                LocationPrefix = "data/sample_data",
                LakeFormation = new DatabaseLakeFormationOptions
                {
                    CreateSuperGrantsForDataAdminRoles = true,
                    CreateReadWriteGrantsForProjectExecutionRoles = LakeFormationPermission.WRITE,
                    Grants = new Dictionary<string, ILakeFormationGrantOptions>
                    {
                        ["data-user-read"] = new LakeFormationGrantOptions
                        {
                            PrincipalArns = new Dictionary<string, string>
                            {
                                ["data-user"] = "ssm:/{{org}}/shared/generated-role/data-user/arn",
                                ["data-scientist"] = "ssm:/{{org}}/datascience/generated-role/data-scientist/arn",
                                ["team-execution"] = "ssm:/{{org}}/datascience/generated-role/team-execution/arn",
                            },
                        },
                    },
                },
            },
        },
    };

    private static GlueCrawlersOptions Crawlers() => new()
    {
        ProjectName = "example-project",
        Crawlers = new Dictionary<string, IGlueCrawlerOptions>
        {
            ["crawler1"] = new GlueCrawlerOptions
            {
                Description = "Finds the tables of the sample data",
                ExecutionRoleArn = "ssm:/{{org}}/shared/generated-role/glue-etl/arn",
                DatabaseName = "project:databaseName/sample-database",
                Targets = new CrawlerTargets
                {
                    S3Targets = new ICrawlerS3Target[]
                    {
                        new CrawlerS3Target { Path = "s3://{{resolve:ssm:/{{org}}/shared/datalake/bucket/transformed/name}}/data/sample_data" },
                    },
                },
            },
        },
    };

    /// <summary>A role that the roles module of the shared domain generates.</summary>
    private static IRoleRef Shared(string role) => new RoleRef { Id = $"ssm:/{{{{org}}}}/shared/generated-role/{role}/id" };
}
