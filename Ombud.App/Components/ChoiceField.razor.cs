// One choice among few, all in sight.
using Microsoft.AspNetCore.Components;

namespace Ombud.App.Components;

public sealed partial class ChoiceField<TValue>
{
    [Parameter, EditorRequired] public required string Id { get; set; }
    [Parameter, EditorRequired] public required string Label { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<Option<TValue>> Options { get; set; }
    [Parameter] public TValue? Value { get; set; }
    [Parameter] public EventCallback<TValue?> ValueChanged { get; set; }
    [Parameter] public string? Name { get; set; }
    [Parameter] public string? Hint { get; set; }
    [Parameter] public string? Error { get; set; }
    [Parameter] public bool Disabled { get; set; }
    /// <summary>One under the other.</summary>
    [Parameter] public bool Stacked { get; set; }
    /// <summary>Each choice in a box of its own, with its hint.</summary>
    [Parameter] public bool Cards { get; set; }
    [Parameter] public string? Class { get; set; }

    Task TellAsync(TValue chosen)
    {
        Value = chosen;
        return ValueChanged.InvokeAsync(Value);
    }
}
