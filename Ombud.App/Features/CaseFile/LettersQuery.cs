// How the copies of a case's letters fare on their way: attempts, and what the last one ran into.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Vault;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile;

public sealed record Attempt(int Count, SendProblem? Problem, DateTimeOffset? NextAt);

public sealed class LettersQuery(IDbContextFactory<OmbudDb> dbs, Rights rights)
{
    /// <summary>Empty without a right to the case.</summary>
    public async Task<IReadOnlyDictionary<Guid, Attempt>> AttemptsAsync(CaseNumber number, CancellationToken stop = default)
    {
        if (await rights.OfCaseAsync(number, Purpose.CaseHandling, stop) is null) return new Dictionary<Guid, Attempt>();
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Outbox.AsNoTracking().Where(o => o.CaseId == number.Key && o.State == CopyState.Queued)
            .ToDictionaryAsync(o => o.Id, o => new Attempt(o.Attempts, o.Problem, o.NextAt), stop);
    }
}
