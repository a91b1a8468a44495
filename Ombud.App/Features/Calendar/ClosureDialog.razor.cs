// Adds an absence or an extra closing day, and says beforehand which open cases would get a later date.
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;

namespace Ombud.App.Features.Calendar;

public sealed partial class ClosureDialog(OfficeDesk desk)
{
    ClosureReason reason;
    DateOnly? from, to;
    string? fromProblem, toProblem;
    IReadOnlyList<MovedDue>? preview;
    Refused refused = null!;
    bool saving;

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    IReadOnlyList<Option<ClosureReason>> Reasons => [.. Enum.GetValues<ClosureReason>().Select(value => new Option<ClosureReason>(value, T.Word(value)))];

    protected override void OnInitialized() => refused = new(T);

    Task FromAsync(DateOnly? typed)
    {
        from = typed;
        return PreviewAsync();
    }

    Task ToAsync(DateOnly? typed)
    {
        to = typed;
        return PreviewAsync();
    }

    async Task PreviewAsync()
    {
        preview = null;
        if (from is not { } first || to is not { } last) return;
        var answer = await desk.PreviewClosureAsync(first, last);
        if (refused.Took(answer.Refused)) preview = answer.Moved;
    }

    async Task SaveAsync()
    {
        if (saving || fromProblem is not null || toProblem is not null) return;
        if (from is not { } first || to is not { } last)
        {
            FieldProblem?[] missing = [from is null ? new("from", Problem.Missing) : null, to is null ? new("to", Problem.Missing) : null];
            refused.Took(new Refusal.InvalidInput([.. missing.OfType<FieldProblem>()]));
            return;
        }
        saving = true;
        var saved = await desk.AddClosureAsync(first, last, reason);
        saving = false;
        if (refused.Took(saved.Refused)) Dialog.Close(DialogResult.Ok(saved));
    }
}
