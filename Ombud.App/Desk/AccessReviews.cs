// The data protection officer's judgement of a look in the sample; the only writer of it.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Protection;
using Ombud.App.Vault;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

public sealed class AccessReviews(IDbContextFactory<OmbudDb> dbs, Remarks remarks, WriteGate gate, AccessLog log, CurrentUser user, TimeProvider clock)
{
    public const int LongestRemark = 2_000;

    /// <summary>A question wants a remark; that all is well needs none.</summary>
    public async Task<Refusal?> JudgeAsync(string node, long sequence, LookVerdict verdict, string? remark)
    {
        using var command = Measures.Command("look-judged");
        if (user.Actor is not { } actor) return command.Ended(new Refusal.NotAllowedForRole());
        if (!actor.Is(Roles.DataProtection))
        {
            await log.WriteAsync(actor, new Look(AccessAct.Refused, Purpose.Audit));
            return command.Ended(new Refusal.NotAllowedForRole());
        }
        var text = PlainText.Clean(remark, multiline: true);
        if (verdict is LookVerdict.ExplanationAsked && text is null) return command.Ended(new Refusal.InvalidInput([new("remark", Problem.Missing)]));
        if (text?.Length > LongestRemark) return command.Ended(new Refusal.InvalidInput([new("remark", Problem.TooLong, LongestRemark)]));
        var now = clock.GetUtcNow();
        var (epoch, closed) = text is null ? (0, null) : remarks.Close(text, node, sequence);
        return command.Ended(await gate.WriteAsync(async db =>
        {
            var row = await db.AccessReviews.SingleOrDefaultAsync(r => r.Node == node && r.Sequence == sequence);
            if (row is null) return new Refusal.UnknownCase();
            (row.Verdict, row.By, row.At, row.Epoch, row.Remark) = (verdict, actor.Id.Value, now, epoch, closed);
            var looked = await db.AccessLog.Where(a => a.Node == node && a.Sequence == sequence).Select(a => a.CaseId).SingleOrDefaultAsync();
            await log.AddAsync(db, actor, [new(AccessAct.Change, Purpose.Audit, looked is { } id ? CaseNumber.FromKey(id) : null)], CancellationToken.None);
            await db.SaveChangesAsync();
            return (Refusal?)null;
        }).OrRefusedAsync());
    }

    /// <summary>Null: there is none, this person may not read it, or it does not open.</summary>
    public async Task<string?> RemarkAsync(string node, long sequence)
    {
        if (user.Actor?.Is(Roles.DataProtection) is not true) return null;
        await using var db = await dbs.CreateDbContextAsync();
        return await db.AccessReviews.AsNoTracking().SingleOrDefaultAsync(r => r.Node == node && r.Sequence == sequence) is { Remark: { } closed } row
            ? remarks.Open(closed, row.Epoch, node, sequence)
            : null;
    }
}
