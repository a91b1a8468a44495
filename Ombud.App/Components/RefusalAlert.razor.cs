// Says what did not happen, why, and the way out; takes focus so that it is read at once.
using Microsoft.AspNetCore.Components;

namespace Ombud.App.Components;

public sealed partial class RefusalAlert
{
    ElementReference box;
    string? announced;

    /// <summary>What did not happen.</summary>
    [Parameter, EditorRequired] public required string Title { get; set; }
    /// <summary>The rule, and what to do instead.</summary>
    [Parameter] public string? Why { get; set; }
    [Parameter] public string? LinkText { get; set; }
    [Parameter] public string? LinkHref { get; set; }
    [Parameter] public EventCallback OnLink { get; set; }
    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (announced == Title) return;
        announced = Title;
        await box.FocusAsync();
    }
}
