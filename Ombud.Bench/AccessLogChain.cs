// A long access log, written as the app writes it, and how long it takes to prove it.
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Protection;
using Ombud.App.Vault;
using Ombud.Domain.Cases;

namespace Ombud.Bench;

static class AccessLogChain
{
    const int Together = 5_000;

    /// <summary>How long writing and checking took.</summary>
    public static async Task<(TimeSpan Written, TimeSpan Checked)> RunAsync(string folder, IDbContextFactory<OmbudDb> dbs, int rows)
    {
        var options = new ProtectionOptions { KeyFolder = Path.Combine(folder, "log-keys") };
        var chain = new KeyedChain(new KeyFiles(new KeyRing(options), new Escrow(options), options));
        await using (var db = dbs.CreateDbContext()) await db.Database.MigrateAsync();
        using var gate = new WriteGate(dbs);
        var log = new AccessLog(chain, new StorageOptions(), gate, TimeProvider.System);
        var adviser = new Actor(new("k.roenbo"), Roles.Adviser);
        var start = Stopwatch.GetTimestamp();
        for (var done = 0; done < rows; done += Together)
            await log.WriteAsync(adviser, [.. Enumerable.Range(done, Math.Min(Together, rows - done)).Select(i => new Look(AccessAct.Read, Purpose.CaseHandling, new CaseNumber(2026, (i % 300_000) + 1)))]);
        var written = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        var found = await new AccessLogCheck(dbs, chain, new AnchorFile(chain, options)).RunAsync();
        if (found.Fault is not null || found.Rows != rows) throw new InvalidOperationException($"The log does not hold: {found}.");
        return (written, Stopwatch.GetElapsedTime(start));
    }
}
