// The app is about to stop: every open page keeps what is typed and says so, and nobody gets a new one.
using System.Globalization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Ombud.App.Desk;

namespace Ombud.App.Layout;

public sealed class Closing(ILogger<Closing> log)
{
    readonly Listeners<List<Task>> pages = new(log);
    volatile bool isOn;

    public bool IsOn => isOn;

    public bool HasPages => pages.Any;

    /// <summary>What an open page does about it; until it is disposed of.</summary>
    public IDisposable Listen(Func<Task> page) => pages.Add(underway => underway.Add(page()));

    /// <summary>Done when every page has done its part. One whose browser is away does not answer: the caller sets an end to waiting.</summary>
    public Task BeginAsync()
    {
        isOn = true;
        List<Task> underway = [];
        pages.Tell(underway);
        return Task.WhenAll(underway);
    }
}

static class ClosingDoor
{
    static readonly TimeSpan Back = TimeSpan.FromSeconds(30);

    /// <summary>Whoever works may finish: drafts, saving and the pages that are open go on. Only new pages are refused.</summary>
    public static void UseClosingDoor(this WebApplication app)
    {
        var closing = app.Services.GetRequiredService<Closing>();
        app.Use((context, next) =>
        {
            if (!closing.IsOn || !WantsPage(context)) return next(context);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = Back.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
    }

    static bool WantsPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is null
        && (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
            // A live page that is there already names its connection.
            || (context.Request.Path.StartsWithSegments("/_blazor") && !context.Request.Query.ContainsKey("id")));
}
