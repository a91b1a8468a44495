// The office as the desk needs it: its working calendar, targets, departments and people, kept in memory.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

/// <summary>One consistent reading of the office's settings.</summary>
public sealed record OfficeData(
    WorkingCalendar Calendar,
    WorkingCalendar WithoutClosures,
    IReadOnlyList<ClosureRow> Closures,
    IReadOnlyDictionary<OfficeClosingDay, bool> ClosingRules,
    IReadOnlyDictionary<Channel, int?> Targets,
    IReadOnlyList<DepartmentRow> Departments,
    IReadOnlyList<BodyRow> Bodies,
    IReadOnlyList<StaffRow> Staff)
{
    /// <summary>A written complaint is promised an answer or a notice within this many working days.</summary>
    public const int WrittenComplaintDays = 10;

    /// <summary>The promise for a contact, in working days; null where the office has set none.</summary>
    public int? PromisedDays(HelpKind kind, Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return kind is HelpKind.Complaint && contact.Written ? WrittenComplaintDays : Targets.GetValueOrDefault(contact.Channel);
    }

    /// <summary>What is promised for a contact: the original date, the one with the office's closures counted in, and the working days of both.</summary>
    public (DateOnly? Original, DateOnly? Current, int? Days) DueOn(HelpKind kind, Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return PromisedDays(kind, contact) is { } days
            ? (WithoutClosures.AddWorkingDays(contact.On, days), Calendar.AddWorkingDays(contact.On, days), days)
            : (null, null, null);
    }

    /// <summary>The last day to appeal what a point is about, as far as it can be told.</summary>
    public AppealLimit? AppealOf(Point point) => AppealLimit.Of(point, code => Bodies.FirstOrDefault(b => b.Code == code.Value)?.AppealWeeks);

    /// <summary>The last day to appeal to this body and no other. Null: it has no limit in weeks, or nobody has said when the decision was received.</summary>
    public DateOnly? LastDayAt(BodyRow body, Point point)
    {
        ArgumentNullException.ThrowIfNull(body);
        return AppealOf(point) is { } limit && body.AppealWeeks is { } weeks && (limit.Body is null || limit.Body.Value.Value == body.Code) ? (limit with { Weeks = weeks }).LastDay : null;
    }

    /// <summary>Of each decision that a case is about once, the first to end first.</summary>
    public IReadOnlyList<AppealLimit> AppealsOf(Case it)
    {
        ArgumentNullException.ThrowIfNull(it);
        return [.. it.Points.Select(AppealOf).OfType<AppealLimit>().OrderBy(limit => limit.LastDay).ThenBy(limit => limit.Point).DistinctBy(limit => (limit.LastDay, limit.Body))];
    }

    /// <summary>Who takes over where an adviser has a conflict of interest. Null: the office has named nobody.</summary>
    public StaffId? Substitute => Staff.FirstOrDefault(s => s.IsSubstitute) is { } row ? new(row.Id) : null;

    /// <summary>How a department is written to. Null: by the municipality's own post alone, or the office does not know it any more.</summary>
    /// <param name="isTrusted">Whether a letter may go to an address by mail.</param>
    public DepartmentWays? WaysTo(DepartmentCode? code, Func<string, bool> isTrusted) =>
        Departments.FirstOrDefault(d => d.Code == code?.Value) is { } row && (row.Cvr ?? row.Address ?? row.Email) is not null
            ? new(row.Cvr, row.Address, row.Email is { } email && isTrusted(email) ? email : null)
            : null;

    public string NameOf(DepartmentCode code) => Departments.FirstOrDefault(d => d.Code == code.Value)?.Name ?? code.Value;
    public string NameOf(BodyCode code) => Bodies.FirstOrDefault(b => b.Code == code.Value)?.Name ?? code.Value;
    public string NameOf(StaffId id) => Staff.FirstOrDefault(s => s.Id == id.Value)?.Name ?? id.Value;
    public string InitialsOf(StaffId id) => Staff.FirstOrDefault(s => s.Id == id.Value)?.Initials ?? id.Value[..Math.Min(2, id.Value.Length)].ToUpperInvariant();
}

/// <summary>Reads the settings once and again after each change of them.</summary>
public sealed class Office(IDbContextFactory<OmbudDb> dbs) : IDisposable
{
    readonly SemaphoreSlim reading = new(1, 1);
    volatile OfficeData? data;
    int changes;

    /// <summary>Raised after a change of the settings was read back.</summary>
    public event Action? Changed;

    public async ValueTask<OfficeData> GetAsync(CancellationToken stop = default)
    {
        if (data is { } known) return known;
        await reading.WaitAsync(stop);
        try
        {
            if (data is { } meanwhile) return meanwhile;
            var before = Volatile.Read(ref changes);
            await using var db = await dbs.CreateDbContextAsync(stop);
            var read = await ReadAsync(db, stop);
            // What was changed while it was being read is not kept.
            if (before == Volatile.Read(ref changes)) data = read;
            return read;
        }
        finally { reading.Release(); }
    }

    internal void Forget()
    {
        Interlocked.Increment(ref changes);
        data = null;
        Changed?.Invoke();
    }

    /// <summary>Inside a transaction that changes the settings: as they will be.</summary>
    internal static async Task<OfficeData> ReadAsync(OmbudDb db, CancellationToken stop)
    {
        var rules = await db.ClosingRules.AsNoTracking().ToDictionaryAsync(r => r.Day, r => r.IsClosed, stop);
        var closures = await db.Closures.AsNoTracking().OrderBy(c => c.From).ToListAsync(stop);
        var closed = rules.Where(r => r.Value).Select(r => r.Key).ToHashSet();
        var plain = new WorkingCalendar(closed, []);
        return new OfficeData(
            closures.Aggregate(plain, (calendar, c) => calendar.WithClosure(c.From, c.To)),
            plain,
            closures,
            rules,
            await db.Targets.AsNoTracking().ToDictionaryAsync(t => t.Channel, t => t.Days, stop),
            await db.Departments.AsNoTracking().OrderBy(d => d.Name).ToListAsync(stop),
            await db.Bodies.AsNoTracking().OrderBy(b => b.Name).ToListAsync(stop),
            await db.Staff.AsNoTracking().OrderBy(s => s.Name).ToListAsync(stop));
    }

    public void Dispose() => reading.Dispose();
}
