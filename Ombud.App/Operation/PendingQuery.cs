// How much waits to be done, for the measures.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;

namespace Ombud.App.Operation;

sealed class PendingQuery(IDbContextFactory<OmbudDb> dbs)
{
    /// <summary>Reminders that were made and have not gone out.</summary>
    public long Reminders()
    {
        using var db = dbs.CreateDbContext();
        return db.Reminders.LongCount(r => r.SentAt == null);
    }
}
