// How much waits to be done, for the measures.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;

namespace Ombud.App.Operation;

sealed class PendingQuery(IDbContextFactory<OmbudDb> dbs)
{
    /// <summary>Letters that wait for a job to send them.</summary>
    public long Letters()
    {
        using var db = dbs.CreateDbContext();
        return db.Outbox.LongCount(o => o.NextAt != null);
    }
}
