// Fills the search index when the app starts, the newest cases first, and keeps it current with every change.
using System.Threading.Channels;
using Ombud.App.Identity;
using Ombud.Domain.Cases;

namespace Ombud.App.Vault;

/// <summary>The only caller of the system's door to content, <see cref="Dossiers.ReadAllForSearchAsync"/>.</summary>
sealed partial class SearchIndexBuilder(
    SearchIndex index, IServiceScopeFactory scopes, IHostApplicationLifetime life, TimeProvider clock, ILogger<SearchIndexBuilder> log) : BackgroundService
{
    const int ChangesAtATime = 100;
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Cases that a change brought in before the filling came to them.</summary>
    readonly HashSet<CaseNumber> early = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await StartedAsync(stoppingToken)) return;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Set(Actor.System);
        var dossiers = scope.ServiceProvider.GetRequiredService<Dossiers>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FillAsync(dossiers, stoppingToken);
                while (await index.Changes.WaitToReadAsync(stoppingToken)) await TakeAsync(dossiers, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
#pragma warning disable CA1031 // The rest of the app works without search: it says so in the log and starts over.
            catch (Exception e)
            {
                Failed(log, e);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
#pragma warning restore CA1031
        }
    }

    /// <summary>The pages come first: filling takes all that the machine has for a while.</summary>
    async Task<bool> StartedAsync(CancellationToken stop)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = life.ApplicationStarted.Register(() => started.TrySetResult());
        await using var onStop = stop.Register(() => started.TrySetCanceled(stop));
        await started.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return started.Task.IsCompletedSuccessfully;
    }

    async Task FillAsync(Dossiers dossiers, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        early.Clear();
        await index.ClearAsync(stop);
        // One thread opens and folds what the other takes in.
        var ahead = System.Threading.Channels.Channel.CreateBounded<IReadOnlyList<SearchDocument>>(1);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = Task.Run(() => ReadAsync(dossiers, ahead.Writer, ending.Token), CancellationToken.None);
        try
        {
            await foreach (var documents in ahead.Reader.ReadAllAsync(stop))
            {
                early.UnionWith(await TakeAsync(dossiers, stop));
                await index.AddAsync([.. documents.Where(d => !early.Contains(d.Number))], stop);
            }
        }
        finally
        {
            // It has a database in its hands: however this ends, not before that has been put down.
            await ending.CancelAsync();
            await reading;
        }
        index.MarkReady();
        var (cases, took) = (index.Expected, clock.GetElapsedTime(started));
        Filled(log, cases, took);
    }

    async Task ReadAsync(Dossiers dossiers, ChannelWriter<IReadOnlyList<SearchDocument>> ahead, CancellationToken stop)
    {
        try
        {
            await foreach (var batch in dossiers.ReadAllForSearchAsync(index.Expect, stop))
                await ahead.WriteAsync([.. batch.Select(read => SearchDocument.Of(read.Number, read.Content))], stop);
            ahead.Complete();
        }
#pragma warning disable CA1031 // Handed on to the one who takes in.
        catch (Exception e) { ahead.Complete(e); }
#pragma warning restore CA1031
    }

    /// <summary>Takes in the changes that wait, together: one reading and one merging of words for all of them. Gives their numbers.</summary>
    async Task<IReadOnlyCollection<CaseNumber>> TakeAsync(Dossiers dossiers, CancellationToken stop)
    {
        var numbers = new HashSet<CaseNumber>();
        var reached = new List<TaskCompletionSource>();
        while (numbers.Count < ChangesAtATime && index.Changes.TryRead(out var change))
        {
            if (change.Number is { } number) numbers.Add(number);
            if (change.Reached is { } waiting) reached.Add(waiting);
        }
        if (numbers.Count > 0)
            await index.ReplaceAsync([.. (await dossiers.ReadForSearchAsync(numbers, stop)).Select(read => SearchDocument.Of(read.Number, read.Content))], stop);
        foreach (var waiting in reached) waiting.TrySetResult();
        return numbers;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The search index holds {Cases} cases after {Took}.")]
    static partial void Filled(ILogger log, long cases, TimeSpan took);

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index could not be kept; it is filled anew.")]
    static partial void Failed(ILogger log, Exception e);
}
