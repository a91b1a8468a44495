// When the answer is due, how that was counted, and what was answered.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile;

public sealed partial class DeadlinePanel
{
    bool open;

    [Parameter, EditorRequired] public required CaseFacts Facts { get; set; }
    [Parameter, EditorRequired] public EventCallback Answer { get; set; }
    [Parameter, EditorRequired] public EventCallback Tell { get; set; }
    [Parameter, EditorRequired] public EventCallback MoveDue { get; set; }
    [Parameter, EditorRequired] public EventCallback Wait { get; set; }
    /// <summary>What the citizen was asked for has come.</summary>
    [Parameter, EditorRequired] public EventCallback<AskedOfCitizen> Replied { get; set; }

    Case It => Facts.Case;

    string Title => It.AnsweredOn is { } answered ? T["CaseFile.AnsweredOn", Words.Date(answered)]
        : It.DueOn is { } due ? T["CaseFile.DueOn", Words.DateWithWeekday(due)]
        : T["Word.DeadlineLevel.None"];

    /// <summary>How many working days the citizen owed something before the answer.</summary>
    int WaitedDays => It.WaitedDays(It.AnsweredOn ?? Clock.DanishToday, Facts.Office.WithoutClosures);

    /// <summary>The closures that moved the date.</summary>
    IEnumerable<ClosureRow> Closures => It.DueOn is { } due ? Facts.Office.Closures.Where(c => c.To > It.ClockFrom && c.From <= due) : [];

    protected override void OnInitialized() => open = It.AnsweredOn is null && It.State.IsOpen;
}
