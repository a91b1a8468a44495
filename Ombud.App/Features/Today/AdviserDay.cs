// The adviser's day, sorted out of the open cases: what is late, due, promised, free to take, and arranged.
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Features.Today;

public sealed record DueCase(CaseFacts Facts, DeadlineStatus Status);

/// <summary>Each list in the order in which it is worked: the oldest date first.</summary>
/// <param name="Later">The next deadline after these, for a day without any.</param>
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
    LettersToday Letters,
    IncomingToday Incoming)
{
    public static AdviserDay From(IReadOnlyList<CaseFacts> open, DateOnly today, OfficeData office, LettersToday letters, IncomingToday incoming)
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
            letters,
            incoming);
    }
}
