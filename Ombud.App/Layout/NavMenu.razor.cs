// The main menu: each role sees only its own entries. Below 1280 px it is a panel behind the button "Menu".
using Ombud.App.Identity;

namespace Ombud.App.Layout;

public sealed partial class NavMenu
{
    sealed record Group(string Key, string Policy, IReadOnlyList<Entry> Entries);

    sealed record Entry(string Key, string Address, string Icon, string Policy, bool Outside = false);

    static readonly IReadOnlyList<Group> Groups =
    [
        new("", Policies.SignedIn,
        [
            new("Today", "/", Icons.Day, Policies.SignedIn),
            new("Board", "/board", Icons.Board, Policies.Adviser),
            new("Intake", "/intake", Icons.Phone, Policies.Registers),
            new("Search", "/search", Icons.Search, Policies.Adviser),
            new("Outbox", "/post", Icons.Mail, Policies.Adviser),
            new("Journal", "/journal", Icons.Document, Policies.Adviser),
        ]),
        new("Learning", Policies.Reports,
        [
            new("Sla", "/reports/sla", Icons.Chart, Policies.Reports),
        ]),
        new("Control", Policies.SignedIn,
        [
            new("Review", "/review", Icons.Archive, Policies.Adviser),
            new("Requests", "/requests", Icons.Scale, Policies.ReadsRegisters),
            new("Calendar", "/calendar", Icons.Calendar, Policies.ReadsCalendar),
            new("AccessLog", "/access-log", Icons.Eye, Policies.ReadsAccessLog),
            new("Settings", "/settings", Icons.Settings, Policies.Adviser),
            new("Jobs", "/hangfire", Icons.Jobs, Policies.Adviser, Outside: true),
        ]),
    ];
}
