// Content: the records of dossiers, their keys, what they are found by, and what is being typed. Only the vault reads these tables.
using Microsoft.EntityFrameworkCore;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Data.Tables;

/// <summary>One sealed record of a dossier. Its kind stands in clear, so that one that does not open can be named.</summary>
public sealed class DossierRow
{
    public Guid Id { get; set; }
    public long CaseId { get; set; }
    public RecordKind Kind { get; set; }
    public required byte[] Content { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<DossierRow>(row =>
    {
        row.ToTable("DossierRecords");
        row.Property(d => d.Id).ValueGeneratedNever();
        row.HasOne<CaseRow>().WithMany().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Restrict);
    });
}

/// <summary>One sealed piece of a file. Pieces without the record of their document are of a file that was never attached.</summary>
public sealed class DocumentChunkRow
{
    public Guid DocumentId { get; set; }
    /// <summary>0, 1, 2 and so on.</summary>
    public int Number { get; set; }
    public long CaseId { get; set; }
    public required byte[] Content { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<DocumentChunkRow>(row =>
    {
        row.ToTable("DocumentChunks");
        row.HasKey(c => new { c.DocumentId, c.Number });
        row.HasOne<CaseRow>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Restrict);
    });
}

/// <summary>The key of one case's content, wrapped by the key of its epoch. Without this row nothing of the case opens any more.</summary>
public sealed class CaseKeyRow
{
    public long CaseId { get; set; }
    public int Epoch { get; set; }
    public required byte[] Wrapped { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<CaseKeyRow>(row =>
    {
        row.ToTable("CaseKeys");
        row.HasKey(k => k.CaseId);
        row.Property(k => k.CaseId).ValueGeneratedNever();
        row.HasOne<CaseRow>().WithMany().HasForeignKey(k => k.CaseId).OnDelete(DeleteBehavior.Restrict);
        row.HasIndex(k => k.Epoch);
    });
}

/// <summary>A keyed hash of a CPR number, phone, e-mail or external number of a case: finds who is known without saying who it is.</summary>
public sealed class LookupRow
{
    public LookupField Field { get; set; }
    public long Token { get; set; }
    public long CaseId { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<LookupRow>(row =>
    {
        row.ToTable("Lookups");
        row.HasKey(l => new { l.Field, l.Token, l.CaseId });
        row.HasOne<CaseRow>().WithMany().HasForeignKey(l => l.CaseId).OnDelete(DeleteBehavior.Restrict);
    });
}

/// <summary>What an exact look-up asks for.</summary>
public enum LookupField { Cpr = 1, Phone, Email, External }

/// <summary>What somebody has typed into a form and not saved yet.</summary>
public sealed class DraftRow
{
    public required string Owner { get; set; }
    /// <summary>Which form, and of which case: "intake", "note.20260000042".</summary>
    public required string Form { get; set; }
    public int Epoch { get; set; }
    /// <summary>Sealed with a key of the epoch.</summary>
    public required byte[] Content { get; set; }
    public DateTimeOffset SavedAt { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<DraftRow>(row =>
    {
        row.ToTable("Drafts");
        row.HasKey(d => new { d.Owner, d.Form });
    });
}
