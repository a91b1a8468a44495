// The frame of every form of the registers: what is wrong at which field, a refusal of the whole, and leaving with unsaved text.
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Ombud.App.Components;
using Ombud.Domain;

namespace Ombud.App.Features.Requests;

public sealed partial class RequestFrame
{
    IReadOnlyList<FieldError> errors = [];
    bool dirty, asking, saving;
    // Saved or given up: the kept draft goes.
    bool over;

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }
    [Parameter, EditorRequired] public required string Title { get; set; }
    [Parameter] public string? Kicker { get; set; }
    /// <summary>The key under which typed text is kept.</summary>
    [Parameter, EditorRequired] public required string Draft { get; set; }
    /// <summary>Null: there is nothing to save.</summary>
    [Parameter] public string? SaveText { get; set; }
    /// <summary>Takes what the desk says no to; the form shows it at its fields.</summary>
    [Parameter, EditorRequired] public required Refused Refused { get; set; }
    /// <summary>The fields in their order, by the names that the desk gives them, which are their ids; and the keys of their labels.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<(string Id, string Label)> Fields { get; set; }
    [Parameter, EditorRequired] public required Func<Task<Refusal?>> Save { get; set; }
    /// <summary>What the page is told of it, if more than that it was saved.</summary>
    [Parameter] public Func<object?>? Result { get; set; }
    [Parameter] public RenderFragment? ChildContent { get; set; }

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

    async Task SaveAsync()
    {
        if (saving) return;
        saving = true;
        try
        {
            if (Refused.Took(await Save())) await EndAsync(() => Dialog.Close(DialogResult.Ok(Result?.Invoke() ?? true)));
            errors = [.. Fields.Where(field => Refused.At(field.Id) is not null).Select(field => new FieldError(field.Id, T["Requests.Errors.At", T[field.Label].Value.TrimEnd('?'), Refused.At(field.Id)!]))];
        }
        finally { saving = false; }
    }
}
