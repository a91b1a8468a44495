// The office's registers of requests and breaches: facts in clear, every text sealed in a table of its own.
using Microsoft.EntityFrameworkCore;
using Ombud.Domain.Registers;

namespace Ombud.App.Data.Tables;

public sealed class RequestRow
{
    /// <summary>The key of its number.</summary>
    public long Id { get; set; }
    public RequestKind Kind { get; set; }
    public DateOnly ReceivedOn { get; set; }
    public DateOnly DueOn { get; set; }
    public DateOnly? ToldOn { get; set; }
    public DateOnly? ExpectedOn { get; set; }
    public DateOnly? AnsweredOn { get; set; }
    public RequestAnswer? Answer { get; set; }
    /// <summary>The case that it is about, if any.</summary>
    public long? CaseId { get; set; }
    public required string Handler { get; set; }
    public DateTimeOffset AddedAt { get; set; }

    public OfficeRequest Facts() => OfficeRequest.Restore(Kind, ReceivedOn, DueOn, ToldOn, ExpectedOn, AnsweredOn, Answer);

    internal void Take(OfficeRequest it) =>
        (Kind, ReceivedOn, DueOn, ToldOn, ExpectedOn, AnsweredOn, Answer) = (it.Kind, it.ReceivedOn, it.DueOn, it.ToldOn, it.ExpectedOn, it.AnsweredOn, it.Answer);
}

public sealed class BreachRow
{
    /// <summary>The key of its number.</summary>
    public long Id { get; set; }
    public DateTimeOffset DiscoveredAt { get; set; }
    public BreachNotification? Notification { get; set; }
    public DateTimeOffset? NotifiedAt { get; set; }
    public PersonsDecision? Persons { get; set; }
    public DateOnly? PersonsOn { get; set; }
    /// <summary>The case whose data it is about, if it is one case.</summary>
    public long? CaseId { get; set; }
    public required string Handler { get; set; }
    public DateTimeOffset AddedAt { get; set; }

    public Breach Facts() => Breach.Restore(DiscoveredAt, Notification, NotifiedAt, Persons, PersonsOn);

    internal void Take(Breach it) =>
        (DiscoveredAt, Notification, NotifiedAt, Persons, PersonsOn) = (it.DiscoveredAt, it.Notification, it.NotifiedAt, it.Persons, it.PersonsOn);
}

/// <summary>A text of an entry, sealed with a key of the epoch. It is never replaced: a later one stands beside it.</summary>
public sealed class RegisterTextRow
{
    public Register Register { get; set; }
    public long EntryId { get; set; }
    /// <summary>1, 2, 3 in an entry, in the order of writing.</summary>
    public int Number { get; set; }
    public RegisterTextKind Kind { get; set; }
    public required string By { get; set; }
    public DateTimeOffset At { get; set; }
    public int Epoch { get; set; }
    public required byte[] Content { get; set; }
}

static class RegisterTables
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<RequestRow>(row =>
        {
            row.ToTable("OfficeRequests");
            row.Property(r => r.Id).ValueGeneratedNever();
            row.HasIndex(r => r.AnsweredOn);
            row.HasOne<CaseRow>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<BreachRow>(row =>
        {
            row.ToTable("Breaches");
            row.Property(b => b.Id).ValueGeneratedNever();
            row.HasOne<CaseRow>().WithMany().HasForeignKey(b => b.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<RegisterTextRow>(row =>
        {
            row.ToTable("RegisterTexts");
            row.HasKey(t => new { t.Register, t.EntryId, t.Number });
            row.HasIndex(t => t.Epoch);
        });
    }
}
