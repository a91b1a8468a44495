// A host with invented cases, shared by the tests of a class that only look.
using Microsoft.EntityFrameworkCore;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.Tests.Fixtures;

public sealed class FilledHost : IAsyncDisposable
{
    readonly Lazy<Task<string>> number;

    public FilledHost() => number = new(FindAsync);

    public OmbudHost Host { get; } = new(150, 30);

    /// <summary>The number of an open case with something on every panel.</summary>
    public Task<string> NumberAsync() => number.Value;

    async Task<string> FindAsync()
    {
        await using var db = await Host.DatabaseAsync();
        var open = await db.Cases.Where(c => c.IsOpen).OrderByDescending(c => c.State).ThenByDescending(c => c.Flags).ThenBy(c => c.Id).Select(c => c.Id).FirstAsync();
        var number = CaseNumber.FromKey(open);
        Assert.Null(await Host.TryWriteAsync(number, AllPages.Letter, LetterKind.Acknowledgement));
        return number.ToString();
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
