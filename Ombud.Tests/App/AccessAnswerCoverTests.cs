// Whatever is kept about a case is told to the citizen who asks, or is left out for a reason that stands here.
using System.Reflection;
using System.Runtime.CompilerServices;
using Ombud.App.Desk;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.Tests.App;

public sealed class AccessAnswerCoverTests
{
    const string Staff = "who of the staff it is, is not told", Follows = "follows from what is told", Machinery = "how the program works, nothing about anybody";

    /// <summary>What is kept, and the part of the answer that tells it.</summary>
    static readonly Dictionary<string, string> Told = new()
    {
        ["Case.Number"] = nameof(AnsweredCase.Number), ["Case.Kind"] = nameof(AnsweredCase.Kind), ["Case.State"] = nameof(AnsweredCase.State),
        ["Case.StateSince"] = nameof(AnsweredCase.StateSince), ["Case.Channel"] = nameof(AnsweredCase.Channel), ["Case.ReceivedOn"] = nameof(AnsweredCase.ReceivedOn),
        ["Case.Department"] = nameof(AnsweredCase.Department), ["Case.DueOn"] = nameof(AnsweredCase.DueOn), ["Case.ToldOn"] = nameof(AnsweredCase.ToldOn),
        ["Case.AnsweredOn"] = nameof(AnsweredCase.AnsweredOn), ["Case.ConcludedOn"] = nameof(AnsweredCase.ConcludedOn), ["Case.Flags"] = nameof(AnsweredCase.Flags),
        ["Case.SensitiveCategories"] = nameof(AnsweredCase.SensitiveCategories), ["Case.Objections"] = nameof(AnsweredCase.Objections),
        ["Case.Points"] = nameof(AnsweredCase.Points), ["Case.Disclosures"] = nameof(AnsweredCase.Disclosures),
        ["Case.Contacts"] = nameof(AnsweredCase.History), ["Case.ClockFrom"] = nameof(AnsweredCase.History), ["Case.OriginalDueOn"] = nameof(AnsweredCase.History), ["Case.Waits"] = nameof(AnsweredCase.History), ["Case.PromisedDays"] = nameof(AnsweredCase.History),
        ["Case.AnsweredBy"] = nameof(AnsweredCase.History), ["Case.ToldBy"] = nameof(AnsweredCase.History), ["Case.CallBackOn"] = nameof(AnsweredCase.History),
        ["Case.NextMeeting"] = nameof(AnsweredCase.History), ["Case.Meetings"] = nameof(AnsweredCase.History), ["Case.FlaggedForReviewOn"] = nameof(AnsweredCase.History),
        ["Case.NextReviewOn"] = nameof(AnsweredCase.History), ["Case.LastReview"] = nameof(AnsweredCase.History), ["Case.ArchivedOn"] = nameof(AnsweredCase.History),
        ["Party"] = nameof(AnsweredCase.Party), ["Representation"] = nameof(AnsweredCase.Representation), ["Companion"] = nameof(AnsweredCase.HasCompanion),
        ["Letter"] = nameof(AnsweredCase.Letters), ["Case.Letters"] = nameof(AnsweredCase.Letters), ["Case.MovedBecause"] = nameof(AnsweredCase.History),
        [nameof(CaseEvent.LetterWritten)] = nameof(AnsweredCase.Letters), [nameof(CaseEvent.LetterApproved)] = nameof(AnsweredCase.Letters), [nameof(CaseEvent.LetterSent)] = nameof(AnsweredCase.Letters),
        ["Note"] = nameof(AnsweredCase.Notes), ["Document"] = nameof(AnsweredCase.Documents), ["References"] = nameof(AnsweredCase.References),
        ["Party.ObjectedThrough"] = nameof(AnsweredCase.Objections),
        [nameof(CaseEvent.NoteAdded)] = nameof(AnsweredCase.Notes), [nameof(CaseEvent.DocumentAdded)] = nameof(AnsweredCase.Documents),
        [nameof(CaseEvent.Disclosed)] = nameof(AnsweredCase.Disclosures),
    };

    static readonly Dictionary<string, string> LeftOut = new()
    {
        ["Case.Handler"] = Staff, ["Case.Conflicts"] = Staff, [nameof(CaseEvent.Assigned)] = Staff,
        [nameof(CaseEvent.ConflictDeclared)] = Staff, [nameof(CaseEvent.ConflictLifted)] = Staff,
        ["Case.Objection"] = Follows, ["Case.FirstReplyOn"] = Follows, ["Case.TitlePoint"] = Follows, ["Case.LongestWait"] = Follows, ["Case.JournalGaps"] = Follows, ["Case.SafeChannel"] = Follows,
        ["Case.HasWrittenToCitizen"] = Follows, [nameof(CaseEvent.LetterChanged)] = Follows, [nameof(CaseEvent.LetterFailed)] = Machinery, [nameof(CaseEvent.LetterReceived)] = Machinery,
        [nameof(CaseEvent.LetterQueuedAgain)] = Machinery, [nameof(CaseEvent.LetterStopped)] = Machinery,
        ["Case.Version"] = Machinery, ["Case.Fresh"] = Machinery, ["Party.Id"] = Machinery, ["Party.RecordKind"] = Machinery,
        ["Case.ErasedOn"] = "an erased case has nothing to tell", [nameof(CaseEvent.Erased)] = "an erased case has nothing to tell",
    };

    static IEnumerable<string> PropertiesOf<T>() => typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name);

    static readonly MethodInfo IsToldHere = typeof(AnsweredCase).Assembly.GetType("Ombud.App.Desk.SubjectData", throwOnError: true)!.GetMethod("IsToldHere", BindingFlags.NonPublic | BindingFlags.Static)!;

    [Fact]
    public void All_that_is_kept_is_told_or_left_out_for_a_reason()
    {
        var party = PropertiesOf<AnsweredParty>().ToHashSet();
        string[] kept =
        [
            .. PropertiesOf<Case>().Select(name => $"Case.{name}"),
            .. typeof(DossierRecord).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DossierRecord))).Select(type => type.Name),
            .. PropertiesOf<Party>().Where(name => !party.Contains(name)).Select(name => $"Party.{name}"),
            .. typeof(CaseEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(CaseEvent)))
                .Where(type => IsToldHere.Invoke(null, [RuntimeHelpers.GetUninitializedObject(type)]) is false).Select(type => type.Name),
        ];
        Assert.Equal(kept.Order(), Told.Keys.Concat(LeftOut.Keys).Order());
        Assert.Empty(Told.Values.Except(PropertiesOf<AnsweredCase>()));
    }
}
