// The store alone, without Ombud: what the same machine can do at best in the same minute.
using System.Data.Common;
using Ombud.Bench.Report;

namespace Ombud.Bench;

static class BareStore
{
    /// <summary>Durable commits of that many bytes by one writer.</summary>
    public static async Task<Timings> CommitsAsync(DbConnection connection, int bytes, TimeSpan during)
    {
        await using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO \"Bare\" (\"Content\") VALUES (@content)";
        var content = insert.CreateParameter();
        (content.ParameterName, content.Value) = ("@content", new byte[bytes]);
        insert.Parameters.Add(content);
        await insert.PrepareAsync();
        return await Timings.RunAsync(1, during, _ => insert.ExecuteNonQueryAsync()); // each its own transaction
    }

    /// <summary>The open cases by their index, all columns, read to the end.</summary>
    public static async Task<Timings> OpenCasesAsync(DbConnection connection, TimeSpan during)
    {
        await using var select = connection.CreateCommand();
        select.CommandText = "SELECT * FROM \"Cases\" WHERE \"IsOpen\"";
        await select.PrepareAsync();
        return await Timings.RunAsync(1, during, async _ =>
        {
            await using var reader = await select.ExecuteReaderAsync();
            var values = new object[reader.FieldCount];
            while (await reader.ReadAsync()) reader.GetValues(values);
        });
    }
}
