// What a department was asked in a hearing and has answered, and when it is to be reminded.
using Ombud.Domain.Deadlines;
using Ombud.Domain.Dossiers;

namespace Ombud.Domain.Cases;

public sealed partial class Case
{
    /// <summary>The department has answered a hearing.</summary>
    public Refusal? ReplyReceived(Guid letter, DateOnly on, DateOnly today)
    {
        if (FindLetter(letter) is not { Kind: LetterKind.Hearing } hearing) return new Refusal.UnknownLetter();
        if (!hearing.Copies.Any(c => c.HasLeftOn is not null)) return new Refusal.LetterNotSent();
        if (hearing.RepliedOn is { } before) return new Refusal.AlreadyReplied(before);
        return CheckDate(on, today) ?? Add(new CaseEvent.DepartmentReplied(letter, on));
    }

    /// <summary>
    /// The hearings that the department is to be reminded of now: none while an earlier reminder waits for somebody, none of a time before the case
    /// was reopened, and none where nothing may be given to a department.
    /// </summary>
    public IReadOnlyList<LetterFacts> HearingsToDun(DunningRule rule, DateOnly today, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (ErasedOn is not null || State is CaseState.Concluded || Objection is not null) return [];
        return [.. Unanswered().Where(hearing =>
        {
            var reminders = Letters.Where(l => l.About == hearing.Id).ToList();
            return reminders.All(r => r.IsOut || r.IsStopped) && rule.IsDue(reminders.Select(r => r.ReplyBy).Append(hearing.ReplyBy).Max()!.Value, hearing.Reminders, today, calendar);
        })];
    }

    /// <summary>Writes the reminder of a hearing as a draft, if one is due.</summary>
    public Refusal? Dun(Guid letter, Guid hearing, DunningRule rule, DateOnly today, WorkingCalendar calendar) =>
        HearingsToDun(rule, today, calendar).FirstOrDefault(l => l.Id == hearing) is { } due ? WriteLetter(letter, LetterKind.Dunning, due.Point, hearing) : new Refusal.ReminderNotDue();

    /// <summary>Those that were to be answered first come first.</summary>
    IEnumerable<LetterFacts> Unanswered() =>
        Letters.Where(l => l is { Kind: LetterKind.Hearing, IsOut: true, RepliedOn: null, ReplyBy: not null } && l.ApprovedOn >= ClockFrom).OrderBy(l => l.ReplyBy);
}
