// Every version of a letter template that was ever in force, the newest first.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Letters;

namespace Ombud.App.Features.Settings;

public sealed record TemplateVersion(int Version, string Subject, string Body, StaffId By, DateTimeOffset At);

public sealed class TemplateHistoryQuery(IDbContextFactory<OmbudDb> dbs, Rights rights)
{
    public async Task<IReadOnlyList<TemplateVersion>> ReadAsync(TemplateKind kind, string language, CancellationToken stop = default)
    {
        using var asked = Measures.Query("template-history");
        await rights.NeedAsync(Purpose.Settings, Roles.Adviser);
        var code = Kebab.Of(kind);
        await using var db = await dbs.CreateDbContextAsync(stop);
        var rows = await db.LetterTemplates.AsNoTracking().Where(t => t.Kind == code && t.Language == language).OrderByDescending(t => t.Version).ToListAsync(stop);
        return [.. rows.Select(row => new TemplateVersion(row.Version, row.Subject, row.Body, new(row.SavedBy), row.SavedAt))];
    }
}
