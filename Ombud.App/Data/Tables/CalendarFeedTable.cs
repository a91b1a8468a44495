// The address at which an adviser's own calendar fetches deadlines: recognised by a keyed hash, never kept itself.
using Microsoft.EntityFrameworkCore;

namespace Ombud.App.Data.Tables;

/// <summary>One a person: a new address takes the place of the old one.</summary>
public sealed class CalendarFeedRow
{
    public required string Who { get; set; }
    public required byte[] Hash { get; set; }
    public DateTimeOffset MadeAt { get; set; }
    /// <summary>To the day: when a calendar last came for it.</summary>
    public DateOnly? AskedOn { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<CalendarFeedRow>(row =>
    {
        row.ToTable("CalendarFeeds");
        row.HasKey(f => f.Who);
        row.HasIndex(f => f.Hash).IsUnique();
    });
}
