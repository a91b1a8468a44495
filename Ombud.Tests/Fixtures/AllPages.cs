// Every page of the app, an address to see it at, and who may open it. A page without a row fails the tests that use it.
using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Ombud.Tests.Fixtures;

/// <param name="Route">As the page declares it.</param>
/// <param name="Address">With {case} where the number of a case stands; that case has the letter <see cref="AllPages.Letter"/>.</param>
/// <param name="Roles">Who may open it; everybody signed in or not when <paramref name="IsPublic"/>.</param>
sealed record PageRow(string Route, string Address, string[] Roles, bool IsPublic = false)
{
    public string At(string number) => Address.Replace("{case}", number, StringComparison.Ordinal);

    public override string ToString() => Route;
}

static class AllPages
{
    /// <summary>A letter of the case at hand.</summary>
    public static readonly Guid Letter = Guid.Parse("019ab3c2-7d51-7c04-9f2e-4b8f5a6d1e30");

    public static readonly string[] Roles = ["adviser", "intake", "supervisor", "dpo"];

    public static readonly IReadOnlyList<PageRow> Table =
    [
        new("/", "/", Roles),
        new("/board", "/board", ["adviser"]),
        new("/intake", "/intake", ["adviser", "intake"]),
        new("/cases/{Text}", "/cases/{case}", ["adviser"]),
        new("/cases/{Text}/letters/{Id:guid}/print", $"/cases/{{case}}/letters/{Letter}/print", ["adviser"]),
        new("/search", "/search", ["adviser"]),
        new("/post", "/post", ["adviser"]),
        new("/journal", "/journal", ["adviser"]),
        new("/post/incoming", "/post/incoming", ["adviser"]),
        new("/review", "/review", ["adviser"]),
        new("/settings", "/settings", ["adviser"]),
        new("/settings/templates/{Kind}", "/settings/templates/extension-notice", ["adviser"]),
        new("/requests", "/requests", ["adviser", "dpo"]),
        new("/calendar", "/calendar", ["adviser", "intake", "supervisor"]),
        new("/reports/sla", "/reports/sla", ["adviser", "supervisor"]),
        new("/access-log", "/access-log", ["adviser", "dpo"]),
        new("/sign-in", "/sign-in", Roles, IsPublic: true),
        new("/not-found", "/not-found", Roles, IsPublic: true),
        new("/denied", "/denied", Roles, IsPublic: true),
    ];

    /// <summary>What the code declares, to be compared with the table.</summary>
    public static IEnumerable<string> Declared => typeof(Program).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template);

    /// <summary>Each page with each role that sees it; a public one once, as the adviser or as nobody.</summary>
    public static TheoryData<string, string> Views()
    {
        var views = new TheoryData<string, string>();
        foreach (var page in Table)
            foreach (var role in page.IsPublic ? [page.Route is "/sign-in" ? "nobody" : "adviser"] : page.Roles) views.Add(page.Route, role);
        return views;
    }

    public static PageRow Row(string route) => Table.Single(page => page.Route == route);
}
