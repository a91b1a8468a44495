// Begins letters: the template in force, with what is known of the case in its fields.
using System.Globalization;
using Microsoft.Extensions.Localization;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Dossiers;
using Ombud.Domain.Letters;

namespace Ombud.App.Desk;

public sealed class LetterDrafts(LetterTemplates templates, Office office, OfficeOptions settings, LetterPapers papers, IStringLocalizer<Texts> t, CurrentUser user, TimeProvider clock)
{
    /// <param name="moving">The date that is about to be moved, and why, in the act that the letter tells of.</param>
    /// <param name="about">For a reminder: the hearing; null: the last one.</param>
    public async Task<MergedLetter> BeginAsync(
        LetterKind kind, string language, Case it, Dossier dossier, int? point, (DateOnly To, DelayReason Because)? moving = null, Guid? about = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(it);
        ArgumentNullException.ThrowIfNull(dossier);
        return Merge(await templates.GetAsync(kind.Template, language, stop), kind, language, it, dossier, point, await office.GetAsync(stop), moving, about);
    }

    /// <summary>The same with a template that is at hand.</summary>
    internal MergedLetter Merge(
        Template template, LetterKind kind, string language, Case it, Dossier dossier, int? point, OfficeData data, (DateOnly To, DelayReason Because)? moving = null, Guid? about = null) =>
        Languages.In(Languages.Of(language), () => template.Merge(Values(kind, it, dossier, point, data, moving, about)));

    /// <summary>What the citizen may do, for the first letter that they get in a case.</summary>
    public async Task<MergedLetter> RightsAsync(string language, CancellationToken stop = default) =>
        MergeRights(await templates.GetAsync(TemplateKind.Rights, language, stop), language);

    internal MergedLetter MergeRights(Template template, string language) => Languages.In(Languages.Of(language), () => template.Merge(OfOffice()));

    Dictionary<MergeField, string?> OfOffice() => new()
    {
        [MergeField.Date] = Day(clock.DanishToday),
        [MergeField.Office] = papers.Head[0],
        [MergeField.OfficeContact] = settings.Phone,
        [MergeField.DataProtectionContact] = settings.DataProtectionContact,
    };

    Dictionary<MergeField, string?> Values(
        LetterKind kind, Case it, Dossier dossier, int? number, OfficeData data, (DateOnly To, DelayReason Because)? moving, Guid? about)
    {
        var point = it.Points.FirstOrDefault(p => p.Number == number) ?? it.Points.FirstOrDefault(p => kind is LetterKind.Referral && p.IsDeclined) ?? it.TitlePoint;
        var body = point.Verdict?.Body is { } code ? data.Bodies.FirstOrDefault(b => b.Code == code.Value) : null;
        var today = clock.DanishToday;
        return new(OfOffice())
        {
            [MergeField.CaseNumber] = it.Number.ToString(),
            [MergeField.ReceivedOn] = Day(it.ReceivedOn),
            // Filled when the letter is put on paper: each copy has a recipient of its own.
            [MergeField.Recipient] = MergeField.Recipient.Mark,
            [MergeField.Citizen] = dossier.Party.Name,
            [MergeField.Theme] = Word(point.Matter.Theme),
            [MergeField.Department] = it.Department is { } department ? data.NameOf(department) : null,
            [MergeField.Body] = body?.Name,
            [MergeField.BodyContact] = body?.Contact,
            [MergeField.BodyGuidance] = body?.HowToComplain,
            [MergeField.AppealDeadline] = LastDayToAppeal(kind, it, point, body, data) is { } last ? AppealText(last, today) : null,
            [MergeField.Ground] = point.Verdict is { Grounds: [_, ..] grounds } ? string.Join("; ", grounds.Select(Word)) : null,
            [MergeField.DueOn] = it.AnsweredOn is null && PromisedIn(kind, it, moving is not null) is { } due ? Weekday(due) : null,
            [MergeField.NewDueOn] = moving is { To: var to } ? Weekday(to) : it.DueOn > it.OriginalDueOn ? Weekday(it.DueOn!.Value) : null,
            [MergeField.DelayReason] = (moving?.Because ?? it.MovedBecause) is { } because ? Word(because) : it.DueOn > it.OriginalDueOn ? Word(DelayReason.Absence) : null,
            [MergeField.ReplyBy] = Weekday(data.Calendar.AddWorkingDays(today, kind.DaysToReply ?? LetterKinds.UsualDaysToReply)),
            [MergeField.MeetingDay] = it.NextMeeting is { } meeting ? Weekday(meeting.At.DanishDate) : null,
            [MergeField.MeetingTime] = it.NextMeeting?.At.InDenmark.ToString("HH.mm", CultureInfo.InvariantCulture),
            [MergeField.HearingOn] = HearingOf(it, about) is { } heard ? Day(heard) : null,
            // Whoever approves what a job has drafted signs it.
            [MergeField.Handler] = (it.Handler ?? user.Required.Id) is var who && who == StaffId.System ? Template.Gap : data.NameOf(who),
        };
    }

    /// <summary>
    /// Of the point that the letter is about, at the body that it names; a letter about the whole case tells the first to end. Where nobody has said when the decision was received, the
    /// day it was made is the cautious one.
    /// </summary>
    static DateOnly? LastDayToAppeal(LetterKind kind, Case it, Point point, BodyRow? body, OfficeData data) =>
        (kind is LetterKind.Acknowledgement or LetterKind.Admission ? data.AppealsOf(it) is [var first, ..] ? first.LastDay : null : body is null ? data.AppealOf(point)?.LastDay : data.LastDayAt(body, point))
        ?? (body?.AppealWeeks is { } weeks && point.Matter.ClosedByMunicipalityOn is { } decided ? AppealDeadline.LastDay(decided, weeks) : null);

    /// <summary>A day that has passed is never told as if it were to come.</summary>
    string AppealText(DateOnly last, DateOnly today) => last < today ? t["Letters.AppealOver", Day(last)] : Day(last);

    /// <summary>A notice of a later date tells what was promised before; once the date is moved, that is the original one.</summary>
    static DateOnly? PromisedIn(LetterKind kind, Case it, bool isMoving) => kind is LetterKind.ExtensionNotice && !isMoving ? it.OriginalDueOn ?? it.DueOn : it.DueOn;

    static DateOnly? HearingOf(Case it, Guid? about) =>
        it.Letters.LastOrDefault(l => l is { Kind: LetterKind.Hearing, IsOut: true } && (about is null || l.Id == about))?.Copies[0].On ?? it.Disclosures.LastOrDefault(d => d.Why is DisclosurePurpose.Hearing)?.On;

    string Word<T>(T value) where T : struct, Enum => t[$"Word.{typeof(T).Name}.{value}"];

    static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    static string Weekday(DateOnly day) => $"{day.ToString("dddd", CultureInfo.CurrentCulture)} {Day(day)}";
}
