// All that is wrong with the settings at once. The start refuses what this finds, and --check-config tells it: the two never disagree.
using System.Globalization;
using System.Text.Json;
using Ombud.App.Data;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Operation;
using Ombud.App.Post;
using Ombud.App.Protection;

namespace Ombud.App.Start;

/// <summary>Looks and changes nothing: it makes no folder, no key and no database.</summary>
public sealed partial class SettingsCheck
{
    readonly IConfiguration settings;
    readonly string environment;

    SettingsCheck(IConfiguration settings, string environment, IReadOnlyList<Finding> found) => (this.settings, this.environment, Found) = (settings, environment, found);

    public IReadOnlyList<Finding> Found { get; }

    IReadOnlyList<Finding> Wrong => [.. Found.Where(f => !f.IsWarning)];

    /// <param name="isRestore">Keys that a restore left half are no reason to refuse the next one, which looks at them itself.</param>
    public static SettingsCheck Run(IConfiguration settings, string environment, DateTimeOffset now, bool isRestore = false)
    {
        IReadOnlyList<Finding> unreadable = [.. KnownSettings.Check(settings), .. IdentityCheck.Unknown(settings)];
        var named = unreadable.Select(f => f.Setting).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // What cannot be read stands at its default while the rest is looked at.
        var readable = new ConfigurationBuilder().AddInMemoryCollection(settings.AsEnumerable().Where(s => !named.Contains(s.Key))).Build();
        var isProduction = environment.Equals(Environments.Production, StringComparison.OrdinalIgnoreCase);
        IEnumerable<Finding> found =
        [
            .. HostCheck.Run(readable, environment, isProduction),
            .. StorageCheck.Run(readable, isProduction),
            .. ProtectionCheck.Run(readable, readable["Storage:DataFolder"] ?? "data", isProduction, now, looksAtKeys: !isRestore),
            .. IdentityCheck.Run(readable, isProduction),
            .. SmtpCheck.Run(readable),
            .. OperationCheck.Run(readable),
            .. DigitalPostCheck.Run(readable, isProduction),
            .. IncomingCheck.Run(readable, isProduction),
            .. OfficeFindings(readable, isProduction),
        ];
        return new(readable, environment, [.. unreadable, .. found.Where(f => !named.Contains(f.Setting))]);
    }

    /// <exception cref="SettingsException">Something is wrong; the message names all of it.</exception>
    public void Refuse()
    {
        if (Wrong.Count > 0)
            throw new SettingsException(string.Join(Environment.NewLine, [.. Wrong.Select(f => f.ToString()), "Ombud does not start with these settings. --check-config looks again; docs/settings.md has them all."]));
    }

    /// <summary>What does not keep Ombud from starting stands in the log of each start.</summary>
    public void Warn(ILogger log)
    {
        foreach (var found in Found.Where(f => f.IsWarning)) Warned(log, found.ToString());
    }

    /// <summary>For --check-config: also asks whether the authority can be reached. Gives the exit code.</summary>
    public async Task<int> TellAsync(CancellationToken stop = default)
    {
        IReadOnlyList<Finding> all = [.. Found, .. await IdentityCheck.ReachAsync(settings, stop)];
        foreach (var found in all.OrderBy(f => f.IsWarning)) await Console.Out.WriteLineAsync($"{(found.IsWarning ? "warning" : "wrong  ")}  {found}");
        var warnings = all.Count - Wrong.Count;
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{environment}: {Wrong.Count} wrong, {warnings} warnings. Ombud {(Wrong.Count == 0 ? "starts" : "does not start")} with these settings."));
        return Wrong.Count == 0 ? 0 : Commands.Refused;
    }

    /// <summary>What to tell an administrator of an exception at start; null where it is none of theirs.</summary>
    public static string? WordsFor(Exception e) => e switch
    {
        SettingsException => e.Message,
        // A file of settings that is no JSON. What stands at that place is not repeated: it may be a secret.
        InvalidDataException { InnerException.InnerException: JsonException json } => string.Create(CultureInfo.InvariantCulture, $"{e.Message} Line {json.LineNumber + 1} is no JSON."),
        _ => null,
    };

    static IEnumerable<Finding> OfficeFindings(IConfiguration settings, bool isProduction)
    {
        var log = settings.GetSection("AccessLog").Get<AccessLogOptions>() ?? new();
        if (log.DayBegins >= log.DayEnds)
            yield return new("AccessLog:DayEnds", string.Create(CultureInfo.InvariantCulture, $"{log.DayEnds:HH:mm}, not after AccessLog:DayBegins at {log.DayBegins:HH:mm}"), "a later time");
        if (isProduction && settings["Office:Name"]?.Contains("Lyngh", StringComparison.Ordinal) is not false)
            yield return new("Office:Name", "missing or the invented name of the demo", "your office's name, which stands in what citizens are sent", IsWarning: true);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Finding}")]
    static partial void Warned(ILogger log, string finding);
}
