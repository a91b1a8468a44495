// The four states as steps, each with its date or what is missing.
using Microsoft.Extensions.Localization;
using Ombud.App.Components;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile;

static class CaseSteps
{
    public static IReadOnlyList<Step> Of(CaseFacts facts, IStringLocalizer<Texts> t, DateOnly today)
    {
        var it = facts.Case;
        return [.. CaseStates.All.Select(state => new Step(t.Word(state), Caption(state), it.State == state
            ? state is CaseState.Concluded ? StepStatus.Done : StepStatus.Now
            : IsPassed(state) ? StepStatus.Done : StepStatus.Ahead))];

        bool IsPassed(CaseState state) => state < it.State && OnOf(state) is not null;

        DateOnly? OnOf(CaseState state) => state switch
        {
            CaseState.Received => it.ClockFrom,
            CaseState.AdmissibilityChecked => facts.CheckedOn,
            CaseState.Mediated => facts.MediatedOn,
            _ => it.ConcludedOn,
        };

        string? Caption(CaseState state) => (state, OnOf(state)) switch
        {
            (_, { } on) when state == it.State && it.State.IsOpen => string.Join(" · ", Words.Date(on),
                t["CaseFile.InStep", t.WorkingDays(facts.Office.WithoutClosures.WorkingDaysBetween(on, today))]),
            (_, { } on) => Words.Date(on),
            _ when state < it.State => t["CaseFile.Skipped"],
            (CaseState.AdmissibilityChecked, _) => it.Kind.MayConcludeAtOnce ? t["CaseFile.MaySkip"] : t["CaseFile.Missing.Check"],
            (CaseState.Mediated, _) => it.NextMeeting is { } next
                ? t["CaseFile.Planned", Words.Date(next.At.DanishDate), Words.Time(next.At)] : t["CaseFile.MaySkip"],
            _ => it.AnsweredOn is null ? t["CaseFile.Missing.ResultAndAnswer"] : t["CaseFile.Missing.Result"],
        };
    }
}
