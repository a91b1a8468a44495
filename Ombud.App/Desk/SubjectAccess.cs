// Answers a citizen's request for access: finds the cases of the same person, gathers all that is held, and puts the answer on record.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

/// <summary>
/// The same person is who has the same CPR number as the party. A phone or mail may be a spouse's, and who speaks for somebody is not
/// who the case is about. Every case that is opened here is in the access log before it is.
/// </summary>
public sealed class SubjectAccess(
    IDbContextFactory<OmbudDb> dbs, Vault.Dossiers dossiers, Lookups lookups, CaseDesk desk, CaseStory story, Office office, Rights rights,
    AccessLogOptions logOptions, OfficeOptions settings, TimeProvider clock)
{
    sealed record Opened(Case Case, IReadOnlyList<PastEvent> Story, Dossier Dossier)
    {
        /// <summary>Two may answer the same request: an answer that was made meanwhile changes nothing in the next one.</summary>
        public SeenCase Seen => new(Case.Number, Story.Last(past => past.Event is not CaseEvent.AccessAnswered).Sequence);
    }

    sealed record Found(IReadOnlyList<Opened> Cases, IReadOnlyList<CaseNumber> NotOpened, int ShutOut, OtherPersons Others);

    /// <summary>What an answer would contain.</summary>
    public async Task<(AccessScope? Scope, Refusal? Refused)> FindAsync(CaseNumber number, CancellationToken stop = default)
    {
        var (found, refused) = await OpenAsync(number, AccessAct.Read, stop);
        return found is null
            ? (null, refused)
            : (new([.. found.Cases.Select(o => new ScopedCase(o.Case.Number, o.Seen.Version, ItemsOf(o.Dossier, found.Others)))], found.Cases[0].Dossier.Party.Cpr is not null, found.NotOpened, found.ShutOut, await UnplacedAsync(found.Cases[0].Dossier.Party.Cpr, stop)), null);
    }

    /// <summary>Known by the sender's number alone, whoever may open them.</summary>
    async Task<int> UnplacedAsync(string? cpr, CancellationToken stop)
    {
        if (lookups.SenderOf(cpr) is not { } sender) return 0;
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Incoming.CountAsync(i => i.Sender == sender, stop);
    }

    /// <summary>Gathers the answer. Refused if there is something that the adviser has not seen.</summary>
    public async Task<(AccessAnswer? Answer, Refusal? Refused)> GatherAsync(CaseNumber number, AccessChoice choice, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(choice);
        if (choice.RequestedOn > clock.DanishToday) return (null, new Refusal.DateInFuture(choice.RequestedOn));
        var (found, refused) = await OpenAsync(number, AccessAct.Export, stop);
        if (found is null) return (null, refused);
        if (!await IsAsSeenAsync(found, choice, stop)) return (null, new Refusal.ContentChanged());
        var (data, looks) = (await office.GetAsync(stop), await LooksAsync(found.Cases, stop));
        return (new(choice.RequestedOn, choice.Extended, clock.DanishToday, logOptions.KeptYears,
            [.. found.Cases.Select(o => SubjectData.Of(o.Case, o.Story, o.Dossier, data, found.Others, [.. choice.LeftOut], [.. looks[o.Case.Number.Key]]))],
            found.NotOpened.Count + found.ShutOut, settings.DataStaysInEu is true ? true : null), null);
    }

    /// <summary>Is it what the adviser looked through? The events of a case were read before its content: content that came in between shows as well.</summary>
    async Task<bool> IsAsSeenAsync(Found found, AccessChoice choice, CancellationToken stop)
    {
        if (!found.Cases.SelectMany(o => ItemsOf(o.Dossier, found.Others)).Select(item => item.Id).ToHashSet().SetEquals(choice.Seen)) return false;
        if (!found.Cases.Select(o => o.Seen).ToHashSet().SetEquals(choice.Cases ?? [])) return false;
        long[] ids = [.. found.Cases.Select(o => o.Case.Number.Key)];
        await using var db = await dbs.CreateDbContextAsync(stop);
        var versions = await db.Cases.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => new { c.Id, c.Version }).ToListAsync(stop);
        return found.Cases.All(o => versions.Single(v => v.Id == o.Case.Number.Key).Version == o.Case.Version);
    }

    /// <summary>The history of the case tells when the citizen asked and was answered.</summary>
    public Task<Refusal?> RecordAsync(CaseNumber number, AccessAnswer answer, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return desk.ChangeAsync(number, it => it.AnswerAccess(answer.RequestedOn, answer.AnsweredOn, answer.Extended, answer.LeftOut), null, stop);
    }

    async Task<(Found? Found, Refusal? Refused)> OpenAsync(CaseNumber number, AccessAct act, CancellationToken stop)
    {
        if (await rights.OfCaseAsync(number, Purpose.SubjectAccess, stop) is null)
            return (null, await rights.IsShutOutAsync(number, stop) ? new Refusal.ShutOut() : new Refusal.NotAllowedForRole());
        var past = await story.ReadAsync(number, stop: stop);
        if (past.Count == 0) return (null, new Refusal.UnknownCase());
        var own = Replayed(past);
        if (own.ErasedOn is { } erased) return (null, new Refusal.Erased(erased));
        if (await dossiers.OpenAsync(number, act, Purpose.SubjectAccess, stop) is not { } dossier) return (null, new Refusal.NotAllowedForRole());

        var (cases, notOpened, shutOut) = (new List<Opened> { new(own, past, dossier) }, new List<CaseNumber>(), 0);
        foreach (var other in (await lookups.FindAllAsync(LookupField.Cpr, dossier.Party.Cpr, stop)).Where(n => n != number))
        {
            if (await rights.IsShutOutAsync(other, stop))
            {
                shutOut++;
                continue;
            }
            var content = await dossiers.OpenAsync(other, act, Purpose.SubjectAccess, stop);
            if (content is null || content.Unreadable.Contains(RecordKind.Party)) notOpened.Add(other);
            // The look-up only finds; what stands in the case decides.
            else if (content.Party.Cpr == dossier.Party.Cpr && await story.ReadAsync(other, stop: stop) is { Count: > 0 } events) cases.Add(new(Replayed(events), events, content));
        }
        return (new(cases, notOpened, shutOut, new([.. cases.Select(o => o.Dossier)])), null);
    }

    static Case Replayed(IReadOnlyList<PastEvent> past) => Case.Replay(past.Select(p => p.Event));

    static IReadOnlyList<ScopedItem> ItemsOf(Dossier dossier, OtherPersons others) =>
    [
        .. from item in dossier.Notes.Select(n => (n.Id, Kind: (NoteKind?)n.Kind, n.At, n.Text))
               .Concat(dossier.Letters.Select(l => (l.Id, Kind: (NoteKind?)null, l.At, Text: SubjectData.TextOf(l)))).Concat(dossier.Documents.Select(d => (d.Id, Kind: (NoteKind?)null, d.At, Text: d.Name)))
           let text = others.Without(item.Text)
           select new ScopedItem(item.Id, item.Kind, item.At, text, text != item.Text),
    ];

    /// <summary>Every look at each of the cases, the one that gathers this answer included; who looked is not even read.</summary>
    async Task<ILookup<long, AnsweredLook>> LooksAsync(IReadOnlyList<Opened> cases, CancellationToken stop)
    {
        long?[] ids = [.. cases.Select(o => (long?)o.Case.Number.Key)];
        await using var db = await dbs.CreateDbContextAsync(stop);
        var rows = await db.AccessLog.AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.CaseId)).OrderBy(a => a.At).ThenBy(a => a.Node).ThenBy(a => a.Sequence)
            .Select(a => new { a.CaseId, a.At, a.Act, a.Purpose, a.Role }).ToListAsync(stop);
        return rows.ToLookup(a => a.CaseId!.Value, a => new AnsweredLook(a.At, a.Act, a.Purpose, Kebab.Of(a.Role.Split('.')[^1])));
    }
}
