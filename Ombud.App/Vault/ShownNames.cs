// The names of those whom many cases are about, while a page shows them: right checked, each case logged, then that one record of it opened.
using System.Collections.Immutable;
using Ombud.App.Data.Tables;
using Ombud.App.Identity;
using Ombud.Domain.Cases;

namespace Ombud.App.Vault;

/// <param name="IsUnreadable">There is a name that cannot be opened.</param>
public sealed record PartyName(string? Name, bool IsAnonymous, bool IsUnreadable)
{
    public override string ToString() => nameof(PartyName);
}

/// <summary>Each page has its own. A case is logged once from switching on to switching off, however often its name is read anew.</summary>
public sealed class ShownNames(Dossiers dossiers, Rights rights, AccessLog log, CurrentUser user)
{
    Showing? now;

    sealed class Showing
    {
        public readonly HashSet<CaseNumber> Asked = [];
        public ImmutableDictionary<CaseNumber, PartyName> Names = ImmutableDictionary<CaseNumber, PartyName>.Empty;
    }

    public bool AreOn => now is not null;

    /// <summary>The same as long as none came in.</summary>
    public IReadOnlyDictionary<CaseNumber, PartyName> All => now?.Names ?? ImmutableDictionary<CaseNumber, PartyName>.Empty;

    /// <summary>Opens the names of these cases, all in one turn. False: no right to see any, or they were hidden meanwhile.</summary>
    public async Task<bool> ShowAsync(IReadOnlyCollection<CaseNumber> numbers, CancellationToken stop = default)
    {
        if (user.Actor is not { } actor)
        {
            Hide();
            return false;
        }
        var mine = now ??= new();
        try
        {
            var fresh = numbers.Where(mine.Asked.Add).ToHashSet();
            var closed = await rights.ClosedAsync(numbers, stop);
            if (fresh.Count > 0) await log.WriteAsync(actor, [.. fresh.Select(number => new Look(closed.Contains(number) ? AccessAct.Refused : AccessAct.Read, Purpose.Names, number))]);
            // What somebody else has asked for and not got yet may not be in the log so far.
            var open = numbers.Where(number => !closed.Contains(number) && (fresh.Contains(number) || mine.Names.ContainsKey(number))).ToList();
            var read = await ReadAsync(open, stop);
            // Only now: another call may have brought names while this one read.
            mine.Names = mine.Names.RemoveRange(closed).SetItems(read);
            if (mine.Names.IsEmpty && closed.Count > 0) Hide();
        }
        catch
        {
            Hide();
            throw;
        }
        return now == mine;
    }

    /// <summary>The names that are shown are being printed: a row for each case. False: none are shown.</summary>
    public async Task<bool> PrintedAsync()
    {
        if (user.Actor is not { } actor || All.Count == 0) return false;
        await log.WriteAsync(actor, [.. All.Keys.Select(number => new Look(AccessAct.Print, Purpose.Names, number))]);
        return true;
    }

    /// <summary>Nothing of them stays in memory.</summary>
    public void Hide() => now = null;

    async Task<IEnumerable<KeyValuePair<CaseNumber, PartyName>>> ReadAsync(IReadOnlyCollection<CaseNumber> numbers, CancellationToken stop) =>
        from read in await dossiers.ReadPartiesAsync(numbers, stop)
        select KeyValuePair.Create(read.Number, new PartyName(read.Content.Party.Name, read.Content.Party.Anonymous, read.Content.Unreadable.Count > 0));
}
