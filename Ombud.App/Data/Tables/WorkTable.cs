// What jobs leave behind: reminders, who is at work on what, and a sign of life.
using Microsoft.EntityFrameworkCore;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Data.Tables;

/// <summary>
/// A reminder of a case's deadline. The unique key makes it exist once, however often the job runs; to be there is to be given, for from then on it
/// stands behind the bell of every adviser.
/// </summary>
public sealed class ReminderRow
{
    public long Id { get; set; }
    public long CaseId { get; set; }
    public ReminderRule Rule { get; set; }
    public DateOnly DueOn { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? ReadAt { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<ReminderRow>(row =>
    {
        row.ToTable("Reminders");
        row.HasIndex(r => new { r.CaseId, r.DueOn, r.Rule }).IsUnique();
        row.HasIndex(r => r.ReadAt).HasFilter("\"ReadAt\" IS NULL");
        row.HasOne<CaseRow>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
    });
}

/// <summary>
/// Who is at work on something that must happen once. A lease that is over may be taken by another, who gets a higher fence;
/// whoever comes back late finds that out when they write.
/// </summary>
public sealed class ClaimRow
{
    public required string Name { get; set; }
    /// <summary>Grows with each taking.</summary>
    public long Fence { get; set; }
    public DateTimeOffset Until { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<ClaimRow>(row =>
    {
        row.ToTable("Claims");
        row.HasKey(c => c.Name);
    });
}

/// <summary>When a job last ran to its end.</summary>
public sealed class HeartbeatRow
{
    public required string Job { get; set; }
    public DateTimeOffset At { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<HeartbeatRow>(row =>
    {
        row.ToTable("Heartbeats");
        row.HasKey(h => h.Job);
    });
}
