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
    string news = "";

    /// <summary>What stands in cases that are not shown.</summary>
    int Left => list!.Gaps - list.Cases.Sum(it => it.JournalGaps.Count);

    protected override async Task OnInitializedAsync()
    {
        Listen(hear => Feed.Listen(_ => hear()));
        list = await Query.RunAsync();
    }

    protected override async Task RefreshAsync() => list = await Query.RunAsync();

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
}
