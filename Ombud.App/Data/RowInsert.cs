// Inserts rows of one table of SQLite by one prepared statement made from the model, so that it follows the table.
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Ombud.App.Data;

/// <summary>Belongs to one connection until that is closed.</summary>
sealed class RowInsert : IDisposable
{
    readonly SqliteStatement statement;
    readonly (IClrPropertyGetter Read, Func<object?, object?>? Convert)[] columns;

    /// <param name="withIds">False: ids that the database gives are left to it.</param>
    public RowInsert(IEntityType table, SqliteConnection connection, bool withIds = false)
    {
        var properties = table.GetProperties().Where(p => withIds || p.ValueGenerated is ValueGenerated.Never).ToArray();
        columns = [.. properties.Select(p => (p.GetGetter(), p.GetTypeMapping().Converter?.ConvertToProvider))];
        statement = new(connection, $"INSERT INTO \"{table.GetTableName()}\" ({string.Join(", ", properties.Select(p => $"\"{p.GetColumnName()}\""))}) "
            + $"VALUES ({string.Join(", ", properties.Select(_ => "?"))})");
    }

    public void Insert(object row)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            var (read, convert) = columns[i];
            var value = read.GetClrValue(row);
            statement.Bind(i + 1, value is null || convert is null ? value : convert(value));
        }
        statement.Run();
    }

    public void Dispose() => statement.Dispose();
}
