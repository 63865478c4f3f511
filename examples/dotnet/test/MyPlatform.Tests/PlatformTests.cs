using Amazon.CDK;
using Amazon.CDK.Assertions;
using CdkDataSciencePlatform;
using Xunit;

namespace MyPlatform.Tests;

public class PlatformTests
{
    [Fact]
    public void EachModuleIsAStackInDeploymentOrder()
    {
        var platform = DataSciencePlatform.FromYaml(new App(), "Platform", Program.Configuration);
        var stacks = platform.Modules.Select(module => module.Stack.StackName).ToList();
        Assert.Equal(11, stacks.Count);
        Assert.True(stacks.IndexOf("example-org-dev-datascience-roles") < stacks.IndexOf("example-org-dev-datascience-example-team"));
        Assert.All(platform.Modules, module => Template.FromStack(module.Stack).ResourceCountIs("AWS::Lambda::Function", 0));
    }

    [Fact]
    public void TypesProduceTheSameTemplatesAsTheFiles()
    {
        var directory = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var yaml = new App(new AppProps { Outdir = Path.Combine(directory, "yaml") });
            DataSciencePlatform.FromYaml(yaml, "Platform", Program.Configuration);
            var typed = new App(new AppProps { Outdir = Path.Combine(directory, "typed") });
            _ = new DataSciencePlatform(typed, "Platform", StarterKit.Props());

            var expected = TemplatesOf(yaml);
            Assert.Equal(11, expected.Count);
            Assert.Equal(expected, TemplatesOf(typed));
        }
        finally
        {
            Directory.Delete(directory, true);
        }
    }

    private static SortedDictionary<string, string> TemplatesOf(App app) => new(Directory
        .EnumerateFiles(app.Synth().Directory, "*.template.json")
        .ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file)));
}
