// Feeds of deadlines on a running host: made as the page makes them, fetched as a calendar programme does.
using System.Net;
using Ical.Net.CalendarComponents;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Desk;
using Ombud.Domain.Cases;

namespace Ombud.Tests.Fixtures;

static class HostFeeds
{
    public static readonly StaffId Owner = new("k.roenbo");

    /// <summary>The path of a new feed.</summary>
    public static async Task<Uri> MakeFeedAsync(this OmbudHost host, string role = "adviser") =>
        new($"calendar/feed/{await host.AsAsync(role, services => services.GetRequiredService<FeedAddresses>().MakeAsync())}.ics", UriKind.Relative);

    /// <summary>By nobody in particular.</summary>
    public static async Task<HttpResponseMessage> AskFeedAsync(this OmbudHost host, Uri feed)
    {
        using var programme = host.Anonymous();
        return await programme.GetAsync(feed, TestContext.Current.CancellationToken);
    }

    public static async Task<string> FetchFeedAsync(this OmbudHost host, Uri feed)
    {
        using var answer = await host.AskFeedAsync(feed);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<HttpStatusCode> FeedStatusAsync(this OmbudHost host, Uri feed)
    {
        using var answer = await host.AskFeedAsync(feed);
        return answer.StatusCode;
    }

    public static async Task<IReadOnlyList<CalendarEvent>> FeedEventsAsync(this OmbudHost host, Uri feed) =>
        [.. Ical.Net.Calendar.Load(await host.FetchFeedAsync(feed))!.Events.OrderBy(e => e.Uid, StringComparer.Ordinal)];

    /// <summary>A written complaint of A.Today, due on 07.12.2026, handled by one of the demo's advisers.</summary>
    public static async Task<CaseNumber> HandledAsync(this OmbudHost host, Registration? registration = null, StaffId? by = null)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(registration ?? A.PhoneCall() with { Channel = Channel.DigitalPost, Written = true }));
        Assert.Null(refused);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(registered!.Number, it => it.Assign(by ?? Owner))));
        return registered!.Number;
    }
}
