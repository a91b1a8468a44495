// Writes the reminders of hearings that no department has answered, as drafts. It looks at facts alone, and at content only once a reminder is due.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Desk;

public sealed partial class DunningDesk(
    IDbContextFactory<OmbudDb> dbs, CaseDesk desk, Vault.Dossiers dossiers, LetterDrafts drafts, Office office, CurrentUser user, TimeProvider clock, ILogger<DunningDesk> log)
{
    /// <summary>Open cases with a hearing whose reply is late.</summary>
    internal async Task<IReadOnlyList<CaseNumber>> LateAsync(DateOnly today, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        var ids = await db.Cases.AsNoTracking().Where(c => c.IsOpen && db.Letters.Any(l => l.CaseId == c.Id && l.ReplyBy < today)).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(stop);
        return ids.ConvertAll(CaseNumber.FromKey);
    }

    internal async Task DraftAsync(CaseNumber number, DunningRule rule, CancellationToken stop)
    {
        if (await desk.FindAsync(number, stop) is not { } seen) return;
        var (today, calendar) = (clock.DanishToday, (await office.GetAsync(stop)).Calendar);
        foreach (var hearing in seen.HearingsToDun(rule, today, calendar))
        {
            stop.ThrowIfCancellationRequested();
            if (await dossiers.OpenAsync(number, Purpose.CaseHandling, stop) is not { } content) return;
            var language = content.Letters.FirstOrDefault(l => l.Id == hearing.Id)?.Language ?? Languages.Danish.TwoLetterISOLanguageName;
            var words = await drafts.BeginAsync(LetterKind.Dunning, language, seen, content, hearing.Point, about: hearing.Id, stop: stop);
            var id = Guid.CreateVersion7();
            // Asked again in the writer's turn: somebody may have been faster, or the reply has come.
            var refused = await desk.ChangeAsync(number, Purpose.CaseHandling, (it, dossier) =>
            {
                if (it.Dun(id, hearing.Id, rule, today, calendar) is { } no) return no;
                dossier.SetLetter(new(id, LetterKind.Dunning, language, words.Subject, words.Text, clock.GetUtcNow(), user.Required.Id, hearing.Point,
                    Discloses: hearing.Discloses, ReplyBy: LetterKind.Dunning.ReplyBy(today, calendar)));
                return null;
            }, stop: stop);
            if (refused is not (null or Refusal.ReminderNotDue)) NotWritten(log, number, refused.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The reminder of a hearing in case {Number} could not be written: {Why}.")]
    static partial void NotWritten(ILogger log, CaseNumber number, string why);
}
