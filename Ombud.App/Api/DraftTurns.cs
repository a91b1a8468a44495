// Requests about one draft are answered in the order in which they came.
using Ombud.App.Identity;

namespace Ombud.App.Api;

/// <summary>
/// A page sends what is typed while it goes away. If it comes back at once, it asks for its draft while that is still being kept:
/// it is answered afterwards, not with what was there before.
/// </summary>
sealed class DraftTurns(TimeProvider clock)
{
    /// <summary>A sender whose connection died in the middle keeps nobody waiting longer.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    readonly Dictionary<(string Owner, string Form), Task> last = [];

    public async ValueTask<object?> RunAsync(CurrentUser user, string form, Func<ValueTask<object?>> act)
    {
        var (key, done) = ((user.Required.Id.Value, form), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        Task before;
        lock (last)
        {
            before = last.GetValueOrDefault(key, Task.CompletedTask);
            last[key] = done.Task;
        }
        try
        {
            if (!before.IsCompleted) await Task.WhenAny(before, Task.Delay(Longest, clock));
            return await act();
        }
        finally
        {
            done.SetResult();
            lock (last)
                if (last.GetValueOrDefault(key) == done.Task) last.Remove(key);
        }
    }
}
