// How long to wait before something that could not be sent is tried again.
namespace Ombud.App.Post;

static class Waits
{
    /// <summary>Between one attempt and the next; the last of them over and over.</summary>
    static readonly TimeSpan[] Between = [.. new[] { 1, 2, 5, 15, 30, 60 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    /// <param name="attempts">How many there were, this one included.</param>
    public static TimeSpan After(int attempts) => Between[Math.Min(attempts, Between.Length) - 1];
}
