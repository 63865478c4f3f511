using CdkDataSciencePlatform;

namespace MyPlatform;

/// <summary>The platform of the starter kit: its domains, and the modules of each.</summary>
public static class StarterKit
{
    private const string Vpc = "vpc-0123456789abcdef0";
    private const string Subnet = "subnet-0123456789abcdef0";

    public static DataSciencePlatformProps Props() => new()
    {
        Organization = "example-org",
        Region = "default",
        Tags = new Dictionary<string, string> { ["costcentre"] = "123456", ["project"] = "data-science-platform" },
        Context = new Dictionary<string, object> { ["vpc_id"] = Vpc, ["subnet_ids"] = new[] { Subnet } },
        Domains = new Dictionary<string, IDomainOptions>
        {
            ["shared"] = Domain(SharedModules()),
            ["dataops"] = Domain(DataOps.Modules()),
            ["datascience"] = Domain(new Dictionary<string, IModuleOptions>
            {
                ["roles"] = new ModuleOptions { Roles = PlatformRoles.Options() },
                ["example-team"] = new ModuleOptions { DataScienceTeam = Team() },
            }),
        },
    };

    /// <summary>The role with this name that the roles module of the same domain generates.</summary>
    private static IRoleRef Generated(string role) => new RoleRef { Id = $"generated-role-id:{role}" };

    private static DomainOptions Domain(IDictionary<string, IModuleOptions> modules) => new()
    {
        Environments = new Dictionary<string, IEnvironmentOptions>
        {
            ["dev"] = new EnvironmentOptions { Account = "default", Modules = modules },
        },
    };

    private static Dictionary<string, IModuleOptions> SharedModules() => new()
    {
        ["roles"] = new ModuleOptions { Roles = PlatformRoles.Options() },
        ["datalake"] = new ModuleOptions { DataLake = Lake() },
        ["glue-catalog"] = new ModuleOptions { GlueCatalogSettings = new GlueCatalogSettingsOptions() },
        ["lakeformation-settings"] = new ModuleOptions
        {
            LakeFormationSettings = new LakeFormationSettingsOptions
            {
                LakeFormationAdminRoles = new[]
                {
                    Generated("data-admin"),
                    new RoleRef { Name = "cdk-hnb659fds-cfn-exec-role-{{account}}-{{region}}" },
                },
                IamAllowedPrincipalsDefault = false,
            },
        },
        ["athena"] = new ModuleOptions
        {
            AthenaWorkgroup = new AthenaWorkgroupOptions
            {
                DataAdminRoles = new[] { Generated("data-admin") },
                AthenaUserRoles = new[] { Generated("data-user") },
            },
        },
        ["audit"] = new ModuleOptions { AuditBucket = new AuditBucketOptions { ReadRoles = new[] { Generated("data-admin") } } },
        ["audit-trail"] = new ModuleOptions
        {
            AuditTrail = new AuditTrailOptions
            {
                Trail = new TrailOptions
                {
                    CloudTrailAuditBucketName = "ssm:/{{org}}/shared/audit/bucket/name",
                    CloudTrailAuditKmsKeyArn = "ssm:/{{org}}/shared/audit/kms/arn",
                    IncludeManagementEvents = true,
                },
            },
        },
    };

    private static DataLakeOptions Lake()
    {
        var bucket = new DataLakeBucketOptions { AccessPolicies = new[] { "RootPolicy", "DataReadPolicy", "SampleDataPolicy" } };
        return new DataLakeOptions
        {
            Roles = new Dictionary<string, IRoleRef[]>
            {
                ["DataAdminRole"] = new[] { Generated("data-admin") },
                ["DataUserRole"] = new[] { Generated("data-user") },
                ["GlueETLRole"] = new[] { Generated("glue-etl") },
                ["DataScientistRole"] = new IRoleRef[]
                {
                    new RoleRef { Id = "ssm:/{{org}}/datascience/generated-role/data-scientist/id" },
                    new RoleRef { Id = "ssm:/{{org}}/datascience/generated-role/team-execution/id" },
                },
            },
            AccessPolicies = new Dictionary<string, IDataLakeAccessPolicy>
            {
                ["RootPolicy"] = new DataLakeAccessPolicy
                {
                    Rule = new DataLakeAccessRule { Prefix = "/", ReadWriteSuperRoles = new[] { "DataAdminRole" } },
                },
                ["DataReadPolicy"] = new DataLakeAccessPolicy
                {
                    Rule = new DataLakeAccessRule { Prefix = "data/", ReadRoles = new[] { "DataUserRole", "GlueETLRole" } },
                },
                ["SampleDataPolicy"] = new DataLakeAccessPolicy
                {
                    Rule = new DataLakeAccessRule { Prefix = "data/sample_data/", ReadRoles = new[] { "DataScientistRole" } },
                },
            },
            Buckets = new Dictionary<string, IDataLakeBucketOptions> { ["raw"] = bucket, ["transformed"] = bucket },
        };
    }

    private static DataScienceTeamOptions Team() => new()
    {
        Team = new TeamOptions
        {
            DataAdminRoles = new[] { Generated("data-admin") },
            TeamUserRoles = new[] { Generated("data-scientist") },
            TeamExecutionRole = Generated("team-execution"),
            StudioDomainConfig = new StudioDomainOptions
            {
                AuthMode = StudioAuthMode.IAM,
                VpcId = Vpc,
                SubnetIds = new[] { Subnet },
                NotebookSharingPrefix = "sagemaker/notebooks/",
                SdkDefaults = true,
                DefaultUserSettings = new StudioUserSettings
                {
                    JupyterLabAppSettings = new StudioJupyterLabAppSettings
                    {
                        AppLifecycleManagement = new StudioAppLifecycleManagement
                        {
                            IdleSettings = new StudioIdleSettings { LifecycleManagement = "ENABLED", IdleTimeoutInMinutes = 60 },
                        },
                    },
                },
                UserProfiles = new Dictionary<string, IStudioUserProfileOptions>
                {
                    ["team1"] = new StudioUserProfileOptions { UserRole = Generated("data-scientist") },
                },
            },
        },
    };
}
