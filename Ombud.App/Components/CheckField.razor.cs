// Yes or no.
using Microsoft.AspNetCore.Components;

namespace Ombud.App.Components;

public sealed partial class CheckField
{
    [Parameter, EditorRequired] public required string Id { get; set; }
    [Parameter, EditorRequired] public required string Label { get; set; }
    [Parameter] public bool Value { get; set; }
    [Parameter] public EventCallback<bool> ValueChanged { get; set; }
    [Parameter] public string? Name { get; set; }
    [Parameter] public string? Hint { get; set; }
    [Parameter] public string? Error { get; set; }
    [Parameter] public bool Disabled { get; set; }
    /// <summary>In a box of its own, filled when chosen.</summary>
    [Parameter] public bool Card { get; set; }
    [Parameter] public string? Class { get; set; }
    [Parameter] public RenderFragment? ChildContent { get; set; }
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    Task TellAsync(ChangeEventArgs chosen)
    {
        Value = chosen.Value is true;
        return ValueChanged.InvokeAsync(Value);
    }
}
