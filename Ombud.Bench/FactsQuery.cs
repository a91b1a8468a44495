// The board's own query of facts, called in this process on the same database.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Ombud.App.Data;
using Ombud.App.Features.Board;

namespace Ombud.Bench;

static class FactsQuery
{
    public static Task<Timings> RunAsync(string database, DateOnly today, TimeSpan during)
    {
        var query = new BoardQuery(new DatabaseFactory(database));
        return Timings.RunAsync(1, during, async _ => await query.AllAsync(today));
    }
}

/// <summary>The database as the app opens it.</summary>
sealed class DatabaseFactory(string database) : IDbContextFactory<OmbudDb>
{
    readonly PooledDbContextFactory<SqliteOmbudDb> contexts =
        new((DbContextOptions<SqliteOmbudDb>)new DbContextOptionsBuilder<SqliteOmbudDb>().UseOmbudSqlite($"Data Source={database}").Options);

    public OmbudDb CreateDbContext() => contexts.CreateDbContext();
}
