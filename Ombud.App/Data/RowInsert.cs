// Inserts rows of one table by one prepared statement made from the model, so that it follows the table.
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ombud.App.Data;

/// <summary>Belongs to one connection until that is closed.</summary>
sealed class RowInsert : IDisposable
{
    readonly DbCommand command;
    readonly (IClrPropertyGetter Read, Func<object?, object?>? Convert, DbParameter Parameter)[] columns;

    /// <param name="withIds">False: ids that the database gives are left to it.</param>
    public RowInsert(IEntityType table, DbConnection connection, bool withIds = false)
    {
        var properties = table.GetProperties().Where(p => withIds || p.ValueGenerated is ValueGenerated.Never).ToArray();
        command = connection.CreateCommand();
        columns = [.. properties.Select((property, i) =>
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
            return (property.GetGetter(), property.GetTypeMapping().Converter?.ConvertToProvider, parameter);
        })];
#pragma warning disable CA2100 // Names of tables and columns come from the model.
        command.CommandText = $"INSERT INTO \"{table.GetTableName()}\" ({string.Join(", ", properties.Select(p => $"\"{p.GetColumnName()}\""))}) "
            + $"VALUES ({string.Join(", ", columns.Select(c => c.Parameter.ParameterName))})";
#pragma warning restore CA2100
    }

    public void Insert(object row, DbTransaction transaction)
    {
        command.Transaction = transaction;
        foreach (var (read, convert, parameter) in columns)
        {
            var value = read.GetClrValue(row);
            parameter.Value = (value is null || convert is null ? value : convert(value)) ?? DBNull.Value;
        }
        command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();
}
