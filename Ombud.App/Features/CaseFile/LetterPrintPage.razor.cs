// One letter for the browser's print: exactly what was approved, for each who gets it; of a draft what would go today.
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Ombud.App.Desk;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile;

public sealed partial class LetterPrintPage(CaseDesk desk, LetterViews letters, Vault.Rights rights, Vault.Dossiers dossiers, Office offices)
{
    Case? it;
    LetterFacts? facts;
    LetterView? view;
    OfficeData? office;
    bool isRead, isShutOut;

    /// <summary>The case's number as it stands in the address.</summary>
    [Parameter, EditorRequired] public required string Text { get; set; }
    [Parameter, EditorRequired] public required Guid Id { get; set; }
    [CascadingParameter] public HttpContext? Http { get; set; }

    string Address => $"/cases/{Text}#letters";

    protected override async Task OnParametersSetAsync()
    {
        var isNumber = CaseNumber.TryParse(Text, out var number);
        isShutOut = isNumber && await rights.IsShutOutAsync(number);
        it = isNumber && !isShutOut ? await desk.FindAsync(number) : null;
        facts = it?.Letters.FirstOrDefault(l => l.Id == Id);
        office = await offices.GetAsync();
        if (facts is null && Http is { Response.HasStarted: false })
            Http.Response.StatusCode = isShutOut ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound;
        // As on the page of the case: only the live page opens content, so one visit is one look.
        if (facts is not null && RendererInfo.IsInteractive) view = await letters.OpenAsync(number, Id);
        isRead = true;
    }

    async Task PrintedAsync() => await dossiers.PrintedAsync(it!.Number);

    async Task PrintAsync() => await Script.InvokeVoidAsync("print");
}
