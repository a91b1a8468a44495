// The last day to appeal a decision in words, with the care that it takes.
using Microsoft.Extensions.Localization;
using Ombud.App.Desk;
using Ombud.App.Localisation;
using Ombud.Domain.Cases;

namespace Ombud.App.Components;

public static class AppealWords
{
    extension(IStringLocalizer<Texts> t)
    {
        /// <summary>Klagefrist udløber fredag 04.12.2026; one that is over is said to be over.</summary>
        public string Say(AppealLimit limit, DateOnly today)
        {
            ArgumentNullException.ThrowIfNull(limit);
            return limit.IsOverOn(today) ? t["Components.Appeal.Over", Words.DateWithWeekday(limit.LastDay)] : t["Components.Appeal.Expires", Words.DateWithWeekday(limit.LastDay)];
        }

        /// <summary>From what it was counted, and that the decision's own guidance decides.</summary>
        public string Explain(AppealLimit limit, OfficeData office)
        {
            ArgumentNullException.ThrowIfNull(limit);
            ArgumentNullException.ThrowIfNull(office);
            return limit.Body is { } body
                ? t["Components.Appeal.Counted", Words.Date(limit.ReceivedOn), limit.Weeks, office.NameOf(body)]
                : t["Components.Appeal.Usual", Words.Date(limit.ReceivedOn), limit.Weeks];
        }

        /// <summary>The bodies that have a limit in weeks.</summary>
        public IReadOnlyList<Option<string>> AppealBodies(OfficeData office) =>
            [.. (office ?? throw new ArgumentNullException(nameof(office))).Bodies.Where(b => b is { IsActive: true, AppealWeeks: not null }).Select(b => new Option<string>(b.Code, t["Components.Appeal.Body", b.Name, b.AppealWeeks!]))];
    }
}
