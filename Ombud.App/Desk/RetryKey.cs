// Makes a registration that is sent again be answered the same instead of happening twice.
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Protection;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Desk;

/// <summary>A key belongs to the person who used it; another's key of the same text is another key.</summary>
sealed class RetryKey(BlindIndex index, Actor actor, string key, Registration registration)
{
    static readonly Compiled<Func<OmbudDb, string, CancellationToken, Task<RetryKeyRow?>>> Known =
        new(() => EF.CompileAsyncQuery((OmbudDb db, string key, CancellationToken stop) => db.RetryKeys.AsNoTracking().FirstOrDefault(k => k.Key == key)));

    readonly string stored = Convert.ToHexString(index.Digest("retry-key", Encoding.UTF8.GetBytes($"{actor.Id}|{key}")));
    readonly byte[] request = index.Digest("request", JsonSerializer.SerializeToUtf8Bytes(registration));

    public async Task<(Registered?, Refusal?)?> FindAsync(OmbudDb db, CancellationToken stop)
    {
        if (await Known.For(db)(db, stored, stop) is not { } before) return null;
        return before.Request.AsSpan().SequenceEqual(request)
            ? (new Registered(CaseNumber.FromKey(before.CaseId), before.DueOn), null)
            : (null, new Refusal.RetryKeyReused());
    }

    public void Remember(OmbudDb db, Registered answer, DateTimeOffset at) => db.Insert(new RetryKeyRow
    {
        Key = stored,
        Request = request,
        CaseId = answer.Number.Key,
        DueOn = answer.DueOn,
        At = at,
    });
}
