// The one board of this node: read once, then only what changed, levelled anew at midnight, shared by all open boards.
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Board;

public sealed partial class BoardSnapshot : IDisposable
{
    readonly BoardQuery query;
    readonly Office office;
    readonly TimeProvider clock;
    readonly ILogger<BoardSnapshot> log;
    readonly SemaphoreSlim reading = new(1, 1);
    readonly Lock guard = new();
    readonly HashSet<CaseNumber> changed = [];
    readonly IDisposable listening;
    readonly ITimer midnight;
    readonly Listeners<BoardChanged> listeners;
    volatile BoardState? state;
    bool isWorking;
    bool readAll;

    public BoardSnapshot(BoardQuery query, Office office, CaseFeed feed, TimeProvider clock, ILogger<BoardSnapshot> log)
    {
        (this.query, this.office, this.clock, this.log) = (query, office, clock, log);
        listeners = new(log);
        midnight = clock.CreateTimer(_ => NewDay(), null, UntilMidnight, Timeout.InfiniteTimeSpan);
        listening = feed.Listen(one => Ask(one.Number));
        office.Changed += AskAll;
    }

    public async ValueTask<BoardState> GetAsync(CancellationToken stop = default)
    {
        if (Current is { } known) return known;
        await reading.WaitAsync(stop);
        try { return Current ?? (state = await ReadAllAsync(stop)); }
        finally { reading.Release(); }
    }

    /// <summary>Listeners are called one after the other and must return at once; a page hands on to its circuit.</summary>
    public IDisposable Listen(Action<BoardChanged> listener) => listeners.Add(listener);

    BoardState? Current => state is { } known && known.Today == clock.DanishToday ? known : null;

    TimeSpan UntilMidnight => DanishTime.FromDanish(clock.DanishToday.AddDays(1), TimeOnly.MinValue) - clock.GetUtcNow();

    void NewDay()
    {
        midnight.Change(UntilMidnight, Timeout.InfiniteTimeSpan);
        AskAll();
    }

    void Ask(CaseNumber number)
    {
        lock (guard) changed.Add(number);
        Work();
    }

    void AskAll()
    {
        lock (guard) readAll = true;
        Work();
    }

    void Work()
    {
        lock (guard)
        {
            if (isWorking) return;
            isWorking = true;
        }
        // The one who changed a case lends neither language nor identity to those who look on.
        using (ExecutionContext.SuppressFlow()) _ = Task.Run(WorkAsync);
    }

    /// <summary>What came in while the last ones were read is read together.</summary>
    async Task WorkAsync()
    {
        while (Take() is { } work)
        {
            try
            {
                if (await ReadAsync(work.Numbers, work.All) is { } news) listeners.Tell(news);
            }
#pragma warning disable CA1031 // The board is thrown away and read anew when it is next asked for, or at the next change.
            catch (Exception e)
#pragma warning restore CA1031
            {
                state = null;
                ReadingFailed(log, e);
            }
        }
    }

    (IReadOnlyCollection<CaseNumber> Numbers, bool All)? Take()
    {
        lock (guard)
        {
            if (changed.Count == 0 && !readAll)
            {
                isWorking = false;
                return null;
            }
            (IReadOnlyCollection<CaseNumber>, bool) work = ([.. changed], readAll);
            changed.Clear();
            readAll = false;
            return work;
        }
    }

    async Task<BoardChanged?> ReadAsync(IReadOnlyCollection<CaseNumber> numbers, bool all)
    {
        await reading.WaitAsync();
        try
        {
            if (!listeners.Any)
            {
                // Nobody looks: it is read when somebody does. Who listens first and asks then sees that it is gone, or is told.
                state = null;
                if (!listeners.Any) return null;
            }
            if (all || Current is not { } before)
            {
                state = await ReadAllAsync(default);
                return new(state, null);
            }
            state = before.With(clock.GetUtcNow(), numbers, await query.SomeAsync(numbers));
            return new(state, numbers);
        }
        finally { reading.Release(); }
    }

    async Task<BoardState> ReadAllAsync(CancellationToken stop)
    {
        var today = clock.DanishToday;
        return BoardState.Of(today, await office.GetAsync(stop), clock.GetUtcNow(), await query.AllAsync(today, stop));
    }

    public void Dispose()
    {
        office.Changed -= AskAll;
        listening.Dispose();
        midnight.Dispose();
        reading.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The board could not be read after a change.")]
    static partial void ReadingFailed(ILogger log, Exception e);
}
