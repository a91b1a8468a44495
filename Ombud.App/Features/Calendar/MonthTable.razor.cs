// One month as a small table: Monday first, week numbers, and each day that is no working day with its reason.
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Features.Calendar;

public sealed partial class MonthTable
{
    [Parameter, EditorRequired] public DateOnly Month { get; set; }
    [Parameter, EditorRequired] public required WorkingCalendar Calendar { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<ClosureRow> Closures { get; set; }
    [Parameter, EditorRequired] public DateOnly Today { get; set; }

    static IEnumerable<string> DayNames => Enumerable.Range(1, 7).Select(i => CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName((DayOfWeek)(i % 7)));

    string SayMonth()
    {
        var name = CultureInfo.CurrentUICulture.DateTimeFormat.GetMonthName(Month.Month);
        return char.ToUpper(name[0], CultureInfo.CurrentUICulture) + name[1..];
    }

    public static string? LookOf(DayKind kind) => kind switch
    {
        DayKind.Holiday => "holiday",
        DayKind.ClosingDay => "closing",
        DayKind.Closure => "away",
        DayKind.Weekend => "weekend",
        _ => null,
    };

    string Look(DateOnly day) => $"{LookOf(Calendar.Classify(day))} {(day == Today ? "now" : null)}".Trim();

    /// <summary>5 June 2028 has two names: 2. pinsedag and Grundlovsdag.</summary>
    string? Why(DateOnly day)
    {
        string?[] names =
        [
            DanishHolidays.On(day) is { } holiday ? T.Word(holiday) : null,
            Calendar.ClosingDayOn(day) is { } closing ? T.Word(closing) : null,
            Calendar.Classify(day) is DayKind.Closure && Closures.FirstOrDefault(c => c.From <= day && day <= c.To) is { } closure ? T.Word(closure.Reason) : null,
        ];
        return names.Any(name => name is not null) ? string.Join(", ", names.Where(name => name is not null)) : null;
    }
}
