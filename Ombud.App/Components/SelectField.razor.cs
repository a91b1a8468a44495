// One choice from a list that is too long for radios. An option's value in the page is its key, so drafts can keep it.
using Microsoft.AspNetCore.Components;

namespace Ombud.App.Components;

public sealed partial class SelectField<TValue>
{
    [Parameter, EditorRequired] public required string Id { get; set; }
    [Parameter, EditorRequired] public required string Label { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<Option<TValue>> Options { get; set; }
    [Parameter] public TValue? Value { get; set; }
    [Parameter] public EventCallback<TValue?> ValueChanged { get; set; }
    /// <summary>The empty choice, "Vælg …"; without it there is none.</summary>
    [Parameter] public string? Placeholder { get; set; }
    [Parameter] public string? Name { get; set; }
    [Parameter] public string? Hint { get; set; }
    [Parameter] public string? Error { get; set; }
    [Parameter] public bool Disabled { get; set; }
    [Parameter] public bool HideLabel { get; set; }
    [Parameter] public string? Class { get; set; }
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    string Selected => Options.Any(option => Equals(option.Value, Value)) ? Words.KeyOf(Value) : "";

    Task TellAsync(ChangeEventArgs chosen)
    {
        var option = Options.FirstOrDefault(option => Words.KeyOf(option.Value) == (string?)chosen.Value);
        Value = option is null ? default : option.Value;
        return ValueChanged.InvokeAsync(Value);
    }
}
