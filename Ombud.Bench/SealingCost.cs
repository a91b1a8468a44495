// What sealing adds to the writing of one registration: the same rows, in clear and sealed, turn about.
using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Protection;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.Bench;

/// <param name="Clear">Milliseconds for a durable registration's rows with content as it is: median.</param>
/// <param name="Sealed">The same with the key of the case, its keyed hashes, and content sealed.</param>
sealed record SealingCost(double Clear, double Sealed)
{
    const int Times = 1_500;

    public static async Task<SealingCost> RunAsync(string folder)
    {
        var options = new ProtectionOptions { KeyFolder = Path.Combine(folder, "seal-keys") };
        var files = new KeyFiles(new KeyRing(options), new Escrow(options), options);
        var (keys, index) = (new CaseKeys(new EpochKeys(files), TimeProvider.System), new BlindIndex(files));
        var dbs = new DatabaseFactory(Path.Combine(folder, "seal.db"));
        await using (var db = dbs.CreateDbContext()) await db.Database.MigrateAsync();
        using var gate = new WriteGate(dbs);
        var (note, party) = (Encoding.UTF8.GetBytes(new string('n', 1_400)), Encoding.UTF8.GetBytes(new string('p', 120)));
        List<double> clear = [], closed = [];
        for (var i = 1; i <= 2 * Times; i++)
        {
            var (id, isSealed) = (new CaseNumber(2026, i).Key, i % 2 == 0);
            var start = Stopwatch.GetTimestamp();
            await gate.WriteAsync(async db =>
            {
                byte[]? key = null;
                if (isSealed)
                {
                    (var row, key) = keys.Make(id);
                    db.CaseKeys.Add(row);
                    db.Lookups.Add(new() { CaseId = id, Field = LookupField.Phone, Token = index.Token("Phone", "00123456") });
                    db.Lookups.Add(new() { CaseId = id, Field = LookupField.Email, Token = index.Token("Email", "mette.lyngdal@post.example") });
                }
                Add(db, id, i);
                Content(db, id, RecordKind.Party, party, key);
                Content(db, id, RecordKind.Note, note, key);
                return await db.SaveChangesAsync();
            });
            // The first third warms up.
            if (i > Times * 2 / 3) (isSealed ? closed : clear).Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        return new(Timings.Of(clear, TimeSpan.FromSeconds(1)).Median, Timings.Of(closed, TimeSpan.FromSeconds(1)).Median);
    }

    static void Content(OmbudDb db, long id, RecordKind kind, byte[] content, byte[]? key)
    {
        var record = Guid.CreateVersion7();
        db.DossierRecords.Add(new() { Id = record, CaseId = id, Kind = kind, Content = key is null ? content : Seal.Close(key, content, new($"DossierRecords.{kind}", record.ToString("N"), id)) });
    }

    /// <summary>The rows of facts, as many and as long as the app writes them.</summary>
    static void Add(OmbudDb db, long id, int position)
    {
        var today = new DateOnly(2026, 11, 26);
        db.Cases.Add(new() { Id = id, Kind = HelpKind.Complaint, Channel = Channel.DigitalPost, IsOpen = true, ReceivedOn = today, ClockFrom = today, StateSince = today, Department = "job-centre" });
        db.Points.Add(new() { CaseId = id, Number = 1 });
        for (var sequence = 1; sequence <= 2; sequence++)
            db.Events.Add(new() { Position = (2L * position) + sequence, CaseId = id, Sequence = sequence, At = TimeProvider.System.GetUtcNow(), By = "k.roenbo", Role = "Ombud.Adviser", Body = new string('b', 260) });
        db.RetryKeys.Add(new() { Key = Guid.NewGuid().ToString("N"), Request = new byte[32], CaseId = id, At = TimeProvider.System.GetUtcNow() });
    }
}
