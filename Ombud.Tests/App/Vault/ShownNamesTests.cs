// Names for a page of many cases: whoever may see them gets the names alone, and each case is in the log before its name is opened.
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Vault;

public sealed class ShownNamesTests : IAsyncDisposable
{
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Each_case_is_logged_once_and_a_name_that_changed_is_read_anew()
    {
        var (asta, nobody, known) = (await RegisterAsync(new("Asta Lyngdal")), await RegisterAsync(new(Anonymous: true)), await RegisterAsync(new(Phone: "00 12 34 56")));
        await host.AsAsync("adviser", async services =>
        {
            var names = services.GetRequiredService<ShownNames>();
            Assert.True(await names.ShowAsync([asta, nobody]));
            Assert.True(await names.ShowAsync([known, asta]));
            Assert.Equal([new("Asta Lyngdal", false, false), new(null, true, false), new(null, false, false)], new[] { asta, nobody, known }.Select(number => names.All[number]));
            Assert.Equal([asta, nobody, known], await LoggedAsync(AccessAct.Read, "k.roenbo"));

            await RenameAsync(asta, "Asta Kornmod");
            Assert.True(await names.ShowAsync([asta]));
            Assert.Equal("Asta Kornmod", names.All[asta].Name);
            Assert.Equal([asta, nobody, known], await LoggedAsync(AccessAct.Read, "k.roenbo"));

            names.Hide();
            Assert.Empty(names.All);
            Assert.True(await names.ShowAsync([asta]));
            Assert.Equal([asta, nobody, known, asta], await LoggedAsync(AccessAct.Read, "k.roenbo"));
            return true;
        });
    }

    [Theory]
    [InlineData("intake", "s.vangby")]
    [InlineData("supervisor", "l.dammark")]
    [InlineData("dpo", "a.holmgaard")]
    public async Task Other_roles_see_no_name_and_the_refusal_is_logged(string role, string id)
    {
        var number = await RegisterAsync(new("Asta Lyngdal"));
        Assert.False(await host.AsAsync(role, async services =>
        {
            var names = services.GetRequiredService<ShownNames>();
            return await names.ShowAsync([number]) || names.AreOn || names.All.Count > 0;
        }));
        Assert.Equal([number], await LoggedAsync(AccessAct.Refused, id));
        Assert.Empty(await LoggedAsync(AccessAct.Read, id));
    }

    [Fact]
    public async Task A_case_with_a_conflict_of_interest_keeps_its_name_and_the_refusal_is_logged()
    {
        var (closed, open) = (await Conflicted.MakeAsync(host, A.PhoneCall() with { Caller = new("Asta Lyngdal") }), await RegisterAsync(new("Bo Kornmod")));
        await host.AsAsync("adviser2", async services =>
        {
            var names = services.GetRequiredService<ShownNames>();
            Assert.True(await names.ShowAsync([closed, open]));
            Assert.Equal([open], names.All.Keys);
            return true;
        });
        Assert.Equal([closed], await LoggedAsync(AccessAct.Refused, "m.tved"));
        Assert.Equal([open], await LoggedAsync(AccessAct.Read, "m.tved"));
    }

    [Fact]
    public async Task A_name_that_does_not_open_is_told_of_and_the_others_are_shown()
    {
        var (altered, whole) = (await RegisterAsync(new("Asta Lyngdal")), await RegisterAsync(new("Bo Kornmod")));
        await using (var db = await host.DatabaseAsync())
        {
            var row = await db.DossierRecords.SingleAsync(d => d.CaseId == altered.Key && d.Kind == RecordKind.Party);
            row.Content[^1] ^= 1;
            db.Entry(row).Property(r => r.Content).IsModified = true;
            await db.SaveChangesAsync();
        }
        await host.AsAsync("adviser", async services =>
        {
            var names = services.GetRequiredService<ShownNames>();
            await names.ShowAsync([altered, whole]);
            Assert.True(names.All[altered].IsUnreadable);
            Assert.Equal("Bo Kornmod", names.All[whole].Name);
            return true;
        });
    }

    [Fact]
    public async Task What_was_hidden_while_it_was_on_its_way_does_not_come_back()
    {
        var number = await RegisterAsync(new("Asta Lyngdal"));
        await host.AsAsync("adviser", async services =>
        {
            var names = services.GetRequiredService<ShownNames>();
            var showing = names.ShowAsync([number]);
            names.Hide();
            Assert.False(await showing);
            Assert.Empty(names.All);
            return true;
        });
    }

    [Fact]
    public async Task Two_hundred_names_are_one_turn_and_quick()
    {
        const int Times = 6;
        await using var filled = new OmbudHost(260, 200);
        CaseNumber[] numbers;
        await using (var db = await filled.DatabaseAsync()) numbers = [.. (await db.Cases.Where(c => c.IsOpen).Select(c => c.Id).ToListAsync()).Select(CaseNumber.FromKey)];
        Assert.Equal(200, numbers.Length);
        var best = await filled.AsAsync("adviser", async services =>
        {
            var best = TimeSpan.MaxValue;
            for (var i = 0; i < Times; i++)
            {
                var names = services.GetRequiredService<ShownNames>(); // a page of its own each time
                var started = Stopwatch.GetTimestamp();
                Assert.True(await names.ShowAsync(numbers));
                best = TimeSpan.FromTicks(Math.Min(best.Ticks, Stopwatch.GetElapsedTime(started).Ticks));
                Assert.Equal(200, names.All.Count);
            }
            return best;
        });
        TestContext.Current.SendDiagnosticMessage($"200 names took {best.TotalMilliseconds:F0} ms.");
        Assert.True(best < TimeSpan.FromMilliseconds(200), $"{best.TotalMilliseconds:F0} ms"); // the machine may be busy
        await using var log = await filled.DatabaseAsync();
        Assert.Equal(Times * 200, await log.AccessLog.CountAsync(a => a.Purpose == Purpose.Names));
        Assert.Null((await filled.Services.GetRequiredService<AccessLogCheck>().RunAsync()).Fault);
    }

    async Task<IEnumerable<CaseNumber>> LoggedAsync(AccessAct act, string by)
    {
        await using var db = await host.DatabaseAsync();
        var rows = await db.AccessLog.Where(a => a.Purpose == Purpose.Names && a.Act == act && a.By == by).OrderBy(a => a.Sequence).ToListAsync();
        return rows.Select(r => CaseNumber.FromKey(r.CaseId!.Value));
    }

    async Task RenameAsync(CaseNumber number, string name) =>
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) => dossier.SetParty(dossier.Party with { Name = name }) ?? it.ChangeParties()), "adviser2"));

    async Task<CaseNumber> RegisterAsync(Caller caller)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Caller = caller }));
        Assert.Null(refused);
        return registered!.Number;
    }
}
