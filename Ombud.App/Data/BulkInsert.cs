// Inserts many rows of one table within one transaction, through one prepared statement.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ombud.App.Data;

sealed class BulkInsert<T>(OmbudDb db, IDbContextTransaction transaction) : IDisposable where T : class
{
    readonly RowInsert insert = new(db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no table."), db.Database.GetDbConnection());

    public void Insert(T row) => insert.Insert(row, transaction.GetDbTransaction());

    public void Dispose() => insert.Dispose();
}
