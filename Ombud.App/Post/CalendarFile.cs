// Files that calendar programmes read (iCalendar, RFC 5545). What stands in them comes from the caller, who sees to it that it names nobody.
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Ombud.App.Post;

/// <param name="Id">The same each time for the same thing, so that a programme changes its entry and adds no second one.</param>
/// <param name="Revision">Grows with each change.</param>
public sealed record CalendarEntry(string Id, string Summary, string? Description, int Revision, DateTimeOffset ChangedAt, Uri? Link = null, string? Place = null)
{
    /// <summary>For something that lasts all day.</summary>
    public DateOnly? On { get; init; }
    /// <summary>For something at a time.</summary>
    public DateTimeOffset? At { get; init; }
    public TimeSpan Lasts { get; init; } = TimeSpan.FromHours(1);
}

public static class CalendarFile
{
    public const string Type = "text/calendar";

    const string Maker = "-//Ombud//Ombud//DA";
    const string RefreshAfter = "PT1H";

    /// <summary>What a programme subscribes to and fetches again: no METHOD, for it is no message.</summary>
    public static string Feed(string name, IEnumerable<CalendarEntry> entries)
    {
        var calendar = Of(entries);
        calendar.AddProperty("X-WR-CALNAME", name);
        var refresh = new CalendarProperty("REFRESH-INTERVAL", RefreshAfter);
        refresh.AddParameter("VALUE", "DURATION");
        calendar.AddProperty(refresh);
        calendar.AddProperty("X-PUBLISHED-TTL", RefreshAfter); // what Outlook reads instead
        return Write(calendar);
    }

    /// <summary>One entry that somebody is handed, to take it into their calendar; nobody is asked to answer.</summary>
    public static string Invitation(CalendarEntry entry)
    {
        var calendar = Of([entry]);
        calendar.Method = CalendarMethods.Publish;
        return Write(calendar);
    }

    static Ical.Net.Calendar Of(IEnumerable<CalendarEntry> entries)
    {
        var calendar = new Ical.Net.Calendar { ProductId = Maker };
        foreach (var entry in entries) calendar.Events.Add(EventOf(entry));
        return calendar;
    }

    static string Write(Ical.Net.Calendar calendar) => new CalendarSerializer().SerializeToString(calendar)!;

    static CalendarEvent EventOf(CalendarEntry entry)
    {
        var changed = Instant(entry.ChangedAt);
        var made = new CalendarEvent
        {
            Uid = entry.Id,
            Summary = entry.Summary,
            Description = entry.Description,
            Location = entry.Place,
            Url = entry.Link,
            Sequence = entry.Revision,
            // Without a METHOD the stamp is the last change: the same facts make the same file.
            DtStamp = changed,
            LastModified = changed,
            Class = "PRIVATE",
        };
        if (entry.At is { } at)
        {
            made.DtStart = Instant(at);
            made.DtEnd = Instant(at + entry.Lasts);
        }
        else if (entry.On is { } day)
        {
            made.DtStart = new CalDateTime(day);
            made.DtEnd = new CalDateTime(day.AddDays(1));
            made.Transparency = TransparencyType.Transparent; // nobody is busy all day for it
        }
        return made;
    }

    /// <summary>In UTC, to the second.</summary>
    static CalDateTime Instant(DateTimeOffset at) => new(at.UtcDateTime.AddTicks(-(at.UtcDateTime.Ticks % TimeSpan.TicksPerSecond)), CalDateTime.UtcTzId);
}
