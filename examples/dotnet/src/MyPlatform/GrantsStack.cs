using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using CdkDataSciencePlatform;
using Constructs;

namespace MyPlatform;

/// <summary>Every grant of the library, each to a role of its own.</summary>
public class GrantsStack : Stack
{
    public GrantsStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        var admins = new IRoleRef[] { new RoleRef { Name = "data-admin" } };
        var lake = new DataLake(this, "Lake", new DataLakeProps
        {
            Roles = new Dictionary<string, IRoleRef[]> { ["Admins"] = admins },
            AccessPolicies = new Dictionary<string, IDataLakeAccessPolicy>
            {
                ["Root"] = new DataLakeAccessPolicy
                {
                    Rule = new DataLakeAccessRule { Prefix = "/", ReadWriteSuperRoles = new[] { "Admins" } },
                },
            },
            Buckets = new Dictionary<string, IDataLakeBucketOptions>
            {
                ["raw"] = new DataLakeBucketOptions { AccessPolicies = new[] { "Root" } },
            },
        });
        var roles = new GeneratedRoles(this, "Roles", new GeneratedRolesProps
        {
            GenerateRoles = new Dictionary<string, IGeneratedRoleOptions>
            {
                ["auditor"] = new GeneratedRoleOptions { TrustedPrincipal = "this_account" },
            },
        });
        var workgroup = new AthenaWorkgroup(this, "Athena", new AthenaWorkgroupProps
        {
            DataAdminRoles = admins,
            AthenaUserRoles = Array.Empty<IRoleRef>(),
        });
        var team = new DataScienceTeam(this, "Team", new DataScienceTeamProps
        {
            Team = new TeamOptions
            {
                DataAdminRoles = admins,
                TeamExecutionRole = new RoleRef { Name = "team-execution" },
            },
        });
        var project = new DataOpsProject(this, "Project", new DataOpsProjectProps
        {
            DataAdminRoles = admins,
            DataEngineerRoles = Array.Empty<IRoleRef>(),
        });

        var data = new DataLakeGrantOptions { Bucket = "raw", Prefix = "data/" };
        lake.GrantRead(NewRole("Reader"), data);
        lake.GrantReadWrite(NewRole("Writer"), data);
        lake.GrantReadWriteSuper(NewRole("Owner"), new DataLakeGrantOptions { Bucket = "raw" });
        lake.Bucket("raw").GrantRead(roles.Role("auditor"), "audit/*");
        lake.Key.GrantDecrypt(NewRole("Decryptor"));
        workgroup.GrantQuery(NewRole("Analyst"));
        team.GrantUse(NewRole("Member"));
        project.GrantExecution(NewRole("Job"));
    }

    private Role NewRole(string id) => new(this, id, new RoleProps
    {
        RoleName = id.ToLowerInvariant(),
        AssumedBy = new ServicePrincipal("glue.amazonaws.com"),
    });
}
