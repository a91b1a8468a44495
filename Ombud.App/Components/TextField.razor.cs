// One line of text.
using Microsoft.AspNetCore.Components;

namespace Ombud.App.Components;

public sealed partial class TextField
{
    [Parameter, EditorRequired] public required string Id { get; set; }
    [Parameter, EditorRequired] public required string Label { get; set; }
    [Parameter] public string? Value { get; set; }
    [Parameter] public EventCallback<string?> ValueChanged { get; set; }
    [Parameter] public string? Name { get; set; }
    [Parameter] public string? Hint { get; set; }
    [Parameter] public string? Error { get; set; }
    [Parameter] public int MaxLength { get; set; } = 200;
    /// <summary>Tells every key press; otherwise the value is told when the field is left.</summary>
    [Parameter] public bool Immediate { get; set; }
    [Parameter] public bool Disabled { get; set; }
    [Parameter] public bool HideLabel { get; set; }
    [Parameter] public string Type { get; set; } = "text";
    [Parameter] public string? InputMode { get; set; }
    [Parameter] public string? Placeholder { get; set; }
    /// <summary>Off by default: what is typed about one citizen is not offered for the next.</summary>
    [Parameter] public string Autocomplete { get; set; } = "off";
    [Parameter] public string? Class { get; set; }
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    Task TellAsync(string? typed)
    {
        Value = typed;
        return ValueChanged.InvokeAsync(typed);
    }
}
