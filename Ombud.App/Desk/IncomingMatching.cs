// Which case a message may belong to, and how sure that is: by what it answers, by its sender, or by a number in its subject.
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.App.Data.Tables;
using Ombud.App.Post;
using Ombud.App.Vault;
using Ombud.Domain.Cases;
using Ombud.Domain.Incoming;

namespace Ombud.App.Desk;

/// <summary>No more than a suggestion: a person decides. Nothing is told to the sender, whatever they guess at.</summary>
static partial class IncomingMatching
{
    /// <summary>More numbers in a subject are no hint any more.</summary>
    const int MostNumbers = 10;

    public static async Task<(IncomingMatch Match, CaseNumber? Case)> OfAsync(IncomingMessage message, IDbContextFactory<OmbudDb> dbs, Lookups lookups, CancellationToken stop)
    {
        await using var db = await dbs.CreateDbContextAsync(stop);
        // What was erased belongs to nobody any more.
        var cases = db.Cases.Where(c => c.ErasedOn == null);
        Guid[] answers = [.. message.Answers];
        if (answers.Length > 0
            && await db.Outbox.Where(o => EF.Parameter(answers).Contains(o.MessageId) && cases.Any(c => c.Id == o.CaseId)).OrderByDescending(o => o.At).Select(o => (long?)o.CaseId).FirstOrDefaultAsync(stop) is { } answered)
            return (IncomingMatch.Reply, CaseNumber.FromKey(answered));

        long[] named = [.. message.Cases.SelectMany(NumbersIn).Distinct().Take(MostNumbers)];
        var bySender = message.Cpr is not null ? await lookups.FindAsync(LookupField.Cpr, message.Cpr, stop) : await lookups.FindAsync(LookupField.Email, message.Email, stop);
        long[] keys = [.. bySender.Select(number => number.Key)];
        if (await cases.Where(c => EF.Parameter(keys).Contains(c.Id)).OrderByDescending(c => c.IsOpen).ThenByDescending(c => c.Id).Select(c => c.Id).ToListAsync(stop) is { Count: > 0 } known)
        {
            var sure = message.Cpr is not null ? IncomingMatch.Sender : IncomingMatch.SenderAddress;
            if (named.FirstOrDefault(known.Contains) is > 0 and var both) return (sure, CaseNumber.FromKey(both));
            return (known.Count == 1 ? sure : IncomingMatch.OneOfSeveral, CaseNumber.FromKey(known[0]));
        }
        return await cases.Where(c => EF.Parameter(named).Contains(c.Id)).OrderByDescending(c => c.Id).Select(c => (long?)c.Id).FirstOrDefaultAsync(stop) is { } alone
            ? (IncomingMatch.NumberAlone, CaseNumber.FromKey(alone))
            : (IncomingMatch.None, null);
    }

    static IEnumerable<long> NumbersIn(string text) =>
        from Match found in Number().Matches(text)
        let read = CaseNumber.TryParse(found.Value, out var number) ? number : (CaseNumber?)null
        where read is not null
        select read.Value.Key;

    [GeneratedRegex("(?<![0-9-])20[0-9]{2}-[0-9]{1,7}(?![0-9-])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
