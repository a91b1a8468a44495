// Letters as facts: which wait for approval, and where each copy on its way stands. Not a word of them, and no name.
using Microsoft.EntityFrameworkCore;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Data.Tables;

/// <summary>One letter that was not thrown away.</summary>
public sealed class LetterRow
{
    public Guid Id { get; set; }
    public long CaseId { get; set; }
    public LetterKind Kind { get; set; }
    public DateTimeOffset WrittenAt { get; set; }
    /// <summary>Null: a draft.</summary>
    public DateTimeOffset? ApprovedAt { get; set; }
    /// <summary>For a hearing that no department has answered: the last day for the reply.</summary>
    public DateOnly? ReplyBy { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<LetterRow>(row =>
    {
        row.ToTable("Letters");
        row.Property(l => l.Id).ValueGeneratedNever();
        row.HasOne<CaseRow>().WithMany().HasForeignKey(l => l.CaseId).OnDelete(DeleteBehavior.Restrict);
        row.HasIndex(l => l.ApprovedAt).HasFilter("\"ApprovedAt\" IS NULL");
        row.HasIndex(l => l.ReplyBy).HasFilter("\"ReplyBy\" IS NOT NULL");
    });
}

/// <summary>
/// The outbox: one copy of an approved letter, written in the transaction of the approval.
/// </summary>
public sealed class OutboxRow
{
    public Guid Id { get; set; }
    /// <summary>What the outside world knows it by, the same for every attempt; another once it came back and somebody sends it again.</summary>
    public Guid MessageId { get; set; }
    public long CaseId { get; set; }
    public Guid LetterId { get; set; }
    public LetterKind Kind { get; set; }
    public RecipientRole Role { get; set; }
    public Channel Channel { get; set; }
    public string? Department { get; set; }
    public CopyState State { get; set; }
    public DateTimeOffset QueuedAt { get; set; }
    public int Attempts { get; set; }
    /// <summary>When to try; null: not by itself, as what is printed or has failed.</summary>
    public DateTimeOffset? NextAt { get; set; }
    /// <summary>For one that has left and gets a receipt: the last day to wait for it; null: nobody waits.</summary>
    public DateOnly? ReceiptBy { get; set; }
    /// <summary>What the last attempt ran into.</summary>
    public SendProblem? Problem { get; set; }
    /// <summary>When it entered its state.</summary>
    public DateTimeOffset At { get; set; }
    /// <summary>On paper: when it was last in a batch that somebody fetched. Nothing else can have been posted.</summary>
    public DateTimeOffset? PrintedAt { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<OutboxRow>(row =>
    {
        row.ToTable("Outbox");
        row.Property(o => o.Id).ValueGeneratedNever();
        row.HasOne<CaseRow>().WithMany().HasForeignKey(o => o.CaseId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<LetterRow>().WithMany().HasForeignKey(o => o.LetterId).OnDelete(DeleteBehavior.Restrict);
        row.HasIndex(o => o.MessageId).IsUnique();
        row.HasIndex(o => o.NextAt).HasFilter("\"NextAt\" IS NOT NULL");
        row.HasIndex(o => o.ReceiptBy).HasFilter("\"ReceiptBy\" IS NOT NULL");
        row.HasIndex(o => new { o.State, o.At });
    });
}
