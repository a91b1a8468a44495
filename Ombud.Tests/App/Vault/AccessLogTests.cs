// The access log as a chain: whatever somebody changes in it behind the app's back is found, and the place is named.
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Vault;

public sealed class AccessLogTests : IAsyncDisposable
{
    const int Rows = 60;
    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    AccessLog Log => host.Services.GetRequiredService<AccessLog>();
    AccessLogCheck Check => host.Services.GetRequiredService<AccessLogCheck>();
    AccessLogAnchors Anchors => host.Services.GetRequiredService<AccessLogAnchors>();

    [Trait(Needs.Database, Needs.SqliteFile)]
    [Fact]
    public async Task Whatever_is_changed_behind_the_back_of_the_app_is_found_and_named()
    {
        var (tries, seed, watch) = (ReliabilityReport.IsLong ? 10_000 : 500, Environment.TickCount, Stopwatch.StartNew());
        var random = new Random(seed);
        await FillAsync();
        await using var db = await host.DatabaseAsync();
        Assert.Equal(new(Rows), await Check.RunAsync(db, default));
        for (var i = 0; i < tries; i++)
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var (what, first) = await TamperAsync(db, random);
            var found = await Check.RunAsync(db, default);
            Assert.True(found.Fault is not null, $"Not found: {what} at row {first} (seed {seed}, try {i}).");
            Assert.True(found.Sequence == first, $"{what} at row {first} was named {found.Fault} at {found.Sequence} (seed {seed}, try {i}).");
            await transaction.RollbackAsync();
        }
        Assert.Null((await Check.RunAsync(db, default)).Fault);
        ReliabilityReport.Append("Tampering with the access log by SQL", seed,
            ("Edits, deletions, exchanges, cuts, forged rows and chains recomputed with plain hashes", tries.ToString(CultureInfo.InvariantCulture)),
            ("Found, and the first place named", tries.ToString(CultureInfo.InvariantCulture)),
            ("Duration", $"{watch.Elapsed.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture)} s"));
    }

    [Fact]
    public async Task What_was_cut_off_the_end_is_found_up_to_the_last_anchor_and_no_further()
    {
        await FillAsync();
        await Log.WriteAsync(Somebody, new Look(AccessAct.Read, Purpose.CaseHandling, new CaseNumber(2026, 1)), new Look(AccessAct.Read, Purpose.CaseHandling, new CaseNumber(2026, 2)));
        await using var db = await host.DatabaseAsync();
        await db.AccessLog.Where(a => a.Sequence > Rows).ExecuteDeleteAsync();
        Assert.Null((await Check.RunAsync()).Fault); // stated in docs/security.md
        await db.AccessLog.Where(a => a.Sequence == Rows).ExecuteDeleteAsync();
        Assert.Equal(new(Rows - 1, LogFault.CutOff, "main", Rows), await Check.RunAsync());
    }

    [Fact]
    public async Task An_anchor_that_was_altered_is_found()
    {
        await FillAsync();
        var file = Path.Combine(host.KeyFolder, "main.anchors");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace($";{Rows};", $";{Rows - 1};", StringComparison.Ordinal));
        Assert.Equal(LogFault.AnchorAltered, (await Check.RunAsync()).Fault);
    }

    [Fact]
    public async Task What_its_time_is_over_for_is_cut_off_the_beginning_and_the_rest_still_holds()
    {
        await FillAsync();
        host.Clock.Advance(TimeSpan.FromDays(400));
        await Log.WriteAsync(Somebody, new Look(AccessAct.Read, Purpose.Search));
        await Anchors.CutAsync(host.Clock.GetUtcNow().AddDays(-30), default);
        await using var db = await host.DatabaseAsync();
        Assert.Equal(Rows + 1, (await db.AccessLog.SingleAsync()).Sequence);
        Assert.Equal(new(1), await Check.RunAsync());
        await db.AccessLog.ExecuteDeleteAsync();
        await Log.WriteAsync(Somebody, new Look(AccessAct.Read, Purpose.Search));
        Assert.Equal(LogFault.CutOff, (await Check.RunAsync()).Fault);
    }

    [Fact]
    public async Task Many_who_look_at_once_make_one_chain()
    {
        _ = host.Address;
        await Task.WhenAll(Enumerable.Range(1, 200).Select(i => Log.WriteAsync(Somebody, new Look(AccessAct.Read, Purpose.CaseHandling, new CaseNumber(2026, i)))));
        Assert.Equal(new(200 + await OwnRowsAsync()), await Check.RunAsync());
    }

    [Theory]
    [InlineData("intake")]
    [InlineData("supervisor")]
    [InlineData("dpo")]
    public async Task Whoever_is_turned_away_leaves_a_row(string role)
    {
        var (registered, _) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall()));
        var number = registered!.Number;
        using var client = await host.SignedInAsync(role);
        using var page = await client.GetAsync(new Uri($"cases/{number}", UriKind.Relative));
        Assert.Null(await host.AsAsync(role, services => services.GetRequiredService<Dossiers>().OpenAsync(number, Purpose.CprShown)));
        Assert.Null(await host.AsAsync(role, services => services.GetRequiredService<CaseSearch>().FindAsync("Asta")));
        Assert.NotNull(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.AddNote(Guid.CreateVersion7(), default)), role));
        await using var db = await host.DatabaseAsync();
        var person = DemoPerson.All.Single(p => p.Key == role);
        var rows = await db.AccessLog.Where(a => a.By == person.Id.Value && a.Act == AccessAct.Refused).OrderBy(a => a.Sequence).ToListAsync();
        Assert.Equal([(Purpose.Page, number.Key), (Purpose.CprShown, number.Key), (Purpose.Search, null), (Purpose.CaseHandling, number.Key)], rows.Select(r => (r.Purpose, r.CaseId)));
    }

    static Actor Somebody => new(new("k.roenbo"), Roles.Adviser);

    /// <summary>Looks of several people over two hours with an anchor at the end of each, so that the log has <see cref="Rows"/> rows.</summary>
    async Task FillAsync()
    {
        _ = host.Address;
        var random = new Random(1);
        for (var i = await OwnRowsAsync(); i < Rows; i++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            if (i == Rows / 2) await Anchors.AnchorAsync(default);
            await Log.WriteAsync(new(new($"p{i % 3}.tester"), Roles.Adviser), new Look((AccessAct)random.Next(1, 5), (Purpose)random.Next(0, 7), i % 4 == 0 ? null : new CaseNumber(2026, i), i % 4 == 0 ? i : 1));
        }
        host.Clock.Advance(TimeSpan.FromHours(1));
        await Anchors.AnchorAsync(default);
    }

    /// <summary>What the app itself has logged while it started.</summary>
    async Task<int> OwnRowsAsync()
    {
        await host.Services.GetRequiredService<SearchIndex>().Ready;
        await using var db = await host.DatabaseAsync();
        return await db.AccessLog.CountAsync(a => a.Purpose == Purpose.SearchIndex);
    }

    /// <summary>What was done, and the first row that is not what it was.</summary>
    static async Task<(string What, long First)> TamperAsync(OmbudDb db, Random random)
    {
        var row = random.Next(1, Rows + 1);
        var other = random.Next(1, Rows + 1);
        if (other == row) other = row == Rows ? row - 1 : row + 1;
        var (low, high) = (Math.Min(row, other), Math.Max(row, other));
        switch (random.Next(9))
        {
            case 0 or 1:
                var (column, value) = Edits[random.Next(Edits.Length)];
                await SqlAsync(db, $"UPDATE AccessLog SET {column} = {value} WHERE Sequence = {row}");
                return ($"{column} edited", row);
            case 2:
                await SqlAsync(db, $"DELETE FROM AccessLog WHERE Sequence = {row}");
                return ("deleted", row);
            case 3:
                await SqlAsync(db, $"DELETE FROM AccessLog WHERE Sequence BETWEEN {low} AND {high}");
                return ("range deleted", low);
            case 4:
                await SqlAsync(db, $"DELETE FROM AccessLog WHERE Sequence >= {row}");
                return ("cut off", row);
            case 5:
                await SqlAsync(db, $"UPDATE AccessLog SET Sequence = -1 WHERE Sequence = {low}; UPDATE AccessLog SET Sequence = {low} WHERE Sequence = {high}; UPDATE AccessLog SET Sequence = {high} WHERE Sequence = -1");
                return ("exchanged", low);
            case 6:
                await SqlAsync(db, $"DELETE FROM AccessLog WHERE Sequence = {row}; UPDATE AccessLog SET Sequence = -Sequence WHERE Sequence > {row}; UPDATE AccessLog SET Sequence = -Sequence - 1 WHERE Sequence < 0");
                return ("deleted and counted anew", row);
            case 7:
                await SqlAsync(db, $"UPDATE AccessLog SET \"By\" = 'nobody' WHERE Sequence = {row}");
                await RecomputeAsync(db, row);
                return ("edited, and the chain recomputed with plain hashes", row);
            default:
                await SqlAsync(db, $"INSERT INTO AccessLog SELECT Node, {Rows + 1}, At, \"By\", Role, Act, Purpose, CaseId, Count, Link FROM AccessLog WHERE Sequence = {row}");
                return ("a row forged at the end", Rows + 1);
        }
    }

    static readonly (string Column, string Value)[] Edits =
    [
        ("At", "At + 1"), ("\"By\"", "\"By\" || 'x'"), ("Role", "Role || 'x'"), ("Act", "Act + 1"), ("Purpose", "Purpose + 1"), ("CaseId", "COALESCE(CaseId, 20260000000) + 1"),
        ("Count", "Count + 1"), ("Link", "zeroblob(32)"), ("Link", "randomblob(32)"),
    ];

    /// <summary>What somebody could do who knows how the chain is made and has no key.</summary>
    static async Task RecomputeAsync(OmbudDb db, long from)
    {
        var link = await db.AccessLog.Where(a => a.Sequence == from - 1).Select(a => a.Link).SingleOrDefaultAsync() ?? new byte[32];
        foreach (var row in await db.AccessLog.AsNoTracking().Where(a => a.Sequence >= from).OrderBy(a => a.Sequence).ToListAsync())
        {
            link = SHA256.HashData([.. link, .. Encoding.UTF8.GetBytes($"{row.Sequence}|{row.At}|{row.By}|{row.Role}|{row.Act}|{row.Purpose}|{row.CaseId}|{row.Count}")]);
            await SqlAsync(db, $"UPDATE AccessLog SET Link = X'{Convert.ToHexString(link)}' WHERE Sequence = {row.Sequence}");
        }
    }

#pragma warning disable EF1002 // Built here, of numbers and names of columns.
    static Task<int> SqlAsync(OmbudDb db, string sql) => db.Database.ExecuteSqlRawAsync(sql);
#pragma warning restore EF1002
}
