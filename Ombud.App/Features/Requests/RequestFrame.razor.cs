// The frame of every form of the registers: what is wrong at which field, and a refusal of the whole.
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Ombud.App.Components;
using Ombud.Domain;

namespace Ombud.App.Features.Requests;

public sealed partial class RequestFrame
{
    IReadOnlyList<FieldError> errors = [];

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

    async Task<DialogResult?> TrySaveAsync()
    {
        var isSaved = Refused.Took(await Save());
        errors = [.. Fields.Where(field => Refused.At(field.Id) is not null).Select(field => new FieldError(field.Id, T["Requests.Errors.At", T[field.Label].Value.TrimEnd('?'), Refused.At(field.Id)!]))];
        StateHasChanged();
        return isSaved ? DialogResult.Ok(Result?.Invoke() ?? true) : null;
    }
}
