// Who may: asked by queries and commands before they read anything. A "no" to somebody who is signed in is a row in the access log.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.Domain.Cases;

namespace Ombud.App.Vault;

/// <summary>Pages and endpoints have their own policies; whoever gets past them without the right is a mistake in the program.</summary>
public sealed class NotAllowedException() : Exception("Whoever asked has no right to this.");

public sealed class Rights(CurrentUser user, AccessLog log, IDbContextFactory<OmbudDb> dbs)
{
    /// <summary>Who asks, if they act in one of these roles.</summary>
    /// <exception cref="NotAllowedException">They do not.</exception>
    public async ValueTask<Actor> NeedAsync(Purpose purpose, params string[] roles)
    {
        if (user.Actor is { } actor && actor.Is(roles)) return actor;
        await RefusedAsync(new(AccessAct.Refused, purpose, Count: 0));
        throw new NotAllowedException();
    }

    /// <summary>Who asks, if they may work on this case. Null, and logged, if their role may not or a conflict of interest shuts them out.</summary>
    public async ValueTask<Actor?> OfCaseAsync(CaseNumber number, Purpose purpose, CancellationToken stop = default)
    {
        if (user.Actor is { } actor && actor.Is(Roles.Adviser, Roles.System) && !await IsShutOutAsync(actor, number, stop)) return actor;
        await RefusedAsync(new(AccessAct.Refused, purpose, number));
        return null;
    }

    /// <summary>Has whoever asks a conflict of interest in this case?</summary>
    public async ValueTask<bool> IsShutOutAsync(CaseNumber number, CancellationToken stop = default) =>
        user.Actor is { } actor && await IsShutOutAsync(actor, number, stop);

    async ValueTask<bool> IsShutOutAsync(Actor actor, CaseNumber number, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        return await db.Conflicts.AnyAsync(c => c.CaseId == number.Key && c.Who == actor.Id.Value, stop);
    }

    /// <summary>Which of these cases are closed to whoever asks, by their role or by a conflict of interest. The caller logs it.</summary>
    internal async ValueTask<IReadOnlySet<CaseNumber>> ClosedAsync(IReadOnlyCollection<CaseNumber> numbers, CancellationToken stop)
    {
        if (user.Actor is not { } actor || !actor.Is(Roles.Adviser, Roles.System)) return numbers.ToHashSet();
        await using var db = await dbs.CreateDbContextAsync(stop);
        var closed = await db.ClosedToAsync(actor.Id, stop);
        return numbers.Where(number => closed.Contains(number.Key)).ToHashSet();
    }

    async ValueTask RefusedAsync(Look look)
    {
        Measures.Refused("no-right");
        if (user.Actor is { } actor) await log.WriteAsync(actor, look);
    }
}
