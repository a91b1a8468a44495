// A whole number, typed; wrong text stays in the field with a message.
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Ombud.App.Localisation;

namespace Ombud.App.Components;

public sealed partial class NumberField(IStringLocalizer<Texts> t)
{
    string? text;

    [Parameter, EditorRequired] public required string Id { get; set; }
    [Parameter, EditorRequired] public required string Label { get; set; }
    [Parameter] public int? Value { get; set; }
    [Parameter] public EventCallback<int?> ValueChanged { get; set; }
    /// <summary>The message while the text is no number in range; null when all is well.</summary>
    [Parameter] public string? Problem { get; set; }
    [Parameter] public EventCallback<string?> ProblemChanged { get; set; }
    [Parameter] public int Min { get; set; }
    [Parameter] public int Max { get; set; } = 999_999;
    [Parameter] public string? Name { get; set; }
    [Parameter] public string? Hint { get; set; }
    [Parameter] public string? Error { get; set; }
    /// <summary>Inside the field at its end: "arbejdsdage".</summary>
    [Parameter] public string? Unit { get; set; }
    [Parameter] public bool Disabled { get; set; }
    [Parameter] public string? Width { get; set; }
    [Parameter] public string? Class { get; set; }
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    string? Shown => Error ?? Problem;

    protected override void OnParametersSet()
    {
        if (Problem is null) text = Value?.ToString(CultureInfo.InvariantCulture);
    }

    async Task TellAsync(ChangeEventArgs typed)
    {
        text = ((string?)typed.Value)?.Trim();
        var empty = string.IsNullOrEmpty(text);
        var ok = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= Min && number <= Max;
        Value = ok ? number : null;
        Problem = ok || empty ? null : t["Components.Number.Wrong", Min, Max].Value;
        await ProblemChanged.InvokeAsync(Problem);
        await ValueChanged.InvokeAsync(Value);
    }
}
