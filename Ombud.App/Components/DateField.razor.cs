// A date, typed as 14-10-2025, 14.10.2025, "i dag" or "+14"; wrong text stays in the field with a message.
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Ombud.App.Localisation;

namespace Ombud.App.Components;

public sealed partial class DateField(IStringLocalizer<Texts> T, TimeProvider clock)
{
    string? text;

    [Parameter, EditorRequired] public required string Id { get; set; }
    [Parameter, EditorRequired] public required string Label { get; set; }
    [Parameter] public DateOnly? Value { get; set; }
    [Parameter] public EventCallback<DateOnly?> ValueChanged { get; set; }
    /// <summary>The message while the text is no date; null when all is well. Bind it to keep a form from being saved.</summary>
    [Parameter] public string? Problem { get; set; }
    [Parameter] public EventCallback<string?> ProblemChanged { get; set; }
    [Parameter] public string? Name { get; set; }
    [Parameter] public string? Hint { get; set; }
    [Parameter] public string? Error { get; set; }
    [Parameter] public bool Disabled { get; set; }
    [Parameter] public bool HideLabel { get; set; }
    [Parameter] public string? Class { get; set; }
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    string? Shown => Problem ?? Error;

    protected override void OnParametersSet()
    {
        if (Problem is null) text = Value is { } day ? DateText.Typed(day) : null;
    }

    async Task TellAsync(ChangeEventArgs typed)
    {
        var reading = DateText.Read((string?)typed.Value, clock.DanishToday);
        Value = reading.Date;
        Problem = reading.Fault is { } fault ? T.Word(fault) : null;
        text = reading.Date is { } day ? DateText.Typed(day) : (string?)typed.Value;
        await ProblemChanged.InvokeAsync(Problem);
        await ValueChanged.InvokeAsync(Value);
    }
}
