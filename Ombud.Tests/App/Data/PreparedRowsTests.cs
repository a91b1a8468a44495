// What is prepared on a connection ends with it: the next one that it is opened as is another.
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Data;

[Trait(Needs.Database, Needs.SqliteFile)]
public sealed class PreparedRowsTests : IAsyncDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ombud-prepared-").FullName;

    [Fact]
    public async Task A_row_is_written_in_its_own_transaction_also_after_the_connection_was_exchanged_for_another_from_the_pool()
    {
        await using (var data = new DataLayer(folder, folder + "-keys")) await data.MigrateAsync();
        await using var first = Open();
        await using var second = Open();
        await AddAsync(first, "one", isKept: true);
        await AddAsync(first, "two", isKept: true);
        await second.Database.OpenConnectionAsync(TestContext.Current.CancellationToken); // takes the one that was first's
        await AddAsync(first, "three", isKept: false);
        Assert.Equal(["one", "two"], await second.Heartbeats.Select(h => h.Job).Order().ToListAsync(TestContext.Current.CancellationToken));
    }

    string Connection => $"Data Source={Path.Combine(folder, "ombud.db")}";

    SqliteOmbudDb Open() => new((DbContextOptions<SqliteOmbudDb>)new DbContextOptionsBuilder<SqliteOmbudDb>().UseOmbudSqlite(Connection).Options);

    static async Task AddAsync(SqliteOmbudDb db, string job, bool isKept)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.Insert(new HeartbeatRow { Job = job, At = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync();
        if (isKept) await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync()
    {
        using (var pooled = new SqliteConnection(Connection)) SqliteConnection.ClearPool(pooled);
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
