// What writers were told is saved, and whether a database still knows it.
using Microsoft.EntityFrameworkCore;
using Ombud.App.Data;
using Ombud.Domain.Cases;

namespace Ombud.Tests.Fixtures;

sealed class Told
{
    readonly HashSet<string> opened = [];
    readonly Dictionary<string, int> changed = [];

    public int Count { get; private set; }

    /// <param name="line">As a victim says it.</param>
    public void Add(string line)
    {
        if (line is Victim.Ready or Victim.Done) return;
        Count++;
        var (number, rest) = line.Split(' ') is [var of, var what] ? (of, what) : (line, "");
        if (rest == Victim.Changed) changed[number] = changed.GetValueOrDefault(number) + 1;
        else if (!opened.Add(number)) throw new InvalidOperationException($"{number} was given twice.");
    }

    /// <summary>How much of it the database has lost.</summary>
    public async Task<int> LostAsync(OmbudDb db)
    {
        var there = (await db.Cases.Select(c => c.Id).ToListAsync()).Select(id => CaseNumber.FromKey(id).ToString()).ToHashSet();
        var changes = (await db.Events.Where(e => e.Body.Contains("flags-set")).Select(e => e.CaseId).ToListAsync()).CountBy(id => CaseNumber.FromKey(id).ToString()).ToDictionary();
        return opened.Count(number => !there.Contains(number)) + changed.Sum(told => Math.Max(0, told.Value - changes.GetValueOrDefault(told.Key)));
    }
}
