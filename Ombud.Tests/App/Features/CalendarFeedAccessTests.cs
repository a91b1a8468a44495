// Who gets at the deadlines of an adviser's calendar: whoever has the address, as long as it stands and its owner may, and no log tells it.
using System.Collections.Concurrent;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Features;

public sealed class CalendarFeedAccessTests : IAsyncLifetime
{
    readonly OmbudHost host = new(settings: new() { ["Limits:CalendarFeedAMinute"] = "0" });

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_address_is_long_enough_to_be_a_secret_and_stands_nowhere_in_the_database()
    {
        var (one, other) = (KeyIn(await host.MakeFeedAsync()), KeyIn(await host.MakeFeedAsync("adviser2")));
        Assert.NotEqual(one, other);
        Assert.All((string[])[one, other], key => Assert.Equal(32, System.Buffers.Text.Base64Url.DecodeFromChars(key).Length));
        Assert.Empty(Planted.FindTextIn([host.Folder, host.KeyFolder], one));
        await using var db = await host.DatabaseAsync();
        Assert.All(await db.CalendarFeeds.ToListAsync(), row => Assert.Equal((32, null), (row.Hash.Length, row.AskedOn)));
    }

    [Theory]
    [InlineData("x"), InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%20"), InlineData("..%2F..")]
    public async Task An_unknown_address_is_not_there(string key)
    {
        await host.MakeFeedAsync();
        Assert.Equal(HttpStatusCode.NotFound, await host.FeedStatusAsync(new($"calendar/feed/{key}.ics", UriKind.Relative)));
        await using var db = await host.DatabaseAsync();
        Assert.False(await db.AccessLog.AnyAsync(a => a.Purpose == Purpose.CalendarFeed && a.Act == AccessAct.Read));
    }

    [Fact]
    public async Task A_new_address_ends_the_old_one_and_taking_it_away_ends_that()
    {
        var (old, others) = (await host.MakeFeedAsync(), await host.MakeFeedAsync("adviser2"));
        var renewed = await host.MakeFeedAsync();
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await host.FeedStatusAsync(old), await host.FeedStatusAsync(renewed)));
        await host.AsAsync("adviser", async services =>
        {
            var addresses = services.GetRequiredService<FeedAddresses>();
            await addresses.RemoveAsync();
            return await addresses.FindAsync() is null;
        });
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await host.FeedStatusAsync(renewed), await host.FeedStatusAsync(others)));
    }

    [Theory]
    [InlineData(false, Roles.Adviser)]
    [InlineData(true, Roles.Supervisor)]
    public async Task Whoever_is_switched_off_or_no_adviser_any_more_has_lost_it_for_good(bool isActive, string role)
    {
        var feed = await host.MakeFeedAsync("adviser2");
        Assert.Equal(HttpStatusCode.OK, await host.FeedStatusAsync(feed));
        await SaveAsync(isActive, role);
        Assert.Equal(HttpStatusCode.NotFound, await host.FeedStatusAsync(feed));
        await SaveAsync(true, Roles.Adviser);
        Assert.Equal(HttpStatusCode.NotFound, await host.FeedStatusAsync(feed));
    }

    [Fact]
    public async Task Even_a_row_that_was_left_serves_nobody_who_is_switched_off()
    {
        var feed = await host.MakeFeedAsync("adviser2");
        await using var db = await host.DatabaseAsync();
        await db.Staff.Where(s => s.Id == Principals.ShutOut.Value).ExecuteUpdateAsync(set => set.SetProperty(s => s.IsActive, false));
        Assert.Equal(HttpStatusCode.NotFound, await host.FeedStatusAsync(feed));
    }

    [Fact]
    public async Task Whom_the_authority_lets_in_in_another_role_has_lost_it()
    {
        var feed = await host.MakeFeedAsync();
        await host.Services.GetRequiredService<AccessLog>().WriteAsync(new(HeldBy, Roles.Intake), new Look(AccessAct.Change, Purpose.Registration, Count: 1));
        Assert.Equal(HttpStatusCode.NotFound, await host.FeedStatusAsync(feed));
    }

    [Fact]
    public async Task It_rests_while_its_owner_is_away_for_long_and_a_calendar_does_not_keep_it_awake()
    {
        var feed = await host.MakeFeedAsync();
        host.Clock.Advance(FeedDelivery.RestsAfter);
        Assert.Equal(HttpStatusCode.OK, await host.FeedStatusAsync(feed));
        host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.NotFound, await host.FeedStatusAsync(feed));
        await host.Services.GetRequiredService<AccessLog>().WriteAsync(new(HeldBy, Roles.Adviser), new Look(AccessAct.Read, Purpose.Search, Count: 0));
        Assert.Equal(HttpStatusCode.OK, await host.FeedStatusAsync(feed));
    }

    [Fact]
    public async Task An_office_that_switched_it_off_has_no_feeds_and_no_panel()
    {
        await using (var off = new OmbudHost(settings: new() { ["Office:CalendarFeed"] = "false" }))
        {
            Assert.Equal(HttpStatusCode.NotFound, await off.FeedStatusAsync(await off.MakeFeedAsync()));
            Assert.DoesNotContain("id=\"feed\"", await PageAsync(off), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.OK, await host.FeedStatusAsync(await host.MakeFeedAsync()));
        Assert.Contains("id=\"feed\"", await PageAsync(host), StringComparison.Ordinal);
    }

    /// <summary>Whatever an administrator asks to be told, and whether it is found, unknown, or refused.</summary>
    [Fact]
    public async Task No_log_tells_the_address()
    {
        await using var talkative = new OmbudHost(settings: new()
        {
            ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace", ["Logging:Told:LogLevel:Default"] = "Trace", ["Logging:Told:LogLevel:Microsoft.AspNetCore.Routing.Matching.DfaMatcher"] = "Trace",
            ["Logging:Console:LogLevel:Default"] = "None", ["Limits:CalendarFeedAMinute"] = "3",
        });
        using var log = new EveryLine();
        _ = talkative.Address;
        talkative.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var feed = await talkative.MakeFeedAsync();
        var renewed = await talkative.MakeFeedAsync();
        foreach (var address in (Uri[])[feed, renewed, renewed, renewed]) await talkative.FeedStatusAsync(address);
        using (var adviser = await talkative.SignedInAsync("adviser")) (await adviser.GetAsync(new Uri("calendar", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();
        Assert.Contains(log.All, line => line.Contains("Executing endpoint", StringComparison.Ordinal));
        Assert.Empty(log.All.Where(line => line.Contains(KeyIn(feed), StringComparison.Ordinal) || line.Contains(KeyIn(renewed), StringComparison.Ordinal)));
    }

    static readonly StaffId HeldBy = HostFeeds.Owner;

    static string KeyIn(Uri feed) => feed.ToString()["calendar/feed/".Length..^".ics".Length];

    static async Task<string> PageAsync(OmbudHost at)
    {
        using var adviser = await at.SignedInAsync("adviser");
        return await adviser.GetStringAsync(new Uri("calendar", UriKind.Relative), TestContext.Current.CancellationToken);
    }

    async Task SaveAsync(bool isActive, string role) => Assert.Null(await host.AsAsync("adviser", services => services.GetRequiredService<OfficeDesk>().SaveAsync(
        new StaffRow { Id = Principals.ShutOut.Value, Name = "M. Tved", Initials = "MT", Role = role, IsActive = isActive }, isNew: false)));

    /// <summary>A kind of log of its own, which the settings can speak of.</summary>
    [ProviderAlias("Told")]
    sealed class EveryLine : ILoggerProvider, ILogger
    {
        readonly ConcurrentQueue<string> all = new();

        public IReadOnlyCollection<string> All => all;
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => all.Enqueue($"{formatter(state, exception)} {exception}");
        public void Dispose() { }
    }
}
