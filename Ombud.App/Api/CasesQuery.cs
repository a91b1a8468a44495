// Reads cases for the API: a page of lines, or one case with its history.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Api;

/// <param name="State">Null: all open ones.</param>
/// <param name="Before">Cases with smaller numbers only: the next page.</param>
sealed record CasesWanted(CaseState? State, int Limit, CaseNumber? Before)
{
    public const int MaxLimit = 1000;
}

sealed class CasesQuery(IDbContextFactory<OmbudDb> dbs, Rights rights)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<CaseLine>> ListAsync(CasesWanted wanted, CancellationToken stop)
    {
        using var asked = Measures.Query("cases");
        var actor = await rights.NeedAsync(Purpose.Page, Roles.Adviser);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var rows = db.Cases.AsNoTracking().OpenTo(actor.Id, db);
        rows = wanted.State is { } state ? rows.Where(c => c.State == state) : rows.Where(c => c.IsOpen);
        if (wanted.Before is { } before)
        {
            var key = before.Key;
            rows = rows.Where(c => c.Id < key);
        }
        var found = await rows.OrderByDescending(c => c.Id).Take(wanted.Limit)
            .Select(c => new { c.Id, c.Kind, c.State, c.Theme, c.Department, c.ReceivedOn, c.DueOn, c.Flags })
            .ToListAsync(stop);
        return [.. found.Select(c => new CaseLine(
            CaseNumber.FromKey(c.Id), c.Kind, c.State, c.Theme, c.Department, c.ReceivedOn, c.DueOn, CaseAnswer.CodesOf(c.Flags)))];
    }

    public async Task<(CaseAnswer? Found, Refusal? Refused)> FindAsync(CaseNumber number, CancellationToken stop)
    {
        using var asked = Measures.Query("cases");
        if (await rights.OfCaseAsync(number, Purpose.CaseHandling, stop) is null) return (null, new Refusal.ShutOut());
        await using var db = await dbs.CreateDbContextAsync(stop);
        var rows = await db.Events.AsNoTracking().Where(e => e.CaseId == number.Key).OrderBy(e => e.Sequence).ToListAsync(stop);
        if (rows.Count == 0) return (null, new Refusal.UnknownCase());
        var history = rows.ConvertAll(row => CaseStore.Read(row.Body));
        return (CaseAnswer.Of(Case.Replay(history), [.. rows.Zip(history, (row, happened) => EventAnswer.Of(row.At, row.By, row.Role, happened))]), null);
    }

    /// <summary>The oldest first, those that were thrown away as drafts left out.</summary>
    public async Task<(IReadOnlyList<LetterAnswer>? Found, Refusal? Refused)> LettersAsync(CaseNumber number, CancellationToken stop)
    {
        using var asked = Measures.Query("cases");
        if (await rights.OfCaseAsync(number, Purpose.CaseHandling, stop) is null) return (null, new Refusal.ShutOut());
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await CaseStore.LoadAsync(db, number, stop) is { } it ? ([.. it.Letters.Select(LetterAnswer.Of)], null) : (null, new Refusal.UnknownCase());
    }
}
