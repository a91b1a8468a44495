// Starts the test runner, or what tests start in a process of its own to kill it.
using Ombud.Tests.Fixtures;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Ombud.Tests;

static class EntryPoint
{
    public static Task<int> Main(string[] args) => args switch
    {
        [Victim.Argument, .. var orders] => Victim.RunAsync(orders),
        _ when args.Any(arg => arg is "--server" or "--internal-msbuild-node") => TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(args),
    };
}
