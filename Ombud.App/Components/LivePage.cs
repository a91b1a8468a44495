// A page that is read again whenever something that it shows has changed.
using Microsoft.AspNetCore.Components;
using Ombud.App.Desk;

namespace Ombud.App.Components;

public abstract class LivePage : ComponentBase, IDisposable
{
    readonly List<IDisposable> listening = [];
    int isWaiting;
    bool isGone;

    /// <summary>Reads again what the page shows; it is drawn afterwards.</summary>
    protected abstract Task RefreshAsync();

    /// <summary>Hears of changes until the page goes; a page that is not live yet hears of none.</summary>
    /// <param name="begin">Begins to listen with what is to be called; what it gives ends that.</param>
    protected void Listen(Func<Action, IDisposable> begin)
    {
        ArgumentNullException.ThrowIfNull(begin);
        if (RendererInfo.IsInteractive) listening.Add(begin(Hear));
    }

    /// <summary>Several changes that come close together are read once.</summary>
    void Hear()
    {
        if (Interlocked.Exchange(ref isWaiting, 1) == 0) _ = Task.Run(() => InvokeAsync(ReadAgainAsync));
    }

    async Task ReadAgainAsync()
    {
        Volatile.Write(ref isWaiting, 0);
        if (isGone) return;
        try
        {
            await RefreshAsync();
            StateHasChanged();
        }
        catch (Exception e) when (!isGone && Reach.IsLoss(e)) { } // what the page shows stays; the shell says that the database is away
#pragma warning disable CA1031 // Shown as any error of a page is.
        catch (Exception e) when (!isGone) { await DispatchExceptionAsync(e); }
#pragma warning restore CA1031
    }

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool isDisposing)
    {
        isGone = true;
        foreach (var one in listening) one.Dispose();
    }
}
