// The deadlines of a feed in words: when an answer or a notice is due, who was promised a call, which meeting is planned. Facts alone.
using System.Globalization;
using Microsoft.Extensions.Localization;
using Ombud.App.Components;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.App.Post;
using Ombud.Domain.Cases;

namespace Ombud.App.Features.Calendar;

public static class FeedEntries
{
    /// <param name="site">Where the app stands, to lead on to the case, which asks for the sign-in.</param>
    public static IEnumerable<CalendarEntry> Of(IEnumerable<FeedCase> cases, OfficeData office, Uri site, IStringLocalizer<Texts> t) =>
        cases.SelectMany(one => Of(one, office, site, t));

    static IEnumerable<CalendarEntry> Of(FeedCase one, OfficeData office, Uri site, IStringLocalizer<Texts> t)
    {
        var facts = one.Facts;
        var what = Describe(facts, office, t);
        if (facts is { IsWaited: true, DueOn: { } due })
        {
            yield return Day("answer", due, "Calendar.Feed.AnswerBy");
            // A later date holds only if the citizen was told of it by the first one.
            if (facts is { ToldOn: null, OriginalDueOn: { } first } && first < due) yield return Day("notice", first, "Calendar.Feed.NoticeBy");
        }
        if (facts.CallBackOn is { } call) yield return Day("call", call, "Calendar.Feed.CallBack");
        if (facts is { NextMeetingKind: { } kind, NextMeetingAt: { } at })
            yield return Entry("meeting", at.UtcDateTime.ToString("yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture), t["Calendar.Feed.Meeting", t.Word(kind), facts.Number]) with { At = at };

        CalendarEntry Day(string of, DateOnly on, string key) =>
            Entry(of, on.ToString("yyyyMMdd", CultureInfo.InvariantCulture), t[key, facts.Number]) with { On = on };

        CalendarEntry Entry(string of, string when, string summary) =>
            new($"{facts.Number}-{of}-{when}@ombud", summary, what, facts.Version, one.ChangedAt, new Uri(site, $"cases/{facts.Number}"));
    }

    static string Describe(CaseFacts facts, OfficeData office, IStringLocalizer<Texts> t) => string.Join('\n', (string[])
    [
        t["Calendar.Feed.Kind", t.Word(facts.Kind)],
        t["Calendar.Feed.Theme", t.Word(facts.Theme)],
        .. facts.Department is { } code ? [t["Calendar.Feed.Department", office.NameOf(new DepartmentCode(code))].Value] : Array.Empty<string>(),
    ]);
}
