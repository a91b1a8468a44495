// Puts a refusal into words: what did not happen, and why, with the way out. Used by the screens and by the API.
using System.Globalization;
using Microsoft.Extensions.Localization;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Localisation;

public static class RefusalText
{
    extension(IStringLocalizer<Texts> t)
    {
        /// <param name="nameOf">How a member of staff is called; without it their id is shown.</param>
        public (string Title, string Why) Say(Refusal refusal, Func<StaffId, string>? nameOf = null)
        {
            var name = refusal.GetType().Name;
            return (t[$"Refusal.{name}.Title"], t[$"Refusal.{name}.Why", Arguments(t, refusal, nameOf ?? (id => id.Value))]);
        }

        /// <summary>What is wrong with a field.</summary>
        public string Say(FieldProblem problem) =>
            problem.Limit is { } limit ? t[$"Problem.{problem.Problem}", limit] : t[$"Problem.{problem.Problem}"];
    }

    static object[] Arguments(IStringLocalizer<Texts> t, Refusal refusal, Func<StaffId, string> nameOf) => refusal switch
    {
        Refusal.MoveNotAllowed r => [Word(t, r.From), Word(t, r.To)],
        Refusal.CheckFirst r => [Word(t, r.Kind)],
        Refusal.PointWithoutVerdict r => [r.Point],
        Refusal.PointWithoutOutcome r => [r.Point],
        Refusal.GroundMissing r => [r.Point],
        Refusal.BodyMissing r => [r.Point],
        Refusal.NotOlderThanOneYear r => [r.Point],
        Refusal.OutcomeNotPossible r => [r.Point, Word(t, r.Outcome)],
        Refusal.UnknownPoint r => [r.Point],
        Refusal.AlreadyAnswered r => [Date(r.On)],
        Refusal.AlreadyReplied r => [Date(r.On)],
        Refusal.ReopeningTooLate r => [Date(r.LastDay)],
        Refusal.DateInFuture r => [Date(r.On)],
        Refusal.DateBeforeReceipt r => [Date(r.On), Date(r.ReceivedOn)],
        Refusal.DateBeforeApproval r => [Date(r.On), Date(r.ApprovedOn)],
        Refusal.DateBeforeObjection r => [Date(r.On), Date(r.ObjectedOn)],
        Refusal.AlreadyWaiting r => [Date(r.Since)],
        Refusal.DateBeforeWait r => [Date(r.On), Date(r.Since)],
        Refusal.LimitsAlreadyTold r => [Date(r.On)],
        Refusal.NoWayToReach r => [Word(t, r.Who)],
        Refusal.HoldNotInFuture r => [Date(r.Until)],
        Refusal.Erased r => [Date(r.On)],
        Refusal.NewDateNotLater r => [Date(r.DueOn)],
        Refusal.RequestAnswered r => [Date(r.On)],
        Refusal.RequestExtended r => [Date(r.ToldOn)],
        Refusal.BreachNotified r => [r.At.InDenmark.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture), r.At.InDenmark.ToString("HH.mm", CultureInfo.InvariantCulture)],
        Refusal.PersonsTold r => [Date(r.On)],
        Refusal.HasConflict r => [nameOf(r.Who)],
        Refusal.DocumentTooLarge r => [r.Megabytes],
        Refusal.TooManyUploads r => [r.Most],
        Refusal.WayNotPossible r => [Word(t, r.Who), Word(t, r.Channel)],
        Refusal.EnclosureNotPossible r => [Word(t, r.Problem)],
        Refusal.LetterHasGaps r => [r.Gaps],
        Refusal.UploadTooSlow r => [r.Minutes],
        Refusal.ChangedMeanwhile r => [nameOf(r.By), r.At.InDenmark.ToString("HH.mm", CultureInfo.InvariantCulture)],
        Refusal.TemplateChanged r => [nameOf(r.By), r.At.InDenmark.ToString("HH.mm", CultureInfo.InvariantCulture)],
        _ => [],
    };

    static string Word<T>(IStringLocalizer<Texts> t, T value) where T : struct, Enum => t[$"Word.{typeof(T).Name}.{value}"];

    static string Date(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
