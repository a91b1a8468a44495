// The checksum of a table: the same on both databases whatever stands in it, and another as soon as one value is another.
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Ombud.App.Backup;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App;

[Trait(Needs.Database, Needs.Postgres)]
public sealed class TableSumTests : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory("ombud-sums-").FullName;

    [Fact]
    public async Task A_value_that_differs_is_found_whichever_column_it_stands_in()
    {
        await using var host = new OmbudHost(30, 10);
        await EveryTable.FillAsync(host);
        await using var from = await host.DatabaseAsync();
        await using var to = OtherDatabase.OnServer(await TargetAsync());
        await DatabaseCopy.RunAsync(from, to, stop: Stop);
        var columns = 0;
        foreach (var table in EveryTable.Copied(to))
        {
            var before = await TableSum.OfAsync(to, table, Stop);
            Assert.Equal(await TableSum.OfAsync(from, table, Stop), before);
            foreach (var column in table.GetProperties())
            {
                await using var undone = await to.Database.BeginTransactionAsync(Stop);
                await to.Database.ExecuteSqlRawAsync(Altering(table, column), Stop);
                var after = await TableSum.OfAsync(to, table, Stop);
                Assert.True(after.Checksum != before.Checksum && after.Rows == before.Rows, $"{table.GetTableName()}.{column.Name}");
                columns++;
            }
        }
        Assert.True(columns > 100);
    }

    [Fact]
    public async Task Two_rows_have_one_checksum_on_both_databases_whatever_stands_in_them()
    {
        await using var file = OtherDatabase.OnFile(Path.Combine(root, "random.db"));
        await using var server = OtherDatabase.OnServer(await TargetAsync());
        await file.Database.MigrateAsync(Stop);
        await server.Database.MigrateAsync(Stop);
        await AnyRows.SampleAsync(async rows =>
        {
            foreach (var db in (OmbudDb[])[file, server])
            {
                await using var undone = await db.Database.BeginTransactionAsync(Stop);
                foreach (var table in db.Tables)
                {
                    await db.FillAsync(table, rows.Where(row => row.GetType() == table.ClrType).ToAsyncEnumerable(), Stop);
                    var expected = new RowSums(table);
                    foreach (var row in rows.Where(row => row.GetType() == table.ClrType).Reverse()) expected.Add(row);
                    Assert.Equal(expected.Sum, await TableSum.OfAsync(db, table, Stop));
                }
            }
        }, iter: 30, threads: 1);
    }

    /// <summary>Texts with everything but a NUL, which PostgreSQL does not take; instants finer than either database keeps them.</summary>
    static Gen<object[]> AnyRows
    {
        get
        {
            var text = Gen.OneOf(Gen.Char[' ', '~'], Gen.Char['\u00A1', '\u024F'], Gen.Const('\n')).Array[0, 20].Select(chars => new string(chars) + "🜁");
            var day = Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);
            var at = Gen.Long[new DateTime(2000, 1, 1).Ticks, new DateTime(2200, 1, 1).Ticks].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero).ToOffset(TimeSpan.FromHours(ticks % 12)));
            var grounds = Gen.Enum<ExclusionGround>().List[0, 3];
            var bodies = Gen.Select(text, text.Null(), Gen.Int.Nullable(), grounds, day, Gen.Bool, (code, contact, weeks, those, on, active) =>
                (object)new BodyRow { Code = code, Name = code, Contact = contact, AppealWeeks = weeks, Grounds = those, CheckedOn = on, IsActive = active });
            var events = Gen.Select(Gen.Long, Gen.Long, Gen.Int, at, text, (position, id, sequence, when, body) =>
                (object)new EventRow { Position = position, CaseId = id, Sequence = sequence, At = when, By = body, Role = "", Body = body });
            var reviews = Gen.Select(text, Gen.Int, at.Nullable(), Gen.Byte.Array[0, 40].Null(), Gen.Enum<LookVerdict>(), (node, month, when, remark, verdict) =>
                (object)new AccessReviewRow { Node = node, Sequence = month, Month = month, At = when, Remark = remark, Verdict = verdict, Reasons = LookReasons.OwnName | LookReasons.Export });
            var cases = Gen.Select(Gen.Long, Gen.Guid, Gen.Byte.Array[0, 90], day.Nullable(), Gen.Bool.Nullable(), at.Nullable(), (id, record, content, due, inTime, meeting) => (object[])
            [
                new CaseRow { Id = id, DueOn = due, InTime = inTime, NextMeetingAt = meeting },
                new DossierRow { Id = record, CaseId = id, Kind = RecordKind.Note, Content = content },
            ]);
            return Gen.Select(bodies, events, reviews, cases, (body, happened, review, those) => (object[])[body, happened, review, .. those]);
        }
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static async Task<string> TargetAsync() => await (await PostgresServer.SharedAsync()).EmptyAsync($"sums-{Guid.NewGuid():N}");

    /// <summary>Makes one row another in one column.</summary>
    static string Altering(IEntityType table, IProperty column)
    {
        var (name, type) = ($"\"{column.GetColumnName()}\"", column.GetColumnType());
        var other = type switch
        {
            "text" => $"coalesce({name}, '') || '~'",
            "boolean" => $"NOT coalesce({name}, false)",
            "bytea" => $"coalesce({name}, '') || '\\x00'",
            "date" => $"coalesce({name}, DATE '2026-01-01') + 1",
            "timestamp with time zone" => $"coalesce({name}, now()) + interval '1 millisecond'",
            "uuid" => "gen_random_uuid()",
            "integer[]" => $"{name} || 1",
            _ => $"coalesce({name}, 0) + 1000000",
        };
        var checks = table.GetForeignKeys().Any(key => key.Properties.Contains(column)) || table.GetReferencingForeignKeys().Any() ? "SET LOCAL session_replication_role = replica; " : "";
        return $"{checks}UPDATE \"{table.GetTableName()}\" SET {name} = {other} WHERE ctid = (SELECT ctid FROM \"{table.GetTableName()}\" LIMIT 1)";
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
