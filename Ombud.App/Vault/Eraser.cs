// Takes away everything that is confided in a case: its key first of all, without which no copy of the rest opens.
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.Domain.Cases;
using Ombud.Domain.Incoming;

namespace Ombud.App.Vault;

static class Eraser
{
    /// <summary>Within a writer's turn. What SQLite deletes here it also overwrites; what old backups hold dies with the keys of their months.</summary>
    public static async Task EraseAsync(OmbudDb db, CaseNumber number, CancellationToken stop)
    {
        await db.CaseKeys.Where(k => k.CaseId == number.Key).ExecuteDeleteAsync(stop);
        await db.Lookups.Where(l => l.CaseId == number.Key).ExecuteDeleteAsync(stop);
        await db.DocumentChunks.Where(c => c.CaseId == number.Key).ExecuteDeleteAsync(stop);
        await db.DossierRecords.Where(d => d.CaseId == number.Key).ExecuteDeleteAsync(stop);
        await IncomingItems.ForgetAsync(db, db.Incoming.Where(i => i.CaseId == number.Key), stop);
        await db.Incoming.Where(i => i.SuggestedId == number.Key && i.CaseId == null).ExecuteUpdateAsync(set => set.SetProperty(i => i.SuggestedId, (long?)null).SetProperty(i => i.Match, IncomingMatch.None), stop);
        var ofCase = string.Create(CultureInfo.InvariantCulture, $".{number.Key}");
        await db.Drafts.Where(d => d.Form.EndsWith(ofCase) || d.Form.Contains(ofCase + ".")).ExecuteDeleteAsync(stop);
    }
}
