using Amazon.CDK;
using CdkDataSciencePlatform;
using Xunit;

namespace MyPlatform.Tests;

/// <summary>Errors of the library contain their code and message.</summary>
public class ErrorTests
{
    [Fact]
    public void AProblemInCodeNamesTheOption()
    {
        var stack = new Stack(new App(), "Stack");
        var thrown = Assert.ThrowsAny<Exception>(() => new AuditBucket(stack, "Audit", new AuditBucketProps
        {
            ReadRoles = new IRoleRef[] { new RoleRef { RefId = "auditor" } },
        }));
        Assert.Contains("Stack/Audit: readRoles[0]: error DSP203: a role reference needs an \"arn\", a \"name\" or an \"id\"", thrown.ToString());
    }

    [Fact]
    public void EveryProblemInFilesHasItsLocation()
    {
        var directory = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var file = Path.Combine(directory, "mdaa.yaml");
            File.WriteAllText(file, "organization: acme\nregoin: default\ndomains: {}\n");
            var thrown = Assert.ThrowsAny<Exception>(() => DataSciencePlatform.FromYaml(new App(), "Platform", file));
            Assert.Contains("mdaa.yaml:2:1: error DSP110: unknown key \"regoin\"\n  hint: did you mean \"region\"?", thrown.ToString());
        }
        finally
        {
            Directory.Delete(directory, true);
        }
    }
}
