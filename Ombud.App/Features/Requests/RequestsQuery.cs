// The office's registers as facts and dates: the data protection officer sees what concerns data protection, an adviser all of it.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Registers;

namespace Ombud.App.Features.Requests;

public sealed record RequestLine(RegisterNumber Number, OfficeRequest Facts, CaseNumber? Case, StaffId Handler);

public sealed record BreachLine(RegisterNumber Number, Breach Facts, CaseNumber? Case, StaffId Handler);

/// <param name="Requests">Those that wait, the nearest date first.</param>
/// <param name="Answered">The latest, the newest first; at most <see cref="RequestsQuery.Most"/>.</param>
/// <param name="Breaches">Those where something is left to decide, the earliest first.</param>
/// <param name="Settled">The latest, the newest first; at most <see cref="RequestsQuery.Most"/>.</param>
public sealed record RequestList(
    IReadOnlyList<RequestLine> Requests, IReadOnlyList<RequestLine> Answered, IReadOnlyList<BreachLine> Breaches, IReadOnlyList<BreachLine> Settled);

public sealed class RequestsQuery(IDbContextFactory<OmbudDb> dbs, Rights rights)
{
    /// <summary>How many are shown of those that are over.</summary>
    public const int Most = 50;

    public async Task<RequestList> RunAsync(CancellationToken stop = default)
    {
        using var asked = Measures.Query("requests");
        var actor = await rights.NeedAsync(Purpose.Registers, Roles.Adviser, Roles.DataProtection);
        var all = actor.Is(Roles.Adviser);
        await using var db = await dbs.CreateDbContextAsync(stop);
        // An entry about a case that somebody is shut out of is not there for them.
        var closed = await db.ClosedToAsync(actor.Id, stop);
        var requests = db.OfficeRequests.AsNoTracking().Where(r => r.CaseId == null || !closed.Contains(r.CaseId.Value));
        if (!all) requests = requests.Where(r => r.Kind != RequestKind.AccessToDocuments);
        var breaches = db.Breaches.AsNoTracking().Where(b => b.CaseId == null || !closed.Contains(b.CaseId.Value));
        var open = breaches.Where(b => b.Notification == null || b.Persons == null);
        var settled = breaches.Where(b => b.Notification != null && b.Persons != null);
        return new(
            (await requests.Where(r => r.AnsweredOn == null).OrderBy(r => r.DueOn).ThenBy(r => r.Id).ToListAsync(stop)).ConvertAll(Of),
            (await requests.Where(r => r.AnsweredOn != null).OrderByDescending(r => r.Id).Take(Most).ToListAsync(stop)).ConvertAll(Of),
            (await open.OrderBy(b => b.DiscoveredAt).ThenBy(b => b.Id).ToListAsync(stop)).ConvertAll(Of),
            (await settled.OrderByDescending(b => b.Id).Take(Most).ToListAsync(stop)).ConvertAll(Of));
    }

    static RequestLine Of(RequestRow row) => new(RegisterNumber.FromKey(Register.Requests, row.Id), row.Facts(), CaseOf(row.CaseId), new(row.Handler));

    static BreachLine Of(BreachRow row) => new(RegisterNumber.FromKey(Register.Breaches, row.Id), row.Facts(), CaseOf(row.CaseId), new(row.Handler));

    static CaseNumber? CaseOf(long? key) => key is { } id ? CaseNumber.FromKey(id) : null;
}
