// What came in by mail and Digital Post: read, and placed on a case, on a new one or aside. Senders and subjects are opened once the page is live.
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Outbox;

public sealed partial class IncomingPage
{
    readonly Dictionary<Guid, OpenedIncoming> content = [];
    IncomingList? list;
    (string Title, string Why)? refused;
    string news = "";

    protected override async Task OnInitializedAsync()
    {
        Listen(Feed.Listen);
        await RefreshAsync();
    }

    /// <summary>Only what is new to the page is opened: one visit is one look at each.</summary>
    protected override async Task RefreshAsync()
    {
        list = await Query.RunAsync();
        if (!RendererInfo.IsInteractive) return;
        var shown = list.Waiting.Concat(list.Unreadable).Concat(list.SetAside).Select(line => line.Id).ToHashSet();
        foreach (var gone in content.Keys.Where(id => !shown.Contains(id)).ToList()) content.Remove(gone);
        if (shown.Where(id => !content.ContainsKey(id)).ToList() is not { Count: > 0 } fresh) return;
        foreach (var (id, opened) in await Desk.OpenAsync(fresh)) content[id] = opened;
    }

    async Task PlaceAsync(IncomingLine line)
    {
        var dialog = await DialogService.ShowAsync<PlaceDialog>(null, new DialogParameters<PlaceDialog> { { d => d.Line, line } }, Dialogs.Medium.AsForm());
        if (await dialog.Result is not { Canceled: false, Data: Placing done }) return;
        if (done.IsNewCase) Nav.NavigateTo($"/intake?incoming={line.Id}");
        else await DoneAsync(done.Number is { } number ? T["Outbox.Incoming.Placed", number] : T["Outbox.Incoming.PutAside"]);
    }

    async Task SetAsideAsync(IncomingLine line)
    {
        var dialog = await DialogService.ShowAsync<AsideDialog>(null, new DialogParameters<AsideDialog> { { d => d.Id, line.Id } }, Dialogs.Medium.AsForm());
        if (await dialog.Result is { Canceled: false }) await DoneAsync(T["Outbox.Incoming.PutAside"]);
    }

    async Task TakeUpAsync(IncomingLine line)
    {
        var no = await Desk.TakeUpAsync(line.Id);
        refused = no is null ? null : T.Say(no, list!.Office.NameOf);
        if (no is null) await DoneAsync(T["Outbox.Incoming.TakenUp"]);
    }

    /// <summary>Says what was done, on the screen and aloud.</summary>
    async Task DoneAsync(string what)
    {
        refused = null;
        Snackbar.Add(news = what, Severity.Normal);
        await RefreshAsync();
    }

    string SubjectOf(IncomingLine line) => content.GetValueOrDefault(line.Id) switch
    {
        null => T["Outbox.Incoming.Opening"],
        { Content: null } => T["Outbox.Incoming.DoesNotOpen"],
        { Content: var words } => words.Subject ?? T["Outbox.Incoming.NoSubject"],
    };

    string SenderOf(IncomingLine line) => content.GetValueOrDefault(line.Id)?.Content is { } words ? SenderWords.Of(words, T) : "";

    string FileOf(IncomingLine line) => content.GetValueOrDefault(line.Id)?.Content?.File ?? T["Outbox.Incoming.Opening"];

    /// <summary>E-mail · modtaget i dag 09.41 · har ventet 3 dage</summary>
    string WhenOf(IncomingLine line)
    {
        var waited = Clock.DanishToday.DayNumber - line.At.DanishDate.DayNumber;
        return T[waited == 0 ? "Outbox.Incoming.When" : "Outbox.Incoming.When.Waited", T.Word(line.Channel), T.Moment(line.At, Clock.DanishToday), T.Days(waited)];
    }

    string AsideOf(IncomingLine line) => T["Outbox.Incoming.Aside.Line", T.Word(line.Reason!.Value), list!.Office.NameOf(line.By!.Value), T.Moment(line.DecidedAt!.Value, Clock.DanishToday)];
}
