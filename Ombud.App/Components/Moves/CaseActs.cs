// Saves one act on a case together with the texts that were written for it.
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Components.Moves;

public sealed class CaseActs(CaseDesk desk, CurrentUser user, TimeProvider clock)
{
    /// <summary>Changes content too: what is known of the parties.</summary>
    public async Task<Refusal?> DoAsync(
        CaseNumber number, int seenVersion, Func<Case, Dossier, DateOnly, Refusal?> act, params IEnumerable<Written> texts)
    {
        ArgumentNullException.ThrowIfNull(act);
        var (written, refused) = Written.Check(texts);
        var (today, now) = (clock.DanishToday, clock.GetUtcNow());
        return refused ?? await desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
            act(it, dossier, today) ?? Written.AddTo(it, dossier, written, user.Required.Id, now), seenVersion);
    }

    /// <param name="seenVersion">The version that the form was opened on.</param>
    /// <param name="act">Given the case and today; what it refuses is not saved.</param>
    public async Task<Refusal?> DoAsync(
        CaseNumber number, int seenVersion, Func<Case, DateOnly, Refusal?> act, params IEnumerable<Written> texts)
    {
        ArgumentNullException.ThrowIfNull(act);
        var (written, refused) = Written.Check(texts);
        if (refused is not null) return refused;
        var (today, now) = (clock.DanishToday, clock.GetUtcNow());
        // Without a text there is no reason to open the dossier.
        return written.Count == 0
            ? await desk.ChangeAsync(number, it => act(it, today), seenVersion)
            : await desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
                act(it, today) ?? Written.AddTo(it, dossier, written, user.Required.Id, now), seenVersion);
    }
}
