// Which looks the data protection officer is asked to judge, and what was found.
using Microsoft.EntityFrameworkCore;

namespace Ombud.App.Data.Tables;

/// <summary>One row of the access log in the sample of a month.</summary>
public sealed class AccessReviewRow
{
    public required string Node { get; set; }
    public long Sequence { get; set; }
    /// <summary>Year and month as one number: 202610.</summary>
    public int Month { get; set; }
    public LookReasons Reasons { get; set; }
    public LookVerdict Verdict { get; set; }
    public string? By { get; set; }
    public DateTimeOffset? At { get; set; }
    public int Epoch { get; set; }
    /// <summary>Sealed with a key of the epoch.</summary>
    public byte[]? Remark { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<AccessReviewRow>(row =>
    {
        row.ToTable("AccessReviews");
        row.HasKey(r => new { r.Node, r.Sequence });
        row.HasIndex(r => new { r.Month, r.Verdict });
    });
}

/// <summary>Why a look is in the sample.</summary>
[Flags]
public enum LookReasons { None = 0, Random = 1, OutOfHours = 2, ManyAnHour = 4, LongClosed = 8, OwnName = 16, Export = 32 }

public enum LookVerdict { Waiting, Fine, ExplanationAsked }
