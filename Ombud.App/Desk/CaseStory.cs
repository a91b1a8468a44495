// What happened to a case, with when, who and in which role: for timelines, and for "what changed meanwhile".
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data.Tables;
using Ombud.App.Data;
using Ombud.App.Vault;
using Ombud.Domain.Cases;

namespace Ombud.App.Desk;

/// <param name="Sequence">The version of the case that this event made.</param>
public sealed record PastEvent(int Sequence, CaseEvent Event, DateTimeOffset At, StaffId By, string Role);

public sealed class CaseStory(IDbContextFactory<OmbudDb> dbs, Rights rights)
{
    /// <summary>The events after a version, oldest first. Nothing: no such case, nothing new, or no right.</summary>
    public async Task<IReadOnlyList<PastEvent>> ReadAsync(CaseNumber number, int after = 0, CancellationToken stop = default)
    {
        if (await rights.OfCaseAsync(number, Purpose.CaseHandling, stop) is null) return [];
        await using var db = await dbs.CreateDbContextAsync(stop);
        var rows = await db.Events.AsNoTracking().Where(e => e.CaseId == number.Key && e.Sequence > after).OrderBy(e => e.Sequence).ToListAsync(stop);
        return [.. rows.Select(row => new PastEvent(row.Sequence, CaseStore.Read(row.Body), row.At, new StaffId(row.By), row.Role))];
    }
}
