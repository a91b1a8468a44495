// What is not yet journalised in all cases, each with the act that makes it good.
using Ombud.App.Components.Moves;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.CaseFile.Journal;

public sealed partial class JournalPage
{
    JournalList? list;
    (string Title, string Why)? refused;
    IDisposable? listening;
    string news = "";
    int isWaiting;

    /// <summary>What stands in cases that are not shown.</summary>
    int Left => list!.Gaps - list.Cases.Sum(it => it.JournalGaps.Count);

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive) listening = Feed.Listen(_ => Hear());
        list = await Query.RunAsync();
    }

    /// <summary>Several changes that come close together are read once.</summary>
    void Hear()
    {
        if (Interlocked.Exchange(ref isWaiting, 1) == 0) _ = Task.Run(() => InvokeAsync(RefreshAsync));
    }

    async Task RefreshAsync()
    {
        Volatile.Write(ref isWaiting, 0);
        list = await Query.RunAsync();
        StateHasChanged();
    }

    async Task ClearAsync(Case it, JournalGap gap)
    {
        refused = null;
        var isDone = gap switch
        {
            { What: JournalGapKind.Contact } => await SeeAsync(it),
            { Document: { } document } => await Moves.OpenAsync<Forms.JournaliseForm>(it, list!.Office, Dialogs.Medium, p => p["Id"] = document),
            _ => await Moves.OpenAsync<Forms.NoteForm>(it, list!.Office, Dialogs.Medium),
        };
        if (!isDone) return;
        news = T["CaseFile.Journal.Done", it.Number];
        list = await Query.RunAsync();
    }

    async Task<bool> SeeAsync(Case it)
    {
        var refusal = await Desk.ChangeAsync(it.Number, seen => seen.SeeContacts(), it.Version);
        if (refusal is not null) refused = T.Say(refusal, list!.Office.NameOf);
        return refusal is null;
    }

    public void Dispose() => listening?.Dispose();
}
