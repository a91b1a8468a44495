// Says what happened to a case: a heading, a sentence and a sign for every event.
using System.Globalization;
using Microsoft.Extensions.Localization;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;

namespace Ombud.App.Components;

/// <param name="Accent">Something left the house, or the state changed.</param>
/// <param name="Minor">Left out of the short timeline.</param>
public sealed record EventSaying(string Title, string? Text, string Icon, bool Accent = false, bool Minor = false)
{
    public override string ToString() => Text is null ? $"{Title}." : $"{Title}. {Text}";
}

public static class EventWords
{
    extension(IStringLocalizer<Texts> t)
    {
        public EventSaying Say(CaseEvent happened, OfficeData office)
        {
            ArgumentNullException.ThrowIfNull(happened);
            ArgumentNullException.ThrowIfNull(office);
            var title = t[$"Event.{happened.GetType().Name}"].Value;
            return happened switch
            {
                CaseEvent.Registered e => new(t["Event.Registered.Title", t.Word(e.Facts.Kind)], Sentences(
                    t["Event.Registered.Text", t.Word(e.Facts.Contact.Channel), Words.Date(e.Facts.Contact.On)],
                    e.Facts.DueOn is { } due ? t["Event.Registered.Due", Words.DateWithWeekday(due)].Value : null), IconOf(e.Facts.Contact.Channel), Accent: true),
                CaseEvent.ContactAdded e => new(title, Sentences(t["Event.ContactAdded.Text", t.Word(e.Contact.Channel), Words.Date(e.Contact.On)],
                    e.CallBackOn is { } on ? t["Event.ContactAdded.CallBack", Words.DateWithWeekday(on)].Value : null), IconOf(e.Contact.Channel)),
                CaseEvent.PointAdded e => new(title, $"{t.Word(e.Matter.Theme)}.", Icons.Plus),
                CaseEvent.Assigned e => new(title, e.Handler is { } who ? t["Event.Assigned.Text", office.NameOf(who)] : t["Event.Assigned.Nobody"], Icons.User, Minor: true),
                CaseEvent.DepartmentSet e => new(title, $"{office.NameOf(e.Department)}.", Icons.Folder, Minor: true),
                CaseEvent.FlagsSet e => new(title, $"{t.FlagNames(e.Flags)}.", Icons.Flag, Minor: true),
                CaseEvent.Judged e => new(title, t.Verdicts(e.Verdicts, office), Icons.Scale, Accent: true),
                CaseEvent.MeetingPlanned e => new(title, t["Event.MeetingPlanned.Text", t.Word(e.Meeting.Kind), Words.DateWithWeekday(e.Meeting.At.DanishDate), Words.Time(e.Meeting.At)], Icons.Calendar),
                CaseEvent.MeetingHeld e => new(title, t["Event.MeetingHeld.Text", t.Word(e.Meeting.Kind), Words.Date(e.Meeting.On), t.Word(e.Meeting.Result)], Icons.Talk, Accent: true),
                CaseEvent.PointEnded e => new(title, t["Event.PointEnded.Text", e.Point, t.Word(e.Outcome)], Icons.CheckRing),
                CaseEvent.Answered e => new(title, t["Event.Answered.Text", Words.Date(e.On), t.Word(e.Channel)], Icons.Mail, Accent: true),
                CaseEvent.Told e => new(title, t["Event.Told.Text", Words.Date(e.On), t.Word(e.Channel)], Icons.Mail, Accent: true),
                CaseEvent.DueMoved e => new(title, t["Event.DueMoved.Text", Words.DateWithWeekday(e.DueOn), t.Word(e.Reason)], Icons.Hourglass, Accent: true),
                CaseEvent.Concluded e => new(title, e.Unanswered is { } why ? t["Event.Concluded.Unanswered", t.Word(why)].Value : null, Icons.CheckRing, Accent: true),
                CaseEvent.Reopened e => new(title, Sentences($"{t.Word(e.Reason)}.", e.Override ? t["Event.Reopened.Override"].Value : null,
                    e.DueOn is { } due ? t["Event.Registered.Due", Words.DateWithWeekday(due)].Value : null), Icons.Refresh, Accent: true),
                CaseEvent.NoteAdded e => new(t.Word(e.Kind), e.Point is { } point ? t["Event.NoteAdded.Point", point].Value : null, e.Kind is NoteKind.PhoneNote ? Icons.Phone : Icons.Pen),
                CaseEvent.PartiesChanged => new(title, null, Icons.Users, Minor: true),
                CaseEvent.ReferencesChanged => new(title, null, Icons.Folder, Minor: true),
                CaseEvent.CalledBack e => new(title, $"{Words.Date(e.On)}.", Icons.Phone),
                CaseEvent.FlaggedForReview => new(title, t["Event.FlaggedForReview.Text"], Icons.Archive),
                CaseEvent.Reviewed e => new(title, Sentences($"{t.Word(e.Decision)}.", e.NextOn is { } next ? t["Event.Reviewed.Until", Words.Date(next)].Value : null,
                    e.HandedOverOn is { } handed ? t["Event.Reviewed.HandedOver", Words.Date(handed)].Value : null), Icons.Archive),
                CaseEvent.Erased e => new(title, t["Event.Erased.Text", Words.Date(e.On)], Icons.Ban, Accent: true),
                CaseEvent.Disclosed e => new(title, t["Event.Disclosed.Text", office.NameOf(e.Disclosure.To), t.Listed([.. e.Disclosure.What.Select(t.Word)]), t.Word(e.Disclosure.Why), Words.Date(e.Disclosure.On)], Icons.Mail, Accent: true),
                CaseEvent.ConflictDeclared e => new(title, t["Event.ConflictDeclared.Text", office.NameOf(e.Conflict.Who), t.Word(e.Conflict.Ground), office.NameOf(e.Successor)], Icons.Ban),
                CaseEvent.ConflictLifted e => new(title, t["Event.ConflictLifted.Text", office.NameOf(e.Who)], Icons.User),
                CaseEvent.Objected e => new(title, t["Event.Objected.Text", Words.Date(e.On), t.Word(e.Through)], Icons.Ban, Accent: true),
                CaseEvent.ObjectionWithdrawn e => new(title, t["Event.ObjectionWithdrawn.Text", Words.Date(e.On)], Icons.Undo, Accent: true),
                CaseEvent.LimitsTold e => new(title, t["Event.LimitsTold.Text", Words.Date(e.On), t.Word(e.Channel)], Icons.Mail, Accent: true),
                CaseEvent.SensitivitySet e => new(title, t.Say(e), Icons.Lock, Minor: true),
                CaseEvent.DocumentAdded => new(title, null, Icons.Document),
                CaseEvent.DocumentRemoved => new(title, null, Icons.Document),
                CaseEvent.AccessAnswered e => new(title, Sentences(t["Event.AccessAnswered.Text", Words.Date(e.RequestedOn), Words.Date(e.On)], e.Extended ? t["Event.AccessAnswered.Extended"].Value : null,
                    e.LeftOut > 0 ? t["Event.AccessAnswered.LeftOut", e.LeftOut].Value : null), Icons.Download, Accent: true),
                CaseEvent.LetterWritten e => new(title, $"{t.Word(e.Kind)}.", Icons.Pen, Minor: true),
                CaseEvent.LetterChanged or CaseEvent.LetterDiscarded => new(title, null, Icons.Pen, Minor: true),
                CaseEvent.LetterApproved e => new(title, t.Listed([.. e.Copies.Select(copy => t["Event.LetterApproved.Copy", t.Word(copy.Role), t.Word(copy.Channel)].Value)]) + ".", Icons.CheckRing),
                CaseEvent.LetterSent e => new(title, $"{Words.Date(e.On)}.", Icons.Mail, Accent: true),
                CaseEvent.LetterFailed { Problem: SendProblem.NoReceipt } => new(t["Event.LetterFailed.NoReceipt"], null, Icons.Alert),
                CaseEvent.LetterFailed e => new(title, $"{t.Word(e.Problem)}.", Icons.Alert),
                CaseEvent.LetterReceived e => new(title, $"{Words.Date(e.On)}.", Icons.CheckRing, Minor: true),
                CaseEvent.LetterStopped e => new(title, $"{Words.Date(e.On)}.", Icons.Ban),
                CaseEvent.LetterQueuedAgain e => new(title, $"{t.Word(e.Channel)}.", Icons.Refresh, Minor: true),
                CaseEvent.DepartmentReplied e => new(title, $"{Words.Date(e.On)}.", Icons.Mail, Accent: true),
                CaseEvent.ContactsSeen => new(title, null, Icons.Eye, Minor: true),
                CaseEvent.DocumentJournalised => new(title, null, Icons.Document, Minor: true),
                CaseEvent.DecisionNoted e => new(title, Sentences(t["Event.DecisionNoted.Text", e.Point, Words.Date(e.ReceivedOn)], e.Body is { } body ? $"{office.NameOf(body)}." : null), Icons.Calendar, Minor: true),
                CaseEvent.WaitBegan e => new(title, t["Event.Wait.Text", t.Word(e.What), Words.Date(e.On)], Icons.Hourglass),
                CaseEvent.WaitEnded e => new(title, t["Event.Wait.Text", t.Word(e.What), Words.Date(e.On)], Icons.Mail),
                _ => throw new InvalidOperationException($"No words for {happened.GetType().Name}."),
            };
        }

