// What a table holds, told by a count and a checksum that do not depend on which database holds it, nor on the order of its rows.
using System.Buffers;
using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Ombud.App.Data;

namespace Ombud.App.Backup;

/// <param name="Checksum">The sum of a hash of each row.</param>
public readonly record struct TableSum(string Table, long Rows, UInt128 Checksum)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Table,-16} {Rows,12} rows, checksum {Checksum:x32}");

    public static async Task<TableSum> OfAsync(OmbudDb db, IEntityType table, CancellationToken stop)
    {
        var sums = new RowSums(table);
        await foreach (var row in db.RowsOf(table).AsAsyncEnumerable().WithCancellation(stop)) sums.Add(row);
        return sums.Sum;
    }
}

/// <summary>Adds up rows as they are in memory, read through the model of whichever database they come from.</summary>
public sealed class RowSums(IEntityType table)
{
    readonly IClrPropertyGetter[] columns = [.. table.GetProperties().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => p.GetGetter())];
    readonly ArrayBufferWriter<byte> bytes = new(512);
    readonly byte[] hash = new byte[SHA256.HashSizeInBytes];
    long rows;
    UInt128 checksum;

    public TableSum Sum => new(table.GetTableName()!, rows, checksum);

    public void Add(object row)
    {
        bytes.ResetWrittenCount();
        foreach (var column in columns) Write(column.GetClrValue(row));
        SHA256.HashData(bytes.WrittenSpan, hash);
        rows++;
        checksum = unchecked(checksum + BinaryPrimitives.ReadUInt128LittleEndian(hash));
    }

    /// <summary>The rows as they pass by on their way to somebody else.</summary>
    public async IAsyncEnumerable<object> WatchAsync(IAsyncEnumerable<object> passing)
    {
        await foreach (var row in passing)
        {
            Add(row);
            yield return row;
        }
    }

    /// <summary>Each value says what it is and how long, so that no two rows have the same bytes. An instant counts as exactly as SQLite keeps it.</summary>
    void Write(object? value)
    {
        switch (value)
        {
            case null: Number(0, 0); break;
            case bool or Enum or int or long: Number(1, Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case DateOnly day: Number(2, day.DayNumber); break;
            case DateTimeOffset at: Number(3, at.ToUnixTimeMilliseconds()); break;
            case string text: Bytes(4, Encoding.UTF8.GetBytes(text)); break;
            case byte[] content: Bytes(5, content); break;
            case Guid id: Bytes(6, id.ToByteArray()); break;
            case IList list:
                Number(7, list.Count);
                foreach (var one in list) Write(one);
                break;
            default: throw new NotSupportedException($"{table.GetTableName()} holds values of {value.GetType().Name}, which the checksum does not know.");
        }
    }

    void Number(byte kind, long value)
    {
        var span = bytes.GetSpan(sizeof(byte) + sizeof(long));
        span[0] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(span[sizeof(byte)..], value);
        bytes.Advance(sizeof(byte) + sizeof(long));
    }

    void Bytes(byte kind, byte[] value)
    {
        Number(kind, value.Length);
        bytes.Write(value);
    }
}
