// One row a case: the facts that screens and reports ask for, written from the events in the same transaction.
using Microsoft.EntityFrameworkCore;
using Ombud.Domain.Cases;

namespace Ombud.App.Data.Tables;

/// <summary>A projection: the events are the truth, this row is what queries filter and sort by. No text about a person.</summary>
public sealed class CaseRow
{
    /// <summary><see cref="CaseNumber.Key"/>.</summary>
    public long Id { get; set; }
    public int Version { get; set; }
    public HelpKind Kind { get; set; }
    public Channel Channel { get; set; }
    public bool Written { get; set; }
    public CaseState State { get; set; }
    public Theme Theme { get; set; }
    public string? Department { get; set; }
    public string? Handler { get; set; }
    public CaseFlags Flags { get; set; }
    public DateOnly ReceivedOn { get; set; }
    public DateOnly ClockFrom { get; set; }
    public DateOnly StateSince { get; set; }
    public DateOnly? OriginalDueOn { get; set; }
    public DateOnly? DueOn { get; set; }
    /// <summary>The working days of the promise; null without one, and in rows from before it was kept.</summary>
    public int? PromisedDays { get; set; }
    public DateOnly? AnsweredOn { get; set; }
    public DateOnly? ToldOn { get; set; }
    /// <summary>The earlier of answer and notice.</summary>
    public DateOnly? FirstReplyOn { get; set; }
    /// <summary>Working days from the clock's start to the first reply.</summary>
    public int? ReplyDays { get; set; }
    /// <summary>Months since year 0 of the clock's start: what the report on answer times groups by.</summary>
    public int ClockMonth { get; set; }
    /// <summary>The first reply came by the original due date, and by the current one; null without a reply or a promise.</summary>
    public bool? InTime { get; set; }
    public bool? InTimeMoved { get; set; }
    public bool Extended { get; set; }
    /// <summary>What the citizen owes for the longest time, and since when; null: nothing.</summary>
    public AskedOfCitizen? WaitingFor { get; set; }
    public DateOnly? WaitingSince { get; set; }
    /// <summary>Working days that the citizen owed something before the answer, as far as they are over: those since <see cref="WaitingSince"/> come to it.</summary>
    public int WaitedDays { get; set; }
    /// <summary>How much is not yet journalised, and since when.</summary>
    public int JournalGaps { get; set; }
    public DateOnly? JournalGapSince { get; set; }
    public DateOnly? ConcludedOn { get; set; }
    public DateOnly? CallBackOn { get; set; }
    public MeetingKind? NextMeetingKind { get; set; }
    public DateTimeOffset? NextMeetingAt { get; set; }
    public DateOnly? FlaggedForReviewOn { get; set; }
    public DateOnly? NextReviewOn { get; set; }
    public ReviewDecision? LastReview { get; set; }
    public DateOnly? ErasedOn { get; set; }
    public bool IsOpen { get; set; }
    public int PointCount { get; set; }
    public bool AnyAdmitted { get; set; }
    /// <summary>Somebody is shut out: see the table of conflicts.</summary>
    public bool HasConflict { get; set; }

    public CaseNumber Number => CaseNumber.FromKey(Id);

    internal static void Map(ModelBuilder model) => model.Entity<CaseRow>(row =>
    {
        row.ToTable("Cases");
        row.Property(c => c.Id).ValueGeneratedNever();
        row.Property(c => c.Version).IsConcurrencyToken();
        row.Ignore(c => c.Number);
        // The board and the day's work look at open cases only: a small index that stays small however many are concluded.
        row.HasIndex(c => new { c.State, c.DueOn }).HasFilter("\"IsOpen\"").HasDatabaseName("IX_Cases_Open");
        row.HasIndex(c => c.ConcludedOn);
        // In the order of the report's GROUP BY, so that it is read once, straight through, and never sorted.
        row.HasIndex(c => new { c.ClockMonth, c.Department, c.InTime, c.InTimeMoved, c.Extended, c.ReplyDays })
            .HasFilter("\"ReplyDays\" IS NOT NULL").HasDatabaseName("IX_Cases_Replies");
        // Whose citizen was told about the further course: the report counts them along it without a look at the table.
        row.HasIndex(c => new { c.ClockMonth, c.Department, c.ToldOn, c.OriginalDueOn, c.AnsweredOn, c.IsOpen })
            .HasFilter("\"ToldOn\" IS NOT NULL").HasDatabaseName("IX_Cases_Told");
        row.HasIndex(c => new { c.ClockMonth, c.Department, c.WaitedDays, c.WaitingSince, c.AnsweredOn, c.FirstReplyOn, c.IsOpen })
            .HasFilter("\"WaitedDays\" > 0").HasDatabaseName("IX_Cases_Waited");
        row.HasIndex(c => c.JournalGapSince).HasFilter("\"JournalGapSince\" IS NOT NULL");
        row.HasIndex(c => c.ErasedOn).HasFilter("\"ErasedOn\" IS NOT NULL");
        row.HasIndex(c => c.FlaggedForReviewOn).HasFilter("\"FlaggedForReviewOn\" IS NOT NULL");
    });
}

/// <summary>One row a point, for reports by theme and for the year rule.</summary>
public sealed class PointRow
{
    public long CaseId { get; set; }
    public int Number { get; set; }
    public Theme Theme { get; set; }
    public ComplaintTopic? Topic { get; set; }
    public DateOnly? ClosedByMunicipalityOn { get; set; }
    public bool? Admitted { get; set; }
    public Outcome? Outcome { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<PointRow>(row =>
    {
        row.ToTable("Points");
        row.HasKey(p => new { p.CaseId, p.Number });
        row.HasOne<CaseRow>().WithMany().HasForeignKey(p => p.CaseId).OnDelete(DeleteBehavior.Restrict);
        row.HasIndex(p => p.ClosedByMunicipalityOn).HasFilter("\"Admitted\" IS NULL AND \"ClosedByMunicipalityOn\" IS NOT NULL");
    });
}
