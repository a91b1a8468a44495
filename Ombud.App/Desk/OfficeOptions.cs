// What the office is called and what it promises.
using System.ComponentModel.DataAnnotations;

namespace Ombud.App.Desk;

/// <summary>The section "Office" of the settings.</summary>
public sealed class OfficeOptions
{
    /// <summary>Stands in the answer to a request for access.</summary>
    public string? Name { get; set; }
    /// <summary>Stand in the head of letters.</summary>
    public string? Address { get; set; }
    public string? Phone { get; set; }
    /// <summary>How the municipality's data protection officer is reached; stands in letters about personal data.</summary>
    public string? DataProtectionContact { get; set; }
    /// <summary>True has that answer say that nothing is sent to countries outside the EU and the EEA; where Ombud and its backups run, the office knows alone.</summary>
    public bool? DataStaysInEu { get; set; }
    /// <summary>The share of answers in time that the report measures against, in percent.</summary>
    [Range(1, 100)] public int OnTimeTarget { get; set; } = 90;
    /// <summary>Whether advisers may have their deadlines fetched by their own calendar, at an address that is a secret.</summary>
    public bool CalendarFeed { get; set; } = true;
}
