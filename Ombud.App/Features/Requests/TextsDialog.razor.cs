// What is written of an entry, opened for whoever may read it and put on record; an adviser adds to it.
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.Domain;
using Ombud.Domain.Registers;

namespace Ombud.App.Features.Requests;

public sealed partial class TextsDialog
{
    static readonly (string Id, string Label)[] Fields = [("kind", "Requests.Texts.Kind"), ("text", "Requests.Texts.Add")];

    Refused refused = null!;
    IReadOnlyList<OpenedText>? texts;
    RegisterTextKind? kind;
    string? added;
    bool isClosed;

    [Parameter, EditorRequired] public required RegisterNumber Number { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }
    [Parameter] public bool MayEdit { get; set; }

    IReadOnlyList<Option<RegisterTextKind?>> Kinds => [.. RegisterDesk.MayAdd(Number.Register).Select(k => new Option<RegisterTextKind?>(k, T.Word(k)))];

    protected override void OnInitialized() => (refused, kind) = (new(T), RegisterTextKind.Description);

    protected override async Task OnInitializedAsync()
    {
        texts = await Desk.OpenAsync(Number);
        isClosed = texts is null;
    }

    async Task<Refusal?> SaveAsync() => await Desk.WriteAsync(Number, kind ?? RegisterTextKind.Description, added);
}
