// Boards of several nodes as their people see them, told of every change.
using Microsoft.Extensions.DependencyInjection;
using Ombud.App.Features.Board;
using Ombud.Domain.Cases;

namespace Ombud.Tests.Fixtures;

/// <summary>Boards that are open all the time, as people have them.</summary>
sealed class WatchedBoards : IAsyncDisposable
{
    readonly BoardSnapshot[] boards;
    readonly IDisposable[] listening;
    readonly BoardState?[] seen;

    public WatchedBoards(params OmbudHost[] hosts)
    {
        foreach (var host in hosts) _ = host.Address;
        boards = [.. hosts.Select(host => host.Services.GetRequiredService<BoardSnapshot>())];
        seen = new BoardState?[boards.Length];
        listening = [.. boards.Select((board, i) => board.Listen(news => seen[i] = news.State))];
        foreach (var board in boards) board.GetAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Done when what was told to each board shows exactly these cases.</summary>
    public Task ShowAsync(IReadOnlyCollection<long> cases) =>
        Until.TrueAsync("boards that show these cases", () => seen.All(state => state is not null && CaseStates.All.SelectMany(state.In).Select(item => item.Number.Key).Order().SequenceEqual(cases.Order())));

    public ValueTask DisposeAsync()
    {
        foreach (var one in listening) one.Dispose();
        return ValueTask.CompletedTask;
    }
}
