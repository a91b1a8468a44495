// GET /calendar/feed/{key}.ics: the deadlines of an adviser, for the calendar programme that they gave the address to.
using System.Text;
using Microsoft.Extensions.Localization;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Post;

namespace Ombud.App.Features.Calendar;

public static class CalendarFeed
{
    /// <summary>Open to whoever knows the key: such programmes do not sign in.</summary>
    public static WebApplication MapCalendar(this WebApplication app)
    {
        app.MapGet("/calendar/feed/{key}.ics", FetchAsync).AllowAnonymous().RequireRateLimiting(Rates.CalendarFeed);
        return app;
    }

    public static string AddressOf(string site, string key) => $"{site}calendar/feed/{key}.ics";

    static async Task<IResult> FetchAsync(HttpContext http, string key, FeedDelivery feeds, Office office, IStringLocalizer<Texts> t)
    {
        if (await feeds.ReadAsync(key, http.RequestAborted) is not { } cases) return Results.NotFound();
        var data = await office.GetAsync(http.RequestAborted);
        var site = new Uri($"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/");
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(CalendarFile.Feed(t["Calendar.Feed.Name"], FeedEntries.Of(cases, data, site, t)), CalendarFile.Type, Encoding.UTF8);
    }
}
