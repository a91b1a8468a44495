// A demo without cases gets its invented ones when it starts.
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Localization;
using Ombud.App.Identity;
using Ombud.App.Localisation;

namespace Ombud.App.Demo;

public sealed class DemoOptions
{
    /// <summary>How many cases an empty database gets; 0: none.</summary>
    [Range(0, 1_000_000)] public int Cases { get; set; }
    [Range(0, 1_000_000)] public int Open { get; set; } = 40;
    public int Seed { get; set; } = 20260105;
    /// <summary>When the app's clock starts; heard in Development only.</summary>
    public DateTimeOffset? Clock { get; set; }
}

public static partial class DemoSetup
{
    public static WebApplicationBuilder AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Demo").Get<DemoOptions>() ?? new());
        builder.Services.AddSingleton<DemoSeeder>();
        builder.Services.AddSingleton<DemoLooks>();
        builder.Services.AddSingleton<DemoPost>();
        return builder;
    }

    public static async Task FillDemoAsync(this IServiceProvider services, CancellationToken stop = default)
    {
        var demo = services.GetRequiredService<DemoOptions>();
        if (demo.Cases <= 0 || !services.GetRequiredService<DemoMode>().IsOn) return;
        await services.GetRequiredService<DemoSeeder>().FillAsync(demo.Cases, demo.Open, demo.Seed, stop: stop);
    }

    /// <summary>Says once, when the app answers, where it does and how to get in.</summary>
    public static WebApplication AnnounceDemo(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<DemoMode>().IsOn) return app;
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            string line = app.Services.GetRequiredService<IStringLocalizer<Texts>>()["Demo.Started", address ?? ""];
            Started(app.Logger, line);
        });
        return app;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Line}")]
    static partial void Started(ILogger log, string line);
}
