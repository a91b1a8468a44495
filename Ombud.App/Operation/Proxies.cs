// Believes what a proxy in front says about a request, if the settings name that proxy; nobody else is believed.
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Ombud.App.Operation;

static class Proxies
{
    public const string Setting = "Proxy:Known";

    /// <summary>Addresses ("10.0.0.5") and networks ("10.0.0.0/24"), as a list or with commas between.</summary>
    public static WebApplicationBuilder AddProxies(this WebApplicationBuilder builder)
    {
        var (proxies, networks, _) = Read(builder.Configuration);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = proxies.Count + networks.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            // The framework's own list names this machine.
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies) options.KnownProxies.Add(proxy);
            foreach (var network in networks) options.KnownIPNetworks.Add(network);
            // From the nearest on, as far as each is listed.
            options.ForwardLimit = null;
        });
        return builder;
    }

    /// <summary>What is listed, and what of it is neither an address nor a network.</summary>
    public static (List<IPAddress> Proxies, List<IPNetwork> Networks, List<string> Neither) Read(IConfiguration settings)
    {
        var (proxies, networks, neither) = (new List<IPAddress>(), new List<IPNetwork>(), new List<string>());
        string[] listed = [.. settings.GetSection(Setting).GetChildren().Select(child => child.Value ?? ""), settings[Setting] ?? ""];
        foreach (var text in listed.SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (IPAddress.TryParse(text, out var address)) proxies.Add(address);
            else if (IPNetwork.TryParse(text, out var network)) networks.Add(network);
            else neither.Add(text);
        }
        return (proxies, networks, neither);
    }
}
