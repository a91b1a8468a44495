// Ombud on PostgreSQL, which several nodes can share: one of them writes at a time, and tells the others inside the same transaction.
using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace Ombud.App.Data;

public sealed class PostgresOmbudDb(DbContextOptions<PostgresOmbudDb> options) : OmbudDb(options)
{
    /// <summary>The channel on which nodes tell each other what has changed.</summary>
    public const string News = "ombud";

    /// <summary>Any number that no other program uses on this database.</summary>
    const long Writers = 0x4F6D627564;

    public override Task WaitForTurnAsync(CancellationToken stop) => Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Writers})", stop);

    public override Task TellAsync(string news, CancellationToken stop) => Database.ExecuteSqlAsync($"SELECT pg_notify({News}, {news})", stop);

    public override async Task<long> TakeAsync(string counter, int count, CancellationToken stop) =>
        (await Database.SqlQuery<long>($"""INSERT INTO "Counters" ("Name", "Value") VALUES ({counter}, {count}) ON CONFLICT ("Name") DO UPDATE SET "Value" = "Counters"."Value" + {count} RETURNING "Value" """)
            .ToListAsync(stop)).Single();

    public override async Task<IDbContextTransaction> BeginWholeAsync(CancellationToken stop)
    {
        Database.SetCommandTimeout(TimeSpan.Zero);
        var transaction = await Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        await Database.ExecuteSqlAsync($"SET LOCAL idle_in_transaction_session_timeout = 0", stop);
        return transaction;
    }

    /// <summary>By the server's own way for many rows, which takes them without a statement each.</summary>
    public override async Task FillAsync(IEntityType table, IAsyncEnumerable<object> rows, CancellationToken stop)
    {
        var columns = table.GetProperties().Select(p => (Property: p, Read: p.GetGetter(), Convert: p.GetTypeMapping().Converter?.ConvertToProvider, Type: p.GetColumnType())).ToArray();
        var connection = (NpgsqlConnection)Database.GetDbConnection();
        var names = string.Join(", ", columns.Select(c => $"\"{c.Property.GetColumnName()}\""));
        await using (var writer = await connection.BeginBinaryImportAsync($"COPY \"{table.GetTableName()}\" ({names}) FROM STDIN (FORMAT BINARY)", stop))
        {
            writer.Timeout = TimeSpan.Zero;
            await foreach (var row in rows.WithCancellation(stop))
            {
                await writer.StartRowAsync(stop);
                foreach (var (_, read, convert, type) in columns)
                {
                    var value = read.GetClrValue(row);
                    if (value is not null && convert is not null) value = convert(value);
                    await (value is null ? writer.WriteNullAsync(stop) : writer.WriteAsync(value, type, stop));
                }
            }
            await writer.CompleteAsync(stop);
        }
        foreach (var (id, _, _, _) in columns.Where(c => c.Property.ValueGenerated is not ValueGenerated.Never))
        {
#pragma warning disable EF1002 // Names of tables and columns come from the model.
            await Database.ExecuteSqlRawAsync($"""SELECT setval(pg_get_serial_sequence('"{table.GetTableName()}"', '{id.GetColumnName()}'), (SELECT max("{id.GetColumnName()}") FROM "{table.GetTableName()}"))""", stop);
#pragma warning restore EF1002
        }
    }

    /// <summary>
    /// Keeps writers out until this connection is closed. False: somebody is connected under the name that this app has there, and
    /// may go on writing afterwards.
    /// </summary>
    public async Task<bool> TryHaveAloneAsync(CancellationToken stop) => await Database.SqlQuery<bool>($"""
        SELECT pg_try_advisory_lock({Writers}) AND NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
            AND pid <> pg_backend_pid() AND application_name = current_setting('application_name')) AS "Value"
        """).SingleAsync(stop);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Utc>();

    /// <summary>The column knows an instant, not the offset that somebody wrote it with.</summary>
    sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(at => at.ToUniversalTime(), at => at);
}

/// <summary>Lets the migrations tool build the context without starting the app.</summary>
public sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresOmbudDb>
{
    public PostgresOmbudDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresOmbudDb>().UseNpgsql("Host=localhost").Options);
}

public static class PostgresSetup
{
    public static DbContextOptionsBuilder UseOmbudPostgres(this DbContextOptionsBuilder options, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.UseNpgsql(Complete(connectionString));
    }

    /// <summary>
    /// With what an administrator need not think of: statements stay prepared, and the server ends a transaction whose node
    /// has stopped in the middle, so that the others get their turn.
    /// </summary>
    public static string Complete(string connectionString)
    {
        var complete = new NpgsqlConnectionStringBuilder(connectionString);
        complete.ApplicationName ??= "ombud";
        if (complete.MaxAutoPrepare == 0) complete.MaxAutoPrepare = 200;
        if (complete.KeepAlive == 0) complete.KeepAlive = 15;
        if (string.IsNullOrEmpty(complete.Options)) complete.Options = "-c idle_in_transaction_session_timeout=30000 -c synchronous_commit=on";
        return complete.ConnectionString;
    }
}
