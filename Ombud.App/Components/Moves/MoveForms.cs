// Opens the form that takes a case to a state; used by the board and the case page.
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Components.Moves;

public sealed class MoveForms(IDialogService dialogs, CaseDesk desk, Office office, IStringLocalizer<Texts> T)
{
    IDialogReference? open;

    /// <summary>
    /// True if the move was saved. A move that is not possible opens a message that says why. A case that is mediated already
    /// may be given a further meeting.
    /// </summary>
    public async Task<bool> OpenAsync(CaseNumber number, CaseState target)
    {
        var data = await office.GetAsync();
        if (await desk.FindAsync(number) is not { } seen) return await RefuseAsync(new Refusal.UnknownCase(), data);
        if (Refuses(seen, target) is { } refused) return await RefuseAsync(refused, data);
        return target switch
        {
            CaseState.AdmissibilityChecked => await OpenAsync<AdmissibilityDialog>(seen, data, Dialogs.Wide),
            CaseState.Mediated => await OpenAsync<MeetingDialog>(seen, data, Dialogs.Medium),
            CaseState.Concluded => await OpenAsync<ConcludeDialog>(seen, data, Dialogs.Medium),
            _ => await OpenAsync<ReopenDialog>(seen, data, Dialogs.Medium),
        };
    }

    /// <summary>Opens any form with the parameters Seen (the facts it starts from) and Office.</summary>
    public async Task<bool> OpenAsync<TForm>(Case seen, OfficeData data, DialogOptions size, Action<DialogParameters>? more = null) where TForm : IComponent
    {
        var parameters = new DialogParameters { ["Seen"] = seen, ["Office"] = data };
        more?.Invoke(parameters);
        var dialog = open = await dialogs.ShowAsync<TForm>(null, parameters, size.AsForm());
        return await dialog.Result is { Canceled: false };
    }

    /// <summary>Puts away the form that is open, whatever was typed: whoever fills it in may not see the case any more.</summary>
    public void Close() => open?.Close(DialogResult.Cancel());

    /// <summary>What is known beforehand of the domain's answer. The domain is asked again when the form is saved.</summary>
    static Refusal? Refuses(Case seen, CaseState target) => target switch
    {
        CaseState.Mediated when seen.State is CaseState.AdmissibilityChecked or CaseState.Mediated =>
            seen.Points.Any(p => p.IsAdmitted) ? null : new Refusal.NothingAdmitted(),
        CaseState.Concluded when seen.State is CaseState.Received && !seen.Kind.MayConcludeAtOnce => new Refusal.CheckFirst(seen.Kind),
        _ when seen.State.Next.Contains(target) => null,
        _ => new Refusal.MoveNotAllowed(seen.State, target),
    };

    async Task<bool> RefuseAsync(Refusal refusal, OfficeData data)
    {
        var (title, why) = T.Say(refusal, data.NameOf);
        var parameters = new DialogParameters<RefusedDialog> { { d => d.Title, title }, { d => d.Why, why } };
        await (await dialogs.ShowAsync<RefusedDialog>(null, parameters, Dialogs.Narrow)).Result;
        return false;
    }
}
