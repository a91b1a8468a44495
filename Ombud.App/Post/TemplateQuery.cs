// Reads the newest version of every letter template that the office has written.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.Domain;
using Ombud.Domain.Letters;

namespace Ombud.App.Post;

/// <summary>A template as it is used now.</summary>
/// <param name="Version">0: the one that Ombud comes with.</param>
public sealed record TemplateInForce(TemplateKind Kind, string Language, int Version, string Subject, string Body)
{
    public bool IsBuiltIn => Version == 0;

    /// <summary>False: saved before it had to have a field that it must have now.</summary>
    public bool IsSound => Template.Parse(Kind, Subject, Body).Read is not null;

    public static TemplateInForce BuiltIn(TemplateKind kind, string language)
    {
        var (subject, body) = BuiltInTemplates.Of(kind, language);
        return new(kind, language, 0, subject, body);
    }
}

public sealed class TemplateQuery(IDbContextFactory<OmbudDb> dbs)
{
    public async Task<IReadOnlyDictionary<(TemplateKind Kind, string Language), TemplateInForce>> NewestAsync(CancellationToken stop = default)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var rows = await db.LetterTemplates.AsNoTracking()
            .Where(t => !db.LetterTemplates.Any(other => other.Kind == t.Kind && other.Language == t.Language && other.Version > t.Version))
            .ToListAsync(stop);
        var newest = new Dictionary<(TemplateKind, string), TemplateInForce>();
        foreach (var row in rows)
            if (Kebab.TryRead<TemplateKind>(row.Kind, out var kind)) newest[(kind, row.Language)] = new(kind, row.Language, row.Version, row.Subject, row.Body);
        return newest;
    }
}
