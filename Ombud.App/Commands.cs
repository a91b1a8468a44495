// Commands of the app: work that is done once, after which it ends instead of serving pages.
using System.Diagnostics;
using System.Globalization;
using Ombud.App.Backup;
using Ombud.App.Data;
using Ombud.App.Demo;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Protection;
using Ombud.App.Vault;

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
        if (args.Contains("--verify-audit")) return await VerifyAsync(services);
        if (args.Contains("--backup")) return await BackUpAsync(args, services);
        if (args.Contains("--restore")) return await RestoreAsync(args, services);
        if (args.Contains("--copy-to")) return await CopyAsync(args, services);
        return args.Contains("--seed") ? await SeedAsync(args, services) : null;
    }

    /// <summary>Exit code 1 if the log is not what was written.</summary>
    static async Task<int> VerifyAsync(IServiceProvider services)
    {
        await services.RefuseForeignAsync();
        var found = await services.GetRequiredService<AccessLogCheck>().RunAsync();
        if (found.Fault is null)
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The access log is unbroken: {found.Rows} rows."));
            return 0;
        }
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The access log does not hold. First place: node {found.Node}, row {found.Sequence}: {found.Fault}."));
        return 1;
    }

    /// <summary>--backup DIR, and --keys DIR where the keys go to another medium.</summary>
    static async Task<int> BackUpAsync(string[] args, IServiceProvider services)
    {
        if (Text(args, "--backup") is not { } folder) return Refuse("--backup wants a folder: --backup /mnt/backup, and --keys with another for the keys.");
        await services.RefuseForeignAsync();
        services.GetRequiredService<KeyFiles>().OpenAll();
        var done = await services.GetRequiredService<BackupWriter>()
            .WriteAsync(Path.Combine(folder, BackupWriter.Archives), Text(args, "--keys") ?? Path.Combine(folder, BackupWriter.Keys));
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{done.Archive} is written; a case of each of {done.Epochs} epochs was opened from the copies."));
        return 0;
    }

    static async Task<int> RestoreAsync(string[] args, IServiceProvider services)
    {
        if (Text(args, "--restore") is not { } folder) return Refuse("--restore wants the folder of a backup: --restore /mnt/backup, --keys and --archive where they stand elsewhere.");
        var done = await services.GetRequiredService<Restorer>()
            .RestoreAsync(Path.Combine(folder, BackupWriter.Archives), Text(args, "--keys") ?? Path.Combine(folder, BackupWriter.Keys), Text(args, "--archive"));
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{done.Archive} is put back; a case of each of {done.Epochs} epochs was opened."));
        return 0;
    }

    /// <summary>--copy-to a connection string; the keys stay where they are.</summary>
    static async Task<int> CopyAsync(string[] args, IServiceProvider services)
    {
        if (Text(args, "--copy-to") is not { } target) return Refuse("--copy-to wants a database: --copy-to \"Host=db.example;Database=ombud;Username=ombud\", or \"Data Source=/mnt/archive/ombud.db\".");
        services.GetRequiredService<KeyFiles>().OpenAll();
        var tables = await services.GetRequiredService<Mover>().RunAsync(target, table => Console.WriteLine(table));
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{tables.Count} tables with {tables.Sum(table => table.Rows)} rows are copied; what was written was read again and is the same."));
        return 0;
    }

    static string? Text(string[] args, string option) =>
        Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length && !args[at + 1].StartsWith("--", StringComparison.Ordinal) ? args[at + 1] : null;

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
