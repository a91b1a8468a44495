// Where the citizen can go with what the adviser cannot take up, while the citizen is still on the phone.
using Microsoft.AspNetCore.Components;
using Ombud.App.Desk;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Intake;

public sealed partial class RightPlaces
{
    [Parameter, EditorRequired] public required CallForm Form { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    [Parameter, EditorRequired] public DateOnly Today { get; set; }
    /// <summary>The grounds that are told here.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<ExclusionGround> Of { get; set; }
    [Parameter] public EventCallback Changed { get; set; }

    Task GuidedAsync(ExclusionGround ground, bool yes)
    {
        if (yes) Form.Guided.Add(ground);
        else Form.Guided.Remove(ground);
        return Changed.InvokeAsync();
    }
}
