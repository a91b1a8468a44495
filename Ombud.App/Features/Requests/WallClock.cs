// A date and a time of day on the Danish wall clock, typed in two fields, as one instant.
using System.Globalization;
using Ombud.App.Localisation;
using Ombud.Domain;

namespace Ombud.App.Features.Requests;

static class WallClock
{
    static readonly string[] Patterns = ["H.mm", "H:mm", "HHmm", "%H"];

    /// <summary>As people type it: 9.41, 09:41, 0941 or 9.</summary>
    public static TimeOnly? TimeOf(string? text) =>
        TimeOnly.TryParseExact(text?.Trim(), Patterns, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>A time that a clock change brings twice is the first one: hours that run from it end sooner.</summary>
    public static DateTimeOffset? Read(DateOnly? day, string? time) => day is { } on && TimeOf(time) is { } at ? DanishTime.FirstFromDanish(on, at) : null;

    /// <param name="dayProblem">What the field of the date says itself.</param>
    public static IReadOnlyList<FieldProblem> ProblemsOf(string dayField, DateOnly? day, string? dayProblem, string timeField, string? time)
    {
        List<FieldProblem> problems = [];
        if (dayProblem is not null) problems.Add(new(dayField, Problem.NotADate));
        else if (day is null) problems.Add(new(dayField, Problem.Missing));
        if (string.IsNullOrWhiteSpace(time)) problems.Add(new(timeField, Problem.Missing));
        else if (TimeOf(time) is null) problems.Add(new(timeField, Problem.NotATime));
        return problems;
    }
}
