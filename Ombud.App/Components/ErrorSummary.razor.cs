// All errors of a form with links to their fields; takes focus, and the tab's title begins with "Fejl:".
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Ombud.App.Components;

public sealed record FieldError(string FieldId, string Message);

public sealed partial class ErrorSummary : IAsyncDisposable
{
    ElementReference box;
    IReadOnlyList<FieldError> announced = [];

    /// <summary>"Ret 2 ting, før opkaldet kan gemmes".</summary>
    [Parameter, EditorRequired] public required string Title { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<FieldError> Errors { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (announced.SequenceEqual(Errors)) return;
        announced = [.. Errors];
        await Script.InvokeVoidAsync("ombud.prefixTitle", Errors.Count > 0 ? T["Components.ErrorPrefix"].Value : null);
        if (Errors.Count > 0) await box.FocusAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (announced.Count == 0) return;
        try { await Script.InvokeVoidAsync("ombud.prefixTitle", (string?)null); }
        catch (JSDisconnectedException) { } // the page is gone, and its title with it
    }
}
