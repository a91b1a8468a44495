// The morning's mail to each adviser: numbers alone, once a working day, never at night, and never those of yesterday.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Features.Today;
using Ombud.App.Jobs;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Jobs;

public sealed class DigestTests : IAsyncDisposable
{
    readonly PostDrop drop = new();
    readonly DigestHouse house;

    public DigestTests() => house = new(drop: drop);

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        drop.Dispose();
    }

    [Fact]
    public async Task Each_adviser_gets_the_numbers_of_the_start_page_and_nothing_else()
    {
        await house.PersonAsync(DigestHouse.Adviser, DigestHouse.Address);
        await house.PersonAsync("m.tved", "m.tved@kommune.example");
        await house.WrittenAsync("2026-11-03"); // overdue
        await house.WrittenAsync("2026-11-03");
        await house.WrittenAsync("2026-11-10"); // due on the 24th
        for (var i = 0; i < 3; i++) await house.WrittenAsync("2026-11-13"); // due on the 27th
        for (var i = 0; i < 4; i++) await house.CallAsync();
        for (var i = 0; i < 5; i++) await house.Host.WriteAsync(await house.Host.WithPartyAsync(), LetterKind.Acknowledgement);
        for (var i = 0; i < 6; i++) await house.Host.ApprovedAsync(await house.Host.WithPartyAsync(cpr: null, address: "Torvet 1, 4320 Lejre"), LetterKind.Acknowledgement);
        var conflicted = await house.CallAsync();
        Assert.Null(await house.Host.DeskAsync(desk => desk.ChangeAsync(conflicted, it => it.DeclareConflict(new("m.tved"), ConflictGround.OwnInterest, new(DigestHouse.Adviser), A.Today))));
        for (var i = 0; i < 7; i++) drop.PutMail($"{i}.eml", PostDrop.Mail(from: $"Ukendt <u{i}@post.example>", id: $"u{i}@post.example"));
        drop.PutMemo("8.xml", "dette er ikke en besked");
        await house.Host.TakeInAsync();
        await house.AtAsync("2026-11-24 07:00");
        await house.RunAsync();

        var shown = await house.Host.AsAsync("adviser", services => services.GetRequiredService<TodayQuery>().AdviserAsync());
        var mails = house.Mails().ToDictionary(mail => mail.To.Mailboxes.Single().Address);
        Assert.Equal(2, mails.Count);
        Assert.Equal("Ombud: dagens overblik", mails[DigestHouse.Address].Subject);
        Assert.Equal((2, 1, 3, 5, 5, 6, 0), (shown.Overdue.Count, shown.DueToday.Count, shown.Soon.Count, shown.CallBacks.Count, shown.Letters.ToApprove, shown.Letters.ToPrint, shown.Letters.Failed));
        Assert.Equal(new(7, 1), shown.Incoming);
        Assert.Equal([2, 1, 3, 5, 5, 6, 0, 7, 1], DigestHouse.Numbers(mails[DigestHouse.Address]));
        // Of a case that somebody is shut out of, not even that there is one.
        Assert.Equal([2, 1, 3, 4, 5, 6, 0, 7, 1], DigestHouse.Numbers(mails["m.tved@kommune.example"]));
        foreach (var hidden in (string[])["2026-", "Asta", "Lyngdal", "sygedagpenge", "Lejre"])
            Assert.DoesNotContain(hidden, mails[DigestHouse.Address].TextBody, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(mails[DigestHouse.Address].Attachments);
    }

    [Theory]
    [InlineData("2026-11-24 06:59")]
    [InlineData("2026-11-24 20:00")]
    [InlineData("2026-11-25 00:00")]
    [InlineData("2026-11-28 09:00")] // a Saturday
    [InlineData("2026-12-24 09:00")] // a closing day
    [InlineData("2026-12-25 09:00")]
    [InlineData("2026-12-29 09:00")] // the office is closed
    public async Task Nothing_is_written_or_sent_at_night_or_on_a_day_off(string at)
    {
        await house.ReadyAsync();
        await house.Host.AsAsync("adviser", services => services.GetRequiredService<OfficeDesk>().AddClosureAsync(new(2026, 12, 28), new(2026, 12, 30), ClosureReason.Vacation));
        await house.AtAsync(at);
        await house.RunAsync();
        Assert.Empty(house.Server.Accepted);
        Assert.Empty(await house.RowsAsync());
    }

    [Theory]
    [InlineData("2027-03-29 04:59:59", "2027-03-29 05:00:00", "2027-03-30 04:59:59", "2027-03-30 05:00:00")] // summer time began on 28 March; the 29th is Easter Monday
    [InlineData("2026-10-26 05:00:00", "2026-10-26 05:59:59", "2026-10-26 05:59:59", "2026-10-26 06:00:00")] // winter time began on 25 October
    public async Task Seven_in_the_morning_is_seven_by_the_clock_on_the_wall_when_the_clocks_change(string never, string nor, string before, string from)
    {
        house.Host.Clock.AdjustTime(DigestHouse.Utc(never));
        await house.ReadyAsync();
        foreach (var early in (string[])[never, nor, before])
        {
            house.Host.Clock.AdjustTime(DigestHouse.Utc(early));
            await house.RunAsync();
            Assert.Empty(await house.RowsAsync());
        }
        house.Host.Clock.AdjustTime(DigestHouse.Utc(from));
        await house.RunAsync();
        await house.RunAsync();
        Assert.Single(house.Server.Accepted);
    }

    [Fact]
    public async Task A_day_without_anything_to_do_sends_none_whatever_comes_later()
    {
        await house.PersonAsync(DigestHouse.Adviser, DigestHouse.Address);
        await house.AtAsync("2026-11-24 07:00");
        await house.RunAsync();
        Assert.Equal(DigestState.Nothing, Assert.Single(await house.RowsAsync()).State);
        await house.CallAsync();
        await house.AtAsync("2026-11-24 12:00");
        await house.RunAsync();
        Assert.Empty(house.Server.Accepted);
        await house.AtAsync("2026-11-25 07:00");
        await house.RunAsync();
        Assert.Single(house.Server.Accepted);
    }

    [Fact]
    public async Task Many_runs_at_once_and_a_clock_that_is_set_back_and_forth_send_one()
    {
        await house.ReadyAsync();
        await house.AtAsync("2026-11-24 08:30");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => house.RunAsync()));
        var start = house.Host.Clock.GetUtcNow();
        foreach (var hours in (int[])[-3, 3, -3, 0, 3, 0, -24, 0])
        {
            house.Host.Clock.AdjustTime(start.AddHours(hours));
            await house.RunWithoutClaimsAsync();
        }
        // A day back is a working day of its own, and had none yet.
        Assert.Equal([new(2026, 11, 24), new DateOnly(2026, 11, 23)], (await house.RowsAsync()).Select(row => row.Day).OrderDescending());
        Assert.Equal(2, house.Server.Accepted.Count);
        Assert.Equal(2, house.Mails().Select(mail => mail.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task Whoever_left_has_no_address_or_is_no_adviser_gets_none()
    {
        await house.CallAsync();
        await house.PersonAsync(DigestHouse.Adviser, null);
        await house.PersonAsync("left", "left@kommune.example", isNew: true, isActive: false);
        await house.PersonAsync("intake", "intake@kommune.example", isNew: true, role: "Ombud.Intake");
        await house.AtAsync("2026-11-24 07:00");
        await house.RunAsync();
        Assert.Empty(await house.RowsAsync());
        Assert.Empty(house.Server.Accepted);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("mail.kommune.example")] // a demo sends nothing to another machine
    public async Task Without_a_mail_server_nothing_is_written(string? name)
    {
        await using var quiet = new OmbudHost(settings: name is null ? [] : new() { ["Smtp:Host"] = name, ["Smtp:From"] = "raadgiver@kommune.example" });
        await house.PersonAsync(DigestHouse.Adviser, DigestHouse.Address, on: quiet);
        await house.CallAsync(quiet);
        quiet.Clock.SetUtcNow(DigestHouse.Utc("2026-11-24 07:00:00"));
        await quiet.RunJobAsync<MorningDigest>(job => job.RunAsync(default));
        await using var db = await quiet.DatabaseAsync();
        Assert.False(await db.Digests.AnyAsync());
    }
}
