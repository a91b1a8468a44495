// Turns values of the domain into words: states and kinds, dates, numbers of working days.
using System.Globalization;
using Microsoft.Extensions.Localization;
using Ombud.App.Localisation;
using Ombud.Domain.Deadlines;

namespace Ombud.App.Components;

public static class Words
{
    extension(IStringLocalizer<Texts> t)
    {
        /// <summary>The word for a value of an enum: key "Word.CaseState.Received".</summary>
        public string Word<TEnum>(TEnum value) where TEnum : struct, Enum => t[$"Word.{typeof(TEnum).Name}.{value}"];

        /// <summary>All values of an enum as choices, in their order.</summary>
        public IReadOnlyList<Option<TEnum?>> Options<TEnum>() where TEnum : struct, Enum =>
            [.. Enum.GetValues<TEnum>().Select(value => new Option<TEnum?>(value, t.Word(value)))];

        public string WorkingDays(int count) => count == 1 ? t["Words.WorkingDay", count] : t["Words.WorkingDays", count];
        public string Days(int count) => count == 1 ? t["Words.Day", count] : t["Words.Days", count];

        public string Say(DeadlineStatus status) => status.Level switch
        {
            DeadlineLevel.Ample or DeadlineLevel.Soon => t["Words.Deadline.Left", t.WorkingDays(status.WorkingDays)],
            DeadlineLevel.Overdue => t["Words.Deadline.Over", t.WorkingDays(status.WorkingDays)],
            DeadlineLevel.Late => t["Words.Deadline.Late", t.WorkingDays(status.WorkingDays)],
            _ => t.Word(status.Level),
        };

        /// <summary>"09.41" today, "20.11. 14.05" this year, else with the year.</summary>
        public string Moment(DateTimeOffset instant, DateOnly today) => t.Moment(instant, today, "Words.TodayAt");

        /// <summary>The same after another word: "Sendt i dag 09.41".</summary>
        public string MomentAfter(DateTimeOffset instant, DateOnly today) => t.Moment(instant, today, "Words.TodayAt.After");

        string Moment(DateTimeOffset instant, DateOnly today, string ofToday)
        {
            var local = instant.InDenmark;
            var day = DateOnly.FromDateTime(local.DateTime);
            var time = local.ToString("HH.mm", CultureInfo.InvariantCulture);
            if (day == today) return t[ofToday, time];
            return local.ToString(day.Year == today.Year ? "dd.MM. HH.mm" : "dd.MM.yyyy HH.mm", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>25.11.2026, in both languages.</summary>
    public static string Date(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    public static string Weekday(DateOnly day) => day.ToString("dddd", CultureInfo.CurrentCulture);

    /// <summary>onsdag 25.11.2026, where a person must act.</summary>
    public static string DateWithWeekday(DateOnly day) => $"{Weekday(day)} {Date(day)}";

    /// <summary>25. november, as it is said.</summary>
    public static string DayAndMonth(DateOnly day) =>
        day.ToString(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "da" ? "d. MMMM" : "d MMMM", CultureInfo.CurrentCulture);

    /// <summary>Mandag 23. november 2026</summary>
    public static string LongDate(DateOnly day)
    {
        var danish = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "da";
        var text = day.ToString(danish ? "dddd d. MMMM yyyy" : "dddd d MMMM yyyy", CultureInfo.CurrentCulture);
        return char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
    }

    public static string Time(DateTimeOffset instant) => instant.InDenmark.ToString("HH.mm", CultureInfo.InvariantCulture);

    public static int Week(DateOnly day) => ISOWeek.GetWeekOfYear(day);

    /// <summary>K. Rønbo is KR; one word gives its first letter.</summary>
    public static string Initials(string name)
    {
        var parts = name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(parts is [] ? "?" : parts is [var only] ? only[..1] : $"{parts[0][0]}{parts[^1][0]}").ToUpperInvariant();
    }

    /// <summary>How a value is written in a form's field, the same in every language.</summary>
    public static string KeyOf<TValue>(TValue value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
