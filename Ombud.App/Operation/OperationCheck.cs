// Whether the settings of operation say what they are meant to.
namespace Ombud.App.Operation;

static class OperationCheck
{
    public const string Endpoint = "Telemetry:Endpoint";

    public static IEnumerable<Finding> Run(IConfiguration settings)
    {
        if (settings[Endpoint] is { Length: > 0 } text && !(Uri.TryCreate(text, UriKind.Absolute, out var at) && at.Scheme is "http" or "https"))
            yield return new(Endpoint, $"\"{text}\"", "the address of a collector such as http://localhost:4318");
        foreach (var neither in Proxies.Read(settings).Neither)
            yield return new(Proxies.Setting, $"a list with \"{neither}\"", "addresses such as 10.0.0.5 and networks such as 10.0.0.0/24, with commas between");
        if (settings.GetValue<bool>("ForwardedHeaders_Enabled"))
            yield return new("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true, and Ombud would believe everybody about who they are", $"no such setting; the proxy is named in {Proxies.Setting}");
    }
}
