// The frame of every form about a case: missing fields, refusals, and somebody else's changes.
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Components.Moves;

public sealed partial class MoveFrame
{
    IReadOnlyList<FieldError> errors = [];
    IReadOnlyList<PastEvent>? news;
    Refusal? refused;
    int version;
    FormFrame? frame;

    [Parameter, EditorRequired] public required string Title { get; set; }
    /// <summary>The facts as they stood when the form was opened.</summary>
    [Parameter, EditorRequired] public required Case Seen { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    /// <summary>The first part of the key under which typed text is kept, such as "admissibility".</summary>
    [Parameter, EditorRequired] public required string Draft { get; set; }
    [Parameter, EditorRequired] public required string SaveText { get; set; }
    /// <summary>Saves on the given version of the case.</summary>
    [Parameter, EditorRequired] public required Func<int, Task<Refusal?>> Save { get; set; }
    /// <summary>What is missing, found before saving; the domain decides anyway.</summary>
    [Parameter] public Func<IReadOnlyList<FieldError>>? Check { get; set; }
    [Parameter] public bool ShowSave { get; set; } = true;
    /// <summary>False: what is saved is what was shown, so that it has to be looked at again first.</summary>
    [Parameter] public bool MaySaveAnyway { get; set; } = true;
    [Parameter] public RenderFragment? HeadEnd { get; set; }
    [Parameter] public RenderFragment? Actions { get; set; }
    [Parameter] public RenderFragment? ChildContent { get; set; }

    string ErrorTitle => errors.Count == 1 ? T["Moves.Errors.One"] : T["Moves.Errors.Many", errors.Count];

    protected override void OnInitialized() => version = Seen.Version;

    async Task<DialogResult?> TrySaveAsync()
    {
        refused = null;
        errors = Check?.Invoke() ?? [];
        StateHasChanged();
        if (errors.Count > 0) return null;
        refused = await Save(version);
        news = null;
        StateHasChanged();
        return refused is null ? DialogResult.Ok(true) : null;
    }

    async Task ShowNewsAsync() => news = await Story.ReadAsync(Seen.Number, version);

    Task SaveAnywayAsync()
    {
        if (refused is Refusal.ChangedMeanwhile conflict) version += conflict.Events;
        return frame!.SaveAsync();
    }
}
