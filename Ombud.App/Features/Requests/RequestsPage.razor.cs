// Requests to the office itself and breaches at it, with clocks of their own. The data protection officer sees facts and dates.
using Microsoft.AspNetCore.Components;
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Registers;

namespace Ombud.App.Features.Requests;

public sealed partial class RequestsPage
{
    RequestList? list;
    OfficeData? office;
    string news = "";

    [SupplyParameterFromQuery] public string? Show { get; set; }

    bool IsClosed => Show is "closed";
    bool MayEdit => User.Actor?.Is(Roles.Adviser) is true;

    IReadOnlyList<RequestLine> Requests => IsClosed ? list!.Answered : list!.Requests;
    IReadOnlyList<RequestLine> Documents => [.. Requests.Where(r => !r.Facts.Kind.IsOfDataSubject)];
    IReadOnlyList<RequestLine> Subjects => [.. Requests.Where(r => r.Facts.Kind.IsOfDataSubject)];
    IReadOnlyList<BreachLine> Breaches => IsClosed ? list!.Settled : list!.Breaches;

    /// <summary>Of those that wait; a breach that was notified waits for no limit any more.</summary>
    IEnumerable<DeadlineLevel> Levels => list!.Requests.Select(r => r.Facts.StatusOn(Clock.DanishToday).Level)
        .Concat(list.Breaches.Where(b => b.Facts.Notification is null).Select(b => b.Facts.StatusAt(Clock.GetUtcNow()).Level));

    int Over => Levels.Count(level => level is DeadlineLevel.Overdue);
    int Soon => Levels.Count(level => level is DeadlineLevel.Soon or DeadlineLevel.Today);

    protected override async Task OnInitializedAsync()
    {
        Listen(Feed.Listen);
        // The hours that are left run on while the page stands open.
        Listen(hear => Clock.CreateTimer(_ => hear(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)));
        office = await Office.GetAsync();
        list = await Query.RunAsync();
    }

    protected override async Task RefreshAsync() => list = await Query.RunAsync();

    Task AddRequestAsync() => ShowAsync<AddRequestDialog>([], T["Requests.Added"]);

    Task AddBreachAsync() => ShowAsync<AddBreachDialog>([], T["Requests.BreachAdded"]);

    Task AnswerAsync(RequestLine line) => ShowAsync<AnswerDialog>(new() { { d => d.Line, line } }, T["Requests.AnswerSaved", line.Number]);

    Task TellAsync(RequestLine line) => ShowAsync<TellDialog>(new() { { d => d.Line, line } }, T[line.Facts.Kind.IsOfDataSubject ? "Requests.ExtendSaved" : "Requests.TellSaved", line.Number]);

    Task NotifyAsync(BreachLine line) => ShowAsync<NotifyDialog>(new() { { d => d.Line, line } }, T["Requests.NotifySaved", line.Number]);

    Task PersonsAsync(BreachLine line) => ShowAsync<PersonsDialog>(new() { { d => d.Line, line } }, T["Requests.PersonsSaved", line.Number]);

    Task OpenAsync(RegisterNumber number) => ShowAsync<TextsDialog>(new() { { d => d.Number, number }, { d => d.Office, office! }, { d => d.MayEdit, MayEdit } }, T["Requests.TextSaved", number]);

    /// <summary>Says what was saved, on the screen and aloud.</summary>
    async Task ShowAsync<TDialog>(DialogParameters<TDialog> parameters, string saved) where TDialog : ComponentBase
    {
        var dialog = await DialogService.ShowAsync<TDialog>(null, parameters, Dialogs.Medium.AsForm());
        if (await dialog.Result is not { Canceled: false } result) return;
        Snackbar.Add(news = result.Data is RegisterEntry made ? $"{saved}: {made.Number}" : saved, Severity.Normal);
        list = await Query.RunAsync();
    }
}
