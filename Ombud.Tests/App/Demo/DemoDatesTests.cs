// The invented data on other days: the same date gives the same data, and holidays are no obstacle.
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Demo;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Demo;

public sealed class DemoDatesTests
{
    static async Task<OmbudHost> HostAt(string instant, int seed = 1)
    {
        var host = new OmbudHost(150, 20, new() { ["Demo:Seed"] = $"{seed}" });
        host.Clock.SetUtcNow(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));
        await using var db = await host.DatabaseAsync();
        return host;
    }

    static async Task<string> ContentAsync(OmbudHost host)
    {
        await using var db = await host.DatabaseAsync();
        return JsonSerializer.Serialize(new
        {
            Cases = await db.Cases.AsNoTracking().OrderBy(c => c.Id).ToListAsync(),
            Points = await db.Points.AsNoTracking().OrderBy(p => p.CaseId).ThenBy(p => p.Number).ToListAsync(),
            Events = await db.Events.AsNoTracking().OrderBy(e => e.Position).ToListAsync(),
            Dossiers = await OpenAllAsync(host, await db.Cases.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync()),
            Counters = await db.Counters.AsNoTracking().OrderBy(c => c.Name).ToListAsync(),
        });
    }

    static Task<List<object>> OpenAllAsync(OmbudHost host, IReadOnlyList<long> ids) => host.AsAsync("adviser", async services =>
    {
        var opened = new List<object>();
        foreach (var id in ids)
        {
            var dossier = await services.GetRequiredService<Dossiers>().OpenAsync(CaseNumber.FromKey(id), Purpose.CaseHandling);
            Assert.Empty(dossier!.Unreadable);
            opened.Add(new { dossier.Party, dossier.Representation, dossier.Notes });
        }
        return opened;
    });

    [Fact]
    public async Task The_same_seed_and_date_give_the_same_data_and_another_seed_does_not()
    {
        await using var morning = await HostAt("2026-11-25T06:00:00Z");
        await using var evening = await HostAt("2026-11-25T19:30:00Z");
        await using var other = await HostAt("2026-11-25T06:00:00Z", seed: 2);
        var content = await ContentAsync(morning);
        Assert.Equal(content, await ContentAsync(evening));
        Assert.NotEqual(content, await ContentAsync(other));
    }

    [Theory]
    [InlineData("2026-11-28T10:00:00Z")] // a Saturday
    [InlineData("2026-12-25T10:00:00Z")] // Christmas Day
    [InlineData("2026-12-31T23:30:00Z")] // New Year's Day in Denmark
    [InlineData("2027-03-29T08:00:00Z")] // Easter Monday
    [InlineData("2028-02-29T08:00:00Z")] // a leap day
    [InlineData("2028-06-05T08:00:00Z")] // Whit Monday and Constitution Day
    public async Task Weekends_and_holidays_get_a_full_board_too(string instant)
    {
        await using var host = await HostAt(instant);
        await using var db = await host.DatabaseAsync();
        var cases = await db.Cases.AsNoTracking().ToListAsync();
        Assert.Equal((150, 20), (cases.Count, cases.Count(c => c.IsOpen)));
        Assert.All(CaseStates.All, state => Assert.Contains(cases, c => c.State == state));
        Assert.All(cases, c => Assert.True(c.ConcludedOn is null || WorkingCalendar.Office.IsWorkingDay(c.ConcludedOn.Value)));
        var now = host.Clock.GetUtcNow();
        Assert.True(await db.Events.AllAsync(e => e.At < now));
    }

    [Fact]
    public async Task A_database_with_cases_is_left_alone()
    {
        await using var host = await HostAt("2026-11-25T06:00:00Z");
        var before = await ContentAsync(host);
        await host.AsAsync(null, async services =>
        {
            await services.FillDemoAsync();
            return true;
        });
        Assert.Equal(before, await ContentAsync(host));
    }
}
