// Exact look-ups of a CPR number, phone, e-mail or the department's own case number, however it was written: by keyed hashes, without opening a dossier.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Protection;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Vault;

/// <summary>Knows no rights and writes no log; those who ask do.</summary>
public sealed class Lookups(IDbContextFactory<OmbudDb> dbs, BlindIndex index)
{
    static readonly Compiled<Func<OmbudDb, LookupField, long, int, IAsyncEnumerable<long>>> CasesOf = new(() => EF.CompileAsyncQuery((OmbudDb db, LookupField field, long token, int most) =>
        db.Lookups.Where(l => l.Field == field && l.Token == token).OrderByDescending(l => l.CaseId).Select(l => l.CaseId).Take(most)));

    /// <summary>The cases of exactly this value, the newest first.</summary>
    public Task<IReadOnlyList<CaseNumber>> FindAsync(LookupField field, string? value, CancellationToken stop = default) => FindAsync(field, value, SearchIndex.Most, stop);

    /// <summary>The same without an end, for an answer that must hold everything.</summary>
    public Task<IReadOnlyList<CaseNumber>> FindAllAsync(LookupField field, string? value, CancellationToken stop) => FindAsync(field, value, int.MaxValue, stop);

    async Task<IReadOnlyList<CaseNumber>> FindAsync(LookupField field, string? value, int most, CancellationToken stop)
    {
        var plain = Plain(field, value);
        if (plain.Length == 0) return [];
        var token = TokenOf(field, plain);
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await CasesOf.For(db)(db, field, token, most).Select(CaseNumber.FromKey).ToListAsync(stop);
    }

    /// <summary>What a case can be found by.</summary>
    internal IReadOnlyList<LookupRow> Of(Dossier dossier, long caseId)
    {
        var (party, representation) = (dossier.Party, dossier.Representation);
        (LookupField Field, string? Value)[] all =
        [
            (LookupField.Cpr, party.Cpr),
            (LookupField.Phone, party.Phone), (LookupField.Phone, representation?.Phone),
            (LookupField.Email, party.Email), (LookupField.Email, representation?.Email),
            .. (dossier.References?.Numbers ?? []).Select(number => (LookupField.External, (string?)number)),
        ];
        return
        [
            .. from one in all
               let plain = Plain(one.Field, one.Value)
               where plain.Length > 0
               group plain by (one.Field, plain) into value
               select new LookupRow { Field = value.Key.Field, Token = TokenOf(value.Key.Field, value.Key.plain), CaseId = caseId },
        ];
    }

    /// <summary>What a sender's CPR number is known by; null: there is none.</summary>
    internal long? SenderOf(string? cpr) => Plain(LookupField.Cpr, cpr) is { Length: > 0 } plain ? TokenOf(LookupField.Cpr, plain) : null;

    long TokenOf(LookupField field, string plain) => index.Token(field.ToString(), plain);

    static string Plain(LookupField field, string? value) => field switch
    {
        LookupField.Phone => SearchText.Phone(value),
        LookupField.Email => SearchText.Email(value),
        LookupField.External => References.Plain(value),
        _ => SearchText.Digits(value),
    };
}
