// Content: the records of dossiers, what is being typed, and the log of looks. Only the vault reads these tables.
using Microsoft.EntityFrameworkCore;

namespace Ombud.App.Data.Tables;

/// <summary>One record of a dossier.</summary>
public sealed class DossierRow
{
    public Guid Id { get; set; }
    public long CaseId { get; set; }
    public required byte[] Content { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<DossierRow>(row =>
    {
        row.ToTable("DossierRecords");
        row.Property(d => d.Id).ValueGeneratedNever();
        row.HasOne<CaseRow>().WithMany().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Restrict);
    });
}

/// <summary>What somebody has typed into a form and not saved yet.</summary>
public sealed class DraftRow
{
    public required string Owner { get; set; }
    /// <summary>Which form, and of which case: "intake", "note.20260000042".</summary>
    public required string Form { get; set; }
    public required byte[] Content { get; set; }
    public DateTimeOffset SavedAt { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<DraftRow>(row =>
    {
        row.ToTable("Drafts");
        row.HasKey(d => new { d.Owner, d.Form });
    });
}

/// <summary>One look at the content of a case: when, who, in which role, what for.</summary>
public sealed class AccessRow
{
    public long Id { get; set; }
    public DateTimeOffset At { get; set; }
    public required string By { get; set; }
    public required string Role { get; set; }
    /// <summary>Null for a look that is not at one case, such as filling the search index.</summary>
    public long? CaseId { get; set; }
    public Purpose Purpose { get; set; }
    /// <summary>How many cases one look covered; 1 for an opened case.</summary>
    public int Count { get; set; } = 1;

    internal static void Map(ModelBuilder model) => model.Entity<AccessRow>(row =>
    {
        row.ToTable("AccessLog");
        row.HasIndex(a => a.CaseId);
    });
}

/// <summary>Why content is opened.</summary>
public enum Purpose { CaseHandling, Registration, Search, KnownCaller, Review, SearchIndex, CprShown }
