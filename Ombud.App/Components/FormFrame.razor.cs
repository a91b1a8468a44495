// The frame of every form in a dialog: typed text is kept as a draft, leaving with unsaved text is asked about, saving happens once.
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Ombud.App.Components;

public sealed partial class FormFrame
{
    bool dirty, asking;
    // Saved or given up: the kept draft goes.
    bool over;

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }
    [Parameter, EditorRequired] public required string Title { get; set; }
    [Parameter] public string? Kicker { get; set; }
    /// <summary>The key under which typed text is kept.</summary>
    [Parameter, EditorRequired] public required string Draft { get; set; }
    [Parameter, EditorRequired] public required string ErrorTitle { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<FieldError> Errors { get; set; }
    /// <summary>Null: there is no button to save.</summary>
    [Parameter] public string? SaveText { get; set; }
    /// <summary>There is nothing to give up, so that the form is closed and not cancelled.</summary>
    [Parameter] public bool IsReadOnly { get; set; }
    /// <summary>What the page is told of the saving, or null if it was refused; the form says why.</summary>
    [Parameter, EditorRequired] public required Func<Task<DialogResult?>> Save { get; set; }
    [Parameter] public RenderFragment? HeadEnd { get; set; }
    /// <summary>What was refused as a whole.</summary>
    [Parameter] public RenderFragment? Alert { get; set; }
    [Parameter] public RenderFragment? Actions { get; set; }
    [Parameter] public RenderFragment? ChildContent { get; set; }

    public bool IsSaving { get; private set; }

    // The first key press marks the form; later ones need not be told.
    EventCallback<ChangeEventArgs> Typing => dirty ? default : EventCallback.Factory.Create<ChangeEventArgs>(this, MarkDirty);

    void MarkDirty()
    {
        dirty = true;
        Dialog.StateHasChanged(); // the head of a dialog is drawn apart from its content
    }

    void Leave()
    {
        if (over) return;
        if (dirty) asking = true;
        else
        {
            over = true;
            Dialog.Cancel();
        }
    }

    Task DiscardAsync() => EndAsync(Dialog.Cancel);

    // The page hears that the draft is over before the form disappears.
    async Task EndAsync(Action close)
    {
        over = true;
        StateHasChanged();
        await Task.Yield();
        close();
    }

    public async Task SaveAsync()
    {
        if (IsSaving) return;
        IsSaving = true;
        try
        {
            if (await Save() is { } saved) await EndAsync(() => Dialog.Close(saved));
        }
        finally { IsSaving = false; }
    }
}
