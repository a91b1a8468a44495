// Adds a breach: when it was discovered on the Danish wall clock, and until when the authority must be notified.
using Ombud.App.Components;
using Ombud.App.Data.Tables;
using Ombud.App.Desk;
using Ombud.App.Identity;
using Ombud.App.Localisation;
using Ombud.Domain;
using Ombud.Domain.Registers;

namespace Ombud.App.Features.Requests;

public sealed partial class AddBreachDialog
{
    static readonly (string Id, string Label)[] Fields =
    [
        ("discoveredOn", "Requests.Field.DiscoveredOn"), ("discoveredAt", "Requests.Field.Time"), ("description", "Requests.Field.Happened"),
        ("consequences", "Requests.Field.Consequences"), ("measures", "Requests.Field.Measures"), ("case", "Requests.Field.Case"), ("handler", "Requests.Field.Handler"),
    ];

    Refused refused = null!;
    IReadOnlyList<StaffRow> staff = [];
    RegisterEntry? made;
    DateOnly? day;
    string? time, description, consequences, measures, about, dayProblem;
    string handler = "";

    Breach? Preview => WallClock.Read(day, time) is { } at ? Breach.Discover(at, Clock.GetUtcNow()).Found : null;

    IReadOnlyList<Option<string>> Handlers => [.. staff.Where(s => s.IsActive && s.Role == Roles.Adviser).Select(s => new Option<string>(s.Id, s.Name))];

    protected override void OnInitialized() => (refused, day, handler) = (new(T), Clock.DanishToday, User.Required.Id.Value);

    protected override async Task OnInitializedAsync() => staff = (await Office.GetAsync()).Staff;

    async Task<Refusal?> SaveAsync()
    {
        if (WallClock.ProblemsOf("discoveredOn", day, dayProblem, "discoveredAt", time) is { Count: > 0 } problems) return new Refusal.InvalidInput(problems);
        (made, var no) = await Desk.AddAsync(new NewBreach(WallClock.Read(day, time), description, consequences, measures, about, handler));
        return no;
    }
}
