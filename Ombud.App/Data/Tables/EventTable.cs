// The history of all cases in the order in which it happened, and the counters that numbers and positions come from.
using Microsoft.EntityFrameworkCore;
using Ombud.Domain;
using Ombud.Domain.Registers;

namespace Ombud.App.Data.Tables;

/// <summary>One event. Position is global and without gaps; (CaseId, Sequence) is the version that the event made.</summary>
public sealed class EventRow
{
    public long Position { get; set; }
    public long CaseId { get; set; }
    public int Sequence { get; set; }
    public DateTimeOffset At { get; set; }
    public required string By { get; set; }
    public required string Role { get; set; }
    /// <summary>The event as JSON; facts only.</summary>
    public required string Body { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<EventRow>(row =>
    {
        row.ToTable("Events");
        row.HasKey(e => e.Position);
        row.Property(e => e.Position).ValueGeneratedNever();
        // Two writers of one version cannot both commit.
        row.HasIndex(e => new { e.CaseId, e.Sequence }).IsUnique();
    });
}

/// <summary>A running number that is taken inside the transaction that uses it, so that a rollback leaves no gap.</summary>
public sealed class CounterRow
{
    public const string Position = "position";
    public static string CasesOf(int year) => $"cases-{year}";
    public static string RegisterOf(Register register, int year) => $"{Kebab.Of(register)}-{year}";

    public required string Name { get; set; }
    public long Value { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<CounterRow>(row =>
    {
        row.ToTable("Counters");
        row.HasKey(c => c.Name);
    });
}

/// <summary>A registration that was answered: asked again with the same key, it is answered the same.</summary>
public sealed class RetryKeyRow
{
    public required string Key { get; set; }
    /// <summary>A keyed hash of the request, so that a key used for something else is noticed.</summary>
    public required byte[] Request { get; set; }
    public long CaseId { get; set; }
    public DateOnly? DueOn { get; set; }
    public DateTimeOffset At { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<RetryKeyRow>(row =>
    {
        row.ToTable("RetryKeys");
        row.HasKey(k => k.Key);
    });
}
