// Label, hint and error around a field. The fields are native elements, not MudBlazor's: what is typed before the circuit
// is live or while it is away stays in the page, and a script can read it into a draft and put it back.
using Microsoft.AspNetCore.Components;

namespace Ombud.App.Components;

public sealed partial class FieldFrame
{
    [Parameter, EditorRequired] public required string Id { get; set; }
    [Parameter, EditorRequired] public required string Label { get; set; }
    [Parameter] public string? Hint { get; set; }
    [Parameter] public string? Error { get; set; }
    [Parameter] public bool HideLabel { get; set; }
    [Parameter] public string? Class { get; set; }
    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>The value of aria-describedby for a field with this hint and error.</summary>
    public static string? Describes(string id, string? hint, string? error) => (hint, error) switch
    {
        (null, null) => null,
        (null, _) => $"{id}-error",
        (_, null) => $"{id}-hint",
        _ => $"{id}-error {id}-hint",
    };
}
