// docs/settings.md tells of every setting that there is, of none that is not, and of each what it is.
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ombud.App.Data;
using Ombud.App.Start;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Start;

public sealed partial class SettingsReferenceTests
{
    static readonly IReadOnlyList<(string Name, string Type, string Default, string Meaning)> Told =
        [.. Row().Matches(Repository.Read("docs/settings.md")).Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value))];

    [Fact]
    public void The_reference_and_the_code_name_the_same_settings() =>
        Assert.Equal(KnownSettings.Sections.SelectMany(s => KnownSettings.Of(s.Value).Select(p => $"{s.Key}:{p.Name}")).Concat(KnownSettings.OfOthers).Order(StringComparer.Ordinal),
            Told.Select(t => t.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Types_limits_and_defaults_are_those_of_the_code()
    {
        var told = Told.ToDictionary(t => t.Name, t => (t.Type, t.Default));
        foreach (var (section, options) in KnownSettings.Sections)
            foreach (var setting in KnownSettings.Of(options))
                Assert.Equal((setting.Name, TypeOf(setting), DefaultOf(setting, options)), (setting.Name, told[$"{section}:{setting.Name}"].Type, told[$"{section}:{setting.Name}"].Default));
    }

    [Fact]
    public void Every_setting_says_what_it_means() => Assert.All(Told, t => Assert.NotEmpty(t.Meaning));

    [Fact]
    public void Every_class_of_options_is_checked() =>
        Assert.Equal(typeof(OmbudDb).Assembly.GetTypes().Where(t => t.Name.EndsWith("Options", StringComparison.Ordinal) && t.GetConstructor([]) is not null).OrderBy(t => t.Name),
            KnownSettings.Sections.Values.OrderBy(t => t.Name));

    [Fact]
    public void Every_setting_that_the_code_asks_for_by_name_is_told()
    {
        var asked = Directory.EnumerateFiles(Path.Combine(Repository.Root, "Ombud.App"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Asked().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        Assert.Contains("Storage:DataFolder", asked);
        Assert.Empty(asked.Except(Told.Select(t => t.Name)));
    }

    [Fact]
    public void What_appsettings_and_the_example_of_an_installation_set_is_told()
    {
        using var own = JsonDocument.Parse(Repository.Read("appsettings.json"));
        var inFile = Leaves(own.RootElement, "").Where(name => !name.StartsWith("Logging:LogLevel:", StringComparison.Ordinal));
        var inExample = EnvironmentName().Matches(Repository.Read("deploy/ombud.env")).Select(m => m.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)).ToList();
        Assert.Contains("AzureAd:ClientSecret", inExample);
        Assert.Empty(inFile.Concat(inExample).Except(Told.Select(t => t.Name)));
    }

    static IEnumerable<string> Leaves(JsonElement element, string path) => element.ValueKind is JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(p => Leaves(p.Value, path.Length == 0 ? p.Name : $"{path}:{p.Name}"))
        : [path];

    static string TypeOf(PropertyInfo setting)
    {
        var type = Nullable.GetUnderlyingType(setting.PropertyType) ?? setting.PropertyType;
        if (setting.GetCustomAttribute<PasswordPropertyTextAttribute>() is not null) return "secret";
        if (setting.GetCustomAttribute<RangeAttribute>() is { } limits) return string.Create(CultureInfo.InvariantCulture, $"{(type == typeof(TimeSpan) ? "time span" : "number")}, {limits.Minimum} to {limits.Maximum}");
        return type == typeof(int) ? "number" : type == typeof(bool) ? "true or false" : type == typeof(TimeOnly) ? "time" : type == typeof(DateTimeOffset) ? "moment" : type == typeof(TimeSpan) ? "time span" : "text";
    }

    static string DefaultOf(PropertyInfo setting, Type options) => setting.GetValue(Activator.CreateInstance(options)) switch
    {
        null => "none",
        bool value => value ? "`true`" : "`false`",
        TimeOnly value => value.ToString("`HH:mm`", CultureInfo.InvariantCulture),
        var value => string.Create(CultureInfo.InvariantCulture, $"`{value}`"),
    };

    [GeneratedRegex(@"^\| `([^`]+)` \| ([^|]+?) \| ([^|]+?) \| ([^|]*?) \| [^|]*\|$", RegexOptions.Multiline)] private static partial Regex Row();
    [GeneratedRegex("""(?:\[|GetValue(?:<[^>]+>)?\(|GetSection\()"([A-Z][A-Za-z]+:[A-Z][A-Za-z]+)"[\],)]""")] private static partial Regex Asked();
    [GeneratedRegex("^([A-Za-z_]+)=", RegexOptions.Multiline)] private static partial Regex EnvironmentName();
}
