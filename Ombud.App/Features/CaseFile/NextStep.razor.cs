// The one thing to do next, derived from where the case stands.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile;

public sealed partial class NextStep
{
    [Parameter, EditorRequired] public required CaseFacts Facts { get; set; }
    [Parameter, EditorRequired] public EventCallback<CaseState> Move { get; set; }
    [Parameter, EditorRequired] public EventCallback Plan { get; set; }

    Case It => Facts.Case;

    /// <summary>With the citizen's no nothing is mediated; an observer may still come along.</summary>
    bool IsKeptFromDepartment => It.Objection is not null && It.NextMeeting is not { Kind: MeetingKind.Observer };

    CaseState Target => It.State switch
    {
        CaseState.Received => It.Kind.MayConcludeAtOnce ? CaseState.Concluded : CaseState.AdmissibilityChecked,
        CaseState.AdmissibilityChecked when It.Points.Any(p => p.IsAdmitted) && !IsKeptFromDepartment => CaseState.Mediated,
        CaseState.Concluded => CaseState.Received,
        _ => CaseState.Concluded,
    };

    string Title => Target switch
    {
        CaseState.AdmissibilityChecked => T["CaseFile.Next.Check"],
        CaseState.Mediated => It.NextMeeting is { } next
            ? T["CaseFile.Next.MeetAt", T.Word(next.Kind), Words.DateWithWeekday(next.At.DanishDate), Words.Time(next.At)]
            : T["CaseFile.Next.Meet"],
        CaseState.Received => T["CaseFile.Next.Nothing"],
        _ => T["CaseFile.Next.End"],
    };

    string Why => It.State switch
    {
        CaseState.Received when Target is CaseState.Concluded => T["CaseFile.Why.AtOnce", T.Word(It.Kind)],
        CaseState.Received => It.Points.Count == 1 ? T["CaseFile.Why.CheckOne"] : T["CaseFile.Why.Check", It.Points.Count],
        CaseState.AdmissibilityChecked when Target is CaseState.Concluded =>
            It.Points.Any(p => p.IsAdmitted) ? T["CaseFile.Why.Objected"] : T["CaseFile.Why.AllDeclined"],
        CaseState.AdmissibilityChecked => T["CaseFile.Why.Meet"],
        CaseState.Mediated => T["CaseFile.Why.End"],
        _ => T["CaseFile.Why.Concluded", Words.Date(It.ConcludedOn ?? Clock.DanishToday)],
    };

    string Act => Target switch
    {
        CaseState.AdmissibilityChecked => T["CaseFile.Check"],
        CaseState.Mediated => T["CaseFile.NoteMeeting"],
        _ => T["Moves.End.Title"],
    };

    string Sign => Target switch
    {
        CaseState.AdmissibilityChecked => Icons.Scale,
        CaseState.Mediated => Icons.Talk,
        _ => Icons.CheckRing,
    };
}
