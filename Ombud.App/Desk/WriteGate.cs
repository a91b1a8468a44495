// Lets the writers of one process in one after the other, in the order in which they came.
namespace Ombud.App.Desk;

/// <summary>
/// SQLite has one writer at a time anyway; waiting here is fair and exact, where its own busy handler sleeps in growing steps.
/// </summary>
public sealed class WriteGate : IDisposable
{
    readonly SemaphoreSlim one = new(1, 1);

    public async Task<IDisposable> EnterAsync(CancellationToken stop)
    {
        await one.WaitAsync(stop);
        return new Turn(one);
    }

    public void Dispose() => one.Dispose();

    sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
