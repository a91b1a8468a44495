// Finds cases by what stands in their dossiers, without opening one: names, numbers and words, in memory alone.
using System.Threading.Channels;
using Ombud.Domain.Cases;
using Ombud.Domain.Dossiers;

namespace Ombud.App.Vault;

/// <summary>Where a case matched. None: no single place has all the words, they are spread over several.</summary>
[Flags]
public enum MatchKinds { None = 0, Number = 1, Name = 2, Phone = 4, Cpr = 8, Email = 16, Text = 32, External = 64 }

public sealed record SearchHit(CaseNumber Number, MatchKinds Kinds);

/// <param name="Hits">The newest first.</param>
/// <param name="HasMore">There are older cases than these.</param>
/// <param name="TooShort">There was nothing to look for in what was typed.</param>
public sealed record SearchResult(IReadOnlyList<SearchHit> Hits, bool HasMore = false, bool TooShort = false)
{
    public static readonly SearchResult Nothing = new([]);
}

/// <summary>A case that has changed, or somebody who waits for those before.</summary>
readonly record struct SearchChange(CaseNumber? Number, TaskCompletionSource? Reached = null);

/// <summary>
/// Knows no rights and writes no log: people search through <see cref="CaseSearch"/>. One caller at a time has the table;
/// a look-up takes a few milliseconds, and the builder lets go of it between small batches.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    public const int Most = 50;
    static readonly IReadOnlyDictionary<CaseNumber, MatchKinds> Nothing = new Dictionary<CaseNumber, MatchKinds>();

    readonly SemaphoreSlim one = new(1, 1);
    readonly SearchTable table = new();
    readonly Channel<SearchChange> changes = System.Threading.Channels.Channel.CreateUnbounded<SearchChange>(new() { SingleReader = true });
    readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long indexed, total;

    public bool IsReady => ready.Task.IsCompleted;

    /// <summary>Done when every case that stood in the database at the start is in.</summary>
    public Task Ready => ready.Task;

    /// <summary>From 0 to 100.</summary>
    public int Percent => IsReady ? 100 : (int)Math.Min(99, Volatile.Read(ref total) is > 0 and var all ? Volatile.Read(ref indexed) * 100 / all : 0);

    /// <summary>Empty: the index has no file.</summary>
    public string File => table.File;

    /// <summary>Cases whose dossier has all the words (from 3 letters as beginnings of words).</summary>
    /// <param name="exact">Cases that are known to match what was typed, found by look-up.</param>
    public async Task<SearchResult> FindAsync(string text, IReadOnlyDictionary<CaseNumber, MatchKinds>? exact = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var asked = text.Trim();
        var terms = SearchText.Terms(asked);
        if (terms.Count == 0) return new([], TooShort: true);
        await one.WaitAsync(stop);
        try
        {
            var hits = new Dictionary<CaseNumber, MatchKinds>(exact ?? Nothing);
            if (CprNumber.TryParse(asked, out var cpr))
            {
                // Whole words instead of beginnings, and only where such a number can stand: a few seeks.
                foreach (var (written, kind) in SearchText.Written(cpr))
                    foreach (var number in table.Find(written, Most + 1)) hits[number] = hits.GetValueOrDefault(number) | kind;
                return Newest(hits);
            }
            var query = SearchText.Query(terms, [.. SearchDocument.Places.Select(p => p.Place)]);
            if (SearchText.IsNumber(asked)) query = $"({query}) OR {SearchText.Query([SearchText.Digits(asked)], 'p', 'c')}";
            var found = table.Find(query, Most + 1);
            foreach (var number in found) hits.TryAdd(number, MatchKinds.None);
            if (found.Count > 0)
                foreach (var (place, kind) in SearchDocument.Places)
                    foreach (var number in table.FindBetween(In(place, terms, asked), found[0], found[^1]))
                        if (hits.TryGetValue(number, out var kinds)) hits[number] = kinds | kind;
            return Newest(hits);
        }
        finally { one.Release(); }
    }

    static SearchResult Newest(Dictionary<CaseNumber, MatchKinds> hits)
    {
        var newest = hits.OrderByDescending(h => h.Key).Select(h => new SearchHit(h.Key, h.Value)).ToList();
        return new([.. newest.Take(Most)], newest.Count > Most);
    }

    /// <summary>The cases in which somebody's name has a word that begins so. For the sample of the access log: tells numbers, no names.</summary>
    public async Task<IReadOnlySet<CaseNumber>> NamedAsync(string word, CancellationToken stop)
    {
        var terms = SearchText.Terms(word);
        if (terms.Count == 0) return new HashSet<CaseNumber>();
        await one.WaitAsync(stop);
        try { return table.Find(SearchText.Query(terms, 'n'), int.MaxValue).ToHashSet(); }
        finally { one.Release(); }
    }

    static string In(char place, IReadOnlyList<string> terms, string asked) =>
        place is 'p' or 'c' && SearchText.IsNumber(asked) ? SearchText.Query([SearchText.Digits(asked)], place) : SearchText.Query(terms, place);

    /// <summary>Tells that a case has changed; returns at once, the builder reads it again.</summary>
    public void Changed(CaseNumber number) => changes.Writer.TryWrite(new(number));

    /// <summary>Done when every change told so far is in.</summary>
    public Task SettledAsync(CancellationToken stop = default)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changes.Writer.TryWrite(new(null, reached));
        return reached.Task.WaitAsync(stop);
    }

    internal ChannelReader<SearchChange> Changes => changes.Reader;

    internal long Expected => Volatile.Read(ref total);

    internal void Expect(long cases) => Volatile.Write(ref total, cases);

    internal void MarkReady() => ready.TrySetResult();

    internal async Task ClearAsync(CancellationToken stop)
    {
        await one.WaitAsync(stop);
        try { table.Clear(); }
        finally { one.Release(); }
        Volatile.Write(ref indexed, 0);
    }

    /// <summary>Takes in cases that are not in yet, the newest first.</summary>
    internal async Task AddAsync(IReadOnlyList<SearchDocument> documents, CancellationToken stop)
    {
        // Inside one transaction the words are merged once; between the parts somebody who searches gets a turn.
        foreach (var (part, isFirst, isLast) in InParts(documents))
        {
            await one.WaitAsync(stop);
            try
            {
                if (isFirst) table.Begin();
                foreach (var document in part) table.Add(document);
                if (isLast) table.Commit();
            }
            finally { one.Release(); }
            Interlocked.Add(ref indexed, part.Length);
        }
    }

    static IEnumerable<(SearchDocument[] Part, bool IsFirst, bool IsLast)> InParts(IReadOnlyList<SearchDocument> documents)
    {
        var parts = documents.Chunk(100).ToList();
        return parts.Select((part, i) => (part, i == 0, i == parts.Count - 1));
    }

    internal async Task ReplaceAsync(IReadOnlyList<SearchDocument> documents, CancellationToken stop)
    {
        await one.WaitAsync(stop);
        try
        {
            table.Begin();
            foreach (var document in documents) table.Replace(document);
            table.Commit();
        }
        finally { one.Release(); }
    }

    public void Dispose()
    {
        table.Dispose();
        one.Dispose();
    }
}
