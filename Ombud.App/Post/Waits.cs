// How long to wait before something that could not be sent is tried again, and for how long whoever sends it keeps others from it.
namespace Ombud.App.Post;

static class Waits
{
    /// <summary>Between one attempt and the next; the last of them over and over.</summary>
    static readonly TimeSpan[] Between = [.. new[] { 1, 2, 5, 15, 30, 60 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    /// <summary>From the note that something is being sent to its beginning, and again from the other side's answer to the note of that.</summary>
    static readonly TimeSpan Margin = TimeSpan.FromSeconds(15);

    /// <summary>
    /// For what is noted as being sent now: who has not begun by then leaves it, and until then others leave it alone. So a node that stalls in the
    /// middle of a sending, and loses its lease meanwhile, has none beside it that sends the same.
    /// </summary>
    public static (DateTimeOffset Begin, DateTimeOffset Others) Sending(DateTimeOffset now, TimeSpan longest) => (now + Margin, now + Margin + longest + Margin);

    /// <param name="attempts">How many there were, this one included.</param>
    public static TimeSpan After(int attempts) => Between[Math.Min(attempts, Between.Length) - 1];
}
