// The office's own letter templates. Versions are only added; the highest is in force.
using Microsoft.EntityFrameworkCore;

namespace Ombud.App.Data.Tables;

public sealed class TemplateRow
{
    /// <summary>The code of the kind of letter, such as "extension-notice".</summary>
    public required string Kind { get; set; }
    /// <summary>Two letters.</summary>
    public required string Language { get; set; }
    /// <summary>From 1.</summary>
    public int Version { get; set; }
    public required string Subject { get; set; }
    public required string Body { get; set; }
    public DateTimeOffset SavedAt { get; set; }
    public required string SavedBy { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<TemplateRow>(row =>
    {
        row.ToTable("LetterTemplates");
        row.HasKey(t => new { t.Kind, t.Language, t.Version });
    });
}
