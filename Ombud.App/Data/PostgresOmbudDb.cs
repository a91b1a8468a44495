// Ombud on PostgreSQL, which several nodes can share: one of them writes at a time, and tells the others inside the same transaction.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
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
