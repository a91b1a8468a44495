// The case board: the adviser's open cases in four columns, kept current while it is looked at.
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Ombud.App.Components;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Features.Board;

public sealed partial class BoardPage
{
    readonly Dictionary<CaseState, IReadOnlyList<BoardItem>> shown = CaseStates.All.ToDictionary(state => state, _ => (IReadOnlyList<BoardItem>)[]);
    BoardState? read;
    bool isStarted, isGone;
    BoardFilter filter = BoardFilter.None;
    CaseState chosen;
    int concludedLimit = BoardColumn.Step;
    string news = "";
    ElementReference root;
    IDisposable? listening;
    DotNetObjectReference<BoardPage>? self;
    IJSObjectReference? module;
    IJSObjectReference? layer;
    BoardState? waiting;
    readonly HashSet<CaseNumber> waitingNumbers = [];
    readonly Lock guard = new();

    [SupplyParameterFromQuery(Name = "show")] string? Show { get; set; }
    [SupplyParameterFromQuery(Name = "department")] string? Department { get; set; }
    [SupplyParameterFromQuery(Name = "deadline")] string? Deadline { get; set; }
    [SupplyParameterFromQuery(Name = "kind")] string? Kind { get; set; }
    [SupplyParameterFromQuery(Name = "flag")] string? Flag { get; set; }
    [SupplyParameterFromQuery(Name = "wait")] string? Wait { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive) listening = await View.ListenAsync(Hear);
        read = await View.GetAsync();
        chosen = CaseStates.All.FirstOrDefault(state => Board.In(state).Count > 0);
    }

    protected override async Task OnParametersSetAsync()
    {
        filter = BoardFilter.Read(Show, Department, Deadline, Kind, Flag, Wait);
        if (read is null) return;
        Choose();
        await NameAsync([]);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (read is not null && !isStarted)
        {
            isStarted = true;
            self = DotNetObjectReference.Create(this);
            module = await Script.InvokeAsync<IJSObjectReference>("import", $"./{Assets["Features/Board/BoardPage.razor.js"]}");
            if (!isGone) layer = await module.InvokeAsync<IJSObjectReference>("start", root, self);
            if (isGone) await LetGoAsync();
        }
        if (isMenuNew && layer is not null && menuOf is { } item)
        {
            isMenuNew = false;
            await layer.InvokeVoidAsync("showMenu", item.Number.ToString());
        }
    }

    /// <summary>Nothing of the page is drawn or pressed before the board was read.</summary>
    BoardState Board => read ?? throw new InvalidOperationException("The board was not read yet.");

    void Choose()
    {
        foreach (var state in CaseStates.All) shown[state] = filter.Of(Board.In(state), User.Actor?.Id);
    }

    /// <summary>Called on the snapshot's thread. However much comes in before this board gets its turn, it is drawn once.</summary>
    void Hear(BoardChanged changed)
    {
        lock (guard)
        {
            var isFirst = waiting is null;
            waiting = changed.State;
            waitingNumbers.UnionWith(changed.Numbers ?? []);
            if (!isFirst) return;
        }
        // An idle circuit would be drawn here and now, one board after the other on the snapshot's thread.
        _ = Task.Run(() => InvokeAsync(() =>
        {
            if (carried is null) TakeNews();
        }));
    }

    /// <summary>Changes that come while a card is carried wait until it has landed.</summary>
    void TakeNews()
    {
        BoardState? next;
        CaseNumber[] numbers;
        lock (guard)
        {
            (next, numbers) = (waiting, [.. waitingNumbers]);
            waiting = null;
            waitingNumbers.Clear();
        }
        if (next is null) return;
        var before = read;
        read = next;
        Choose();
        news = numbers switch
        {
            [] => news,
            [var only] => Tell(before?.Find(only), Board.Find(only), only),
            _ => T["Board.News.Several", numbers.Length],
        };
        StateHasChanged();
        _ = NameAsync(numbers is [] ? CardsShown : numbers);
    }

    string Tell(BoardItem? before, BoardItem? now, CaseNumber number) => (before, now) switch
    {
        (_, null) => T["Board.News.Gone", number],
        (null, _) => T["Board.News.New", number, T.Word(now.Facts.State)],
        _ when before.Facts.State != now.Facts.State && PlaceOf(now) is > 0 and var place =>
            T["Board.News.Moved", number, T.Word(now.Facts.State), place, shown[now.Facts.State].Count],
        _ => T["Board.News.Changed", number],
    };

    int PlaceOf(BoardItem item) => shown[item.Facts.State].TakeWhile(other => other.Number != item.Number).Count() + 1;

    string Summary => string.Join(" · ", new[]
    {
        Board.Open == 1 ? T["Board.Summary.OpenOne"].Value : T["Board.Summary.Open", Board.Open],
        Board.Overdue > 0 ? T["Board.Summary.Overdue", Board.Overdue].Value : null,
        Board.DueToday > 0 ? T["Board.Summary.Today", Board.DueToday].Value : null,
        T["Board.Summary.At", Words.Time(Board.At)],
    }.Where(part => part is not null));

    string FilterInWords
    {
        get
        {
            string?[] parts =
            [
                filter.Handler is BoardHandler.All ? null : T[$"Board.Is.{filter.Handler}"].Value,
                filter.Department is { } code ? T["Board.Is.Department", Board.Office.NameOf(new DepartmentCode(code))].Value : null,
                filter.Deadline is { } level ? T[$"Board.Is.{level}"].Value : null,
                filter.Kind is { } kind ? T["Board.Is.Kind", T.Word(kind)].Value : null,
                filter.Flag is { } flag ? T["Board.Is.Flag", T.Word(flag)].Value : null,
            ];
            var text = string.Join(T["Board.Is.And"], parts.Where(part => part is not null));
            return text.Length == 0 ? "" : $"{char.ToUpper(text[0], CultureInfo.CurrentCulture)}{text[1..]}.";
        }
    }

    public async ValueTask DisposeAsync()
    {
        isGone = true;
        listening?.Dispose();
        Names.Hide();
        await LetGoAsync();
        self?.Dispose();
    }

    /// <summary>Also when the page went away while the layer was still on its way.</summary>
    async Task LetGoAsync()
    {
        try
        {
            if (layer is not null)
            {
                await layer.InvokeVoidAsync("stop");
                await layer.DisposeAsync();
            }
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException) { } // the page is gone, and its listeners with it
    }
}
