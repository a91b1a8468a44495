// One statement that stays prepared on a connection of SQLite. Its values go to SQLite as they are: for a small row that is most of the time.
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ombud.App.Data;

/// <summary>Writes values as the database layer does, so that it reads them back. It runs in whatever transaction its connection is in.</summary>
sealed class SqliteStatement : IDisposable
{
    readonly sqlite3 database;
    readonly sqlite3_stmt statement;

    /// <exception cref="SqliteException">It is no statement, or its table is not there.</exception>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    /// <param name="place">The first is 1.</param>
    public void Bind(int place, object? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        bool yes => raw.sqlite3_bind_int64(statement, place, yes ? 1 : 0),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, place, 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        Guid id => raw.sqlite3_bind_text(statement, place, id.ToString().ToUpperInvariant()),
        DateOnly date => raw.sqlite3_bind_text(statement, place, date.ToString("O", CultureInfo.InvariantCulture)),
        DateTime local => raw.sqlite3_bind_text(statement, place, local.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException($"Nothing says how SQLite keeps a {value.GetType().Name}."),
    });

    /// <summary>Gives the first column of the first row, 0 where there is none.</summary>
    public long Run()
    {
        try
        {
            var answer = raw.sqlite3_step(statement);
            if (answer != raw.SQLITE_ROW)
            {
                Check(answer);
                return 0;
            }
            var first = raw.sqlite3_column_int64(statement, 0);
            Check(raw.sqlite3_step(statement));
            return first;
        }
        finally { raw.sqlite3_reset(statement); }
    }

    void Check(int answer) => SqliteException.ThrowExceptionForRC(answer, database);

    public void Dispose() => statement.Dispose();
}
