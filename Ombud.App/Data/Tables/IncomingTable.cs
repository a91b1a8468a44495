// What came in by mail and Digital Post and waits to be placed: in clear when, by which way and which case is suggested; all that it says is sealed.
using Microsoft.EntityFrameworkCore;
using Ombud.Domain.Cases;
using Ombud.Domain.Incoming;

namespace Ombud.App.Data.Tables;

public sealed class IncomingRow
{
    public Guid Id { get; set; }
    /// <summary>A keyed hash of the message's id and of all that it says: the same file is not taken twice.</summary>
    public required byte[] Seen { get; set; }
    public Channel Channel { get; set; }
    /// <summary>When it arrived; of a file that cannot be read, when it was found.</summary>
    public DateTimeOffset At { get; set; }
    public DateTimeOffset TakenAt { get; set; }
    public IncomingState State { get; set; }
    public UnreadableReason? Unreadable { get; set; }
    public IncomingMatch Match { get; set; }
    /// <summary>The case that is suggested.</summary>
    public long? SuggestedId { get; set; }
    /// <summary>The case that it is part of.</summary>
    public long? CaseId { get; set; }
    public SetAsideReason? Reason { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    /// <summary>The keyed hash of the sender's CPR number, as in the table of look-ups; null once it is part of a case.</summary>
    public long? Sender { get; set; }
    public int Epoch { get; set; }
    /// <summary>Its own key, wrapped by that of the epoch. Null: all that it said is with the case now.</summary>
    public byte[]? Wrapped { get; set; }
    /// <summary>Who it is from, subject, text and the names of the files; sealed with its own key.</summary>
    public byte[]? Content { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<IncomingRow>(row =>
    {
        row.ToTable("Incoming");
        row.Property(i => i.Id).ValueGeneratedNever();
        row.HasIndex(i => i.Seen).IsUnique();
        row.HasIndex(i => new { i.State, i.At });
        row.HasIndex(i => i.Sender).HasFilter("\"Sender\" IS NOT NULL");
        row.HasIndex(i => i.DecidedAt).HasFilter($"\"State\" = {(int)IncomingState.Placed} AND \"Wrapped\" IS NOT NULL");
        row.HasIndex(i => i.Epoch).HasFilter("\"Wrapped\" IS NOT NULL");
        row.HasOne<CaseRow>().WithMany().HasForeignKey(i => i.SuggestedId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<CaseRow>().WithMany().HasForeignKey(i => i.CaseId).OnDelete(DeleteBehavior.Restrict);
    });
}

/// <summary>One sealed piece of a file that came along. Once the message is placed, the file is a document of the case and the pieces are gone.</summary>
public sealed class IncomingChunkRow
{
    /// <summary>The id that the file gets as a document.</summary>
    public Guid DocumentId { get; set; }
    /// <summary>0, 1, 2 and so on.</summary>
    public int Number { get; set; }
    public Guid IncomingId { get; set; }
    public required byte[] Content { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<IncomingChunkRow>(row =>
    {
        row.ToTable("IncomingChunks");
        row.HasKey(c => new { c.DocumentId, c.Number });
        row.HasIndex(c => c.IncomingId);
        row.HasOne<IncomingRow>().WithMany().HasForeignKey(c => c.IncomingId).OnDelete(DeleteBehavior.Restrict);
    });
}
