// The store alone, without Ombud: what the same machine can do at best in the same minute.
using Microsoft.Data.Sqlite;

namespace Ombud.Bench;

static class BareStore
{
    /// <summary>Durable commits of that many bytes by one writer, in a database of the same settings.</summary>
    public static async Task<Timings> CommitsAsync(string folder, int bytes, TimeSpan during)
    {
        var file = Path.Combine(folder, "bare.db");
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; CREATE TABLE IF NOT EXISTS Bare (Id INTEGER PRIMARY KEY, Content BLOB)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO Bare (Content) VALUES (@content)";
        insert.Parameters.AddWithValue("@content", new byte[bytes]);
        insert.Prepare();
        return await Timings.RunAsync(1, during, _ =>
        {
            insert.ExecuteNonQuery(); // each its own transaction
            return Task.CompletedTask;
        });
    }

    /// <summary>The open cases by their index, all columns, read to the end.</summary>
    public static async Task<Timings> OpenCasesAsync(string database, TimeSpan during)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        await connection.OpenAsync();
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT * FROM \"Cases\" WHERE \"IsOpen\"";
        select.Prepare();
        return await Timings.RunAsync(1, during, _ =>
        {
            using var reader = select.ExecuteReader();
            var values = new object[reader.FieldCount];
            while (reader.Read()) reader.GetValues(values);
            return Task.CompletedTask;
        });
    }

    static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Fixed text of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
