// The one writer: what it saves belongs together, what it refuses leaves nothing, and two writers cannot overwrite each other.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Desk;

public sealed class CaseDeskTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    async Task<CaseNumber> RegisterAsync(string role = "intake")
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()), role);
        Assert.Null(refused);
        return registered!.Number;
    }

    [Fact]
    public async Task A_phone_complaint_is_promised_the_offices_own_target()
    {
        var (registered, _) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()), "intake");
        Assert.Equal(new DateOnly(2026, 11, 30), registered!.DueOn);
    }

    [Fact]
    public async Task A_written_complaint_is_promised_ten_working_days_whatever_the_targets_are()
    {
        var letter = A.PhoneCall() with { Channel = Channel.DigitalPost, Written = true };
        var (registered, _) = await host.DeskAsync(desk => desk.RegisterAsync(letter));
        Assert.Equal(new DateOnly(2026, 12, 7), registered!.DueOn);
    }

    [Fact]
    public async Task Forty_registrations_at_once_take_forty_numbers_without_a_gap()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => RegisterAsync()));
        var running = numbers.Select(n => n.Running).Order().ToArray();
        Assert.Equal(Enumerable.Range(running[0], 40), running);
        await using var db = await host.DatabaseAsync();
        var positions = await db.Events.Select(e => e.Position).OrderBy(p => p).ToListAsync();
        Assert.Equal(Enumerable.Range(1, positions.Count).Select(i => (long)i), positions);
    }

    [Fact]
    public async Task The_same_retry_key_is_answered_the_same_and_another_content_is_refused()
    {
        var first = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall(), "key-1"), "intake");
        var again = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall(), "key-1"), "intake");
        Assert.Equal(first.Registered, again.Registered);
        var other = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall("Noget andet"), "key-1"), "intake");
        Assert.IsType<Refusal.RetryKeyReused>(other.Refused);
    }

    [Fact]
    public async Task A_refused_change_saves_nothing()
    {
        var number = await RegisterAsync();
        var refused = await host.DeskAsync(desk => desk.ChangeAsync(number, it =>
        {
            it.Assign(new("k.roenbo"));
            return it.Conclude(A.Today);
        }));
        Assert.IsType<Refusal.PointWithoutOutcome>(refused);
        Assert.Null((await host.DeskAsync(desk => desk.FindAsync(number)))!.Handler);
    }

    [Fact]
    public async Task The_second_of_two_who_saw_the_same_version_is_told_what_changed()
    {
        var number = await RegisterAsync();
        var seen = (await host.DeskAsync(desk => desk.FindAsync(number)))!.Version;
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Assign(new("m.tved")), seen), "adviser2"));
        var refused = await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Assign(new("k.roenbo")), seen));
        var changed = Assert.IsType<Refusal.ChangedMeanwhile>(refused);
        Assert.Equal((new StaffId("m.tved"), 1), (changed.By, changed.Events));
    }

    [Theory]
    [InlineData("intake"), InlineData("supervisor"), InlineData("dpo")]
    public async Task Only_the_adviser_changes_or_reads_a_case(string role)
    {
        var number = await RegisterAsync();
        Assert.IsType<Refusal.NotAllowedForRole>(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Assign(null)), role));
        Assert.Null(await host.DeskAsync(desk => desk.FindAsync(number), role));
    }

    [Theory]
    [InlineData("supervisor"), InlineData("dpo")]
    public async Task Those_who_only_look_at_figures_register_nothing(string role) =>
        Assert.IsType<Refusal.NotAllowedForRole>((await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()), role)).Refused);

    [Fact]
    public async Task Every_opening_of_content_is_logged_before_it_is_seen()
    {
        var number = await RegisterAsync();
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
        {
            Assert.Equal("Asta Lyngdal", dossier.Party.Name);
            return it.Assign(new("k.roenbo"));
        })));
        await using var db = await host.DatabaseAsync();
        var looks = await db.AccessLog.Where(a => a.CaseId == number.Key).OrderBy(a => a.Sequence).ToListAsync();
        Assert.Equal([AccessAct.Change, AccessAct.Read, AccessAct.Change], looks.Select(l => l.Act));
        Assert.All(looks.Skip(1), look => Assert.Equal(("k.roenbo", Purpose.CaseHandling), (look.By, look.Purpose)));
    }

    [Fact]
    public async Task Joining_a_case_adds_contact_and_note_and_opens_nothing()
    {
        var number = await RegisterAsync();
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall("Ringer igen") with { Joins = number }), "intake");
        Assert.Null(refused);
        Assert.Equal(number, registered!.Number);
        var joined = await host.DeskAsync(desk => desk.FindAsync(number));
        Assert.Equal(2, joined!.Contacts.Count);
        await using var db = await host.DatabaseAsync();
        Assert.False(await db.AccessLog.AnyAsync(a => a.CaseId == number.Key && a.Act == AccessAct.Read));
        Assert.Equal(3, await db.DossierRecords.CountAsync(d => d.CaseId == number.Key));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_nothing_is_saved()
    {
        await using var db = await host.DatabaseAsync();
        var before = await db.Cases.CountAsync();
        var bad = A.PhoneCall(new string('x', 10_001)) with
        {
            Caller = new Caller("Asta", "1", "intet-snabel-a", "310299-1234"),
            Department = new("findes-ikke"),
            ClosedByMunicipalityOn = new(1, 1, 1),
            CallBackOn = DateOnly.MaxValue,
        };
        var (_, refused) = await host.DeskAsync(desk => desk.RegisterAsync(bad), "intake");
        var problems = Assert.IsType<Refusal.InvalidInput>(refused).Problems;
        Assert.Equal(
            ["callBackOn", "caller.cpr", "caller.email", "caller.phone", "closedByMunicipalityOn", "department", "summary"],
            problems.Select(p => p.Field).Order());
        Assert.Equal(before, await db.Cases.CountAsync());
    }
}
