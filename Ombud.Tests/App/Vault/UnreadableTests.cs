// A record that was altered, moved or lost its key is told of, is not written over, and leaves the rest of the case usable.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Vault;

public sealed class UnreadableTests : IAsyncDisposable
{
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_record_that_was_altered_is_told_of_and_the_rest_opens()
    {
        var number = await RegisterAsync("Asta Lyngdal");
        await ChangeRowsAsync(number, RecordKind.Note, row => row.Content[^1] ^= 1);
        var dossier = await OpenAsync(number);
        Assert.Equal([RecordKind.Note], dossier.Unreadable);
        Assert.Empty(dossier.Notes);
        Assert.Equal("Asta Lyngdal", dossier.Party.Name);
    }

    [Fact]
    public async Task Records_of_two_cases_that_were_swapped_do_not_open()
    {
        var (one, other) = (await RegisterAsync("Asta Lyngdal"), await RegisterAsync("Bo Kornmod"));
        await using (var db = await host.DatabaseAsync())
        {
            var parties = await db.DossierRecords.Where(d => d.Kind == RecordKind.Party).OrderBy(d => d.CaseId).ToListAsync();
            (parties[0].Content, parties[1].Content) = (parties[1].Content, parties[0].Content);
            await db.SaveChangesAsync();
        }
        foreach (var number in new[] { one, other })
        {
            var dossier = await OpenAsync(number);
            Assert.Equal([RecordKind.Party], dossier.Unreadable);
            Assert.Single(dossier.Notes);
        }
    }

    [Fact]
    public async Task A_party_that_cannot_be_read_is_not_written_over()
    {
        var number = await RegisterAsync("Asta Lyngdal");
        await ChangeRowsAsync(number, RecordKind.Party, row => row.Content[20] ^= 1);
        var refused = await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
            dossier.SetParty(dossier.Party with { Name = "Somebody" }) ?? it.ChangeParties()));
        Assert.IsType<Refusal.ContentUnreadable>(refused);
        await using var db = await host.DatabaseAsync();
        Assert.Equal(2, await db.DossierRecords.CountAsync(d => d.CaseId == number.Key));
    }

    [Fact]
    public async Task Without_its_key_nothing_of_the_case_opens_and_nothing_is_added_but_facts_go_on()
    {
        var number = await RegisterAsync("Asta Lyngdal");
        await using (var db = await host.DatabaseAsync()) await db.CaseKeys.Where(k => k.CaseId == number.Key).ExecuteDeleteAsync();
        Assert.Equal([RecordKind.Note, RecordKind.Party], (await OpenAsync(number)).Unreadable.OrderDescending());
        var (_, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Joins = number }), "intake");
        Assert.IsType<Refusal.ContentUnreadable>(refused);
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.Assign(new StaffId("k.roenbo")))));
    }

    async Task ChangeRowsAsync(CaseNumber number, RecordKind kind, Action<DossierRow> change)
    {
        await using var db = await host.DatabaseAsync();
        foreach (var row in await db.DossierRecords.Where(d => d.CaseId == number.Key && d.Kind == kind).ToListAsync())
        {
            change(row);
            db.Entry(row).Property(r => r.Content).IsModified = true;
        }
        await db.SaveChangesAsync();
    }

    Task<Dossier> OpenAsync(CaseNumber number) =>
        host.AsAsync("adviser", async services => (await services.GetRequiredService<Dossiers>().OpenAsync(number, Purpose.CaseHandling))!);

    async Task<CaseNumber> RegisterAsync(string name)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Caller = new(name) }));
        Assert.Null(refused);
        return registered!.Number;
    }
}
