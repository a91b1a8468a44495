// The last step of an erasure: what it means, and the number typed a second time.
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;

namespace Ombud.App.Features.Review;

public sealed partial class EraseDialog
{
    string? typed;
    IReadOnlyList<FieldError> errors = [];
    (string Title, string Why)? refused;
    bool isBusy;

    [CascadingParameter] public required IMudDialogInstance Frame { get; set; }
    [Parameter, EditorRequired] public required CaseFacts Facts { get; set; }
    [Parameter, EditorRequired] public required OfficeData Office { get; set; }

    async Task EraseAsync()
    {
        isBusy = true;
        var refusal = await Erasures.EraseAsync(Facts.Number, typed, Facts.Version);
        isBusy = false;
        (errors, refused) = refusal switch
        {
            Refusal.InvalidInput invalid => ([new FieldError("erase-number", T.Say(invalid.Problems[0]))], null),
            { } no => ([], T.Say(no, Office.NameOf)),
            null => ((IReadOnlyList<FieldError>)[], ((string, string)?)null),
        };
        if (refusal is null) Frame.Close(DialogResult.Ok(true));
    }
}
