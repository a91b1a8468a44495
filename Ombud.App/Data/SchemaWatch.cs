// Looks before each writing whether a newer version has migrated the database meanwhile.
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Ombud.App.Data;

/// <summary>
/// Inside the transaction that is about to write: nobody can migrate until that has ended, on SQLite because it is the writer, on
/// PostgreSQL because whoever migrates waits for the table that was looked at. What is written without a transaction is looked at too.
/// It costs one step down an index.
/// </summary>
public sealed class SchemaWatch(DatabaseState state) : IDbTransactionInterceptor, IDbCommandInterceptor
{
    const string Question = """SELECT MAX("MigrationId") FROM "__EFMigrationsHistory" """;

    public DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        try { Look(connection, result); }
        catch
        {
            result.Dispose();
            throw;
        }
        return result;
    }

    public async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        try { await LookAsync(connection, result, cancellationToken); }
        catch
        {
            await result.DisposeAsync();
            throw;
        }
        return result;
    }

    public InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (command is { Transaction: null, Connection: { } connection }) Look(connection, null);
        return result;
    }

    public async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (command is { Transaction: null, Connection: { } connection }) await LookAsync(connection, null, cancellationToken);
        return result;
    }

    void Look(DbConnection connection, DbTransaction? transaction)
    {
        if (state.Newest is not { } known) return;
        using var command = Ask(connection, transaction);
        Judge(command.ExecuteScalar(), known);
    }

    async Task LookAsync(DbConnection connection, DbTransaction? transaction, CancellationToken stop)
    {
        if (state.Newest is not { } known) return;
        await using var command = Ask(connection, transaction);
        Judge(await command.ExecuteScalarAsync(stop), known);
    }

    static DbCommand Ask(DbConnection connection, DbTransaction? transaction)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (Question, transaction);
        return command;
    }

    void Judge(object? found, string known)
    {
        if (found is string newest && string.CompareOrdinal(newest, known) > 0) throw state.Outdated(newest);
    }
}
