// What the page of a case shows of its facts, read from its history.
using Ombud.App.Desk;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Features.CaseFile;

/// <summary>The facts of a case with the history that they follow from.</summary>
public sealed record CaseFacts(Case Case, IReadOnlyList<PastEvent> Story, OfficeData Office)
{
    public CaseNumber Number => Case.Number;

    /// <summary>Answered: measured against the date first promised. Else against the date as it stands now.</summary>
    public DeadlineStatus DeadlineOn(DateOnly today) => Case.AnsweredOn is null
        ? ResponseDeadline.StatusOn(today, Case.DueOn, null, Office.Calendar)
        : ResponseDeadline.StatusOn(today, Case.OriginalDueOn, Case.FirstReplyOn, Office.WithoutClosures);

    /// <summary>The events since receipt or the last reopening: what the steps show.</summary>
    public IEnumerable<CaseEvent> SinceReceipt => Story.Select(past => past.Event).Reverse()
        .TakeWhile(e => e is not CaseEvent.Reopened).Reverse();

    public DateOnly? CheckedOn => SinceReceipt.OfType<CaseEvent.Judged>().FirstOrDefault()?.On;
    public DateOnly? MediatedOn => SinceReceipt.OfType<CaseEvent.MeetingHeld>().FirstOrDefault()?.Meeting.On;

    /// <summary>The last letter or act on a point that was declined tells nothing more: where it was referred.</summary>
    public string? ReferredTo(Point point) => point is { IsDeclined: true, Verdict.Body: { } body } ? Office.NameOf(body) : null;

    /// <summary>Is there something written after a version that a page which opened the dossier then has not got?</summary>
    public bool HasNewContentSince(int version) =>
        Story.Any(past => past.Sequence > version && past.Event is CaseEvent.NoteAdded or CaseEvent.PartiesChanged or CaseEvent.ReferencesChanged or CaseEvent.ContactAdded
            or CaseEvent.DocumentAdded or CaseEvent.DocumentRemoved or CaseEvent.DocumentJournalised or CaseEvent.LetterWritten or CaseEvent.LetterChanged or CaseEvent.LetterDiscarded
            or CaseEvent.LetterApproved or CaseEvent.LetterQueuedAgain);
}

public sealed class CaseFileQuery(CaseStory story, Desk.Office office)
{
    /// <summary>Null: no such case, or no right to see it.</summary>
    public async Task<CaseFacts?> ReadAsync(CaseNumber number, CancellationToken stop = default)
    {
        using var asked = Measures.Query("case-file");
        var past = await story.ReadAsync(number, stop: stop);
        return past.Count == 0 ? null : new CaseFacts(Case.Replay(past.Select(p => p.Event)), past, await office.GetAsync(stop));
    }
}
