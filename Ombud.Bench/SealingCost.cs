// What sealing adds to the writing of one registration: the same rows, in clear and sealed, turn about, as many writers at once as register.
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Protection;
using Ombud.App.Vault;
using Ombud.Bench.Report;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.Bench;

/// <param name="Clear">Milliseconds between two durable registrations' rows with content as it is, several writers at once: median of the rounds.</param>
/// <param name="Sealed">The same with the key of the case, its keyed hashes, and content sealed.</param>
sealed record SealingCost(double Clear, double Sealed)
{
    const int Rounds = 60, WarmUp = 20, Each = 400;

    public static async Task<SealingCost> RunAsync(string folder, IDbContextFactory<OmbudDb> dbs, int writers)
    {
        var options = new ProtectionOptions { KeyFolder = Path.Combine(folder, "seal-keys") };
        var files = new KeyFiles(new KeyRing(options), new Escrow(options), options);
        using var keys = new CaseKeys(new EpochKeys(files), TimeProvider.System);
        using var index = new BlindIndex(files);
        await using (var db = dbs.CreateDbContext()) await db.Database.MigrateAsync();
        using var gate = new WriteGate(dbs);
        List<double> clear = [], closed = [];
        var last = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var (until, isSealed) = (last + Each, round % 2 == 0);
            var start = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
            {
                for (var i = Interlocked.Increment(ref last); i <= until; i = Interlocked.Increment(ref last)) await WriteAsync(i);
            })));
            var each = Stopwatch.GetElapsedTime(start).TotalMilliseconds / Each;
            last = until;
            if (round >= WarmUp) (isSealed ? closed : clear).Add(each);

            Task WriteAsync(int i) => gate.WriteAsync(db =>
            {
                Add(db, i, isSealed ? keys : null, index);
                return db.SaveChangesAsync();
            });
        }
        return new(Timings.Of(clear, TimeSpan.FromSeconds(1)).Median, Timings.Of(closed, TimeSpan.FromSeconds(1)).Median);
    }

    static void Add(OmbudDb db, int i, CaseKeys? keys, BlindIndex index)
    {
        var id = new CaseNumber(2026, i).Key;
        Facts(db, id, i);
        SealingKey? ready = null;
        if (keys is not null)
        {
            var (row, key) = keys.Make(id);
            ready = new(key);
            db.Insert(row);
            db.Insert(new LookupRow { CaseId = id, Field = LookupField.Phone, Token = index.Token("Phone", $"{i:00000000}") });
            db.Insert(new LookupRow { CaseId = id, Field = LookupField.Email, Token = index.Token("Email", $"lyngdal{i}@post.example") });
        }
        Content(db, id, RecordKind.Party, 120, ready);
        Content(db, id, RecordKind.Note, 1_400, ready);
        ready?.Dispose();
    }

    static void Content(OmbudDb db, long id, RecordKind kind, int bytes, SealingKey? key)
    {
        var (record, content) = (Guid.CreateVersion7(), new byte[bytes]);
        db.Insert(new DossierRow { Id = record, CaseId = id, Kind = kind, Content = key is null ? content : key.Close(content, new($"DossierRecords.{kind}", record.ToString("N"), id)) });
    }

    /// <summary>The rows of facts, as many and as long as the app writes them.</summary>
    static void Facts(OmbudDb db, long id, int position)
    {
        var today = new DateOnly(2026, 11, 26);
        db.Insert(new CaseRow { Id = id, Kind = HelpKind.Complaint, Channel = Channel.DigitalPost, IsOpen = true, ReceivedOn = today, ClockFrom = today, StateSince = today, Department = "job-centre" });
        db.Insert(new PointRow { CaseId = id, Number = 1 });
        for (var sequence = 1; sequence <= 2; sequence++)
            db.Insert(new EventRow { Position = (2L * position) + sequence, CaseId = id, Sequence = sequence, At = TimeProvider.System.GetUtcNow(), By = "k.roenbo", Role = "Ombud.Adviser", Body = new string('b', 260) });
        db.Insert(new RetryKeyRow { Key = Guid.NewGuid().ToString("N"), Request = new byte[32], CaseId = id, At = TimeProvider.System.GetUtcNow() });
    }
}
