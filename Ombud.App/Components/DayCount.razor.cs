// Shows how a deadline was counted: one row a week, every day with its number or the reason why it does not count.
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Ombud.App.Localisation;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Components;

public sealed partial class DayCount
{
    [Parameter, EditorRequired] public required IReadOnlyList<CountedDay> Days { get; set; }
    [Parameter, EditorRequired] public DateOnly ReceivedOn { get; set; }
    [Parameter, EditorRequired] public DateOnly DueOn { get; set; }
    [Parameter, EditorRequired] public DateOnly Today { get; set; }

    // Tables have no Sunday-first weeks here: Monday first, two letters each.
    static IEnumerable<string> DayNames => Enumerable.Range(0, 7).Select(i => CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName((DayOfWeek)((i + 1) % 7))[..2]);

    IEnumerable<DateOnly[]> Weeks
    {
        get
        {
            var last = Days.Count == 0 || DueOn > Days[^1].Date ? DueOn : Days[^1].Date;
            for (var monday = MondayOf(ReceivedOn); monday <= last; monday = monday.AddDays(7))
                yield return [.. Enumerable.Range(0, 7).Select(monday.AddDays)];
        }
    }

    static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    CountedDay? Of(DateOnly day) => Days.FirstOrDefault(counted => counted.Date == day);

    string LookOf(DateOnly day)
    {
        var kind = Of(day)?.Kind;
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var look = kind is DayKind.Holiday or DayKind.ClosingDay or DayKind.Closure && !weekend ? "shut" : weekend ? "off" : "";
        return $"{look} {(day == Today ? "now" : "")} {(day == DueOn ? "due" : "")}".Trim();
    }

    string? Below(DateOnly day) => Of(day) switch
    {
        { Kind: DayKind.Received } => T["Components.DayCount.Number", 0].Value,
        { Number: { } number } => T["Components.DayCount.Number", number].Value,
        { Kind: DayKind.Holiday or DayKind.ClosingDay or DayKind.Closure } when day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) => T["Components.DayCount.Shut"].Value,
        _ => null,
    };

    string? Why(CountedDay? day) => day switch
    {
        { Holiday: { } holiday } => T.Word(holiday),
        { ClosingDay: { } closing } => T.Word(closing),
        { Kind: DayKind.Closure } => T.Word(DayKind.Closure),
        _ => null,
    };

    string Read(CountedDay day)
    {
        var what = Why(day) ?? (day.Number is { } number ? T["Components.DayCount.Number", number] : T.Word(day.Kind));
        var marks = (day.Date == Today ? $", {T["Components.DayCount.Today"]}" : "") + (day.Date == DueOn ? $", {T["Components.DayCount.Due"]}" : "");
        return $"{Words.DateWithWeekday(day.Date)}: {what}{marks}";
    }
}
