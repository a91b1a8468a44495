// The board as one person may see it: the snapshot of the node without the cases in which they have a conflict of interest.
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.App.Vault;

namespace Ombud.App.Features.Board;

public sealed class BoardView(BoardSnapshot snapshot, Rights rights)
{
    public async ValueTask<BoardState> GetAsync(CancellationToken stop = default)
    {
        var actor = await rights.NeedAsync(Purpose.Page, Roles.Adviser);
        return (await snapshot.GetAsync(stop)).For(actor.Id);
    }

    /// <summary>Listeners are called on the snapshot's thread and must return at once.</summary>
    public async ValueTask<IDisposable> ListenAsync(Action<BoardChanged> listener)
    {
        var actor = await rights.NeedAsync(Purpose.Page, Roles.Adviser);
        return snapshot.Listen(changed => listener(changed with { State = changed.State.For(actor.Id) }));
    }
}
