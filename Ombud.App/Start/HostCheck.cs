// The settings that ASP.NET itself reads: the name of the environment, the addresses, the levels of the log.
using Microsoft.Extensions.Primitives;

namespace Ombud.App.Start;

static class HostCheck
{
    public static IEnumerable<Finding> Run(IConfiguration settings, string environment, bool isProduction)
    {
        if (!isProduction && !environment.Equals(Environments.Development, StringComparison.OrdinalIgnoreCase))
            yield return new("ASPNETCORE_ENVIRONMENT", $"\"{environment}\", which has none of the safeguards of production", "Production, or Development for a demo", IsWarning: true);
        foreach (var url in (settings["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (Wrong(url, isProduction) is { } found) yield return found;
        foreach (var level in Levels(settings.GetSection("Logging")))
            if (!Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out _) || int.TryParse(level.Value, out _))
                yield return new(level.Path, $"\"{level.Value}\"", $"one of {string.Join(", ", Enum.GetNames<LogLevel>())}");
    }

    static Finding? Wrong(string url, bool isProduction)
    {
        BindingAddress address;
        try { address = BindingAddress.Parse(url); }
        catch (FormatException) { return NoAddress(url); }
        if (address.Scheme is not ("http" or "https") || address.Port is < 0 or > 65535) return NoAddress(url);
        return isProduction && address.Scheme == "http" && !address.IsUnixPipe && address.Host is not ("localhost" or "127.0.0.1" or "[::1]")
            ? new("Urls", $"\"{url}\", where other machines can come in without TLS", "an address of this machine alone such as http://127.0.0.1:5080, with a proxy in front that ends TLS", IsWarning: true)
            : null;
    }

    static Finding NoAddress(string url) => new("Urls", $"\"{url}\"", "an address to listen on such as http://127.0.0.1:5080, several divided by a semicolon");

    static IEnumerable<IConfigurationSection> Levels(IConfigurationSection section) => section.GetChildren()
        .SelectMany(child => child.Key.Equals("LogLevel", StringComparison.OrdinalIgnoreCase) ? child.GetChildren() : Levels(child));
}
