// The monthly sample of the access log: every unusual look is in it, some usual ones are, and each is judged by the officer alone.
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Jobs;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Tests.Fixtures;

namespace Ombud.Tests.App.Desk;

public sealed class AccessSampleTests : IAsyncDisposable
{
    static readonly Actor Adviser = new(new("k.roenbo"), Roles.Adviser);
    static readonly Actor Other = new(new("m.tved"), Roles.Adviser);

    readonly OmbudHost host = new();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Every_unusual_look_is_drawn_with_its_reason_and_twenty_usual_ones_beside_them()
    {
        var relative = await RegisterAsync("Bo Rønbo");
        for (var i = 0; i < 60; i++) await LookAsync("2026-11-24", 10, i / 2, i % 2 == 0 ? Adviser : Other, new CaseNumber(2026, 500 + (i % 20)));
        await LookAsync("2026-11-24", 22, 47, Adviser, new CaseNumber(2026, 600));
        for (var i = 0; i < 31; i++) await LookAsync("2026-11-25", 13, i, Other, new CaseNumber(2026, 700 + i));
        await LookAsync("2026-11-26", 9, 0, Adviser, relative);
        await LookAsync("2026-11-26", 9, 1, Other, relative);
        await LookAsync("2026-11-26", 15, 38, Other, new CaseNumber(2026, 603), AccessAct.Export);
        await LookAsync("2026-11-28", 11, 0, Other, new CaseNumber(2026, 601)); // a Saturday
        await LookAsync("2026-11-28", 11, 5, Other, new CaseNumber(2026, 602)); // the same day: one row stands for both

        await DrawAsync("2026-12-01");

        await using var db = await host.DatabaseAsync();
        var rows = await (from r in db.AccessReviews join a in db.AccessLog on new { r.Node, r.Sequence } equals new { a.Node, a.Sequence }
                          where r.Reasons != LookReasons.Random orderby a.At select new { a.At, a.By, a.CaseId, r.Reasons }).ToListAsync();
        Assert.Equal(
        [
            ("k.roenbo", new CaseNumber(2026, 600).Key, LookReasons.OutOfHours),
            ("m.tved", new CaseNumber(2026, 730).Key, LookReasons.ManyAnHour),
            ("k.roenbo", relative.Key, LookReasons.OwnName),
            ("m.tved", new CaseNumber(2026, 603).Key, LookReasons.Export),
            ("m.tved", new CaseNumber(2026, 601).Key, LookReasons.OutOfHours),
        ], rows.Select(r => (r.By, r.CaseId!.Value, r.Reasons)));
        Assert.Equal(20, await db.AccessReviews.CountAsync(r => r.Reasons == LookReasons.Random));
        Assert.All(await db.AccessReviews.ToListAsync(), r => Assert.Equal((202611, LookVerdict.Waiting), (r.Month, r.Verdict)));
    }

    [Fact]
    public async Task A_look_at_a_case_that_was_closed_long_ago_is_drawn()
    {
        var number = await RegisterAsync("Asta Lyngdal");
        Assert.Null(await host.DeskAsync(desk => desk.ChangeAsync(number, it => it.EndPoint(1, Outcome.Resolved) ?? it.Conclude(A.Today))));
        await LookAsync("2027-11-23", 10, 0, Adviser, number);
        await LookAsync("2027-11-24", 10, 0, Adviser, number);
        await DrawAsync("2027-12-01");
        await using var db = await host.DatabaseAsync();
        var row = await db.AccessReviews.SingleAsync(r => r.Reasons != LookReasons.Random);
        Assert.Equal(LookReasons.LongClosed, row.Reasons);
        Assert.Equal(DanishTime.FromDanish(Days.Day("2027-11-24"), new(10, 0)), (await db.AccessLog.SingleAsync(a => a.Sequence == row.Sequence)).At);
    }

