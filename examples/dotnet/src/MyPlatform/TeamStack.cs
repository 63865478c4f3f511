using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using CdkDataSciencePlatform;
using Constructs;

namespace MyPlatform;

/// <summary>A data science team with existing roles and an existing VPC.</summary>
public class TeamStack : Stack
{
    public TeamStack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)
    {
        var dataAdmin = ExistingRole("DataAdmin", "data-admin");
        var dataScientist = ExistingRole("DataScientist", "data-scientist");
        var execution = ExistingRole("TeamExecution", "team-execution");

        Team = new DataScienceTeam(this, "Team", new DataScienceTeamProps
        {
            Team = new TeamOptions
            {
                DataAdminRoles = new IRoleRef[] { new RoleRef { Role = dataAdmin } },
                TeamUserRoles = new IRoleRef[] { new RoleRef { Role = dataScientist } },
                TeamExecutionRole = new RoleRef { Role = execution },
                StudioDomainConfig = new StudioDomainOptions
                {
                    AuthMode = StudioAuthMode.IAM,
                    VpcId = "vpc-0123456789abcdef0",
                    SubnetIds = new[] { "subnet-0123456789abcdef0" },
                    UserProfiles = new Dictionary<string, IStudioUserProfileOptions>
                    {
                        ["jane"] = new StudioUserProfileOptions { UserRole = new RoleRef { Role = dataScientist, Id = "AROAEXAMPLEEXAMPLE12" } },
                    },
                },
            },
        });
    }

    /// <summary>The team, for other resources in the stack.</summary>
    public DataScienceTeam Team { get; }

    private IRole ExistingRole(string id, string name) => Role.FromRoleArn(this, id, $"arn:aws:iam::111122223333:role/{name}");
}
