// Conflict of interest: whoever has one is shut out of the case everywhere, and the case goes to somebody else.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Features.Today;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Desk;

public sealed class ConflictTests(OmbudHost host) : IClassFixture<OmbudHost>
{
    static readonly StaffId First = new("k.roenbo"), Second = new("m.tved");

    Task<Refusal?> ChangeAsync(CaseNumber number, Func<Case, Refusal?> act, string role = "adviser") => host.DeskAsync(desk => desk.ChangeAsync(number, act), role);

    [Fact]
    public async Task The_case_is_handed_over_and_the_person_is_shut_out_until_it_is_lifted()
    {
        var number = await Conflicted.MakeAsync(host);
        Assert.Equal(First, (await host.DeskAsync(desk => desk.FindAsync(number)))!.Handler);
        Assert.Null(await host.DeskAsync(desk => desk.FindAsync(number), "adviser2"));
        Assert.IsType<Refusal.ShutOut>(await ChangeAsync(number, it => it.Assign(Second), "adviser2"));

        Assert.Null(await ChangeAsync(number, it => it.LiftConflict(Second, A.Today)));

        Assert.NotNull(await host.DeskAsync(desk => desk.FindAsync(number), "adviser2"));
        Assert.Null(await ChangeAsync(number, it => it.Assign(Second), "adviser2"));
        await using var db = await host.DatabaseAsync();
        Assert.False(await db.Conflicts.AnyAsync(c => c.CaseId == number.Key));
        Assert.False((await db.Cases.SingleAsync(c => c.Id == number.Key)).HasConflict);
    }

    [Fact]
    public async Task It_can_be_given_to_nobody_who_is_shut_out()
    {
        var number = await Conflicted.MakeAsync(host);
        Assert.Equal(new Refusal.HasConflict(Second), await ChangeAsync(number, it => it.Assign(Second)));
        Assert.Equal(new Refusal.HasConflict(Second), await ChangeAsync(number, it => it.DeclareConflict(First, ConflictGround.TookPart, Second, A.Today)));
        Assert.Equal(new Refusal.HasConflict(First), await ChangeAsync(number, it => it.DeclareConflict(First, ConflictGround.TookPart, First, A.Today)));
    }

    [Fact]
    public async Task A_contact_is_not_added_by_whoever_is_shut_out()
    {
        var number = await Conflicted.MakeAsync(host);
        Assert.IsType<Refusal.ShutOut>((await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Joins = number }), "adviser2")).Refused);
        Assert.Null((await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Joins = number }), "intake")).Refused);
    }

    [Fact]
    public async Task Each_attempt_is_a_row_of_the_access_log()
    {
        var number = await Conflicted.MakeAsync(host);
        await host.AsAsync("adviser2", services => services.GetRequiredService<Dossiers>().OpenAsync(number, Purpose.CaseHandling));
        await ChangeAsync(number, it => it.ChangeParties(), "adviser2");
        await using var db = await host.DatabaseAsync();
        var rows = await db.AccessLog.Where(a => a.CaseId == number.Key && a.By == Second.Value).ToListAsync();
        Assert.Equal([AccessAct.Refused, AccessAct.Refused], rows.Select(r => r.Act));
    }

    [Fact]
    public async Task The_case_is_in_no_list_of_whoever_is_shut_out()
    {
        var number = await Conflicted.MakeAsync(host, A.PhoneCall("Kørestolen fra Tranekær er standset.") with { Caller = new("Asta Lyngdal", "00 77 66 55"), CallBackOn = A.Today });
        Assert.True(await SeesAsync("adviser"));
        Assert.False(await SeesAsync("adviser2"));

        async Task<bool> SeesAsync(string role) => await host.AsAsync(role, async services =>
        {
            var index = services.GetRequiredService<SearchIndex>();
            await index.SettledAsync();
            var day = await services.GetRequiredService<TodayQuery>().AdviserAsync();
            bool[] seen =
            [
                (await services.GetRequiredService<CaseSearch>().FindAsync("Tranekær"))!.Hits.Any(h => h.Number == number),
                (await services.GetRequiredService<CaseSearch>().FindAsync("00776655"))!.Hits.Any(h => h.Number == number),
                (await services.GetRequiredService<KnownCallers>().FindAsync("00 77 66 55", null)).IsKnown,
                day.CallBacks.Any(f => f.Number == number),
            ];
            Assert.Single(seen.Distinct());
            return seen[0];
        });
    }

    [Fact]
    public async Task A_closing_that_moves_the_case_counts_it_without_naming_it()
    {
        var number = await Conflicted.MakeAsync(host, A.PhoneCall() with { Channel = Channel.DigitalPost, Written = true });
        var (own, other) = (await PreviewAsync("adviser"), await PreviewAsync("adviser2"));
        Assert.Contains(own, move => move.Number == number);
        Assert.DoesNotContain(other, move => move.Number == number);
        Assert.Equal(own.Count, other.Count);

        async Task<IReadOnlyList<MovedDue>> PreviewAsync(string role) => (await host.AsAsync(role, services =>
            services.GetRequiredService<OfficeDesk>().PreviewClosureAsync(A.Today.AddDays(7), A.Today.AddDays(11)))).Moved;
    }

    [Fact]
    public async Task The_office_has_one_substitute()
    {
        async Task NameAsync(StaffId who) => Assert.Null(await host.AsAsync("adviser", async services =>
        {
            var known = (await services.GetRequiredService<Office>().GetAsync()).Staff.Single(s => s.Id == who.Value);
            return await services.GetRequiredService<OfficeDesk>().SaveAsync(
                new StaffRow { Id = known.Id, Name = known.Name, Initials = known.Initials, Role = known.Role, IsSubstitute = true }, isNew: false);
        }));
        await NameAsync(First);
        await NameAsync(Second);
        var office = await host.AsAsync("adviser", services => services.GetRequiredService<Office>().GetAsync().AsTask());
        Assert.Equal(Second, office.Substitute);
        Assert.Single(office.Staff, s => s.IsSubstitute);
    }
}
