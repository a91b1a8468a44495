// The log of looks: who, when, in which role, at which case, what for. Rows are added and, when their time is over, cut off from the beginning.
using Microsoft.EntityFrameworkCore;

namespace Ombud.App.Data.Tables;

/// <summary>One look, change or refusal. Each node keeps a chain of its own, in the order of <see cref="Sequence"/>.</summary>
public sealed class AccessRow
{
    public required string Node { get; set; }
    /// <summary>1, 2, 3 and so on without a gap.</summary>
    public long Sequence { get; set; }
    public DateTimeOffset At { get; set; }
    public required string By { get; set; }
    public required string Role { get; set; }
    public AccessAct Act { get; set; }
    public Purpose Purpose { get; set; }
    /// <summary>Null for what is not about one case, such as filling the search index.</summary>
    public long? CaseId { get; set; }
    /// <summary>How many cases it covered; 1 for an opened case.</summary>
    public int Count { get; set; } = 1;
    /// <summary>A keyed hash of this row and of the link before it.</summary>
    public required byte[] Link { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<AccessRow>(row =>
    {
        row.ToTable("AccessLog");
        row.HasKey(a => new { a.Node, a.Sequence });
        row.HasIndex(a => new { a.CaseId, a.At });
        row.HasIndex(a => new { a.By, a.At });
        row.HasIndex(a => a.At);
    });
}

/// <summary>What was done.</summary>
public enum AccessAct { Read = 1, Change, Export, Print, Refused }

/// <summary>What for. The numbers stand in the log: new ones come last.</summary>
public enum Purpose { CaseHandling, Registration, Search, KnownCaller, Review, SearchIndex, CprShown, Names, Page, Audit, Backup, Erasure, Document, AddressShown, SubjectAccess, Settings, Sending, CalendarFeed, Registers, Incoming }
