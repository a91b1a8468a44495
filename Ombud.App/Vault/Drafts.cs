// What a person has typed and not saved yet: one draft a person and form, kept on the server only.
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Protection;

namespace Ombud.App.Vault;

/// <summary>The texts of a form by the names of its fields.</summary>
public sealed record Draft(IReadOnlyDictionary<string, string> Fields, DateTimeOffset SavedAt)
{
    public override string ToString() => nameof(Draft);
}

/// <summary>A person reaches only drafts of their own: the owner is never asked for, it is who acts.</summary>
public sealed class Drafts(IDbContextFactory<OmbudDb> dbs, EpochKeys epochs, Rights rights, TimeProvider clock)
{
    /// <summary>A draft is never longer than this, as JSON in UTF-8; a browser cannot send more while a page closes.</summary>
    public const int MaxBytes = 64 * 1024;
    public const int MaxFields = 200;
    public const int MaxNameLength = 100;
    /// <summary>A draft that nobody came back to.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Replaces the draft of the form, and clears away drafts of this person that are too old.</summary>
    /// <returns>When it was saved. Null: the case is erased or this person has a conflict of interest in it, and nothing is kept of what they typed.</returns>
    public async Task<DateTimeOffset?> SaveAsync(string form, IReadOnlyDictionary<string, string> fields, CancellationToken stop = default)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(fields, DraftJson);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(content.Length, MaxBytes, nameof(fields));
        var owner = await OwnerAsync();
        var epoch = EpochKeys.EpochOf(clock.DanishToday);
        content = Seal.Close(KeyOf(epochs.GetOrMake(epoch)), content, PlaceOf(owner, form));
        var (now, oldest) = (clock.GetUtcNow(), clock.GetUtcNow() - Kept);
        await using var db = await dbs.CreateDbContextAsync(stop);
        // The transaction takes the writer's place at once, so that two tabs cannot both find nothing and both add.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Drafts.Where(d => d.Owner == owner && d.SavedAt < oldest).ExecuteDeleteAsync(stop);
        // A form that stands open elsewhere does not know it yet.
        if (CaseOf(form) is { } caseId && await IsClosedAsync(db, caseId, owner, stop))
        {
            await db.Drafts.Where(d => d.Owner == owner && d.Form == form).ExecuteDeleteAsync(stop);
            await transaction.CommitAsync(stop);
            return null;
        }
        if (await db.Drafts.FirstOrDefaultAsync(d => d.Owner == owner && d.Form == form, stop) is { } known)
            (known.Epoch, known.Content, known.SavedAt) = (epoch, content, now);
        else
            db.Drafts.Add(new() { Owner = owner, Form = form, Epoch = epoch, Content = content, SavedAt = now });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return now;
    }

    public async Task<Draft?> FindAsync(string form, CancellationToken stop = default)
    {
        var owner = await OwnerAsync();
        var oldest = clock.GetUtcNow() - Kept;
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.Owner == owner && d.Form == form && d.SavedAt >= oldest, stop) is { } row
            && epochs.Find(row.Epoch) is { } epochKey
            && Seal.TryOpen(KeyOf(epochKey), row.Content, PlaceOf(owner, form)) is { } content
            ? new(JsonSerializer.Deserialize<Dictionary<string, string>>(content, DraftJson) ?? [], row.SavedAt)
            : null;
    }

    public async Task DeleteAsync(string form, CancellationToken stop = default)
    {
        var owner = await OwnerAsync();
        await using var db = await dbs.CreateDbContextAsync(stop);
        await db.Drafts.Where(d => d.Owner == owner && d.Form == form).ExecuteDeleteAsync(stop);
    }

    static Task<bool> IsClosedAsync(OmbudDb db, long caseId, string owner, CancellationToken stop) => db.Cases.Where(c => c.Id == caseId)
        .Select(c => c.ErasedOn != null || db.Conflicts.Any(conflict => conflict.CaseId == c.Id && conflict.Who == owner)).FirstOrDefaultAsync(stop);

    /// <summary>The case that a form's key names, as in "note.20260000042" and in its second tab's "note.20260000042.2".</summary>
    static long? CaseOf(string form)
    {
        foreach (var part in form.Split('.').Skip(1))
            if (part.Length >= CaseKeyLength && long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var key)) return key;
        return null;
    }

    /// <summary>Four digits of the year and seven of the running number.</summary>
    const int CaseKeyLength = 11;

    /// <summary>Whoever fills in forms.</summary>
    async ValueTask<string> OwnerAsync() => (await rights.NeedAsync(Purpose.Page, Roles.Adviser, Roles.Intake, Roles.DataProtection)).Id.Value;

    static byte[] KeyOf(byte[] epochKey) => EpochKeys.Derive(epochKey, "drafts");

    static Place PlaceOf(string owner, string form) => new("Drafts", $"{owner}|{form}", 0);

    // Danish letters as themselves, so that the limit counts what was typed; a page reads them back through the JSON endpoint.
    static readonly JsonSerializerOptions DraftJson = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
