// Ombud's own settings, section by section: what is none of them, what cannot be read, and what lies outside its limits.
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Ombud.App.Data;
using Ombud.App.Demo;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Jobs;
using Ombud.App.Operation;
using Ombud.App.Post;
using Ombud.App.Protection;

namespace Ombud.App.Start;

public static class KnownSettings
{
    /// <summary>A class of options stands here or is not read.</summary>
    public static readonly IReadOnlyDictionary<string, Type> Sections = new Dictionary<string, Type>
    {
        ["Storage"] = typeof(StorageOptions),
        ["Protection"] = typeof(ProtectionOptions),
        ["Identity"] = typeof(IdentityOptions),
        ["AccessLog"] = typeof(AccessLogOptions),
        ["Office"] = typeof(OfficeOptions),
        ["Smtp"] = typeof(SmtpOptions),
        ["DigitalPost"] = typeof(DigitalPostOptions),
        ["Incoming"] = typeof(IncomingOptions),
        ["Jobs"] = typeof(JobsOptions),
        ["Dunning"] = typeof(DunningOptions),
        ["Limits"] = typeof(LimitsOptions),
        ["Proxy"] = typeof(ProxyOptions),
        ["Stop"] = typeof(StopOptions),
        ["Health"] = typeof(HealthOptions),
        ["Telemetry"] = typeof(TelemetryOptions),
        ["Demo"] = typeof(DemoOptions),
    };

    /// <summary>What ASP.NET and the sign-in read, as far as Ombud tells of it.</summary>
    public static readonly IReadOnlyList<string> OfOthers =
        [.. IdentityCheck.Own.Select(name => $"AzureAd:{name}"), "ASPNETCORE_ENVIRONMENT", "Urls", "Logging:LogLevel:Default"];

    public static IEnumerable<PropertyInfo> Of(Type options) => options.GetProperties().Where(p => p.SetMethod is { IsPublic: true });

    public static IEnumerable<Finding> Check(IConfiguration settings) =>
        from section in Sections
        from given in settings.GetSection(section.Key).GetChildren()
        let known = Of(section.Value).FirstOrDefault(p => p.Name.Equals(given.Key, StringComparison.OrdinalIgnoreCase))
        let found = known is null ? Finding.Unknown(given.Path, Of(section.Value).Select(p => $"{section.Key}:{p.Name}")) : given.GetChildren().Any() ? null : Wrong($"{section.Key}:{known.Name}", known, given.Value)
        where found is not null
        select found;

    static Finding? Wrong(string name, PropertyInfo setting, string? value)
    {
        var (type, limits) = (Nullable.GetUnderlyingType(setting.PropertyType) ?? setting.PropertyType, setting.GetCustomAttribute<RangeAttribute>());
        if (string.IsNullOrWhiteSpace(value)) return new(name, "set to nothing", $"{Kind(type, limits)}, or no such setting at all");
        if (Finding.IsPlaceholder(value)) return new(name, "still the placeholder of the example", "a value of your own");
        object? read;
        try { read = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value); }
#pragma warning disable CA1031 // Converters wrap what they do not understand in exceptions of every kind.
        catch (Exception) { read = null; }
#pragma warning restore CA1031
        if (read is not null && (!type.IsEnum || Enum.IsDefined(type, read)) && limits?.IsValid(read) is not false) return null;
        return new(name, setting.GetCustomAttribute<PasswordPropertyTextAttribute>() is null ? $"\"{value}\"" : "not readable", Kind(type, limits));
    }

    static string Kind(Type type, RangeAttribute? limits)
    {
        var kind = type == typeof(int) || type == typeof(long) ? "a whole number" : type == typeof(double) ? "a number" : type == typeof(TimeSpan) ? "a time span such as 00:01:00" : type == typeof(bool) ? "true or false"
            : type == typeof(TimeOnly) ? "a time of the day such as 06:00" : type == typeof(DateTimeOffset) ? "a moment such as 2026-12-07T08:00:00Z" : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}" : "a text";
        return limits is null ? kind : string.Create(CultureInfo.InvariantCulture, $"{kind} from {limits.Minimum} to {limits.Maximum}");
    }
}
