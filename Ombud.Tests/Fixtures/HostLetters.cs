// Cases with letters, for tests of who gets them and what becomes of them.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Jobs;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.Tests.Fixtures;

static class HostLetters
{
    /// <summary>An invented citizen; without a CPR number and an address they get mail alone.</summary>
    public static async Task<CaseNumber> WithPartyAsync(this OmbudHost host, string? cpr = "1203670000", string? address = null, string? email = null)
    {
        var number = await host.RegisterAsync();
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
            dossier.SetParty(dossier.Party with { Name = "Asta Lyngdal", Cpr = cpr, Address = address, Email = email }) ?? it.ChangeParties())));
        return number;
    }

    public static async Task<int> VersionAsync(this OmbudHost host, CaseNumber number)
    {
        await using var db = await host.DatabaseAsync();
        return await db.Cases.Where(c => c.Id == number.Key).Select(c => c.Version).SingleAsync();
    }

    public static async Task<Guid> WriteAsync(this OmbudHost host, CaseNumber number, LetterKind kind, LetterWords? words = null)
    {
        var id = Guid.CreateVersion7();
        Assert.Null(await host.TryWriteAsync(number, id, kind, words));
        return id;
    }

    public static async Task<Refusal?> TryWriteAsync(this OmbudHost host, CaseNumber number, Guid id, LetterKind kind, LetterWords? words = null)
    {
        var version = await host.VersionAsync(number);
        words ??= new("Om din sag", "Kære {{modtager}}\n\nHer er et brev.", "da", Discloses: [DisclosedContent.Matter]);
        return await host.AsAsync("adviser", services => services.GetRequiredService<LetterDesk>().SaveAsync(number, id, kind, null, words, version));
    }

    public static async Task<Refusal?> ApproveAsync(this OmbudHost host, CaseNumber number, Guid letter)
    {
        var version = await host.VersionAsync(number);
        return await host.AsAsync("adviser", async services => await services.GetRequiredService<LetterDesk>().ApproveAsync(number, letter, await ShownAsync(services, number, letter), version));
    }

    /// <summary>What the form of approval would show now.</summary>
    public static async Task<ShownLetter> ShownAsync(IServiceProvider services, CaseNumber number, Guid letter)
    {
        var it = (await services.GetRequiredService<CaseDesk>().FindAsync(number))!;
        var dossier = (await services.GetRequiredService<Ombud.App.Vault.Dossiers>().OpenAsync(number, Purpose.CaseHandling))!;
        var draft = dossier.Letters.Single(l => l.Id == letter);
        var (to, _) = services.GetRequiredService<LetterRecipients>().Of(draft.Kind, dossier, it, await services.GetRequiredService<Office>().GetAsync(), draft.Point, draft.Otherwise);
        return new(draft.At, to, !draft.Kind.IsForDepartment && !it.HasWrittenToCitizen);
    }

    public static async Task<Guid> ApprovedAsync(this OmbudHost host, CaseNumber number, LetterKind kind)
    {
        var letter = await host.WriteAsync(number, kind);
        Assert.Null(await host.ApproveAsync(number, letter));
        return letter;
    }

    public static Task DispatchAsync(this OmbudHost host) => host.RunJobAsync<LetterDispatch>(job => job.RunAsync(CancellationToken.None));

    public static async Task<List<OutboxRow>> OutboxAsync(this OmbudHost host, CaseNumber number)
    {
        await using var db = await host.DatabaseAsync();
        return await db.Outbox.AsNoTracking().Where(o => o.CaseId == number.Key).OrderBy(o => o.QueuedAt).ThenBy(o => o.Id).ToListAsync();
    }

    public static async Task<Case> CaseAsync(this OmbudHost host, CaseNumber number) => (await host.DeskAsync(desk => desk.FindAsync(number)))!;

    public static Task<Dossier> DossierAsync(this OmbudHost host, CaseNumber number) => host.AsAsync("adviser",
        async services => (await services.GetRequiredService<Ombud.App.Vault.Dossiers>().OpenAsync(number, Purpose.CaseHandling))!);
}
