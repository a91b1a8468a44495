// A connection has Ombud's settings of SQLite, or is not there: also when whoever opened it gives up at that very moment.
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Ombud.App.Data;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Data;

[Trait(Needs.Database, Needs.SqliteFile)]
public sealed class SqliteSettingsTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("ombud-settings-").FullName;

    [Fact]
    public async Task A_connection_has_its_settings_though_its_opener_gives_up()
    {
        using var opener = new CancellationTokenSource();
        var options = new DbContextOptionsBuilder<SqliteOmbudDb>().AddInterceptors(new GivesUp(opener)).UseOmbudSqlite($"Data Source={Path.Combine(folder, "ombud.db")};Pooling=False").Options;
        await using var db = new SqliteOmbudDb((DbContextOptions<SqliteOmbudDb>)options);
        await db.Database.OpenConnectionAsync(opener.Token);
        Assert.True(opener.IsCancellationRequested);
        Assert.Equal((2L, 1L, 0L, 10_000L), (await AskAsync(db, "PRAGMA synchronous"), await AskAsync(db, "PRAGMA secure_delete"), await AskAsync(db, "PRAGMA trusted_schema"), await AskAsync(db, "PRAGMA busy_timeout")));
    }

    static async Task<long> AskAsync(OmbudDb db, string pragma)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The test's own.
        command.CommandText = pragma;
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    sealed class GivesUp(CancellationTokenSource opener) : DbConnectionInterceptor
    {
        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) => opener.CancelAsync();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