    [Fact]
    public async Task A_sample_is_drawn_once_and_drawing_again_changes_nothing()
    {
        for (var i = 0; i < 40; i++) await LookAsync("2026-11-24", 10, i, Adviser, new CaseNumber(2026, 500 + i));
        await DrawAsync("2026-12-01");
        await using var db = await host.DatabaseAsync();
        var before = await db.AccessReviews.Select(r => r.Sequence).OrderBy(s => s).ToListAsync();
        await DrawAsync("2026-12-02");
        Assert.Equal(before, await db.AccessReviews.Select(r => r.Sequence).OrderBy(s => s).ToListAsync());
    }

    [Fact]
    public async Task The_officer_alone_judges_a_question_wants_a_remark_and_the_remark_is_sealed()
    {
        await LookAsync("2026-11-24", 22, 0, Adviser, new CaseNumber(2026, 500));
        await DrawAsync("2026-12-01");
        await using var db = await host.DatabaseAsync();
        var sequence = await db.AccessReviews.Select(r => r.Sequence).SingleAsync();
        foreach (var role in (string[])["adviser", "intake", "supervisor"])
            Assert.IsType<Refusal.NotAllowedForRole>(await JudgeAsync(role, sequence, LookVerdict.Fine, null));
        Assert.IsType<Refusal.InvalidInput>(await JudgeAsync("dpo", sequence, LookVerdict.ExplanationAsked, "  "));
        Assert.Null(await JudgeAsync("dpo", sequence, LookVerdict.ExplanationAsked, "Hvorfor så sent på aftenen?"));
        var row = await db.AccessReviews.AsNoTracking().SingleAsync();
        Assert.Equal((LookVerdict.ExplanationAsked, "a.holmgaard"), (row.Verdict, row.By));
        Assert.Empty(Planted.FindTextIn([host.Folder], "Hvorfor så sent på aftenen?"));
        Assert.Equal("Hvorfor så sent på aftenen?", await host.AsAsync("dpo", s => s.GetRequiredService<AccessReviews>().RemarkAsync("main", sequence)));
        Assert.Null(await host.AsAsync("adviser", s => s.GetRequiredService<AccessReviews>().RemarkAsync("main", sequence)));
        Assert.Null((await host.Services.GetRequiredService<AccessLogCheck>().RunAsync()).Fault);
    }

    [Fact]
    public async Task What_waits_past_its_day_is_overdue()
    {
        await LookAsync("2026-11-24", 22, 0, Adviser, new CaseNumber(2026, 500));
        await DrawAsync("2026-12-01");
        var progress = await host.Services.GetRequiredService<AccessSample>().ProgressAsync();
        Assert.Equal(new SampleProgress(202611, 1, Days.Day("2026-12-28")), progress);
        await using var db = await host.DatabaseAsync();
        Assert.Null(await JudgeAsync("dpo", await db.AccessReviews.Select(r => r.Sequence).SingleAsync(), LookVerdict.Fine, null));
        Assert.Null(await host.Services.GetRequiredService<AccessSample>().ProgressAsync());
    }

    async Task<CaseNumber> RegisterAsync(string name)
    {
        var (registered, refused) = await host.DeskAsync(desk => desk.RegisterAsync(A.PhoneCall() with { Kind = HelpKind.Guidance, Caller = new(name) }), "intake");
        Assert.Null(refused);
        return registered!.Number;
    }

    async Task LookAsync(string day, int hour, int minute, Actor by, CaseNumber number, AccessAct act = AccessAct.Read)
    {
        _ = host.Address;
        host.Clock.SetUtcNow(DanishTime.FromDanish(Days.Day(day), new(hour, minute)));
        await host.Services.GetRequiredService<AccessLog>().WriteAsync(by, new Look(act, Purpose.CaseHandling, number));
    }

    async Task DrawAsync(string day)
    {
        var index = host.Services.GetRequiredService<SearchIndex>();
        await index.Ready;
        await index.SettledAsync(TestContext.Current.CancellationToken);
        host.Clock.SetUtcNow(DanishTime.FromDanish(Days.Day(day), new(0, 1)));
        await host.RunJobAsync<AccessLogUpkeep>(job => job.RunAsync(default));
    }

    Task<Refusal?> JudgeAsync(string role, long sequence, LookVerdict verdict, string? remark) =>
        host.AsAsync(role, services => services.GetRequiredService<AccessReviews>().JudgeAsync("main", sequence, verdict, remark));
}
