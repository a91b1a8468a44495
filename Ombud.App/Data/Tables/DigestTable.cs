// The morning's mail to each adviser: one row a day and person, written before anything is sent.
using Microsoft.EntityFrameworkCore;
using Ombud.Domain.Cases;

namespace Ombud.App.Data.Tables;

/// <summary>Nothing: there was nothing to do. Failed: its address was refused, or left the office's settings. Dropped: the day was over before it could be sent.</summary>
public enum DigestState { Waiting, Sent, Nothing, Failed, Dropped }

/// <summary>The unique key makes it exist once, however often the job runs; the figures are those of its writing, so that every attempt says the same.</summary>
public sealed class DigestRow
{
    /// <summary>What the outside world knows it by, the same for every attempt.</summary>
    public Guid MessageId { get; set; }
    public DateOnly Day { get; set; }
    public required string Staff { get; set; }
    public int Overdue { get; set; }
    public int DueToday { get; set; }
    public int Soon { get; set; }
    public int CallBacks { get; set; }
    public int ToApprove { get; set; }
    public int ToPrint { get; set; }
    public int FailedLetters { get; set; }
    public int ToPlace { get; set; }
    public int Unreadable { get; set; }
    public DigestState State { get; set; }
    public DateTimeOffset QueuedAt { get; set; }
    public int Attempts { get; set; }
    /// <summary>When to try; null: not any more.</summary>
    public DateTimeOffset? NextAt { get; set; }
    /// <summary>What the last attempt ran into.</summary>
    public SendProblem? Problem { get; set; }
    /// <summary>When it entered its state.</summary>
    public DateTimeOffset At { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<DigestRow>(row =>
    {
        row.ToTable("Digests");
        row.HasKey(d => d.MessageId);
        row.Property(d => d.MessageId).ValueGeneratedNever();
        row.HasIndex(d => new { d.Day, d.Staff }).IsUnique();
        row.HasIndex(d => d.NextAt).HasFilter("\"NextAt\" IS NOT NULL");
        row.HasOne<StaffRow>().WithMany().HasForeignKey(d => d.Staff).OnDelete(DeleteBehavior.Restrict);
    });
}
