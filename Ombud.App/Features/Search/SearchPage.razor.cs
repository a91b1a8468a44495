// Finds cases by names, numbers and words; shows facts only, and never puts what was typed into an address.
using Microsoft.AspNetCore.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.App.Vault;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Search;

public sealed partial class SearchPage
{
    sealed record Found(string Term, SearchResult Result, IReadOnlyDictionary<CaseNumber, CaseFacts> Facts, OfficeData Office, DateOnly Today);

    static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource leaving = new();
    string? term;
    Found? found;
    bool isBusy;
    ElementReference field;

    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive) return;
        Box.Asked += TakeOver;
        _ = WatchIndexAsync();
        if (Box.Take() is { } waiting) await AskAsync(waiting);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && found is null && !isBusy) await field.FocusAsync();
    }

    void TakeOver() => _ = InvokeAsync(async () =>
    {
        if (Box.Take() is { } waiting) await AskAsync(waiting);
        StateHasChanged();
    });

    Task AskAsync() => AskAsync(term ?? "");

    async Task AskAsync(string asked)
    {
        (term, isBusy) = (asked.Trim(), true);
        // A case number goes straight to its case.
        if (CaseNumber.TryParse(term, out var number) && await Query.ExistsAsync(number, leaving.Token))
        {
            Nav.NavigateTo($"/cases/{number}");
            return;
        }
        if (await Search.FindAsync(term, leaving.Token) is { } result)
            found = new(term, result, await Query.FindAsync(result.Hits.Select(h => h.Number), leaving.Token), await Office.GetAsync(leaving.Token), Clock.DanishToday);
        isBusy = false;
    }

    string Caption => found switch
    {
        { Result.HasMore: true } => T["Search.Count.More", SearchIndex.Most],
        { Result.Hits.Count: 1 } => T["Search.Count.One"],
        { } many => T["Search.Count", many.Result.Hits.Count],
        null => "",
    };

    /// <summary>While the index is filled, its progress is shown; a search that was made meanwhile is made again at the end.</summary>
    async Task WatchIndexAsync()
    {
        if (Index.IsReady) return;
        using var timer = new PeriodicTimer(Tick, Clock);
        try
        {
            while (!Index.IsReady)
            {
                await Task.WhenAny(Index.Ready, timer.WaitForNextTickAsync(leaving.Token).AsTask());
                leaving.Token.ThrowIfCancellationRequested();
                await InvokeAsync(StateHasChanged);
            }
            if (found is { Result.TooShort: false }) await InvokeAsync(() => AskAsync(found.Term));
            await InvokeAsync(StateHasChanged);
        }
        catch (OperationCanceledException) { }
    }

    public void Dispose()
    {
        Box.Asked -= TakeOver;
        leaving.Cancel();
        leaving.Dispose();
    }
}
