// Ombud on SQLite: instants as Unix milliseconds so that they compare and sort, durable commits.
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SQLitePCL;

namespace Ombud.App.Data;

public sealed class SqliteOmbudDb(DbContextOptions<SqliteOmbudDb> options) : OmbudDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    readonly PreparedRows rows = new();

    /// <summary>Inside a transaction at once: each row would be a command of its own anyway, and nothing has to follow what becomes of it.</summary>
    /// <exception cref="DbUpdateException">The row was not taken.</exception>
    public override void Insert<T>(T row)
    {
        if (Database.CurrentTransaction is null)
        {
            base.Insert(row);
            return;
        }
        var table = Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no table.");
        try { rows.Insert(table, row, InTransaction()); }
        catch (DbException e) { throw new DbUpdateException("A new row was not taken.", e); }
    }

    public override Task<long> TakeAsync(string counter, int count, CancellationToken stop) => Task.FromResult(rows.Take(counter, count, InTransaction()));

    public override async Task FillAsync(IEntityType table, IAsyncEnumerable<object> rows, CancellationToken stop)
    {
        using var insert = new RowInsert(table, InTransaction(), withIds: true);
        await foreach (var row in rows.WithCancellation(stop)) insert.Insert(row);
    }

    SqliteConnection InTransaction() => Database.CurrentTransaction is null
        ? throw new InvalidOperationException("This is done inside a transaction.")
        : (SqliteConnection)Database.GetDbConnection();

    sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        at => at.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));
}

/// <summary>Lets the migrations tool build the context without starting the app.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteOmbudDb>
{
    public SqliteOmbudDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteOmbudDb>().UseSqlite("Data Source=design.db").Options);
}

public static class SqliteSetup
{
    /// <summary>SQLite as Ombud needs it: what is acknowledged is on the disk, what is erased is gone, small writes are fast.</summary>
    public static DbContextOptionsBuilder UseOmbudSqlite(this DbContextOptionsBuilder options, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.UseSqlite(connectionString).AddInterceptors(new SqlitePragmas());
    }
}

/// <summary>
/// FULL: an acknowledged commit survives a power cut. secure_delete: erased bytes are overwritten. Temporary pages stay in memory,
/// so that nothing is spilled beside the database.
/// </summary>
sealed class SqlitePragmas : DbConnectionInterceptor
{
    const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=10000; PRAGMA wal_autocheckpoint=16000;";

    // A connection that comes back from the pool has them still.
    readonly ConditionalWeakTable<sqlite3, object> set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (!set.TryAdd(HandleOf(connection), Pragmas)) return;
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    /// <summary>
    /// Whoever gives up here would leave a connection that nobody closes, and that another gets from the pool without its settings.
    /// SQLite waits for nothing to set them.
    /// </summary>
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    static sqlite3 HandleOf(DbConnection connection) =>
        ((SqliteConnection)connection).Handle ?? throw new InvalidOperationException("The connection is not open.");

    static DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        return command;
    }
}
