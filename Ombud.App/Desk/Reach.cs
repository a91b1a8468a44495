// Tells open pages whether what they save can reach the database at the moment.
using Ombud.App.Data;

namespace Ombud.App.Desk;

public sealed class Reach(DatabaseState state)
{
    public bool IsLost => state.IsGone;

    /// <summary>Raised on the thread of whoever found it; a page hands on to its circuit.</summary>
    public event Action Changed
    {
        add => state.Changed += value;
        remove => state.Changed -= value;
    }

    /// <summary>An error that comes from a database that is away.</summary>
    public static bool IsLoss(Exception error) => DatabaseState.IsLoss(error);

    /// <summary>An error that comes from a full disk.</summary>
    public static bool IsFull(Exception error) => DatabaseState.IsFull(error);
}
