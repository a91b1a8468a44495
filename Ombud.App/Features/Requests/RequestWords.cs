// How the dates of requests and breaches explain themselves, each in one sentence.
using Microsoft.Extensions.Localization;
using Ombud.App.Components;
using Ombud.App.Localisation;
using Ombud.Domain.Deadlines;
using Ombud.Domain.Registers;

namespace Ombud.App.Features.Requests;

static class RequestWords
{
    extension(IStringLocalizer<Texts> t)
    {
        /// <summary>Why the answer is due on that day.</summary>
        public string Explain(OfficeRequest it)
        {
            var from = Words.Date(it.ReceivedOn);
            if (!it.Kind.IsOfDataSubject)
            {
                return it.ToldOn is not { } put ? t["Requests.Why.Documents", RequestDeadline.DocumentDays, from]
                    : it.DueOn == it.OriginalDueOn ? t["Requests.Why.ToldLate", Words.Date(put), Words.Date(it.ExpectedOn!.Value)]
                    : t["Requests.Why.Told", Words.Date(put), Words.Date(it.OriginalDueOn)];
            }
            if (it.ToldOn is { } told) return t["Requests.Why.Extended", from, Words.Date(told)];
            return it.DueOn.Day == it.ReceivedOn.Day ? t["Requests.Why.Month", from] : t["Requests.Why.ShortMonth", from];
        }

        /// <summary>Why the breach is due at that moment.</summary>
        public string Explain(Breach it) =>
            t[it.DiscoveredAt.InDenmark.Offset == it.DueAt.InDenmark.Offset ? "Requests.Why.Breach" : "Requests.Why.BreachClock", BreachDeadline.Hours, t.At(it.DiscoveredAt)];

        /// <summary>28.03.2026 kl. 23.30</summary>
        public string At(DateTimeOffset instant) => t["Requests.At", Words.Date(instant.DanishDate), Words.Time(instant)];

        public string Say(BreachStatus status) => (status.Level, status.Hours) switch
        {
            (DeadlineLevel.None, _) => t["Requests.Hours.NotNeeded"],
            (DeadlineLevel.InTime, _) => t["Requests.Hours.InTime"],
            (DeadlineLevel.Late, _) => t["Requests.Hours.Late", t.Hours(status.Hours)],
            (DeadlineLevel.Overdue, _) => t["Requests.Hours.Over", t.Hours(status.Hours)],
            _ => t["Requests.Hours.Left", t.Hours(status.Hours)],
        };

        public string Hours(int count) => count switch { 0 => t["Requests.Hours.None"], 1 => t["Requests.Hours.One"], _ => t["Requests.Hours.Many", count] };
    }

    /// <summary>The key under which what is typed about an entry is kept.</summary>
    public static string DraftOf(string form, RegisterNumber number) => $"{form}-{number}".ToLowerInvariant();
}
