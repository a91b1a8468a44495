// Names on the cards: off at each visit. Switched on, each case that is shown is logged, and cards that come later get their own row.
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Board;

public sealed partial class BoardPage
{
    /// <summary>The cards that are drawn now; of the concluded ones not all are.</summary>
    IReadOnlyCollection<CaseNumber> CardsShown => [.. CaseStates.All.SelectMany(state => shown[state].Take(LimitOf(state))).Select(item => item.Number)];

    int LimitOf(CaseState state) => state.IsOpen ? int.MaxValue : concludedLimit;

    async Task ToggleNamesAsync()
    {
        if (Names.AreOn)
        {
            Names.Hide();
            news = T["Board.Names.News.Off"];
        }
        else if (await Names.ShowAsync(CardsShown)) news = T["Board.Names.News.On"];
    }

    Task PrintedAsync() => Names.AreOn ? Names.PrintedAsync() : Task.CompletedTask;

    Task ShowMoreAsync()
    {
        concludedLimit += BoardColumn.Step;
        return NameAsync([]);
    }

    /// <summary>After the cards are drawn: those that came get their name, those that changed get it anew.</summary>
    async Task NameAsync(IReadOnlyCollection<CaseNumber> changed)
    {
        if (!Names.AreOn) return;
        List<CaseNumber> wanted = [.. CardsShown.Where(number => changed.Contains(number) || !Names.All.ContainsKey(number))];
        if (wanted.Count == 0) return;
        try { await Names.ShowAsync(wanted); }
        finally { StateHasChanged(); } // names that could not be logged are hidden
    }
}