        string FlagNames(CaseFlags flags) => flags is CaseFlags.None
            ? t.Word(CaseFlags.None)
            : string.Join(", ", FlagChips.Known.Where(known => flags.HasFlag(known.Flag)).Select(known => t.Word(known.Flag)));

        string Say(CaseEvent.SensitivitySet set) => set switch
        {
            { IsSensitive: false } => t["Event.SensitivitySet.Not"],
            { Categories: SensitiveCategory.None } => t["Event.SensitivitySet.Open"],
            _ => $"{t.Names(set.Categories)}.",
        };

        /// <summary>Helbredsmæssige forhold og økonomiske forhold</summary>
        public string Names(SensitiveCategory categories) =>
            t.Listed([.. Enum.GetValues<SensitiveCategory>().Where(c => c is not SensitiveCategory.None && categories.HasFlag(c)).Select(t.Word)
                .Select((word, i) => i == 0 ? word : char.ToLower(word[0], CultureInfo.CurrentCulture) + word[1..])]);

        /// <summary>Punkt 1 og 2 kan behandles. Punkt 3 afvist, henvist til Ankestyrelsen.</summary>
        string Verdicts(IReadOnlyList<PointVerdict> verdicts, OfficeData office)
        {
            var admitted = verdicts.Where(v => v.Admitted && !v.IsOverride).Select(v => v.Point.ToString(CultureInfo.InvariantCulture)).ToList();
            return Sentences([
                admitted.Count > 0 ? t["Event.Judged.Admitted", t.Listed(admitted)].Value : null,
                .. verdicts.Where(v => v.IsOverride).Select(v => t["Event.Judged.Override", v.Point].Value),
                .. verdicts.Where(v => !v.Admitted).Select(v => t["Event.Judged.Declined", v.Point, v.Body is { } body ? office.NameOf(body) : ""].Value),
            ]);
        }

        public string Listed(List<string> items) =>
            items.Count < 2 ? string.Concat(items) : t["Words.And", string.Join(", ", items.SkipLast(1)), items[^1]];
    }

    static string Sentences(params IEnumerable<string?> sentences) => string.Join(' ', sentences.Where(s => s is not null));

    static string IconOf(Channel channel) => channel switch
    {
        Channel.Phone => Icons.Phone,
        Channel.InPerson => Icons.User,
        _ => Icons.Mail,
    };
}
