using Amazon.CDK;
using Amazon.CDK.Assertions;
using Xunit;

namespace MyPlatform.Tests;

public class TeamTests
{
    private readonly Template template = Template.FromStack(new TeamStack(new App(), "ExampleTeam"));

    [Fact]
    public void StudioHasNoDirectInternetAccess() => template.HasResourceProperties("AWS::SageMaker::Domain", new Dictionary<string, object>
    {
        ["AuthMode"] = "IAM",
        ["AppNetworkAccessType"] = "VpcOnly",
        ["VpcId"] = "vpc-0123456789abcdef0",
        ["SubnetIds"] = new[] { "subnet-0123456789abcdef0" },
    });

    [Fact]
    public void OnlyJaneHasAProfile()
    {
        template.ResourceCountIs("AWS::SageMaker::UserProfile", 1);
        template.HasResourceProperties("AWS::SageMaker::UserProfile", new Dictionary<string, object> { ["UserProfileName"] = "jane" });
    }

    [Fact]
    public void ExistingRolesGetPoliciesAndAreNotCreated()
    {
        template.ResourceCountIs("AWS::IAM::Role", 0);
        template.HasResourceProperties("AWS::IAM::ManagedPolicy", new Dictionary<string, object> { ["Roles"] = new[] { "data-scientist" } });
    }
}
