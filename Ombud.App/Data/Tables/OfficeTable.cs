// The office's own data: departments, outside bodies, people, targets, and the days on which it is closed.
using Microsoft.EntityFrameworkCore;
using Ombud.Domain.Cases;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Data.Tables;

public sealed class DepartmentRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }
    /// <summary>The department's id in the municipality's own register, if any.</summary>
    public string? ExternalId { get; set; }
    /// <summary>Eight digits: its mailbox of Digital Post.</summary>
    public string? Cvr { get; set; }
    public string? Address { get; set; }
    /// <summary>Used only if its domain is on the list of those that a letter may go to.</summary>
    public string? Email { get; set; }
    public bool IsActive { get; set; } = true;
}

/// <summary>Where a citizen can be sent; addresses and limits are data with the date on which somebody checked them.</summary>
public sealed class BodyRow
{
    public required string Code { get; set; }
    public required string Name { get; set; }
    public string? Contact { get; set; }
    public string? HowToComplain { get; set; }
    public int? AppealWeeks { get; set; }
    /// <summary>The exclusion grounds for which the body is suggested.</summary>
    public List<ExclusionGround> Grounds { get; set; } = [];
    public DateOnly CheckedOn { get; set; }
    public bool IsActive { get; set; } = true;
}

/// <summary>Display name and initials of a member of staff. Roles come from the sign-in, Role here is only a word on a page.</summary>
public sealed class StaffRow
{
    public required string Id { get; set; }
    public required string Name { get; set; }
    public required string Initials { get; set; }
    public required string Role { get; set; }
    /// <summary>Another name for the role on pages, such as "Vikar".</summary>
    public string? Title { get; set; }
    /// <summary>Where an adviser gets the morning's numbers; without one they get none.</summary>
    public string? Email { get; set; }
    public bool IsActive { get; set; } = true;
    /// <summary>Takes over where an adviser has a conflict of interest; one person at most.</summary>
    public bool IsSubstitute { get; set; }
}

/// <summary>The office's own target in working days for enquiries that the written-complaint promise does not cover.</summary>
public sealed class TargetRow
{
    public Channel Channel { get; set; }
    public int? Days { get; set; }
}

public sealed class ClosingRuleRow
{
    public OfficeClosingDay Day { get; set; }
    public bool IsClosed { get; set; }
}

/// <summary>Closed days of the office: holiday, illness, a single closing day. Both ends included.</summary>
public sealed class ClosureRow
{
    public long Id { get; set; }
    public DateOnly From { get; set; }
    public DateOnly To { get; set; }
    public ClosureReason Reason { get; set; }
}

public enum ClosureReason { Vacation, Illness, ClosingDay }

static class OfficeTables
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<DepartmentRow>().ToTable("Departments").HasKey(d => d.Code);
        model.Entity<BodyRow>().ToTable("Bodies").HasKey(b => b.Code);
        model.Entity<StaffRow>().ToTable("Staff").HasKey(s => s.Id);
        model.Entity<TargetRow>().ToTable("Targets").HasKey(t => t.Channel);
        model.Entity<ClosingRuleRow>().ToTable("ClosingRules").HasKey(r => r.Day);
        model.Entity<ClosureRow>().ToTable("Closures");
    }
}
