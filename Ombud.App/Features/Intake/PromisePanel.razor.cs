// What the citizen is promised: the date, the sentence to say, and the rule behind it.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Intake;

public sealed partial class PromisePanel
{
    [Parameter, EditorRequired] public required CallForm Form { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    [Parameter, EditorRequired] public DateOnly Today { get; set; }
    [Parameter] public string? Error { get; set; }
    [Parameter] public EventCallback Changed { get; set; }

    Contact Contact => new(Form.Channel, Form.IsWritten, Form.ReceivedOr(Today));

    DateOnly? DueOn => Office.DueOn(Form.KindOrDefault, Contact).Current;

    /// <summary>What was agreed with the caller, or else what the office always promises.</summary>
    DateOnly? Promised => Form.CallBackOn ?? DueOn;

    IEnumerable<ClosureRow> Closures => Office.Closures.Where(c => c.To >= Contact.On && c.From <= (DueOn ?? Contact.On));

    string Rule
    {
        get
        {
            var complaint = Office.DueOn(HelpKind.Complaint, new Contact(Channel.Letter, true, Today)).Current;
            if (Office.PromisedDays(Form.KindOrDefault, Contact) is { } days)
                return DueOn is { } due ? T["Intake.Promise.Days", T.WorkingDays(days), Words.DateWithWeekday(due)] : "";
            return complaint is { } date ? T["Intake.Promise.None", T.Word(Form.Channel), Words.DateWithWeekday(date)] : "";
        }
    }

    Task Tell() => Changed.InvokeAsync();
}
