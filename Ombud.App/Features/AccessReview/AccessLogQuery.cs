// Reads the access log: who looked at which number, when and why. The officer sees all of it, an adviser their own looks.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.AccessReview;

/// <param name="Count">How many cases it covered; 1 for one case.</param>
public sealed record LoggedLook(string Node, long Sequence, DateTimeOffset At, StaffId By, string Role, AccessAct Act, Purpose Purpose, CaseNumber? Number, int Count)
{
    public string Key => $"{Node}.{Sequence}";
}

/// <param name="Handler">Who the case is given to now.</param>
public sealed record SampledLook(LoggedLook Look, LookReasons Reasons, LookVerdict Verdict, StaffId? Handler);

/// <param name="DueOn">The last day on which it is to be judged.</param>
public sealed record Sample(int Month, DateOnly DueOn, IReadOnlyList<SampledLook> Looks)
{
    public int Judged => Looks.Count(l => l.Verdict is not LookVerdict.Waiting);
    public int Random => Looks.Count(l => l.Reasons is LookReasons.Random);
    public bool IsOverdue(DateOnly today) => Judged < Looks.Count && today > DueOn;
}

public sealed record LookFilter(StaffId? By = null, CaseNumber? Number = null, AccessAct? Act = null, Purpose? Purpose = null, DateOnly? From = null, DateOnly? To = null);

public sealed record LookPage(int Count, IReadOnlyList<LoggedLook> Looks);

public sealed class AccessLogQuery(IDbContextFactory<OmbudDb> dbs, AccessSample samples, Rights rights)
{
    public const int PageSize = 50;

    /// <summary>The earliest sample that is not judged to its end, else the latest. Null: none is drawn yet.</summary>
    public async Task<Sample?> SampleAsync(CancellationToken stop = default)
    {
        using var asked = Measures.Query("access-log");
        await rights.NeedAsync(Purpose.Audit, Roles.DataProtection);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var month = await db.AccessReviews.Where(r => r.Verdict == LookVerdict.Waiting).MinAsync(r => (int?)r.Month, stop)
            ?? await db.AccessReviews.MaxAsync(r => (int?)r.Month, stop);
        if (month is not { } of) return null;
        var rows = await (
            from review in db.AccessReviews.AsNoTracking()
            where review.Month == of
            join look in db.AccessLog.AsNoTracking() on new { review.Node, review.Sequence } equals new { look.Node, look.Sequence }
            join subject in db.Cases.AsNoTracking() on look.CaseId equals subject.Id into subjects
            from subject in subjects.DefaultIfEmpty()
            orderby look.At descending, look.Sequence descending
            select new { look, review.Reasons, review.Verdict, Handler = subject == null ? null : subject.Handler }).ToListAsync(stop);
        return new(of, samples.DueOn(of), [.. rows.Select(r => new SampledLook(Of(r.look), r.Reasons, r.Verdict, r.Handler is { } handler ? new StaffId(handler) : null))]);
    }

    /// <summary>The newest first.</summary>
    public async Task<LookPage> FindAsync(LookFilter filter, int page, CancellationToken stop = default)
    {
        using var asked = Measures.Query("access-log");
        ArgumentNullException.ThrowIfNull(filter);
        var actor = await rights.NeedAsync(Purpose.Audit, Roles.Adviser, Roles.DataProtection);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var looks = db.AccessLog.AsNoTracking();
        var by = actor.Is(Roles.Adviser) ? actor.Id : filter.By;
        if (by is { } person) looks = looks.Where(a => a.By == person.Value);
        if (filter.Number is { } number) looks = looks.Where(a => a.CaseId == number.Key);
        if (filter.Act is { } act) looks = looks.Where(a => a.Act == act);
        if (filter.Purpose is { } purpose) looks = looks.Where(a => a.Purpose == purpose);
        if (filter.From is { } first && DanishTime.FromDanish(first, TimeOnly.MinValue) is var from) looks = looks.Where(a => a.At >= from);
        if (filter.To is { } last && DanishTime.FromDanish(last.AddDays(1), TimeOnly.MinValue) is var to) looks = looks.Where(a => a.At < to);
        var found = await looks.OrderByDescending(a => a.At).ThenByDescending(a => a.Sequence).Skip(page * PageSize).Take(PageSize).ToListAsync(stop);
        return new(await looks.CountAsync(stop), [.. found.Select(Of)]);
    }

    static LoggedLook Of(AccessRow row) =>
        new(row.Node, row.Sequence, row.At, new(row.By), row.Role, row.Act, row.Purpose, row.CaseId is { } id ? CaseNumber.FromKey(id) : null, row.Count);
}
