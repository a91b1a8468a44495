// The adviser's day, sorted out of the open cases: what is late, due, promised, free to take and arranged, and on whom a case waits.
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Features.Today;

public sealed record DueCase(CaseFacts Facts, DeadlineStatus Status);

/// <summary>Each list in the order in which it is worked: the oldest date first.</summary>
/// <param name="Later">The next deadline after these, for a day without any.</param>
/// <param name="ForCitizen">What the citizen was asked for has not come; the longest wait first.</param>
/// <param name="ForDepartment">A department has not answered a hearing.</param>
/// <param name="ToJournalise">How much is not yet journalised, also of concluded cases.</param>
/// <param name="ReplyBy">Until when it is to; of several hearings of a case the first.</param>
public sealed record AdviserDay(
    DateOnly Today,
    OfficeData Office,
    IReadOnlyList<DueCase> Overdue,
    IReadOnlyList<DueCase> DueToday,
    IReadOnlyList<DueCase> Soon,
    CaseFacts? Later,
    IReadOnlyList<CaseFacts> CallBacks,
    IReadOnlyList<CaseFacts> Unassigned,
    IReadOnlyList<CaseFacts> Meetings,
    IReadOnlyList<CaseFacts> ForCitizen,
    IReadOnlyList<CaseFacts> ForDepartment,
    IReadOnlyDictionary<CaseNumber, DateOnly> ReplyBy,
    int ToJournalise,
    LettersToday Letters,
    IncomingToday Incoming)
{
    public static AdviserDay From(IReadOnlyList<CaseFacts> open, DateOnly today, OfficeData office, IReadOnlyDictionary<CaseNumber, DateOnly> replyBy, int toJournalise, LettersToday letters, IncomingToday incoming)
    {
        var due = open.Where(f => f is { IsWaited: true, DueOn: not null })
            .Select(f => new DueCase(f, f.StatusOn(today, office.Calendar)!.Value))
            .OrderBy(d => d.Facts.DueOn).ThenBy(d => d.Facts.Number).ToLookup(d => d.Status.Level);
        return new(
            today,
            office,
            [.. due[DeadlineLevel.Overdue]],
            [.. due[DeadlineLevel.Today]],
            [.. due[DeadlineLevel.Soon]],
            due[DeadlineLevel.Ample].FirstOrDefault()?.Facts,
            [.. open.Where(f => f.CallBackOn <= today).OrderBy(f => f.CallBackOn).ThenBy(f => f.Number)],
            [.. open.Where(f => f.Handler is null).OrderBy(f => f.ReceivedOn).ThenBy(f => f.Number)],
            [.. open.Where(f => f.NextMeetingAt?.DanishDate == today).OrderBy(f => f.NextMeetingAt).ThenBy(f => f.Number)],
            [.. open.Where(f => f.WaitingSince is not null).OrderBy(f => f.WaitingSince).ThenBy(f => f.Number)],
            [.. open.Where(f => replyBy.ContainsKey(f.Number)).OrderBy(f => replyBy[f.Number]).ThenBy(f => f.Number)],
            replyBy,
            toJournalise,
            letters,
            incoming);
    }
}
