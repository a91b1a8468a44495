// Commands of the app: work that is done once, after which it ends instead of serving pages.
using System.Diagnostics;
using System.Globalization;
using Ombud.App.Demo;
using Ombud.App.Desk;
using Ombud.App.Identity;

namespace Ombud.App;

/// <summary>Gives the exit code; null if no command was asked for.</summary>
static class Commands
{
    /// <summary>The exit code of a "no" that the message explains.</summary>
    public const int Refused = 2;

    public static async Task<int?> RunAsync(string[] args, IServiceProvider services)
    {
        if (args.Contains("--migrate"))
        {
            await services.PrepareAsync();
            await Console.Out.WriteLineAsync("The schema is up to date.");
            return 0;
        }
        return args.Contains("--seed") ? await SeedAsync(args, services) : null;
    }

    static async Task<int> SeedAsync(string[] args, IServiceProvider services)
    {
        var (cases, open) = (Number(args, "--seed") ?? 0, Number(args, "--open"));
        if (cases < 1 || (open is null && args.Contains("--open")))
            return Refuse("--seed wants how many cases to invent, --open how many of them are open: --seed 100000 --open 200.");
        if (services.GetRequiredService<IHostEnvironment>().IsProduction() || !services.GetRequiredService<DemoMode>().IsOn)
            return Refuse("--seed invents cases. It works in a demo only, never in production or with a sign-in authority.");
        await services.PrepareAsync();
        var demo = services.GetRequiredService<DemoOptions>();
        var watch = Stopwatch.StartNew();
        void Tell(int done) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} of {cases} cases, {done / watch.Elapsed.TotalSeconds:F0} a second"));
        var made = await services.GetRequiredService<DemoSeeder>().FillAsync(cases, open ?? demo.Open, demo.Seed, Tell);
        if (made is null) return Refuse("--seed wants an empty database; this one has cases.");
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Done in {watch.Elapsed.TotalSeconds:F1} s."));
        return 0;
    }

    static int? Number(string[] args, string option) =>
        Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return Refused;
    }
}
