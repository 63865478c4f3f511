using Amazon.CDK;
using CdkDataSciencePlatform;

namespace MyPlatform;

/// <summary>Four apps: <c>yaml</c>, <c>typed</c>, <c>team</c> and <c>grants</c>.</summary>
public static class Program
{
    /// <summary>The location of <c>mdaa.yaml</c>: <c>DSP_KIT</c>, or the directory that <c>dsp init my-platform</c> creates.</summary>
    public static string Configuration => System.Environment.GetEnvironmentVariable("DSP_KIT") ?? "my-platform";

    public static int Main(string[] args)
    {
        var app = new App();
        switch (args.FirstOrDefault())
        {
            case "yaml":
                DataSciencePlatform.FromYaml(app, "Platform", Configuration);
                break;
            case "typed":
                _ = new DataSciencePlatform(app, "Platform", StarterKit.Props());
                break;
            case "team":
                _ = new TeamStack(app, "ExampleTeam");
                break;
            case "grants":
                _ = new GrantsStack(app, "Grants");
                break;
            default:
                Console.Error.WriteLine("name the app: yaml, typed, team or grants");
                return 2;
        }
        app.Synth();
        return 0;
    }
}
