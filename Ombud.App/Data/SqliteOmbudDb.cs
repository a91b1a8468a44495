// Ombud on SQLite: instants as Unix milliseconds so that they compare and sort, durable commits.
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Ombud.App.Data;

public sealed class SqliteOmbudDb(DbContextOptions<SqliteOmbudDb> options) : OmbudDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        at => at.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
}

/// <summary>Lets the migrations tool build the context without starting the app.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteOmbudDb>
{
    public SqliteOmbudDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteOmbudDb>().UseSqlite("Data Source=design.db").Options);
}

/// <summary>
/// FULL: an acknowledged commit survives a power cut. secure_delete: erased bytes are overwritten. Temporary pages stay in memory,
/// so that nothing is spilled beside the database.
/// </summary>
sealed class SqlitePragmas : DbConnectionInterceptor
{
    const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=10000; PRAGMA wal_autocheckpoint=4000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    static DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        return command;
    }
}
