// Waits for something to become true, and says for what when it does not.
using System.Diagnostics;

namespace Ombud.Tests.Fixtures;

static class Until
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3), Pause = TimeSpan.FromMilliseconds(20);

    public static Task TrueAsync(string what, Func<bool> condition) => TrueAsync(what, () => Task.FromResult(condition()));

    public static async Task TrueAsync(string what, Func<Task<bool>> condition)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"Waited in vain for {what}.");
            await Task.Delay(Pause);
        }
    }
}
