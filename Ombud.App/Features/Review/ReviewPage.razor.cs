// Cases that a human looks at because of their age. Nothing is erased here: a decision is recorded, with its reason.
using MudBlazor;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Review;

public sealed partial class ReviewPage
{
    ReviewList? list;
    OfficeData? office;
    int page, decidedPage;

    protected override async Task OnInitializedAsync()
    {
        Listen(hear => Feed.Listen(_ => hear()));
        office = await Office.GetAsync();
        await RefreshAsync();
    }

    protected override async Task RefreshAsync()
    {
        list = await Query.RunAsync(page, decidedPage);
        // The last case of a last page was dealt with: the page before is shown.
        if ((list.Flagged.Count > 0 || page == 0) && (list.Decided.Count > 0 || decidedPage == 0)) return;
        (page, decidedPage) = (Math.Min(page, LastPage(list.FlaggedCount)), Math.Min(decidedPage, LastPage(list.DecidedCount)));
        list = await Query.RunAsync(page, decidedPage);
    }

    static int LastPage(int count) => Math.Max(0, (count - 1) / ReviewQuery.PageSize);

    Task TurnAsync(int to)
    {
        page = to;
        return RefreshAsync();
    }

    Task TurnDecidedAsync(int to)
    {
        decidedPage = to;
        return RefreshAsync();
    }

    string DecisionOf(CaseFacts facts) => facts switch
    {
        { LastReview: ReviewDecision.Hold, NextReviewOn: { } next } => T["Review.HeldUntil", Words.Date(next)],
        { LastReview: ReviewDecision.Hold } => T["Review.Held"],
        _ => T.Word(facts.LastReview!.Value),
    };

    /// <summary>A hold ends before its date, or without one.</summary>
    async Task TakeUpAsync(CaseFacts facts)
    {
        var refused = await Desk.ChangeAsync(facts.Number, it => it.FlagForReview(Clock.DanishToday), facts.Version);
        Snackbar.Add(refused is null ? T["Review.TakenUp", facts.Number] : T.Say(refused, office!.NameOf).Why, Severity.Normal);
        await RefreshAsync();
    }

    async Task DecideAsync(CaseFacts facts, bool isHandingOver = false)
    {
        var dialog = await DialogService.ShowAsync<ReviewDialog>(
            null, new DialogParameters<ReviewDialog> { { x => x.Facts, facts }, { x => x.Office, office! }, { x => x.IsHandingOver, isHandingOver } }, Dialogs.Medium);
        if (await dialog.Result is not { Canceled: false, Data: ReviewDecision decision }) return;
        Snackbar.Add(T["Review.Saved", facts.Number, T.Word(decision)], Severity.Normal);
        await RefreshAsync();
    }

    async Task EraseAsync(CaseFacts facts)
    {
        var dialog = await DialogService.ShowAsync<EraseDialog>(
            null, new DialogParameters<EraseDialog> { { x => x.Facts, facts }, { x => x.Office, office! } }, Dialogs.Medium);
        if (await dialog.Result is not { Canceled: false }) return;
        Snackbar.Add(T["Review.Erased", facts.Number], Severity.Normal);
        await RefreshAsync();
    }
}
